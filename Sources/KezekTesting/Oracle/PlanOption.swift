import Kezek

/// One way to meet one need, or a group of needs: whole, so that a plan is a choice of options.
struct PlanOption: Sendable {
  /// The needs that it serves, ascending.
  let needs: [Int]
  /// The needs that it settles, a bit each: those served, and those of a roster who stay away.
  let settles: UInt64
  /// In the order of time.
  let meetings: [Meeting]
  /// The turns of the one need it serves.
  let turns: [Int]
  /// The group's key; nil for an individual need.
  let group: String?

  static func sessions(of need: Int, _ meetings: [Meeting]) -> PlanOption {
    PlanOption(
      needs: [need], settles: 1 << UInt64(need), meetings: meetings, turns: [], group: nil)
  }

  static func courses(of need: Int, _ turns: [Int]) -> PlanOption {
    PlanOption(needs: [need], settles: 1 << UInt64(need), meetings: [], turns: turns, group: nil)
  }

  /// The sessions and courses that the option puts into a plan.
  ///
  /// - Parameter rooms: the rooms of each meeting.
  func write(
    to sessions: inout [PlannedSession], _ courses: inout [PlannedCourse], rooms: [[Int]],
    scenario: Scenario
  ) {
    for (meeting, held) in zip(meetings, rooms) {
      let weekday = scenario.grid.weekday(ofDay: meeting.day)
      for need in needs {
        sessions.append(
          PlannedSession(
            need: Need.ID(need), specialist: Specialist.ID(meeting.specialist),
            site: Site.ID(meeting.site), rooms: held.map { Room.ID($0) }, week: meeting.week,
            weekday: weekday, start: scenario.grid.minute(of: meeting.start),
            minutes: meeting.minutes, group: group))
      }
    }
    for turn in turns {
      courses.append(PlannedCourse(need: Need.ID(needs[0]), turn: Turn.ID(turn)))
    }
  }
}
