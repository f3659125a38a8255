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
}
