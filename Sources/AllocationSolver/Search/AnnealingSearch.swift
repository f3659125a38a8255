import Foundation
import Kezek

/// One chain of changes with its best state.
struct AnnealingSearch {
  /// The state at hand, and the best one where that is another.
  private var state: SearchState
  private var saved: SearchState?
  private var recreation: Recreation
  private var ruin: Ruin
  private var random: SplitMix64
  private let tier: Int
  private let floors: [(tier: Int, value: Int)]
  private let unit: Double
  /// Whether worse states are passed through.
  ///
  /// A nation's state is too large to be kept twice, so there each change must be no worse.
  private let cools: Bool
  /// Changes after which those who want more are counted anew.
  private let countingInterval: Int

  /// Needs beyond which no worse state is passed through.
  private static let coolingLimit = 20_000

  init(
    _ state: SearchState, _ candidates: Candidates, recreation: Recreation, tier: Int,
    floors: [(tier: Int, value: Int)], unit: Double, seed: UInt64
  ) {
    let needs = candidates.scenario.needs.count
    self.state = state
    self.recreation = recreation
    ruin = Ruin(candidates, leaders: recreation.leaders, seed: seed &* 31 &+ 17)
    random = SplitMix64(seed: seed &* 131 &+ 5)
    self.tier = tier
    self.floors = floors
    self.unit = unit
    cools = needs <= Self.coolingLimit
    countingInterval = max(50, needs / 20)
  }

  var best: SearchState { saved ?? state }

  /// Cools from a temperature at which a session is easily given up to one at which none is.
  ///
  /// - Parameter spent: the share of the time that is gone; at 1 the round ends. It cools no slower
  ///   than time goes, since a round that is cut short while warm is lost.
  mutating func round(
    steps: Int, target: Int?, report: (Int) -> Void, spent: () -> Double
  ) {
    if let saved { state = saved }
    if cools { saved = state }
    let first = log(0.5 * unit)
    let last = log(0.02 * unit)
    var highest = best.values
    var wanting: [Need.ID] = []
    for step in 0..<steps {
      let spent = spent()
      if spent >= 1 || highest[tier] >= target ?? .max { return }
      if step % countingInterval == 0 { wanting = ruin.wanting(state) }
      let share = max(Double(step) / Double(steps), spent)
      let temperature = exp(first + (last - first) * share)
      let before = state.values
      state.commit()
      let pool = ruin.ruin(&state, wanting: wanting)
      recreation.serve(pool, in: &state)
      state.settle()
      guard accepts(before, temperature) else {
        state.undo(to: 0)
        state.settle()
        continue
      }
      guard highest[tier...].lexicographicallyPrecedes(state.values[tier...]) else { continue }
      let isHigher = state.values[tier] > highest[tier]
      highest = state.values
      if cools {
        state.commit()
        saved = state
      }
      if isHigher { report(highest[tier]) }
    }
  }

  private mutating func accepts(_ before: [Int], _ temperature: Double) -> Bool {
    for floor in floors where state.values[floor.tier] < floor.value { return false }
    guard cools else {
      return !state.values[tier...].lexicographicallyPrecedes(before[tier...])
    }
    let change = Double(state.values[tier] - before[tier])
    return change >= 0 || random.unit() < exp(change / temperature)
  }
}
