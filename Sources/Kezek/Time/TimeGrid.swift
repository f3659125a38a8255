/// The template grid: one or two weeks of seven days, each cut into periods of equal length.
///
/// A *day* of the cycle is numbered `week × 7 + weekday`, week A being 0. A *period* is numbered
/// `day × periodsPerDay + slot`, where slot 0 begins at `firstMinute`. Closed hours are periods
/// that `open` does not hold, so a session, which needs consecutive open periods of one day, can
/// never cross a break or a day's end.
public struct TimeGrid: Sendable, Hashable {
  /// Length of the cycle: 1 or 2 weeks.
  public let weeks: Int
  /// Minutes of a period: 10, 15, 20 or 30.
  public let step: Int
  /// Minute of the day (from midnight) at which slot 0 begins.
  public let firstMinute: Int
  /// Periods of each day.
  public let periodsPerDay: Int
  /// The periods in which anything may happen at all.
  public let open: PeriodSet

  /// A grid over `weeks` weeks whose days run from `firstMinute` for `periodsPerDay` periods.
  ///
  /// - Parameter open: the open periods; its size must be `weeks × 7 × periodsPerDay`.
  public init(weeks: Int, step: Int, firstMinute: Int, periodsPerDay: Int, open: PeriodSet) {
    precondition(open.count == weeks * 7 * periodsPerDay, "the open periods are of another grid")
    self.weeks = weeks
    self.step = step
    self.firstMinute = firstMinute
    self.periodsPerDay = periodsPerDay
    self.open = open
  }

  /// Days of the cycle: 7 or 14.
  @inlinable public var dayCount: Int { weeks * 7 }
  /// Periods of the cycle.
  @inlinable public var periodCount: Int { dayCount * periodsPerDay }

  @inlinable public func day(of period: Int) -> Int { period / periodsPerDay }
  @inlinable public func slot(of period: Int) -> Int { period % periodsPerDay }
  @inlinable public func week(ofDay day: Int) -> Int { day / 7 }
  public func weekday(ofDay day: Int) -> Weekday { Weekday.allCases[day % 7] }
  @inlinable public func day(week: Int, weekday: Weekday) -> Int { week * 7 + weekday.rawValue }

  /// The minute of the day at which a period begins.
  @inlinable public func minute(of period: Int) -> Int { firstMinute + slot(of: period) * step }

  /// The period of a day that begins at that minute, or nil where none does.
  public func period(day: Int, minute: Int) -> Int? {
    let offset = minute - firstMinute
    guard offset >= 0, offset % step == 0, offset / step < periodsPerDay,
      (0..<dayCount).contains(day)
    else { return nil }
    return day * periodsPerDay + offset / step
  }

  /// Periods that a session of so many minutes occupies: its minutes rounded up to the grid.
  @inlinable public func periods(forMinutes minutes: Int) -> Int { (minutes + step - 1) / step }

  /// The periods at which a session of `length` periods may start so that all of it lies in
  /// `available` and within one day.
  ///
  /// - Complexity: O(days × periods of a day).
  public func starts(of length: Int, in available: PeriodSet) -> [Int] {
    var starts: [Int] = []
    for day in 0..<dayCount {
      var run = 0
      let first = day * periodsPerDay
      for period in first..<(first + periodsPerDay) {
        run = available.contains(period) ? run + 1 : 0
        if run >= length { starts.append(period - length + 1) }
      }
    }
    return starts
  }

  /// The periods of a day that lie wholly between two minutes of that day.
  public func periods(day: Int, from: Int, to: Int) -> Range<Int> {
    let first = max(0, (from - firstMinute + step - 1).flooredQuotient(by: step))
    let end = min(periodsPerDay, (to - firstMinute).flooredQuotient(by: step))
    let base = day * periodsPerDay
    return first < end ? (base + first)..<(base + end) : base..<base
  }

  /// No period at all.
  public var none: PeriodSet { PeriodSet(count: periodCount) }
}

extension Int {
  /// The quotient rounded toward minus infinity; `divisor` is positive.
  func flooredQuotient(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
