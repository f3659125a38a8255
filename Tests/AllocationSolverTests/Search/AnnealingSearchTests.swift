import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// What a round gives out is the best that it was at, however far it went from there.
@Suite struct AnnealingSearchTests {
  @Test(arguments: UInt64(1)...24)
  func theBestIsThatOfAllStates(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let families = random.sample(random.integer(in: 1...4), of: ConstraintFamily.allCases)
    let scenario = try SmallScenarioGenerator(seed: 9100 + seed).scenario(families: families)
    let candidates = Candidates(scenario)
    let queue = QueueStrategy(candidates).outcome().plan
    let verifier = PlanVerifier(scenario)
    let schedule = try #require(ScheduleState(queue, candidates), "seed \(seed)")
    guard verifier.verify(queue).violations.isEmpty else { return }
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let tiers = try Valuation(policy: policy, scenario: scenario).tiers
    let recreation = Recreation(
      candidates, schedule.tables, prices: SlotPrices(candidates), tiers: tiers,
      weights: tiers.map { _ in 1 }, unit: 1, seed: seed)
    let start = SearchState(schedule, tiers, recreation.prices)
    var search = AnnealingSearch(
      start, candidates, recreation: recreation, tiers: tiers, tier: 0, floors: [], unit: 1,
      seed: seed)
    for round in 1...3 {
      var highest = search.best.values[0]
      search.restart()
      search.round(steps: 150, target: nil) { value in
        #expect(value > highest, "seed \(seed), round \(round)")
        highest = value
      } spent: {
        0
      }
      let best = search.best
      #expect(best.values[0] == highest, "seed \(seed), round \(round)")
      let plan = best.schedule.plan(candidates)
      #expect(verifier.verify(plan).violations.isEmpty, "seed \(seed), round \(round)")
      let values = tiers.map { PlanValue(of: plan, in: scenario).value(of: $0) }
      #expect(best.values == values, "seed \(seed), round \(round)")
    }
  }
}
