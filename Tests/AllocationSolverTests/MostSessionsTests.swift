import GLPKSolver
import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

@Suite struct MostSessionsTests {
  /// The number that is said is the optimum of sessions alone, which no rule can exceed.
  @Test(arguments: UInt64(1)...6) func noRuleGivesMore(seed: UInt64) async throws {
    let scenario = try SmallScenarioGenerator(seed: seed).scenario()
    var given: [Int] = []
    var most: Int?
    for name in ["need", "coverage", "residence"] {
      let policy = try #require(Policy.named(name, mostOwed: scenario.mostOwed))
      let planner = Planner(
        scenario, try Valuation(policy: policy, scenario: scenario), solver: GLPKSolver())
      let plan = try await planner.plan(PlanningRequest(strategy: .exact)).plan
      given.append(plan.sessions.count)
      most = await planner.mostSessions(
        startingFrom: plan, PlanningRequest(strategy: .exact))
    }
    let bound = try #require(most)
    #expect(given.allSatisfy { $0 <= bound }, "\(given) against \(bound)")
    let own = Policy(name: "sessions", tiers: [PolicyTier(.sessions)])
    let best = try await Planner(
      scenario, try Valuation(policy: own, scenario: scenario), solver: GLPKSolver()
    ).plan(PlanningRequest(strategy: .exact))
    #expect(best.certificate.tiers.first?.value == bound)
  }
}
