import Kezek

/// The most sessions of a need that possible starts can hold: one a day, the weekly number, and
/// the days between.
struct SessionLimit {
  let scenario: Scenario

  /// An upper limit by the days on which the starts lie.
  ///
  /// - Complexity: O(starts), and with days between O(choices of days), of which there are few.
  func most(of need: Need, starts: [Int]) -> Int { most(of: need, on: days(of: starts)) }

  /// The same limit from the days on which starts lie.
  func most(of need: Need, on days: DaySet) -> Int {
    let gap = scenario.services[need.service].gapDays ?? 1
    return min(
      need.asked,
      Self.most(in: days, mostInWeek: need.mostInWeek, gap: gap, of: scenario.grid))
  }

  /// The days on which starts lie.
  func days(of starts: some Sequence<Int>) -> DaySet {
    var days = DaySet()
    for start in starts { days.insert(scenario.grid.day(of: start)) }
    return days
  }

  /// The most days of those on which sessions can be held, so many a week and so far apart.
  static func most(in days: DaySet, mostInWeek: Int, gap: Int, of grid: TimeGrid) -> Int {
    if gap <= 1 {
      return (0..<grid.weeks).reduce(0) { $0 + min(days.count(inWeek: $1), mostInWeek) }
    }
    // Each day is taken or left out. At most 14 of them, two or more apart, make few choices.
    func most(from first: Int, _ held: DaySet) -> Int {
      let barred = held.barred(byGap: gap, cycle: grid.dayCount)
      let next = (first..<grid.dayCount).first { day in
        days.contains(day) && !barred.contains(day)
          && held.count(inWeek: grid.week(ofDay: day)) < mostInWeek
      }
      guard let next else { return held.count }
      var taken = held
      taken.insert(next)
      return max(most(from: next + 1, taken), most(from: next + 1, held))
    }
    return most(from: 0, DaySet())
  }
}
