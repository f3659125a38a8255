import Kezek

/// The most that a child's own days hold of sessions that it attends itself: a cycle's sum over the
/// days of how many sessions, or how many minutes, fit between its other hours and under what one day
/// may hold.
struct ChildLoad {
  /// By need: what one session takes of it.
  let amounts: [Int]
  let most: Int

  /// A need that the child attends itself.
  struct Wish {
    let minutes: Int
    /// Sessions at most.
    let most: Int
    /// Days on which one could be held.
    let days: DaySet
  }

  /// Levels beyond which the minutes are not counted: a table of them would be too long.
  private static let levels = 100
  /// Needs beyond which not every choice among them is tried for a day.
  private static let needsOfChoice = 8

  /// Nil where the days hold all that could be wished for; of sessions and minutes the scarcer.
  ///
  /// - Parameter free: when the child could have sessions anywhere.
  init?(_ wishes: [Wish], free: PeriodSet, _ scenario: Scenario) {
    var sessions = 0
    var minutes = 0
    for day in 0..<scenario.grid.dayCount {
      let there = wishes.filter { $0.days.contains(day) }.map(\.minutes).sorted()
      let held = Self.held(there, day, free, scenario)
      sessions += held.sessions
      minutes += held.minutes
    }
    let wished = wishes.reduce(0) { $0 + $1.most }
    let long = wishes.reduce(0) { $0 + $1.most * $1.minutes }
    let unit = wishes.reduce(0) { Self.common($0, $1.minutes) }
    let isScarceOfMinutes =
      long > minutes && unit > 0 && minutes / unit < Self.levels
      && long * max(1, sessions) > wished * max(1, minutes)
    if isScarceOfMinutes {
      amounts = wishes.map { $0.minutes / unit }
      most = minutes / unit
    } else {
      guard wished > sessions else { return nil }
      amounts = wishes.map { _ in 1 }
      most = sessions
    }
  }

  private static func common(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : common(other, one % other)
  }

  /// The most sessions, and the most minutes, of one day.
  ///
  /// - Parameter lengths: minutes of the needs that could be met on it, ascending.
  private static func held(
    _ lengths: [Int], _ day: Int, _ free: PeriodSet, _ scenario: Scenario
  ) -> (sessions: Int, minutes: Int) {
    guard let shortest = lengths.first else { return (0, 0) }
    let grid = scenario.grid
    let least = max(1, grid.periods(forMinutes: shortest))
    var room = 0
    var places = 0
    var run = 0
    for period in day * grid.periodsPerDay...(day + 1) * grid.periodsPerDay {
      if period < (day + 1) * grid.periodsPerDay, free.contains(period) {
        run += 1
        continue
      }
      if run >= least { room += run }
      places += run / least
      run = 0
    }
    let most = min(places, scenario.settings.daySessions)
    let minutesOfDay = scenario.settings.dayMinutes ?? .max
    var sessions = 0
    var taken = (minutes: 0, periods: 0)
    for length in lengths.prefix(most) {
      taken.minutes += length
      taken.periods += grid.periods(forMinutes: length)
      guard taken.minutes <= minutesOfDay, taken.periods <= room else { break }
      sessions += 1
    }
    guard lengths.count <= needsOfChoice else {
      return (sessions, min(minutesOfDay, room * grid.step))
    }
    var minutes = 0
    for choice in 0..<(1 << lengths.count) where choice.nonzeroBitCount <= most {
      var sum = (minutes: 0, periods: 0)
      for (place, length) in lengths.enumerated() where choice & (1 << place) != 0 {
        sum.minutes += length
        sum.periods += grid.periods(forMinutes: length)
      }
      if sum.minutes <= minutesOfDay, sum.periods <= room { minutes = max(minutes, sum.minutes) }
    }
    return (sessions, minutes)
  }
}

extension PricingCompiler {
  /// What the days of a child hold, for its items; nothing where they hold all that it could have.
  mutating func addLoad(of child: Child.ID, items: Range<Int>) {
    let attended = attended(items)
    guard attended.count > 1, let load = load(of: child, attended) else {
      part.loads.append(nil)
      return
    }
    let first = part.loadAmounts.count
    part.loadAmounts += [Int](repeating: 0, count: items.count)
    for (item, amount) in zip(attended, load.amounts) {
      part.loadAmounts[first + item - items.lowerBound] = amount
    }
    part.loads.append(PricingPart.Load(first: first, most: load.most))
  }

  private func load(of child: Child.ID, _ attended: [Int]) -> ChildLoad? {
    ChildLoad(
      attended.map { position in
        let item = part.items[position]
        return ChildLoad.Wish(
          minutes: scenario.needs[item.need].minutes, most: item.counts.upperBound,
          days: daysPossible(item.need))
      },
      free: scenario.children[child].hours.anyPeriods.intersection(scenario.grid.open), scenario)
  }

  private func daysPossible(_ need: Need.ID) -> DaySet {
    var days = DaySet()
    for slot in slots(of: need) {
      var end = 0
      for start in slot.starts where start >= end {
        let day = scenario.grid.day(of: start)
        days.insert(day)
        end = (day + 1) * scenario.grid.periodsPerDay
      }
    }
    return days
  }
}
