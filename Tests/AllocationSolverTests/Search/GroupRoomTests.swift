import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// The room of a group that is yet to be opened, against the schedule's slots for all its members.
@Suite struct GroupRoomTests {
  @Test func roomIsWhatTheScheduleHasSlotsFor() throws {
    var totals = Totals()
    for seed in UInt64(1)...80 {
      try compare(
        try SmallScenarioGenerator(seed: seed).scenario(families: [.groupRoster]), seed, &totals)
    }
    totals.check()
  }

  @Test(arguments: ConstraintFamily.allCases.filter { $0 != .groupRoster })
  func roomKnowsOtherConditions(family: ConstraintFamily) throws {
    var totals = Totals()
    for seed in UInt64(1)...30 {
      let scenario = try SmallScenarioGenerator(seed: 900 + seed).scenario(
        families: [.groupRoster, family])
      try compare(scenario, seed, &totals)
    }
    totals.check()
  }

  /// How often one more member was taken, and how often not.
  private struct Totals {
    var admitted = 0
    var refused = 0

    func check() {
      #expect(admitted > 20)
      #expect(refused > 20)
    }
  }

  /// Gathers members at random beside what a walk has put into the schedule.
  private func compare(_ scenario: Scenario, _ seed: UInt64, _ totals: inout Totals) throws {
    var walk = ScheduleWalk(scenario, seed: seed)
    for _ in 0..<12 { try walk.step() }
    let state = walk.state
    var room = GroupRoom(scenario.grid)
    for trial in 0..<20 {
      let service = walk.random.pick(scenario.services.ids)
      let leader = walk.random.pick(scenario.specialists.ids)
      let site = walk.random.pick(scenario.sites.ids)
      let combinations = walk.candidates.resources.combinations(of: service, at: site)
      var fit = GroupFit(scenario.services[service], with: scenario.specialists[leader])
      var members: [Need.ID] = []
      let begins = room.begin(with: leader, at: site, in: combinations, state)
      for need in scenario.needs.ids
      where scenario.needs[need].service == service && state.givers[need.index] == .nobody {
        guard let wider = fit.admitting(state.tables.needs[need.index]) else { continue }
        let enough = walk.random.integer(in: wider.least...max(wider.least, min(3, wider.asked)))
        let party = Party(of: members + [need], with: leader, minutes: wider.minutes)
        let isFree = hasSlots(party, in: combinations, enough, state)
        let admits = begins && room.admit(need, wider, enough: enough, state)
        #expect(admits == isFree, "seed \(seed), trial \(trial), \(scenario.needs[need])")
        guard admits else { totals.refused += 1; continue }
        totals.admitted += 1
        members.append(need)
        fit = wider
      }
    }
  }

  private func hasSlots(
    _ party: Party, in all: [Int], _ enough: Int, _ state: ScheduleState
  ) -> Bool {
    guard state.obstacle(to: party) == nil else { return false }
    let combinations = all.filter { state.obstacle(to: party, in: $0) == nil }
    return state.earliestSlots(of: party, in: combinations, upTo: enough).count >= enough
  }
}
