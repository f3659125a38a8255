import Kezek

/// All choices of days for the sessions of a need whose service asks for days between them.
///
/// The cycle repeats: from the last session to the first of the next cycle there are as many days
/// between, and a gap longer than the cycle leaves no session (RULES 4).
struct SpacedDays {
  private let gap: Int
  private let cycle: Int
  private let mostInWeek: Int

  init(gap: Int, cycle: Int, mostInWeek: Int) {
    self.gap = gap
    self.cycle = cycle
    self.mostInWeek = mostInWeek
  }

  /// Nil where sessions may be on days that follow each other.
  init?(of need: Need, in scenario: Scenario) {
    guard let gap = scenario.services[need.service].gapDays, gap > 1 else { return nil }
    self.init(gap: gap, cycle: scenario.grid.dayCount, mostInWeek: need.mostInWeek)
  }

  struct Choice {
    /// A bit for each of the days chosen from, by position.
    let days: Int
    let count: Int
    let cost: Int
  }

  /// A choice that is being put together, and what its last day leaves open.
  private struct Begun {
    var days = 0
    var count = 0
    var cost = 0
    var first = 0
    var last = 0
    /// Sessions in the week of the last.
    var inWeek = 0
  }

  /// - Parameters:
  ///   - days: of the cycle, ascending, and what a session costs on each.
  ///   - most: sessions of the longest choice.
  func choices(
    of days: [(day: Int, cost: Int)], upTo most: Int
  ) throws(BoundCheckError) -> [Choice] {
    var found: [Choice] = []
    try extend(Begun(), with: days, from: 0, upTo: most, &found)
    return found
  }

  private func extend(
    _ begun: Begun, with days: [(day: Int, cost: Int)], from next: Int, upTo most: Int,
    _ found: inout [Choice]
  ) throws(BoundCheckError) {
    guard begun.count < most else { return }
    for place in next..<days.count {
      let (day, cost) = days[place]
      var longer = begun
      if begun.count == 0 { longer.first = day }
      if begun.count > 0, day - begun.last < gap { continue }
      if longer.first + cycle - day < gap { continue }
      longer.inWeek = begun.count > 0 && begun.last / 7 == day / 7 ? begun.inWeek + 1 : 1
      if longer.inWeek > mostInWeek { continue }
      longer.days |= 1 << place
      longer.count += 1
      longer.cost = try Exact.sum(begun.cost, cost)
      longer.last = day
      found.append(Choice(days: longer.days, count: longer.count, cost: longer.cost))
      try extend(longer, with: days, from: place + 1, upTo: most, &found)
    }
  }
}
