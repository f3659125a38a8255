/// Where the Lagrangian function is evaluated.
struct PricePoint: Sendable {
  /// Of the rows, none negative.
  let prices: [Double]
  /// Of the tiers: 1 for the one that is bounded, the floor's price for those before it.
  let weights: [Double]
  /// 0 for the exact value, which bounds; above for the smoothed one.
  let temperature: Double
  /// Whether children's days are told apart by place even where ways cost nothing.
  let byPlace: Bool
  /// What a minute of a visit costs.
  let travel: Double
}
