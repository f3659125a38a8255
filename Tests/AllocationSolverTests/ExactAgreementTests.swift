import AllocationSolver
import GLPKSolver
import Kezek
import KezekTesting
import Testing

/// The exact strategy against direct enumeration.
@Suite struct ExactAgreementTests {
  @Test func agrees() async throws {
    var compared = 0
    for seed in UInt64(1)...UInt64(60) {
      for family in ConstraintFamily.allCases {
        let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
        for name in ["need", "coverage"] {
          guard let policy = Policy.named(name, mostOwed: scenario.mostOwed) else { continue }
          let valuation = try Valuation(policy: policy, scenario: scenario)
          guard var oracle = try? BruteForceOracle(scenario) else { continue }
          let best = oracle.optimum(of: valuation)
          var found: [Int]?
          do {
            let outcome = try await Planner(scenario, valuation, solver: GLPKSolver())
              .plan(PlanningRequest())
            found = outcome.certificate.tiers.map(\.value)
          } catch PlanningError.contradictoryPins {
            found = nil
          } catch {
            print("seed \(seed) family \(family) policy \(name): \(error)")
            Issue.record("\(error)")
            continue
          }
          compared += 1
          if found != best?.values {
            print("seed \(seed) family \(family) policy \(name): \(found ?? []) vs \(best?.values ?? [])")
            Issue.record("disagree")
          }
        }
      }
    }
    print("compared \(compared)")
    #expect(compared > 1000)
  }
}
