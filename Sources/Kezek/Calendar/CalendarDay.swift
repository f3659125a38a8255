/// A day of the Gregorian calendar, counted from 1 January 1970 as day 0.
///
/// The arithmetic is Howard Hinnant's `days_from_civil` (public domain, "chrono-Compatible
/// Low-Level Date Algorithms"), so that a date needs no time zone, locale or clock.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// Days since 1 January 1970; negative before it.
  public let number: Int32

  /// The day that lies `number` days after 1 January 1970.
  public init(number: Int32) {
    self.number = number
  }

  /// The day of that year, month and day of the month, or nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysIn(month: month, year: year)
    else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month (1…12) and day of the month (1…31).
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthPart = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthPart + 2) / 5 + 1
    let month = monthPart < 10 ? monthPart + 3 : monthPart - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The calendar year.
  public var year: Int { components.year }

  /// The day of the week.
  public var weekday: Weekday {
    // 1 January 1970 was a Thursday.
    Weekday.allCases[((Int(number) + 3) % 7 + 7) % 7]
  }

  /// The day `days` after this one.
  public func adding(days: Int) -> CalendarDay {
    CalendarDay(number: number + Int32(days))
  }

  /// Days from `earlier` to this day; negative where `earlier` is later.
  public func days(since earlier: CalendarDay) -> Int {
    Int(number) - Int(earlier.number)
  }

  /// Completed years of age, on this day, of someone born on `birthday`.
  public func completedYears(since birthday: CalendarDay) -> Int {
    let here = components
    let birth = birthday.components
    let reached = (here.month, here.day) >= (birth.month, birth.day)
    return here.year - birth.year - (reached ? 0 : 1)
  }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.number < right.number
  }

  private static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDay: CustomStringConvertible {
  /// ISO 8601, as 2026-09-01.
  public var description: String {
    let parts = components
    return "\(padded(parts.year, to: 4))-\(padded(parts.month, to: 2))-\(padded(parts.day, to: 2))"
  }

  /// As the tables of Kazakhstan write it: 01.09.2026.
  public var dotted: String {
    let parts = components
    return "\(padded(parts.day, to: 2)).\(padded(parts.month, to: 2)).\(padded(parts.year, to: 4))"
  }

  /// The day that an ISO 8601 date names, or nil.
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// A number with leading zeros up to a width.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
