import Kezek

/// Where in a day a session lies: wholly before noon, wholly after it, or across it.
enum HalfDay: Int, Sendable, CaseIterable {
  case morning
  case afternoon
  case across

  /// The half of the day that holds a session.
  static func of(start: Int, length: Int, in scenario: Scenario) -> HalfDay {
    let grid = scenario.grid
    let minute = grid.minute(of: start)
    if minute >= scenario.settings.noon { return .afternoon }
    return minute + length * grid.step <= scenario.settings.noon ? .morning : .across
  }
}

/// Periods of one specialist or resource class within one half of a day, as a capacity.
struct HalfDayCapacity: Sendable {
  /// The open periods; `across` stands for the whole day.
  let periods: PeriodSet

  /// Periods in one half of a day; `across` = all of the day.
  init(_ available: PeriodSet, day: Int, half: HalfDay, in scenario: Scenario) {
    let grid = scenario.grid
    var periods = grid.none
    let first = day * grid.periodsPerDay
    for period in first..<first + grid.periodsPerDay where available.contains(period) {
      let minute = grid.minute(of: period)
      let isMorning = minute + grid.step <= scenario.settings.noon
      let isAfternoon = minute >= scenario.settings.noon
      if half == .across || (half == .morning && isMorning)
        || (half == .afternoon && isAfternoon)
      {
        periods.insert(period)
      }
    }
    self.periods = periods
  }

  /// The stretches of periods that follow each other, in order.
  func runs(in grid: TimeGrid) -> [HalfDayCapacity] {
    var runs: [PeriodSet] = []
    var last: Int?
    for period in periods.members {
      if last.map({ $0 + 1 == period && grid.slot(of: period) > 0 }) ?? false {
        runs[runs.count - 1].insert(period)
      } else {
        var run = grid.none
        run.insert(period)
        runs.append(run)
      }
      last = period
    }
    return runs.map(HalfDayCapacity.init)
  }

  private init(_ periods: PeriodSet) { self.periods = periods }

  /// Periods of which every session of at least `length` periods holds one or more; so many
  /// sessions fit one after the other, and no more.
  func posts(forSessionsOf length: Int, in grid: TimeGrid) -> PeriodSet {
    var posts = grid.none
    var run = 0
    for period in periods.members {
      let continues = run > 0 && periods.contains(period - 1) && grid.slot(of: period) > 0
      run = continues ? run + 1 : 1
      if run == length {
        posts.insert(period)
        run = 0
      }
    }
    return posts
  }
}
