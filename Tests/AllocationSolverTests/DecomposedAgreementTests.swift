import AllocationSolver
import GLPKSolver
import Kezek
import KezekTesting
import Testing

/// The decomposed strategy against direct enumeration: value ≤ optimum ≤ bound.
@Suite struct DecomposedAgreementTests {
  @Test func brackets() async throws {
    var compared = 0
    var closed = 0
    for seed in UInt64(1)...UInt64(12) {
      for family in ConstraintFamily.allCases {
        let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
        for name in ["need", "coverage", "residence"] {
          guard let policy = Policy.named(name, mostOwed: scenario.mostOwed) else { continue }
          let valuation = try Valuation(policy: policy, scenario: scenario)
          guard var oracle = try? BruteForceOracle(scenario),
            let best = oracle.optimum(of: valuation)
          else { continue }
          do {
            let outcome = try await Planner(scenario, valuation, solver: GLPKSolver())
              .plan(PlanningRequest(strategy: .decomposed, workLimit: 30))
            compared += 1
            for (tier, optimum) in zip(outcome.certificate.tiers, best.values) {
              let text = "seed \(seed) \(family) \(name) tier \(tier.name): \(tier) vs \(optimum)"
              if tier.value > optimum || (tier.bound ?? .max) < optimum {
                print(text)
                Issue.record("\(text)")
              }
              if tier.value < optimum { break }
              if tier.status == .closed { closed += 1 }
            }
          } catch {
            print("seed \(seed) family \(family) policy \(name): \(error)")
            Issue.record("\(error)")
          }
        }
      }
    }
    print("compared \(compared), tiers closed \(closed)")
    #expect(compared > 500)
  }
}
