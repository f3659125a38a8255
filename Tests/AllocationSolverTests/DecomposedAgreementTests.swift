import AllocationSolver
import GLPKSolver
import Kezek
import KezekTesting
import Testing

/// The decomposed strategy against direct enumeration: value ≤ optimum ≤ bound.
@Suite struct DecomposedAgreementTests {
  private struct Counts {
    var compared = 0
    var closed = 0
  }

  @Test(arguments: ["need", "coverage", "residence"])
  func brackets(policy: String) async throws {
    var counts = Counts()
    for seed in UInt64(1)...UInt64(8) {
      for family in ConstraintFamily.allCases {
        let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
        try await compare(scenario, policy, "seed \(seed), \(family.rawValue)", &counts)
      }
    }
    print("\(policy): \(counts.compared) scenarios, \(counts.closed) tiers closed")
    #expect(counts.compared > 150)
    #expect(counts.closed > counts.compared)
  }

  private func compare(
    _ scenario: Scenario, _ name: String, _ label: String, _ counts: inout Counts
  ) async throws {
    let policy = try #require(Policy.named(name, mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    var oracle = try BruteForceOracle(scenario)
    // Without an optimum the pins contradict each other, and there is nothing to bracket.
    guard let best = oracle.optimum(of: valuation) else { return }
    let outcome = try await Planner(scenario, valuation, solver: GLPKSolver())
      .plan(PlanningRequest(strategy: .decomposed, workLimit: 30))
    counts.compared += 1
    for (tier, optimum) in zip(outcome.certificate.tiers, best.values) {
      #expect(tier.value <= optimum, "\(label), tier \(tier.name)")
      #expect((tier.bound ?? .max) >= optimum, "\(label), tier \(tier.name)")
      if tier.status != .notReached {
        #expect((tier.status == .closed) == (tier.bound == tier.value), "\(label), \(tier.name)")
      }
      // Below a tier that is not optimal the floors differ, and so do the optima.
      if tier.value < optimum { break }
      if tier.status == .closed { counts.closed += 1 }
    }
  }
}
