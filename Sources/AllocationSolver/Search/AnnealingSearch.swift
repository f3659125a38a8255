import Foundation
import Kezek

/// One chain of changes with its best state.
struct AnnealingSearch: Sendable {
  /// The state at hand, and the best one where that is another.
  ///
  /// While a round runs, the best of it may be kept as the way back to it alone.
  private var state: SearchState
  private var saved: SearchState?
  private var recreation: Recreation
  private var ruin: Ruin
  private var random: SplitMix64
  private let tier: Int
  private var floors: [(tier: Int, value: Int)]
  private let tiers: [Tier]
  private let unit: Double
  /// Whether worse states are passed through.
  ///
  /// A nation's state is too large to be kept twice, so there each change must be no worse.
  private let cools: Bool
  /// Changes after which those who want more are counted anew.
  private var countingInterval: Int
  /// Changes since the best state beyond which it is copied rather than come back to: as many as there
  /// are needs, when a copy takes no longer.
  private let mostBack: Int

  /// How much of the cost at the prices counts beside the value.
  ///
  /// Of plans worth the same, one that leaves more of what is scarce is nearer to a better one. At 1
  /// nothing would be gained by whoever is barely worth its price.
  private static let thrift = 0.6
  /// Needs beyond which no worse state is passed through.
  private static let coolingLimit = 60_000

  init(
    _ state: SearchState, _ candidates: Candidates, recreation: Recreation, tiers: [Tier],
    tier: Int, floors: [(tier: Int, value: Int)], unit: Double, seed: UInt64
  ) {
    let needs = candidates.scenario.needs.count
    self.state = state
    self.recreation = recreation
    ruin = Ruin(
      candidates, leaders: recreation.leaders, companions: recreation.companions,
      displaced: Displaced(recreation, tiers[tier]), countsTravel: tiers[tier].travelWeight > 0,
      seed: seed &* 31 &+ 17)
    random = SplitMix64(seed: seed &* 131 &+ 5)
    self.tiers = tiers
    self.tier = tier
    self.floors = floors
    self.unit = unit
    cools = needs <= Self.coolingLimit
    countingInterval = max(50, needs / 20)
    mostBack = needs
  }

  var best: SearchState { saved ?? state }
  /// The state at hand, the best or not.
  var current: SearchState { state }

  /// Goes on from the best.
  mutating func restart() {
    if let saved { state = saved }
    saved = nil
  }

  // MARK: Chains

  /// The same search by other chances.
  func seeded(_ seed: UInt64) -> AnnealingSearch {
    var search = self
    search.ruin.random = SplitMix64(seed: seed &* 31 &+ 17)
    search.recreation.random = SplitMix64(seed: seed)
    search.random = SplitMix64(seed: seed &* 131 &+ 5)
    return search
  }

  /// Takes the best of another chain where that is better, and goes on from where it is if that is further.
  mutating func join(_ other: AnnealingSearch) {
    let highest = isBetter(other.best, than: best) ? other.best : best
    if keepsFloors(other.state), !keepsFloors(state) || other.reached > reached {
      state = other.state
    }
    saved = isBetter(highest, than: state) ? highest : nil
  }

  /// What counts when a change is judged: the value, less what is taken for it.
  private var reached: Double { Double(state.values[tier]) - Self.thrift * state.cost }

  // MARK: In parts

  /// The same search from the state at hand on, within one part.
  func within(_ parts: SearchParts, _ part: Int, seed: UInt64) -> AnnealingSearch {
    var search = seeded(seed)
    search.saved = nil
    let scope = SearchScope(parts: parts, part: part)
    search.ruin.scope = scope
    search.recreation.scope = scope
    // What may be given up of earlier tiers is divided among the parts.
    search.floors = floors.map { floor in
      let value = search.state.values[floor.tier]
      return (floor.tier, value - max(0, value - floor.value) / parts.count)
    }
    search.countingInterval = max(50, countingInterval / parts.count)
    return search
  }

