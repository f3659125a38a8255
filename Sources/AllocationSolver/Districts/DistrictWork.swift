import Kezek
import PlanVerification

/// The work on one district of a large scenario in one tier: prices, then a search.
///
/// Everything that is compiled for it is gone when the work is over; its prices are kept for when
/// the tier is worked on again.
struct DistrictWork: Sendable {
  let district: District
  let tier: Int
  /// The verifier's check of the whole.
  let check: BoundCheck
  let request: PlanningRequest
  let clock: Stopwatch
  /// What is known of prices here.
  let guide: PriceGuide
  /// Whether prices are to be found.
  let wantsPrices: Bool
  /// When to end, in seconds on the clock; nil = no limit.
  let end: Double?
  /// After which not even a bound without prices is checked.
  let lastCall: Double?
  /// Told of each better value of the district.
  let report: @Sendable (Int) -> Void

  /// What came of it, in the ids of the district.
  struct Outcome: Sendable {
    var plan: Plan
    var values: [Int]
    /// The prices behind the bound, and the bound in price units; nil where none was sought.
    var proof: Proof?
    var ending: Certificate.Termination?
  }

  struct Proof: Sendable {
    var prices: [PriceProof.RowPrice] = []
    var units: Int
  }

  /// A part of the time up to which prices may be sought.
  private static let pricing = 0.45
  /// Children of a part of the prices: one thread works on all of them, so the more the better, as
  /// far as they find room in its caches.
  private static let childrenOfPart = 2048
  /// Temperatures of the prices: fewer than where a scenario is all there is to do.
  private static let temperatures = Array(PriceAscent.temperatures.dropLast())

  /// - Parameter start: what is known to be good; it keeps every condition.
  func run(from start: Plan) async throws -> Outcome {
    let candidates = Candidates(district.scenario)
    let judge = PlanJudge(district.scenario, district.valuation)
    let best = PlanJudge.Judged(plan: start, values: judge.values(of: start))
    var outcome = Outcome(plan: start, values: best.values)
    if wantsPrices, !isOver(lastCall) {
      outcome.proof = proof(candidates, best.values[tier])
    }
    let bound = outcome.proof.map { Self.floor($0.units) }
    if bound == best.values[tier] || isOver(end) { return outcome }
    var quiet = request
    quiet.threads = 1
    let stage = SearchStage(
      candidates: candidates, judge: judge, request: quiet, clock: clock, guide: guide, share: 1,
      patience: 2, constructs: tier == 0 && district.specialists.isEmpty, isParted: false)
    let task = TierTask(
      number: tier,
      floors: (0..<tier).map { ($0, best.values[$0]) }, best: best, bound: bound,
      target: bound, end: end, wantsPrices: false,
      report: { value, _ in if let value { report(value) } })
    let found = try await stage.work(on: task)
    outcome.ending = found.ending
    if let found = found.best,
      !found.values[tier...].lexicographicallyPrecedes(best.values[tier...])
    {
      outcome.plan = found.plan
      outcome.values = found.values
    }
    return outcome
  }

  private func isOver(_ end: Double?) -> Bool { end.map { clock.seconds >= $0 } ?? false }

  static func floor(_ units: Int) -> Int {
    // Division rounds towards 0, a bound is rounded down.
    let whole = units / DualPrices.scale
    return units % DualPrices.scale < 0 ? whole - 1 : whole
  }

  // MARK: Prices

  /// Prices on this thread alone, noted in the guide, with the bound that they give; nil where a sum
  /// does not fit, which leaves the whole without a bound.
  private func proof(_ candidates: Candidates, _ value: Int) -> Proof? {
    // No floor links the tiers here, so this one is priced by itself.
    let tiers = [district.valuation.tiers[tier]]
    let began = clock.seconds
    let last = end.map { began + Self.pricing * max(0, $0 - began) }
    let isOver: @Sendable () -> Bool = { [clock] in clock.isOver(last) }
    let check = BoundCheck(district.scenario, district.valuation, partOf: check)
    var found: PriceProof.TierPrices?
    if let model = PricingModel(
      candidates, shares: GroupShareFinder(candidates).shares(), tiers: tiers,
      childrenOfPart: Self.childrenOfPart, isOver: isOver)
    {
      let ascent = PriceAscent(model, tier: 0, floors: [])
      if let best = ascent.run(
        downTo: Double(value) + 0.9, isOver: isOver,
        temperatures: Self.temperatures)
      {
        found = best.prices.rounded(of: model, tier: 0, floors: [], tiers)
        guide.note(
          tier: tier, unit: ascent.unit,
          slots: SlotPrices(model.rows, best.prices.rows, candidates))
      }
    }
    let prices =
      found ?? PriceProof.TierPrices(tier: tiers[0].name, claim: 0, prices: [], floors: [])
    let units = try? check.total(of: prices, scale: DualPrices.scale)
    return units.map { Proof(prices: prices.prices, units: $0) }
  }
}
