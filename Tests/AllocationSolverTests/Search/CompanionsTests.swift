import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// With whom a need could be in a group, by the search, by the prices, and by plans that hold groups.
@Suite struct CompanionsTests {
  @Test func whoIsInOneGroupIsEachOthersCompany() throws {
    var pairs = 0
    var impossible = 0
    for seed in UInt64(1)...60 {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [.groupRoster])
      let candidates = Candidates(scenario)
      let queue = QueueStrategy(candidates).outcome()
      guard let state = ScheduleState(queue.plan, candidates) else { continue }
      let leaders = GroupNeeds(candidates, queue: Array(scenario.needs.ids)).specialists
      let companions = Companions(state.tables, leaders: leaders)
      let found = GroupCompanions(candidates, GroupShareFinder(candidates).shares())
      impossible += found.impossible.count
      for case let group? in state.groups where group.roster == nil {
        for one in group.members {
          let others = group.members.filter { $0 != one }
          #expect(Set(others).isSubset(of: companions.ofNeed[one.index]), "seed \(seed)")
          let meeting = GroupCompanions.Meeting(
            need: one, specialist: group.specialist, meetings: group.meetings.count)
          #expect(!found.impossible.contains(meeting), "seed \(seed)")
          for row in found.rows
          where row.need == one && row.specialist == group.specialist
            && row.meetings == group.meetings.count
          {
            #expect(Set(others).isSubset(of: row.others), "seed \(seed)")
          }
          pairs += others.count
        }
      }
    }
    #expect(pairs > 20)
    #expect(impossible > 20)
  }
}
