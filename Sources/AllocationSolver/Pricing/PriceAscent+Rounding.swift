import Kezek

extension PriceAscent.Prices {
  /// The prices in whole units, as a proof holds them; nothing is claimed yet.
  func rounded(
    of model: PricingModel, tier: Int, floors: [(tier: Int, value: Int)], _ tiers: [Tier]
  ) -> PriceProof.TierPrices {
    var units: [PriceProof.SharedRow: Int] = [:]
    var order: [PriceProof.SharedRow] = []
    for (row, price) in zip(model.rows, rows) {
      let whole = Self.units(price)
      guard whole != 0 else { continue }
      for shared in row.sharedRows {
        if units[shared] == nil { order.append(shared) }
        units[shared, default: 0] += whole
      }
    }
    // The least price tells the check to look at whole groups.
    for shared in model.groupMarks where units[shared] == nil {
      order.append(shared)
      units[shared] = 1
    }
    return PriceProof.TierPrices(
      tier: tiers[tier].name, claim: 0,
      prices: order.map { PriceProof.RowPrice(row: $0, price: units[$0] ?? 0) },
      floors: zip(floors, self.floors).map { floor, price in
        PriceProof.Floor(
          tier: tiers[floor.tier].name, value: floor.value, price: Self.units(price))
      })
  }

  /// A price in whole units; one out of all proportion (of a row without capacity) is as good lower.
  private static func units(_ price: Double) -> Int {
    let units = (price * Double(DualPrices.scale)).rounded()
    return Int(max(-1e12, min(units, 1e12)))
  }
}
