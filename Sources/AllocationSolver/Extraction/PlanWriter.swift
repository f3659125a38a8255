import Kezek

/// Gives out room units and group keys, and writes the plan.
struct PlanWriter {
  private let candidates: Candidates
  private let scenario: Scenario

  init(_ candidates: Candidates) {
    self.candidates = candidates
    scenario = candidates.scenario
  }

  /// The plan of what is held.
  ///
  /// - Complexity: O(n log n) in what is held.
  func plan(of meetings: [HeldMeeting], courses: [PlannedCourse]) -> Plan {
    let keys = groupKeys(meetings)
    let lengths = meetings.map { scenario.grid.periods(forMinutes: minutes(of: $0)) }
    let rooms = RoomAssignment(candidates.resources).rooms(
      for: zip(meetings, lengths).map {
        RoomAssignment.Demand(combination: $0.combination, start: $0.start, length: $1)
      })
    let grid = scenario.grid
    var sessions: [PlannedSession] = []
    for (meeting, rooms) in zip(meetings, rooms) {
      let day = grid.day(of: meeting.start)
      for need in meeting.needs {
        sessions.append(
          PlannedSession(
            need: need, specialist: meeting.specialist,
            site: candidates.resources.combinations[meeting.combination].site, rooms: rooms,
            week: grid.week(ofDay: day), weekday: grid.weekday(ofDay: day),
            start: grid.minute(of: meeting.start), minutes: minutes(of: meeting),
            group: meeting.group.flatMap { keys[$0] }))
      }
    }
    return Plan(sessions: sessions, courses: courses)
  }

  /// A meeting is as long as its longest member needs.
  private func minutes(of meeting: HeldMeeting) -> Int {
    meeting.needs.map { scenario.needs[$0].minutes }.max() ?? 0
  }

  /// A named roster's key, or G1, G2 … by specialist, first meeting and smallest member.
  private func groupKeys(_ meetings: [HeldMeeting]) -> [Int: String] {
    var first: [Int: HeldMeeting] = [:]
    for meeting in meetings {
      guard let group = meeting.group else { continue }
      if let known = first[group], order(known).lexicographicallyPrecedes(order(meeting)) {
        continue
      }
      first[group] = meeting
    }
    let groups = first.keys.sorted {
      let left = first[$0].map(order) ?? []
      let right = first[$1].map(order) ?? []
      return left == right ? $0 < $1 : left.lexicographicallyPrecedes(right)
    }
    var keys: [Int: String] = [:]
    var number = 0
    for group in groups {
      if let roster = first[group]?.needs.first.flatMap({ scenario.needs[$0].roster }) {
        keys[group] = scenario.rosters[roster].key
      } else {
        number += 1
        keys[group] = "G\(number)"
      }
    }
    return keys
  }

  private func order(_ meeting: HeldMeeting) -> [Int] {
    [meeting.specialist.index, meeting.start] + meeting.needs.map(\.index)
  }
}
