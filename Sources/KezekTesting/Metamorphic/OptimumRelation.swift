public import Kezek

/// What a change of a scenario does to the best plan's values.
public enum OptimumRelation: Sendable, Hashable {
  /// Every tier's best stays.
  case equal
  /// Every tier's best stays, but for the lottery, which draws by keys.
  case equalButForTheLottery
  /// The values are no worse, compared tier by tier; a plan that was there is still there.
  case notWorse
  /// The values are no better, compared tier by tier; there may be no plan left.
  case notBetter

  /// Whether the best values before and after a change are related so; nil = no plan.
  ///
  /// Only for valuations without tolerances, where the best is the lexicographic best.
  public func holds(before: [Int]?, after: [Int]?, valuation: Valuation) -> Bool {
    switch self {
    case .equal: return before == after
    case .equalButForTheLottery:
      let kept = valuation.tiers.indices.filter { !valuation.tiers[$0].onlyIfClosed }
      return before.map { values in kept.map { values[$0] } }
        == after.map { values in kept.map { values[$0] } }
    case .notWorse:
      guard let before else { return true }
      guard let after else { return false }
      return !after.lexicographicallyPrecedes(before)
    case .notBetter:
      return Self.notWorse.holds(before: after, after: before, valuation: valuation)
    }
  }
}

extension Valuation {
  /// The same valuation with every value multiplied: every best is multiplied too.
  ///
  /// - Parameter factor: at least 1.
  public func scaled(by factor: Int) -> Valuation {
    let tiers = tiers.map { tier in
      Tier(
        name: tier.name,
        accounts: tier.accounts.map { account in
          Account(
            owner: account.owner, measure: account.measure, offset: account.offset,
            table: account.table.scaled(by: factor))
        },
        travelWeight: tier.travelWeight * factor, tolerance: tier.tolerance.scaled(by: factor),
        onlyIfClosed: tier.onlyIfClosed)
    }
    return Valuation(policy: policy, tiers: tiers, digest: digest)
  }
}

extension Tier.Tolerance {
  fileprivate func scaled(by factor: Int) -> Tier.Tolerance {
    switch self {
    case .absolute(let units): .absolute(units * factor)
    case .basisPoints: self
    }
  }
}
