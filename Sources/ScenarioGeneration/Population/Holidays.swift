import Kezek

/// Public holidays of Kazakhstan with the days off moved from weekends.
enum Holidays {
  /// Republic Day (a Sunday in 2026, so Monday is off) and Independence Day.
  static let autumn2026: [DayRange] = [
    .days(.on(25, 10, 2026), .on(26, 10, 2026)), DayRange(.on(16, 12, 2026)),
  ]

  /// Women's Day (a Sunday, so Monday is off), Nauryz (21–23 March, of which two fall on a weekend),
  /// Unity Day, Defender's Day, Victory Day (a Saturday, so Monday is off).
  static let spring2026: [DayRange] = [
    .days(.on(8, 3, 2026), .on(9, 3, 2026)), .days(.on(21, 3, 2026), .on(25, 3, 2026)),
    DayRange(.on(1, 5, 2026)), DayRange(.on(7, 5, 2026)),
    .days(.on(9, 5, 2026), .on(11, 5, 2026)),
  ]
}
