import Kezek

/// Public holidays of Kazakhstan with the days off moved from weekends.
enum Holidays {
  /// Republic Day (a Sunday in 2026, so Monday is off) and Independence Day.
  static let autumn2026: [DayRange] = [
    .days(.on(25, 10, 2026), .on(26, 10, 2026)), DayRange(.on(16, 12, 2026)),
  ]
}
