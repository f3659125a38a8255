import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Every plan of the queue keeps every condition but for the pins it says it could not keep.
@Suite struct QueueVerificationTests {
  @Test(arguments: ConstraintFamily.allCases)
  func plansKeepEveryCondition(family: ConstraintFamily) throws {
    for seed in UInt64(1)...40 {
      try check(SmallScenarioGenerator(seed: seed).scenario(families: [family]), seed)
    }
  }

  @Test(arguments: UInt64(1)...20)
  func plansKeepEveryConditionWhereFamiliesMeet(block: UInt64) throws {
    for seed in (1000 + block * 50)..<(1050 + block * 50) {
      var random = SplitMix64(seed: seed)
      let families = random.sample(random.integer(in: 2...6), of: ConstraintFamily.allCases)
      try check(SmallScenarioGenerator(seed: seed).scenario(families: families), seed)
    }
  }

  /// Compares the verifier's broken pins with the reported ones; nothing else may be broken.
  private func check(_ scenario: Scenario, _ seed: UInt64) throws {
    let outcome = QueueStrategy(Candidates(scenario)).outcome()
    let report = PlanVerifier(scenario).verify(outcome.plan)
    let others = report.violations.filter { $0.condition != .mustStay }
    #expect(others.isEmpty, "seed \(seed), \(scenario.digest)")
    let broken = report.violations.filter { $0.condition == .mustStay }
      .compactMap { $0.details["row"] }.sorted()
    let reported = outcome.unkept.map { "\(scenario.current[$0.row].fileRow)" }.sorted()
    #expect(broken == reported, "seed \(seed), \(scenario.digest)")
  }
}
