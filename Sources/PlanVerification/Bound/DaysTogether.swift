import Kezek

/// The most that the sessions a child attends itself are worth, where each day holds, at one place, no
/// more than it has room for.
///
/// A dynamic program over the needs: a state is what each day holds so far, and at which place. States
/// that cannot lead to more than what is known to be possible are left out.
struct DaysTogether {
  /// A need with what its sessions may be had for, and when.
  struct Demand {
    let need: DaysAtPlaces.PlacedNeed
    let length: Int
    let minutes: Int
    /// When a session could begin, by site.
    let starts: [Site.ID: PeriodSet]
  }

  /// Days of one need, and what its sessions on them are worth beyond none.
  private struct Choice {
    /// Position in `places`; that of no place where an offer has several.
    let place: Int
    /// A bit for each of `days`.
    let days: Int
    let worth: Int
  }

  /// What the days hold, by position in `days`: a number of eleven bits, place and needs.
  private struct State: Hashable {
    var days: SIMD16<UInt16> = .zero

    /// A fixed order.
    func isBefore(_ other: State) -> Bool {
      for day in days.indices where days[day] != other.days[day] {
        return days[day] < other.days[day]
      }
      return false
    }
  }

  private let demands: [Demand]
  /// Days of the cycle, ascending, and places.
  private let days: [Int]
  private let places: [Place.ID]
  /// By day and place, at the end that of no place.
  private let rooms: [[DayRoom]]
  private let scenario: Scenario

  /// Needs, places and days beyond which nothing is looked at together.
  static let mostNeeds = 8
  private static let mostPlaces = 6
  private static let mostDays = 12
  /// States of one need beyond which it is given up.
  static let mostStates = 20_000
  private static let fewStates = 40

  /// Nil where the days have room for all that has some alone, or there is too much to look at.
  init?(_ demands: [Demand], _ scenario: Scenario) {
    guard (2...Self.mostNeeds).contains(demands.count) else { return nil }
    let grid = scenario.grid
    let starts = demands.map(\.starts)
    var places: Set<Place.ID> = []
    var days: Set<Int> = []
    for (site, periods) in starts.joined() where !periods.isEmpty {
      places.insert(scenario.sites[site].place)
      for day in 0..<grid.dayCount where periods.intersects(grid, day: day) { days.insert(day) }
    }
    guard days.count <= Self.mostDays, places.count <= Self.mostPlaces else { return nil }
    let placed = places.sorted()
    let all = days.sorted()
    rooms = all.map { day in
      placed.map { place in
        let starts = demands.map { demand in
          demand.starts.filter { scenario.sites[$0.key].place == place }.values
            .reduce(PeriodSet(count: grid.periodCount)) { $0.union($1) }.members(of: day, grid)
        }
        return DayRoom(
          starts: starts, lengths: demands.map(\.length), minutes: demands.map(\.minutes),
          scenario.settings)
      }
    }
    if rooms.joined().allSatisfy(\.isAmple) { return nil }
    self.demands = demands
    self.days = all
    self.places = placed
    self.scenario = scenario
  }

  /// Nil where there are too many states.
  func maximum() throws(BoundCheckError) -> Int? {
    var choices: [[Choice]] = []
    var base = 0
    for demand in demands {
      base = try Exact.sum(base, demand.need.worth[0])
      choices.append(try self.choices(of: demand))
    }
    // What few states lead to is possible, and bars many of the others.
    let possible = try best(of: choices, keeping: Self.fewStates, above: nil) ?? 0
    guard let most = try best(of: choices, keeping: nil, above: possible) else { return nil }
    return try Exact.sum(base, most)
  }

  // MARK: Choices

  /// The choices of days that are worth more than none and than those with fewer days, best first.
  private func choices(of demand: Demand) throws(BoundCheckError) -> [Choice] {
    var found: [Choice] = []
    for offer in demand.need.offers {
      let own = Set(offer.sites.map { scenario.sites[$0.site].place })
      var place = places.count
      if own.count == 1, let only = own.first.flatMap({ places.firstIndex(of: $0) }) {
        place = only
      }
      for choice in try sets(of: offer, demand.need) {
        guard choice.count >= demand.need.least, let charge = offer.charge(of: choice.count)
        else { continue }
        let cost = try Exact.sum(Exact.sum(offer.fixed, choice.cost), charge)
        let gain = try Exact.difference(demand.need.worth[choice.count], demand.need.worth[0])
        let worth = try Exact.difference(gain, cost)
        if worth > 0 { found.append(Choice(place: place, days: choice.days, worth: worth)) }
      }
    }
    found.sort { ($1.worth, $0.days, $0.place) < ($0.worth, $1.days, $1.place) }
    var kept: [Choice] = []
    for choice in found
    where !kept.contains(where: { $0.place == choice.place && $0.days & ~choice.days == 0 }) {
      kept.append(choice)
    }
    return kept
  }

