import Kezek

/// What a tier would be worth if every need that can be met were met (RULES 25).
struct FullValue {
  private let candidates: Candidates
  private let scenario: Scenario

  init(_ candidates: Candidates) {
    self.candidates = candidates
    scenario = candidates.scenario
  }

  /// The value; nil for a tier without a finite full value.
  func value(of tier: Tier) -> Int? {
    guard tier.hasFullValue else { return nil }
    return tier.accounts.reduce(0) { sum, account in
      sum + account.table.value(at: account.offset + mostGiven(to: account))
    }
  }

  /// Barred needs, and those that no plan of these tables can meet, give nothing.
  private func mostGiven(to account: Account) -> Int {
    let open = account.needs.filter { candidates.emptiedBy[$0.index] == nil }
    switch account.measure {
    case .sessions: return open.reduce(0) { $0 + scenario.needs[$1].asked }
    case .served: return open.count
    case .courses(_, let year):
      return open.reduce(0) { sum, need in
        let had = year.map { scenario.had(need, in: $0) } ?? 0
        return sum + max(0, scenario.needs[need].asked - had)
      }
    case .sessionsAtHome, .keptRows: return 0
    }
  }
}
