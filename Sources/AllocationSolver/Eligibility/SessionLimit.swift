import Kezek

/// The most sessions of a need that possible starts can hold: one a day, the weekly number, and
/// the days between.
struct SessionLimit {
  let scenario: Scenario

  /// An upper limit, exact but for `gap_days`, where it counts greedily.
  ///
  /// - Complexity: O(starts + days²).
  func most(of need: Need, starts: [Int]) -> Int {
    let grid = scenario.grid
    var days = [Bool](repeating: false, count: grid.dayCount)
    for start in starts { days[grid.day(of: start)] = true }
    let gap = scenario.services[need.service].gapDays ?? 1
    var total = 0
    for week in 0..<grid.weeks {
      let open = (week * 7..<week * 7 + 7).count { days[$0] }
      total += min(open, need.mostInWeek)
    }
    if gap > 1 { total = min(total, grid.dayCount / gap) }
    return min(total, need.asked)
  }

  /// The most sessions that possible starts can hold, exactly: what is said of a plan rests on it.
  func exactly(of need: Need, starts: [Int]) -> Int {
    let grid = scenario.grid
    var days = DaySet()
    for start in starts { days.insert(grid.day(of: start)) }
    let gap = scenario.services[need.service].gapDays ?? 1
    return min(need.asked, Self.most(in: days, mostInWeek: need.mostInWeek, gap: gap, of: grid))
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
