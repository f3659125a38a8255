/// Days from `first` to `last`, both included.
public struct DayRange: Sendable, Hashable {
  public let first: CalendarDay
  public let last: CalendarDay

  /// The range of days; nil where `last` lies before `first`.
  public init?(first: CalendarDay, last: CalendarDay) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// The range that holds one day.
  public init(_ day: CalendarDay) {
    self.first = day
    self.last = day
  }

  /// Calendar days in the range; at least 1.
  public var count: Int { last.days(since: first) + 1 }

  public func contains(_ day: CalendarDay) -> Bool {
    first <= day && day <= last
  }

  public func overlaps(_ other: DayRange) -> Bool {
    first <= other.last && other.first <= last
  }

  /// The days that both ranges hold, or nil.
  public func intersection(_ other: DayRange) -> DayRange? {
    DayRange(first: max(first, other.first), last: min(last, other.last))
  }
}
