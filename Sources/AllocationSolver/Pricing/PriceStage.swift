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

  func work(on task: TierTask) async throws -> TierFinding {
    let tier = valuation.tiers[task.number]
    var ascent = PriceAscent(model, tier: task.number, floors: task.floors)
    let found = ascent.run {
      Task.isCancelled || task.end.map { clock.seconds >= $0 } ?? false
    }
    guard let found else { return TierFinding() }
    guide.note(
      tier: task.number, unit: ascent.unit,
      slots: SlotPrices(model.rows, found.prices.rows, candidates), ascent: found.prices)
    let prices = tierPrices(tier, task.floors, found.prices)
    guard
      let report = try? check.check(PriceProof(scale: DualPrices.scale, tiers: [prices])),
      let bound = report.tiers.first
    else { return TierFinding() }
    var finding = TierFinding()
    let lowest = min(bound.recomputed, bound.withoutPrices)
    finding.bound = lowest
    finding.prices = PriceProof.TierPrices(
      tier: tier.name, claim: lowest,
      prices: bound.recomputed <= bound.withoutPrices ? prices.prices : [],
      floors: bound.recomputed <= bound.withoutPrices ? prices.floors : [])
    task.report(nil, lowest)
    return finding
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

  private static func units(_ price: Double) -> Int {
    let units = (price * Double(DualPrices.scale)).rounded()
    return units > 0 && units < 1e15 ? Int(units) : 0
  }
}
