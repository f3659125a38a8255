import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Every plan of the queue keeps every condition but for the pins it says it could not keep.
@Suite struct QueueVerificationTests {
  @Test(arguments: ConstraintFamily.allCases)
  func plansKeepEveryCondition(family: ConstraintFamily) throws {
    var given = 0
    for seed in UInt64(1)...40 {
      given += try check(SmallScenarioGenerator(seed: seed).scenario(families: [family]), seed)
    }
    #expect(given > 40, "the plans give too little to be judged")
  }

  @Test(arguments: UInt64(1)...20)
  func plansKeepEveryConditionWhereFamiliesMeet(block: UInt64) throws {
    for seed in (1000 + block * 50)..<(1050 + block * 50) {
      var random = SplitMix64(seed: seed)
      let families = random.sample(random.integer(in: 2...6), of: ConstraintFamily.allCases)
      _ = try check(SmallScenarioGenerator(seed: seed).scenario(families: families), seed)
    }
  }

  @Test(arguments: UInt64(1)...8)
  func plansKeepEveryConditionWhereSpecialistsLeadGroupsOfTwoServices(block: UInt64) throws {
    var groups = 0
    for seed in (block * 60)..<(60 + block * 60) {
      let scenario = try Self.withGroupsOfTwoServices(seed: seed)
      _ = try check(scenario, seed)
      groups +=
        Set(
          QueueStrategy(Candidates(scenario)).plan().sessions.compactMap(\.group)
        ).count
    }
    #expect(groups > 20)
  }

  /// A scenario in which every specialist gives two services, and each is met in groups.
  static func withGroupsOfTwoServices(seed: UInt64) throws -> Scenario {
    var random = SplitMix64(seed: seed)
    let others = random.sample(random.integer(in: 0...2), of: ConstraintFamily.allCases)
    let scenario = try SmallScenarioGenerator(seed: 20_000 + seed)
      .scenario(families: [.groupRoster] + others)
    var draft = ScenarioDraft(scenario)
    let services = [Service.ID(0), Service.ID(1)]
    for specialist in draft.specialists.indices {
      draft.specialists[specialist].services = services
    }
    for service in services {
      draft.services[service.index].groupSize = random.pick([1...2, 1...3, 2...3])
    }
    var known = Set(draft.needs.map { NeedKey($0) })
    for need in draft.needs.indices where draft.needs[need].roster == nil {
      var changed = draft.needs[need]
      guard services.contains(changed.service) else { continue }
      changed.service = random.pick(services)
      changed.form = random.pick([.group, .group, .any])
      if changed.service != draft.needs[need].service, !known.insert(NeedKey(changed)).inserted {
        continue
      }
      draft.needs[need] = changed
    }
    draft.current = []
    return try draft.scenario()
  }

  private struct NeedKey: Hashable {
    let child: Child.ID
    let service: Service.ID

    init(_ need: NeedDraft) {
      (child, service) = (need.child, need.service)
    }
  }

  @Test func plansHoldGroupsAndKeepPins() throws {
    var groups = 0
    var kept = 0
    for seed in UInt64(1)...60 {
      let scenario = try SmallScenarioGenerator(seed: seed)
        .scenario(families: [.groupRoster, .pins])
      let outcome = QueueStrategy(Candidates(scenario)).outcome()
      groups += Set(outcome.plan.sessions.compactMap(\.group)).count
      kept += scenario.current.count { $0.keep == .yes } - outcome.unkept.count
    }
    #expect(groups > 10)
    #expect(kept > 10)
  }

  /// Sessions and courses given.
  ///
  /// Compares the verifier's broken pins with the reported ones; nothing else may be broken.
  private func check(_ scenario: Scenario, _ seed: UInt64) throws -> Int {
    let outcome = QueueStrategy(Candidates(scenario)).outcome()
    let report = PlanVerifier(scenario).verify(outcome.plan)
    let others = report.violations.filter { $0.condition != .mustStay }
    #expect(others.isEmpty, "seed \(seed), \(scenario.digest)")
    let broken = report.violations.filter { $0.condition == .mustStay }
      .compactMap { $0.details["row"] }.sorted()
    let reported = outcome.unkept.map { "\(scenario.current[$0.row].fileRow)" }.sorted()
    #expect(broken == reported, "seed \(seed), \(scenario.digest)")
    return outcome.plan.sessions.count + outcome.plan.courses.count
  }
}
