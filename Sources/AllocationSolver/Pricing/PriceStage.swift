import Kezek
import PlanVerification

/// Bounds a tier by prices: what children share is priced, and each child is solved alone.
///
/// The prices are rounded to whole units and the bound is what the verifier's own check recomputes
/// from them, so the claim is confirmed whole by whoever asks.
struct PriceStage: TierStage {
  let candidates: Candidates
  let model: PricingModel
  let check: BoundCheck
  let valuation: Valuation
  let clock: Stopwatch
  let guide: PriceGuide
  let share = 0.3
  let isWorthRepeating = false

  func work(on task: TierTask) async throws -> TierFinding {
    let tier = valuation.tiers[task.number]
    var ascent = PriceAscent(model, tier: task.number, floors: task.floors)
    // A bound that rounds down to the value of the best plan closes the tier.
    let enough = task.best.map { Double($0.values[task.number]) + 0.9 } ?? -.infinity
    let found = ascent.run(downTo: enough) {
      Task.isCancelled || task.end.map { clock.seconds >= $0 } ?? false
    }
    guard let found else { return withoutPrices(tier, task) }
    guide.note(
      tier: task.number, unit: ascent.unit,
      slots: SlotPrices(model.rows, found.prices.rows, candidates))
    let prices = tierPrices(tier, task.floors, found.prices)
    let proof = PriceProof(scale: DualPrices.scale, tiers: [prices])
    guard let bound = try? check.check(proof).tiers.first, bound.recomputed <= bound.withoutPrices
    else { return withoutPrices(tier, task) }
    var finding = TierFinding(bound: bound.recomputed)
    finding.prices = PriceProof.TierPrices(
      tier: tier.name, claim: bound.recomputed, prices: prices.prices, floors: prices.floors)
    task.report(nil, bound.recomputed)
    return finding
  }

  /// Every child alone, nothing shared: a bound that takes no time.
  private func withoutPrices(_ tier: Tier, _ task: TierTask) -> TierFinding {
    guard let bound = try? check.boundWithoutPrices(of: tier) else { return TierFinding() }
    task.report(nil, bound)
    return TierFinding(
      bound: bound,
      prices: PriceProof.TierPrices(tier: tier.name, claim: bound, prices: [], floors: []))
  }

  private func tierPrices(
    _ tier: Tier, _ floors: [(tier: Int, value: Int)], _ prices: PriceAscent.Prices
  ) -> PriceProof.TierPrices {
    var units: [PriceProof.SharedRow: Int] = [:]
    var order: [PriceProof.SharedRow] = []
    for (row, price) in zip(model.rows, prices.rows) {
      let whole = Self.units(price)
      guard whole > 0 else { continue }
      for shared in row.sharedRows {
        if units[shared] == nil { order.append(shared) }
        units[shared, default: 0] += whole
      }
    }
    return PriceProof.TierPrices(
      tier: tier.name, claim: 0,
      prices: order.map { PriceProof.RowPrice(row: $0, price: units[$0] ?? 0) },
      floors: zip(floors, prices.floors).map { floor, price in
        PriceProof.Floor(
          tier: valuation.tiers[floor.tier].name, value: floor.value, price: Self.units(price))
      })
  }

  /// A price in whole units; one out of all proportion (of a row without capacity) is as good lower.
  private static func units(_ price: Double) -> Int {
    let units = (price * Double(DualPrices.scale)).rounded()
    return units > 0 ? Int(min(units, 1e12)) : 0
  }
}