  /// All sets of days on which an offer's sessions may be.
  private func sets(
    of offer: WeeklyCosts.Offer, _ need: DaysAtPlaces.PlacedNeed
  ) throws(BoundCheckError) -> [SpacedDays.Choice] {
    var priced: [(day: Int, cost: Int)] = []
    var bits: [Int] = []
    for (bit, day) in days.enumerated() {
      var least: Int?
      for place in offer.sites {
        if let cost = try place.cost(on: day) { least = min(least ?? cost, cost) }
      }
      guard let least else { continue }
      priced.append((day, least))
      bits.append(bit)
    }
    let all =
      need.spaced
      ?? SpacedDays(gap: 1, cycle: scenario.grid.dayCount, mostInWeek: need.mostInWeek)
    return try all.choices(of: priced, upTo: min(need.worth.count - 1, offer.most)).map { own in
      var days = 0
      for (place, bit) in bits.enumerated() where own.days & 1 << place != 0 { days |= 1 << bit }
      return SpacedDays.Choice(days: days, count: own.count, cost: own.cost)
    }
  }

  // MARK: States

  /// The most that one choice of each need, or none, is worth.
  ///
  /// - Parameters:
  ///   - few: states that are kept of each need, the best of them; nil for all.
  ///   - known: what is possible: nothing lower is looked for.
  /// - Returns: nil where there are more than `mostStates`.
  private func best(
    of choices: [[Choice]], keeping few: Int?, above known: Int?
  ) throws(BoundCheckError) -> Int? {
    var states: [State: Int] = [State(): 0]
    for need in choices.indices {
      var next: [State: Int] = [:]
      for (state, worth) in states {
        if let known, try Exact.sum(worth, rest(from: state, need, choices)) <= known { continue }
        next[state] = max(next[state] ?? worth, worth)
        for choice in choices[need] {
          guard let reached = self.state(after: choice, of: need, from: state) else { continue }
          let sum = try Exact.sum(worth, choice.worth)
          next[reached] = max(next[reached] ?? sum, sum)
        }
      }
      if let few, next.count > few {
        let order = next.sorted { one, other in
          one.value != other.value
            ? one.value > other.value : one.key.isBefore(other.key)
        }
        next = Dictionary(uniqueKeysWithValues: order.prefix(few).map { ($0.key, $0.value) })
      }
      if next.count > Self.mostStates { return nil }
      states = next
    }
    return max(known ?? 0, states.values.max() ?? 0)
  }

  /// What the needs from one on are worth at most: each its best that the days have room for.
  private func rest(
    from state: State, _ first: Int, _ choices: [[Choice]]
  ) throws(BoundCheckError) -> Int {
    var sum = 0
    for need in first..<choices.count {
      let best = choices[need].first { self.state(after: $0, of: need, from: state) != nil }
      if let best { sum = try Exact.sum(sum, best.worth) }
    }
    return sum
  }

  /// Nil where a day has no room, or is spent at another place.
  private func state(after choice: Choice, of need: Int, from state: State) -> State? {
    var reached = state
    var left = choice.days
    while left != 0 {
      let day = left.trailingZeroBitCount
      left &= left - 1
      // Of a day on which nothing is held yet the place is open, as of one without a place.
      let held = Int(state.days[day])
      var place = held == 0 ? places.count : held >> 8
      if choice.place < places.count {
        guard place == places.count || place == choice.place else { return nil }
        place = choice.place
      }
      let set = held & 0xFF | 1 << need
      guard hasRoom(for: set, on: day, at: place) else { return nil }
      reached.days[day] = UInt16(place << 8 | set)
    }
    return reached
  }

  private func hasRoom(for set: Int, on day: Int, at place: Int) -> Bool {
    place < places.count
      ? rooms[day][place].holds(set) : rooms[day].contains { $0.holds(set) }
  }
}

extension PeriodSet {
  fileprivate func intersects(_ grid: TimeGrid, day: Int) -> Bool {
    (day * grid.periodsPerDay..<(day + 1) * grid.periodsPerDay).contains(where: contains)
  }

  fileprivate func members(of day: Int, _ grid: TimeGrid) -> [Int] {
    (day * grid.periodsPerDay..<(day + 1) * grid.periodsPerDay).filter(contains)
  }
}
