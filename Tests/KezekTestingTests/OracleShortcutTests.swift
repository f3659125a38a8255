import Foundation
import Kezek
import KezekTesting
import PlanVerification
import Testing

/// The oracle's shortcuts lose nothing: the verifier alone, over every plan, finds the same best.
@Suite struct OracleShortcutTests {
  @Test(arguments: ConstraintFamily.allCases)
  func agreesWithEveryPlan(family: ConstraintFamily) throws {
    var compared = 0
    var seed: UInt64 = 0
    while compared < 4, seed < 400 {
      defer { seed += 1 }
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
      let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
      let valuation = try Valuation(policy: policy, scenario: scenario)
      let reference = UnprunedReference(scenario, limit: 6_000)
      guard let expected = try? reference.optimum(of: valuation), expected.plans > 40 else {
        continue
      }
      var oracle = try BruteForceOracle(scenario, limit: 100_000)
      let optimum = oracle.optimum(of: valuation)
      #expect(optimum?.values == expected.values, "family \(family.rawValue), seed \(seed)")
      compared += 1
    }
    #expect(compared >= 4, "family \(family.rawValue)")
  }
}
