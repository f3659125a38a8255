/// The tiers that speak of the current plan, and the lottery.
struct ChangeTiers {
  let scenario: Scenario

  /// The rows that a plan can keep: all but those that must not be.
  private var rows: [Int] {
    scenario.current.indices.filter { scenario.current[$0].keep != .no }
  }

  /// The tier before the policy's own, where changes are limited.
  ///
  /// *At most K changed* is: keep min(rows kept, rows − K) as high as can be, so that a current
  /// plan that cannot stand whole does not make the program infeasible.
  func first(_ change: ChangeRule) -> Tier? {
    guard !rows.isEmpty else { return nil }
    switch change {
    case .free: return nil
    case .least: return tier(.changes, table: .linear(upTo: rows.count))
    case .atMost(let most):
      return tier(.changes, table: .linear(upTo: max(0, rows.count - most)))
    }
  }

  /// The last tier but the lottery: keep what costs nothing.
  func last(_ change: ChangeRule) -> Tier? {
    guard !rows.isEmpty, change != .least else { return nil }
    return tier(Tier.Name("kept as now"), table: .linear(upTo: rows.count))
  }

  private func tier(_ name: Tier.Name, table: ValueTable) -> Tier {
    Tier(
      name: name,
      accounts: [
        Account(owner: .population("current"), measure: .keptRows(rows), table: table)
      ])
  }
}

/// The last tier: ties go to the need drawn first (RULES 24).
enum LotteryTier {
  /// Σ (N − rank) over served needs; nil where there is no need.
  static func tier(of scenario: Scenario) -> Tier? {
    let needs = scenario.needs.ids
    guard !needs.isEmpty else { return nil }
    let ranks = Lottery.ranks(
      of: needs.map { scenario.key(of: $0) }, seed: scenario.settings.seed)
    let accounts = zip(needs, ranks).map { id, rank in
      Account(
        owner: .need(id), measure: .served([id]),
        table: .step(at: 1, worth: needs.count - rank))
    }
    return Tier(name: Tier.Name("lottery"), accounts: accounts, onlyIfClosed: true)
  }
}
