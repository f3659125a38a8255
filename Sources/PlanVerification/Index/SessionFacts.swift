import Kezek

/// What the conditions ask of a session.
struct SessionFacts: Sendable {
  /// Place in the plan's sessions.
  let position: Int
  let need: Need.ID
  let child: Child.ID
  let service: Service.ID
  let specialist: Specialist.ID
  let site: Site.ID
  /// The day of the cycle; meaningless where `span` is nil.
  let day: Int
  let week: Int
  /// Own minutes, as the plan says.
  let minutes: Int
  /// Own minutes within 0…1440, safe to add up.
  let countedMinutes: Int
  /// Minutes of the cycle that are occupied (own minutes rounded up to the grid); nil where week,
  /// start or length lie outside anything a cycle has.
  let span: Range<Int>?
  /// Place in the meetings.
  let meeting: Int
  /// Place in the groups; nil = individual.
  let group: Int?

  static let minutesOfDay = 1440

  /// The occupied minutes of the cycle, or nil where there are none.
  static func span(of session: PlannedSession, in grid: TimeGrid) -> Range<Int>? {
    guard (0..<grid.weeks).contains(session.week), (0..<minutesOfDay).contains(session.start),
      (1...minutesOfDay).contains(session.minutes)
    else { return nil }
    let start = session.day * minutesOfDay + session.start
    return start..<(start + grid.periods(forMinutes: session.minutes) * grid.step)
  }
}

/// What occupies a specialist and rooms once: an individual session or a meeting of a group.
struct Meeting: Sendable {
  let specialist: Specialist.ID
  let site: Site.ID
  /// Rooms of all its sessions, ascending and distinct.
  var rooms: [Room.ID]
  /// Places in `PlanIndex.sessions`, ascending; one unless it is a group's.
  var sessions: [Int]
  /// As of the longest of its sessions.
  var countedMinutes: Int
  var span: Range<Int>?
  let day: Int
  let group: Int?

  /// The session that stands for it in messages.
  var first: Int { sessions.first ?? 0 }
}

/// A group as the plan has it.
struct GroupFacts: Sendable {
  let key: ScenarioIndex.GroupKey
  let roster: Roster.ID?
  /// Places in `PlanIndex.meetings`, in the order of time.
  let meetings: [Int]
  /// Needs with at least one session in the group, ascending.
  let members: [Need.ID]
}

/// What the conditions ask of a course.
struct CourseFacts: Sendable {
  /// Place in the plan's courses.
  let position: Int
  let need: Need.ID
  let child: Child.ID
  let turn: Turn.ID
}
