public import Kezek

/// One broken condition of a plan, in keys and figures; the reports make sentences of it.
public struct Violation: Sendable, Hashable {
  /// What is broken; it belongs to one family.
  public let condition: Condition
  /// The child's key.
  public let child: String?
  /// The need's key: child, service and form.
  public let need: String?
  public let service: String?
  public let specialist: String?
  public let site: String?
  public let room: String?
  public let turn: String?
  /// The group's key.
  public let group: String?
  /// 0 = week A, 1 = week B.
  public let week: Int?
  public let weekday: Weekday?
  /// Minute of the day.
  public let start: Int?
  /// What the message's placeholders stand for, by name.
  public let details: [String: String]
  /// Positions, in the plan, of the sessions that break it: of two that collide the later one, of
  /// too many those beyond the limit.
  public let sessions: [Int]
  /// Positions, in the plan, of the courses that break it.
  public let courses: [Int]
  /// Keys of the children in it, each once, where it is no single child's.
  ///
  /// The members of a group; those beyond a turn's places or a specialist's limits.
  public internal(set) var children: [String] = []

  /// The family that the condition belongs to.
  public var family: ConstraintFamily { condition.family }
}

extension Violation: CustomStringConvertible {
  /// One line for logs and test failures, never for a planner.
  public var description: String {
    var parts = ["\(family.rawValue): \(condition.rawValue)"]
    let keys = [
      ("child", child), ("need", need), ("service", service), ("specialist", specialist),
      ("site", site), ("room", room), ("turn", turn), ("group", group),
    ]
    for (name, key) in keys {
      if let key { parts.append("\(name) \(key)") }
    }
    if let week, let weekday, let start {
      parts.append("week \(week) \(weekday.code) minute \(start)")
    }
    for (name, value) in details.sorted(by: { $0.key < $1.key }) {
      parts.append("\(name) \(value)")
    }
    return parts.joined(separator: ", ")
  }
}
