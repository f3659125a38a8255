import Kezek

/// Lists every plan as a choice of options: for each need nothing, an option of its own, or one of
/// a group.
struct PlanEnumerator {
  let options: [[PlanOption]]
  let limit: Int
  private var state: EnumerationState
  private let pinned: [PinnedRow]
  private var chosen: [Choice] = []
  private(set) var plans: [[Choice]] = []

  /// An option, by the first need that it settles and its position.
  struct Choice: Sendable, Hashable {
    let need: Int
    let option: Int
  }

  init(
    _ scenario: Scenario, options: [[PlanOption]], without: ConstraintFamily?, limit: Int
  ) {
    self.options = options
    self.limit = limit
    state = EnumerationState(scenario, without: without)
    pinned = without == .pins ? [] : PinnedRow.all(of: scenario)
  }

  /// All plans, with their rooms still to be found.
  ///
  /// - Throws: `OracleRefusal.tooManyPlans` beyond the limit.
  mutating func run() throws(OracleRefusal) -> [[Choice]] {
    plans = []
    try extend(from: 0, settled: 0, kept: 0)
    return plans
  }

  private mutating func extend(
    from need: Int, settled: UInt64, kept: UInt64
  ) throws(OracleRefusal) {
    guard need < options.count else {
      guard pinned.allSatisfy({ kept & $0.bit != 0 }) else { return }
      guard plans.count < limit else { throw .tooManyPlans(limit: limit) }
      plans.append(chosen)
      return
    }
    try extend(from: need + 1, settled: settled, kept: kept)
    guard settled & (1 << UInt64(need)) == 0 else { return }
    for position in options[need].indices {
      let option = options[need][position]
      guard option.settles & settled == 0, state.admits(option) else { continue }
      state.add(option)
      chosen.append(Choice(need: need, option: position))
      let keeps = pinned.reduce(kept) { $1.isKept(by: option) ? $0 | $1.bit : $0 }
      try extend(from: need + 1, settled: settled | option.settles, kept: keeps)
      chosen.removeLast()
      state.remove(option)
    }
  }
}
