/// A day of the week; Monday is 0.
public enum Weekday: Int, Sendable, Hashable, CaseIterable, Comparable {
  case monday
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// The English abbreviation used in files: Mon … Sun.
  public var code: String {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][rawValue]
  }

  /// The weekday of an abbreviation as `code` writes it, or nil.
  public init?(code: String) {
    guard let match = Weekday.allCases.first(where: { $0.code == code }) else { return nil }
    self = match
  }

  public static func < (left: Weekday, right: Weekday) -> Bool {
    left.rawValue < right.rawValue
  }
}
