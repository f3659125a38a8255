import Foundation
import Kezek

/// One chain of changes with its best state.
struct AnnealingSearch {
  struct Best {
    var state: SearchState
    var values: [Int] { state.values }
  }

  private(set) var best: Best
  private var state: SearchState
  private var recreation: Recreation
  private var ruin: Ruin
  private var random: SplitMix64
  private let tier: Int
  private let floors: [(tier: Int, value: Int)]
  private let unit: Double

  init(
    _ state: SearchState, _ candidates: Candidates, recreation: Recreation, tier: Int,
    floors: [(tier: Int, value: Int)], unit: Double, seed: UInt64
  ) {
    self.state = state
    best = Best(state: state)
    self.recreation = recreation
    ruin = Ruin(candidates, leaders: recreation.leaders, seed: seed &* 31 &+ 17)
    random = SplitMix64(seed: seed &* 131 &+ 5)
    self.tier = tier
    self.floors = floors
    self.unit = unit
  }

  /// Cools from a temperature at which a session is easily given up to one at which none is.
  mutating func round(
    steps: Int, target: Int?, report: (Int) -> Void, isOver: () -> Bool
  ) {
    state = best.state
    let first = log(0.5 * unit)
    let last = log(0.02 * unit)
    var wanting = ruin.wanting(state)
    for step in 0..<steps {
      if isOver() || best.values[tier] >= target ?? .max { return }
      if step % 50 == 0 { wanting = ruin.wanting(state) }
      let temperature = exp(first + (last - first) * Double(step) / Double(steps))
      let before = state.values
      state.commit()
      let pool = ruin.ruin(&state, wanting: wanting)
      recreation.serve(pool, in: &state)
      guard accepts(before, temperature) else {
        state.undo(to: 0)
        continue
      }
      if best.values[tier...].lexicographicallyPrecedes(state.values[tier...]) {
        state.commit()
        let isHigher = state.values[tier] > best.values[tier]
        best = Best(state: state)
        if isHigher { report(best.values[tier]) }
      }
    }
  }

  private mutating func accepts(_ before: [Int], _ temperature: Double) -> Bool {
    for floor in floors where state.values[floor.tier] < floor.value { return false }
    let change = Double(state.values[tier] - before[tier])
    return change >= 0 || random.unit() < exp(change / temperature)
  }
}