  /// Takes together what came of parts; those that were not worked on stay as they were.
  ///
  /// An account over children of several parts may be worth less than the parts were, each for
  /// itself: then only the best of the parts is taken.
  ///
  /// - Parameter isLast: whether the round is over, so that nothing worse is to be gone on with.
  mutating func take(_ pieces: [SearchPiece?], _ parts: SearchParts, isLast: Bool) {
    let start = state
    func joined(_ pieces: [SearchPiece?]) -> SearchState {
      var schedule = ScheduleState(start.schedule.tables)
      SearchPiece(of: SearchParts.nobody, parts, start.schedule).add(to: &schedule)
      for (part, piece) in pieces.enumerated() {
        (piece ?? SearchPiece(of: part, parts, start.schedule)).add(to: &schedule)
      }
      return SearchState(schedule, tiers, recreation.prices)
    }
    var found = joined(pieces)
    if !keepsFloors(found) || (isLast && !isBetter(found, than: start)) {
      found = start
      for part in pieces.indices where pieces[part] != nil {
        var alone = [SearchPiece?](repeating: nil, count: pieces.count)
        alone[part] = pieces[part]
        let other = joined(alone)
        if isBetter(other, than: found) { found = other }
      }
    }
    let best = best
    state = found
    saved = isBetter(found, than: best) ? nil : best
    if isLast { restart() }
  }

  private func keepsFloors(_ state: SearchState) -> Bool {
    floors.allSatisfy { state.values[$0.tier] >= $0.value }
  }

  private func isBetter(_ one: SearchState, than other: SearchState) -> Bool {
    keepsFloors(one) && other.values[tier...].lexicographicallyPrecedes(one.values[tier...])
  }

  // MARK: A round

  /// Cools from a temperature at which a session is easily given up to one at which none is, from
  /// the state at hand on.
  ///
  /// - Parameters:
  ///   - cooling: from which to which share of the way down.
  ///   - spent: the share of the time that is gone; at 1 the round ends. It cools no slower than time
  ///     goes, since a round that is cut short while warm is lost.
  mutating func round(
    steps: Int, target: Int?, cooling: ClosedRange<Double> = 0...1, report: (Int) -> Void,
    spent: () -> Double
  ) {
    let first = log(0.5 * unit)
    let last = log(0.01 * unit)
    var highest = best.values
    var wanting: [Need.ID] = []
    state.commit()
    defer { saveBest() }
    for step in 0..<steps {
      let spent = spent()
      if spent >= 1 || highest[tier] >= target ?? .max { return }
      if step % countingInterval == 0 {
        wanting = recreation.promising(ruin.wanting(state), state)
      }
      let share =
        cooling.lowerBound
        + (cooling.upperBound - cooling.lowerBound) * max(Double(step) / Double(steps), spent)
      let temperature = exp(first + (last - first) * share)
      let before = state.values
      let cost = state.cost
      let mark = state.mark
      let pool = ruin.ruin(&state, wanting: wanting)
      recreation.serve(pool, in: &state, first: ruin.first)
      state.settle()
      guard accepts(before, cost, temperature) else {
        state.undo(to: mark)
        state.settle()
        continue
      }
      if highest[tier...].lexicographicallyPrecedes(state.values[tier...]) {
        let isHigher = state.values[tier] > highest[tier]
        highest = state.values
        saved = nil
        state.commit()
        if isHigher { report(highest[tier]) }
      } else if saved != nil || state.values[tier...] == highest[tier...] {
        // This one is as good as the best, or that is kept elsewhere.
        state.commit()
      } else if state.mark > mostBack {
        saveBest()
      }
    }
  }

  /// Copies the best state where the way back to it is all that is kept of it.
  private mutating func saveBest() {
    guard state.mark > 0 else { return }
    var best = state
    best.undo(to: 0)
    best.settle()
    best.commit()
    saved = best
    state.commit()
  }

  private mutating func accepts(_ before: [Int], _ cost: Double, _ temperature: Double) -> Bool {
    guard keepsFloors(state) else { return false }
    guard cools else {
      return !state.values[tier...].lexicographicallyPrecedes(before[tier...])
    }
    let change =
      Double(state.values[tier] - before[tier]) - Self.thrift * (state.cost - cost)
    return change >= 0 || random.unit() < exp(change / temperature)
  }
}
