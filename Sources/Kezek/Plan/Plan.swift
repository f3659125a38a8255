/// Who gets what: the sessions of the cycle and the courses of the turns.
///
/// A plan may be anything somebody wrote down; whether it keeps the conditions is for the verifier
/// to say. Times are minutes, so that a start off the grid can be told.
public struct Plan: Sendable, Hashable {
  /// Sessions in a fixed order: week, weekday, start, specialist, need.
  public let sessions: [PlannedSession]
  /// Courses in a fixed order: turn, need.
  public let courses: [PlannedCourse]

  public init(sessions: [PlannedSession] = [], courses: [PlannedCourse] = []) {
    self.sessions = sessions.sorted { $0.precedes($1) }
    self.courses = courses.sorted { ($0.turn, $0.need) < ($1.turn, $1.need) }
  }
}

/// One child's session; each member of a group meeting has one of its own.
public struct PlannedSession: Sendable, Hashable {
  public let need: Need.ID
  public let specialist: Specialist.ID
  public let site: Site.ID
  /// One unit for each kind the service lists, in the service's order.
  public let rooms: [Room.ID]
  /// 0 = week A, 1 = week B.
  public let week: Int
  public let weekday: Weekday
  /// Minute of the day.
  public let start: Int
  /// The session's own minutes, not rounded up.
  public let minutes: Int
  /// The group's key; nil for an individual session.
  public let group: String?

  public init(
    need: Need.ID, specialist: Specialist.ID, site: Site.ID, rooms: [Room.ID], week: Int,
    weekday: Weekday, start: Int, minutes: Int, group: String? = nil
  ) {
    self.need = need
    self.specialist = specialist
    self.site = site
    self.rooms = rooms
    self.week = week
    self.weekday = weekday
    self.start = start
    self.minutes = minutes
    self.group = group
  }

  /// The day of the cycle: week × 7 + weekday.
  public var day: Int { week * 7 + weekday.rawValue }

  /// Whether the session comes first in a plan: without an allocation, as plans are large.
  fileprivate func precedes(_ other: PlannedSession) -> Bool {
    let mine = (week, weekday.rawValue, start, specialist.index, need.index, site.index)
    let others = (
      other.week, other.weekday.rawValue, other.start, other.specialist.index, other.need.index,
      other.site.index
    )
    if mine != others { return mine < others }
    if minutes != other.minutes { return minutes < other.minutes }
    return rooms.lexicographicallyPrecedes(other.rooms)
  }
}

/// One child's place in a turn.
public struct PlannedCourse: Sendable, Hashable {
  public let need: Need.ID
  public let turn: Turn.ID

  public init(need: Need.ID, turn: Turn.ID) {
    self.need = need
    self.turn = turn
  }
}
