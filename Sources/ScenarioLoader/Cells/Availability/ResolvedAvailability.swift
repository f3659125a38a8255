import Kezek

/// The hours that a cell means on a grid.
struct ResolvedAvailability: Sendable, Hashable {
  let hours: Hours
  /// Minutes of the cycle that lie in the opening time but in no whole period of the grid.
  let minutesOffGrid: Int
  /// Stated minutes of the cycle before the day's opening, after its closing or on a closed day.
  let minutesOutside: Int
}

/// What an availability cell is resolved against.
struct AvailabilityContext: Sendable {
  let grid: TimeGrid
  /// Minute of the day that parts morning from afternoon.
  let noon: Int
  /// The opening time of each site, in the order of their names.
  let openings: [PeriodSet]
  /// The open minutes of each day of the cycle, of anything at all and then of each site.
  private let openMinutes: [[MinuteSpans]]

  init(grid: TimeGrid, noon: Int, openings: [PeriodSet]) {
    precondition(openings.allSatisfy { $0.count == grid.periodCount }, "openings of another grid")
    self.grid = grid
    self.noon = noon
    self.openings = openings
    self.openMinutes = ([grid.open] + openings).map { periods in
      (0..<grid.dayCount).map { grid.minutes(of: periods, day: $0) }
    }
  }

  /// The minutes of a day of the cycle in which a site, or anything at all, is open.
  func opening(_ site: Int?, day: Int) -> MinuteSpans {
    openMinutes[site.map { $0 + 1 } ?? 0][day]
  }
}

extension TimeGrid {
  /// The minutes of a day of the cycle that a set of periods covers.
  func minutes(of periods: PeriodSet, day: Int) -> MinuteSpans {
    let first = day * periodsPerDay
    var spans: [Range<Int>] = []
    for period in first..<(first + periodsPerDay) where periods.contains(period) {
      let start = minute(of: period)
      spans.append(start..<(start + step))
    }
    return MinuteSpans(spans)
  }

  /// The minutes of the day of a slot.
  func minutes(ofSlot slot: Int) -> Range<Int> {
    let start = firstMinute + slot * step
    return start..<(start + step)
  }
}
