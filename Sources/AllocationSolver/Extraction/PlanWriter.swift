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
    let rooms = RoomAssignment(candidates.resources, of: scenario).rooms(
      for: zip(meetings, lengths).map {
        RoomAssignment.Demand(
          combination: $0.combination, start: $0.start, length: $1,
          specialist: scenario.specialists[$0.specialist].key)
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

  /// A named roster's key, or G1, G2 … by specialist, first meeting and smallest member: by their
  /// keys, so that the order of rows in a file changes nothing.
  ///
  /// A roster's key is not used again.
  private func groupKeys(_ meetings: [HeldMeeting]) -> [Int: String] {
    var first: [Int: HeldMeeting] = [:]
    for meeting in meetings {
      guard let group = meeting.group else { continue }
      if let known = first[group], known.start <= meeting.start { continue }
      first[group] = meeting
    }
    let orders = first.mapValues(order)
    let groups = first.keys.sorted { left, right in
      guard let one = orders[left], let other = orders[right], one != other else {
        return left < right
      }
      return one < other
    }
    let taken = Set(scenario.rosters.map(\.key))
    var keys: [Int: String] = [:]
    var number = 0
    for group in groups {
      if let roster = first[group]?.needs.first.flatMap({ scenario.needs[$0].roster }) {
        keys[group] = scenario.rosters[roster].key
      } else {
        repeat { number += 1 } while taken.contains("G\(number)")
        keys[group] = "G\(number)"
      }
    }
    return keys
  }

  private struct Order: Comparable {
    let specialist: String
    let start: Int
    let member: String

    static func < (left: Order, right: Order) -> Bool {
      (left.specialist, left.start, left.member) < (right.specialist, right.start, right.member)
    }
  }

  private func order(_ meeting: HeldMeeting) -> Order {
    Order(
      specialist: scenario.specialists[meeting.specialist].key, start: meeting.start,
      member: meeting.needs.map { scenario.key(of: $0) }.min() ?? "")
  }
}
