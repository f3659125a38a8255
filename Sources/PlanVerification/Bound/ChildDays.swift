import Kezek

/// What the days of one child hold of sessions that it attends itself (`Docs/Proof.md`, "What a child's
/// days hold"): at most so many sessions, and at most so many minutes, in a cycle.
struct ChildDays {
  private let scenario: Scenario
  /// By day of the cycle: how long each stretch of the child's own hours is, in periods.
  private let stretches: [[Int]]

  init(of child: Child.ID, in scenario: Scenario) {
    self.scenario = scenario
    let grid = scenario.grid
    let free = scenario.children[child].hours.anyPeriods
    stretches = (0..<grid.dayCount).map { day in
      var stretches = [0]
      for period in grid.periodsPerDay * day..<grid.periodsPerDay * (day + 1) {
        if free.contains(period), grid.open.contains(period) {
          stretches[stretches.count - 1] += 1
        } else if stretches[stretches.count - 1] > 0 {
          stretches.append(0)
        }
      }
      return stretches
    }
  }

  /// A need that the child attends itself.
  struct Demand {
    let minutes: Int
    let asked: Int
    /// By day of the cycle: whether a session could be held.
    let days: [Bool]
  }

  /// What each session takes, by demand, and what all may take; none where no choice takes more.
  func limits(_ demands: [Demand]) -> [(amounts: [Int], most: Int)] {
    var sessions = 0
    var minutes = 0
    for day in stretches.indices {
      let most = capacity(day, demands.filter { $0.days[day] }.map(\.minutes))
      sessions += most.sessions
      minutes += most.minutes
    }
    var limits: [(amounts: [Int], most: Int)] = []
    if demands.reduce(0, { $0 + $1.asked }) > sessions {
      limits.append((demands.map { _ in 1 }, sessions))
    }
    if demands.reduce(0, { $0 + $1.asked * $1.minutes }) > minutes {
      // All lengths are multiples of their divisor, so what is left over below it is of no use.
      let unit = max(
        1, Int(clamping: demands.reduce(0) { Exact.divisor($0, $1.minutes.magnitude) }))
      limits.append((demands.map { $0.minutes / unit }, minutes / unit))
    }
    return limits
  }

  /// The most that one day holds of sessions, one of each need, with those lengths.
  private func capacity(_ day: Int, _ minutes: [Int]) -> (sessions: Int, minutes: Int) {
    guard let shortest = minutes.min() else { return (0, 0) }
    let least = max(1, scenario.grid.periods(forMinutes: shortest))
    let roomy = stretches[day].filter { $0 >= least }
    let room = roomy.reduce(0, +)
    let places = min(scenario.settings.daySessions, roomy.reduce(0) { $0 + $1 / least })
    let longest = scenario.settings.dayMinutes ?? .max
    let all = minutes.reduce(0, +)
    let periods = minutes.reduce(0) { $0 + scenario.grid.periods(forMinutes: $1) }
    if minutes.count <= places, all <= longest, periods <= room { return (minutes.count, all) }
    // By number of sessions: all sums of minutes and periods that so many of the needs come to.
    var sums: [Set<Taken>] = [[Taken(minutes: 0, periods: 0)]]
    for length in minutes {
      let periods = scenario.grid.periods(forMinutes: length)
      for count in sums.indices.reversed() where count < places {
        if count + 1 == sums.count { sums.append([]) }
        for sum in sums[count] {
          let next = Taken(minutes: sum.minutes + length, periods: sum.periods + periods)
          guard next.minutes <= longest, next.periods <= room else { continue }
          sums[count + 1].insert(next)
        }
      }
    }
    let sessions = sums.lastIndex { !$0.isEmpty } ?? 0
    return (sessions, sums.joined().map(\.minutes).max() ?? 0)
  }

  private struct Taken: Hashable {
    let minutes: Int
    let periods: Int
  }
}
