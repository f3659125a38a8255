import Kezek
import PlanVerification

/// The work on one district of a large scenario in one tier: prices, and a search.
///
/// Everything that is compiled for it is gone when the work is over; its prices are kept for when
/// the district is searched again.
struct DistrictWork: Sendable {
  let district: District
  let tier: Int
  private let candidates: Candidates
  private let judge: PlanJudge
  private let request: PlanningRequest
  private let clock: Stopwatch
  /// What is known of prices here.
  private let guide: PriceGuide

  /// Prices, in the ids of the whole.
  struct Proof: Sendable {
    var prices: [PriceProof.RowPrice] = []
    /// The bound, in price units.
    var units: Int
    /// What rows of each kind cost here; nothing where prices began with others'.
    var levels = PriceLevels()
  }

  /// Children of a part of the prices: one thread works on all of them, so the more the better, as
  /// far as they find room in its caches.
  private static let childrenOfPart = 2048
  /// Temperatures of the prices: fewer than where a scenario is all there is to do.
  private static let temperatures = Array(PriceAscent.temperatures.dropLast(2))
  /// How many of them are left out where others' prices are known.
  private static let warmest = 2

  init(
    on district: District, tier: Int, request: PlanningRequest, clock: Stopwatch,
    guide: PriceGuide
  ) {
    self.district = district
    self.tier = tier
    candidates = Candidates(district.scenario)
    judge = PlanJudge(district.scenario, district.valuation)
    var quiet = request
    quiet.threads = 1
    self.request = quiet
    self.clock = clock
    self.guide = guide
  }

  /// What the district's sessions and courses of a plan of the whole come to.
  func judged(_ sessions: [PlannedSession], _ courses: [PlannedCourse]) -> PlanJudge.Judged {
    let plan = district.plan(sessions, courses)
    return PlanJudge.Judged(plan: plan, values: judge.values(of: plan))
  }

  static func floor(_ units: Int) -> Int {
    // Division rounds towards 0, a bound is rounded down.
    let whole = units / DualPrices.scale
    return units % DualPrices.scale < 0 ? whole - 1 : whole
  }

  // MARK: Prices

  /// Prices on this thread alone, noted in the guide, with the bound that they give; nil where a sum
  /// does not fit, which leaves the whole without a bound.
  ///
  /// - Parameters:
  ///   - value: what a plan is worth already.
  ///   - levels: what is known of other districts' prices; nil for none.
  ///   - end: up to when prices are sought, in seconds on the clock; nil = no limit.
  ///   - last: after which not even others' prices are taken.
  ///   - check: the verifier's check of the whole.
  func proof(
    above value: Int, from levels: PriceLevels?, until end: Double?, last: Double?,
    _ check: BoundCheck
  ) -> Proof? {
    // No floor links the tiers here, so this one is priced by itself.
    let tiers = [district.valuation.tiers[tier]]
    let isOver: @Sendable () -> Bool = { [clock] in clock.isOver(end) }
    let check = BoundCheck(district.scenario, district.valuation, partOf: check)
    var found: PriceProof.TierPrices?
    var own = PriceLevels()
    if let model = PricingModel(
      candidates, shares: GroupShareFinder(candidates).shares(), tiers: tiers,
      childrenOfPart: Self.childrenOfPart,
      isOver: { [clock] in clock.isOver(levels == nil ? end : last) })
    {
      let start = levels.map {
        PriceAscent.Prices(rows: $0.prices(of: model.rows, district.scenario), floors: [])
      }
      let ascent = PriceAscent(model, tier: 0, floors: [], from: start)
      // Where prices are nearly right, the warmest temperatures would only lead away from them.
      let warmest = start == nil ? 0 : Self.warmest
      let best = ascent.run(
        downTo: Double(value) + 0.9, isOver: isOver,
        temperatures: Array(Self.temperatures.dropFirst(warmest)))
      if let best = best?.prices ?? start {
        if levels == nil { own.note(model.rows, best.rows, district.scenario) }
        found = best.rounded(of: model, tier: 0, floors: [], tiers)
        guide.note(
          tier: tier, unit: ascent.unit, slots: SlotPrices(model.rows, best.rows, candidates))
      }
    }
    let prices =
      found ?? PriceProof.TierPrices(tier: tiers[0].name, claim: 0, prices: [], floors: [])
    let units = try? check.total(of: prices, scale: DualPrices.scale)
    return units.map { Proof(prices: prices.prices.map(district.price), units: $0, levels: own) }
  }

  // MARK: Search

  /// The best plan that a search finds, and why it ended.
  ///
  /// - Parameters:
  ///   - start: what is known to be good; it keeps every condition.
  ///   - bound: no plan is worth more; nil where that is not known.
  ///   - rounds: after which it ends; nil = when it finds no more.
  ///   - end: in seconds on the clock; nil = no limit.
  ///   - report: told of each better value.
  func searched(
    from start: PlanJudge.Judged, bound: Int?, rounds: Int?, until end: Double?,
    report: @escaping @Sendable (Int) -> Void
  ) async throws -> (best: PlanJudge.Judged, ending: Certificate.Termination?) {
    var request = request
    request.workLimit = [rounds, request.workLimit].compactMap { $0 }.min()
    let stage = SearchStage(
      candidates: candidates, judge: judge, request: request, clock: clock, guide: guide,
      share: 1, patience: 2, constructs: tier == 0 && district.specialists.isEmpty,
      isParted: false)
    let found = try await stage.work(
      on: TierTask(
        number: tier, floors: (0..<tier).map { ($0, start.values[$0]) }, best: start,
        bound: bound, target: bound, end: end, wantsPrices: false,
        report: { value, _ in if let value { report(value) } }))
    guard let best = found.best,
      !best.values[tier...].lexicographicallyPrecedes(start.values[tier...])
    else { return (start, found.ending) }
    return (best, found.ending)
  }
}
