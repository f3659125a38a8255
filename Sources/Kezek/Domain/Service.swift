/// A service that children or parents can be given.
public struct Service: Sendable, Hashable {
  public typealias ID = DenseID<Service>

  /// The name as files write it: the English catalogue word for a built-in service.
  public let key: String
  public let per: Per
  /// Minutes of a session by age; the last entry has no upper age.
  public let minutes: [MinutesByAge]
  /// The form a need takes where its own cell is empty.
  public let form: Form
  /// Fewest and most members of a group.
  public let groupSize: ClosedRange<Int>
  /// Most completed years between the oldest and the youngest of a group.
  public let ageGap: Int
  /// The kinds of resource a session occupies one unit of each; each entry lists alternatives.
  public let kinds: [[Kind.ID]]
  public let who: Who
  /// Least days between two sessions, or from a course's last day to the next one's first.
  public let gapDays: Int?
  /// Completed years for whom the service is; nil = no limit.
  public let ageFrom: Int?
  public let ageTo: Int?

  /// What `times` of a need counts.
  public enum Per: Sendable, Hashable {
    /// Sessions a week.
    case week
    /// Sessions a cycle.
    case cycle
    /// Courses in a calendar year, by turns.
    case year
    /// One appointment, by turns.
    case once

    /// Whether the service is given as sessions of the weekly template.
    public var isWeekly: Bool { self == .week || self == .cycle }
  }

  /// How a need is met.
  public enum Form: Sendable, Hashable {
    case individual
    case group
    /// Individually or in one group, not both.
    case any
  }

  /// Whom a session binds.
  public enum Who: Sendable, Hashable {
    case child
    /// The companion alone: it may run beside the child's own sessions.
    case parent
    case both
  }

  /// The minutes of a session for children under an age.
  public struct MinutesByAge: Sendable, Hashable {
    /// Completed years below which this holds; nil = all others.
    public let under: Int?
    public let minutes: Int

    public init(under: Int?, minutes: Int) {
      self.under = under
      self.minutes = minutes
    }
  }

  public init(
    key: String, per: Per, minutes: [MinutesByAge], form: Form, groupSize: ClosedRange<Int>,
    ageGap: Int, kinds: [[Kind.ID]], who: Who, gapDays: Int?, ageFrom: Int?, ageTo: Int?
  ) {
    self.key = key
    self.per = per
    self.minutes = minutes
    self.form = form
    self.groupSize = groupSize
    self.ageGap = ageGap
    self.kinds = kinds
    self.who = who
    self.gapDays = gapDays
    self.ageFrom = ageFrom
    self.ageTo = ageTo
  }
}

/// A kind of resource: cabinet, hall, studio, curator, equipment.
public struct Kind: Sendable, Hashable {
  public typealias ID = DenseID<Kind>
  public let key: String
  /// A second adult or equipment: a child's tags need not be met by it.
  public let isPlace: Bool

  public init(key: String, isPlace: Bool) {
    self.key = key
    self.isPlace = isPlace
  }
}
