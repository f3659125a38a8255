public import Kezek

/// What a proof proves, tier by tier.
public struct BoundReport: Sendable, Hashable {
  /// In the proof's order.
  public let tiers: [TierBound]

  /// Whether every claim is confirmed whole.
  public var isConfirmed: Bool { tiers.allSatisfy(\.isConfirmed) }
}

/// What the prices of one tier prove.
public struct TierBound: Sendable, Hashable {
  public let tier: Tier.Name
  /// The bound that the solver claims.
  public let claim: Int
  /// The bound that the prices prove: no plan that keeps the conditions and the floors is worth
  /// more.
  public let recomputed: Int
  /// The bound that the tables prove without any price: every child alone, nothing shared.
  public let withoutPrices: Int

  /// Whether the prices prove the claim whole; else they confirm only `recomputed`.
  public var isConfirmed: Bool { recomputed <= claim }

  /// How much of the way from `withoutPrices` down to the claim the prices prove.
  public var confirmedShare: Share {
    let claimed = withoutPrices.subtractingReportingOverflow(claim)
    guard !claimed.overflow, claimed.partialValue > 0 else { return Share(1, of: 1) }
    let proven = withoutPrices - recomputed
    return Share(min(max(0, proven), claimed.partialValue), of: claimed.partialValue)
  }
}
