import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// The order of rows in the tables changes nothing, and the same scenario gives the same plan.
@Suite struct QueuePermutationTests {
  @Test(arguments: ConstraintFamily.allCases)
  func rowOrderChangesNothing(family: ConstraintFamily) throws {
    for seed in UInt64(1)...25 {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
      try check(scenario, seed)
    }
  }

  @Test(arguments: UInt64(1)...150)
  func rowOrderChangesNothingWhereFamiliesMeet(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let families = random.sample(random.integer(in: 2...6), of: ConstraintFamily.allCases)
    try check(SmallScenarioGenerator(seed: 9000 + seed).scenario(families: families), seed)
  }

  private func check(_ scenario: Scenario, _ seed: UInt64) throws {
    let draft = ScenarioDraft(scenario)
    var random = SplitMix64(seed: seed ^ 0xABCD)
    var selection = ScenarioDraft.Selection(all: draft)
    selection.children = random.permutation(of: draft.children.count)
    selection.specialists = random.permutation(of: draft.specialists.count)
    selection.needs = random.permutation(of: draft.needs.count)
    selection.rooms = random.permutation(of: draft.rooms.count)
    selection.turns = random.permutation(of: draft.turns.count)
    var permuted = draft.selecting(selection)
    permuted.current = random.permutation(of: permuted.current.count).map { permuted.current[$0] }
    let other = try permuted.scenario()
    let plan = QueueStrategy(Candidates(scenario)).plan()
    #expect(plan == QueueStrategy(Candidates(scenario)).plan())
    #expect(
      plan.text(of: scenario) == QueueStrategy(Candidates(other)).plan().text(of: other),
      "seed \(seed), \(scenario.digest)")
  }
}

extension Plan {
  /// A line for each session and course, in keys alone, sorted.
  func text(of scenario: Scenario) -> [String] {
    let sessions = sessions.map { session in
      [
        scenario.key(of: session.need), scenario.specialists[session.specialist].key,
        scenario.sites[session.site].key,
        session.rooms.map { scenario.rooms[$0].key }.joined(separator: "+"),
        "\(session.week) \(session.weekday.code) \(session.start) \(session.minutes)",
        session.group ?? "alone",
      ].joined(separator: " ")
    }
    let courses = courses.map {
      scenario.key(of: $0.need) + " " + scenario.turns[$0.turn].key
    }
    return (sessions + courses).sorted()
  }
}
