public import Kezek
import Synchronization

/// Recomputes, from the prices of a proof, what no plan can exceed.
///
/// Lagrangian relaxation (Held and Karp 1971; Geoffrion 1974): for prices of at least 0,
/// Σ capacity × price + Σ child maxima − Σ floor × price bounds the value of every plan that keeps
/// the conditions and the floors. Everything is read from scenario and valuation; of the solver
/// only the prices are believed. `Docs/Proof.md` proves each step.
public struct BoundCheck: Sendable {
  private let facts: ScenarioIndex
  private let valuation: Valuation
  private let workers: Workers
  private let companions: GroupSizes.Companions
  private let known = KnownBounds()

  /// What needs no prices is found once, however many proofs are checked.
  private final class KnownBounds: Sendable {
    let ofTier = Mutex<[Int: Int]>([:])
  }

  /// - Parameters:
  ///   - threads: on which nothing depends but the time.
  ///   - whole: the check of a larger scenario of which this one is a part that shares nothing with the
  ///     rest: groups are as large as they could be there, so that totals of all parts add up to the
  ///     whole's.
  public init(
    _ scenario: Scenario, _ valuation: Valuation, threads: Int = 1, partOf whole: BoundCheck? = nil
  ) {
    facts = ScenarioIndex(scenario)
    self.valuation = valuation
    workers = Workers(threads)
    companions = whole?.companions ?? GroupSizes.Companions(facts)
  }

  /// What a proof proves.
  ///
  /// - Parameter planValues: the plan's value in each tier of the valuation, in order; where given,
  ///   a floor that the plan itself does not keep is refused.
  /// - Throws: `BoundCheckError` where the proof is malformed or does not fit in 64 bits.
  /// - Complexity: O(tiers × Σ over needs of the starts of the specialists who may serve it).
  public func check(
    _ proof: PriceProof, planValues: [Int]? = nil
  ) throws(BoundCheckError) -> BoundReport {
    guard proof.scale > 0 else { throw .scaleNotPositive(proof.scale) }
    var seen: Set<Tier.Name> = []
    var tiers: [TierBound] = []
    for prices in proof.tiers {
      guard seen.insert(prices.tier).inserted else { throw .duplicateTier(prices.tier) }
      tiers.append(try bound(prices, scale: proof.scale, planValues))
    }
    return BoundReport(tiers: tiers)
  }

  /// The bound of a tier that needs no prices: every child alone, nothing shared.
  public func boundWithoutPrices(of tier: Tier) throws(BoundCheckError) -> Int {
    try AttainableValues(tier).highest(upTo: lowest([(tier, 1)], PriceBook(of: facts.scenario)))
  }

  /// How far apart the values of two plans in a tier are at least, where they differ.
  public func gap(ofValuesOf tier: Tier) throws(BoundCheckError) -> Int {
    try AttainableValues(tier).gap
  }

  /// What no plan exceeds by the prices of one tier, for who needs nothing else of a proof.
  ///
  /// - Throws: `BoundCheckError` as `check` does.
  public func bound(of prices: PriceProof.TierPrices, scale: Int) throws(BoundCheckError) -> Int {
    guard scale > 0 else { throw .scaleNotPositive(scale) }
    return try recomputed(prices, scale: scale, nil).bound
  }

  /// The same in price units, not rounded: where children who share nothing are checked apart, this
  /// adds up to the bound of all.
  ///
  /// - Throws: `BoundCheckError` as `check` does.
  public func total(of prices: PriceProof.TierPrices, scale: Int) throws(BoundCheckError) -> Int {
    guard scale > 0 else { throw .scaleNotPositive(scale) }
    return try total(prices, scale: scale, nil).units
  }

  private func bound(
    _ prices: PriceProof.TierPrices, scale: Int, _ planValues: [Int]?
  ) throws(BoundCheckError) -> TierBound {
    let (place, bound) = try recomputed(prices, scale: scale, planValues)
    return TierBound(
      tier: prices.tier, claim: prices.claim, recomputed: bound,
      withoutPrices: try boundWithoutPrices(at: place))
  }

  private func recomputed(
    _ prices: PriceProof.TierPrices, scale: Int, _ planValues: [Int]?
  ) throws(BoundCheckError) -> (place: Int, bound: Int) {
    let (place, total) = try total(prices, scale: scale, planValues)
    let values = try AttainableValues(valuation.tiers[place])
    return (place, try values.highest(upTo: Exact.floor(total, by: scale)))
  }

  private func total(
    _ prices: PriceProof.TierPrices, scale: Int, _ planValues: [Int]?
  ) throws(BoundCheckError) -> (place: Int, units: Int) {
    guard let place = valuation.tiers.firstIndex(where: { $0.name == prices.tier })
    else { throw .unknownTier(prices.tier) }
    let tier = valuation.tiers[place]
    let book = try PriceBook(prices.prices, of: facts.scenario)
    var weighted = [(tier: tier, weight: scale)]
    var paid = 0
    var seen: Set<Tier.Name> = []
    for floor in prices.floors {
      let earlier = try earlierTier(floor, before: place, planValues)
      guard seen.insert(floor.tier).inserted else { throw .duplicateFloor(floor.tier) }
      weighted.append((earlier, floor.price))
      paid = try Exact.sum(paid, Exact.product(floor.price, floor.value))
    }
    return (place, try Exact.difference(lowest(weighted, book), paid))
  }

  private func boundWithoutPrices(at place: Int) throws(BoundCheckError) -> Int {
    if let bound = known.ofTier.withLock({ $0[place] }) { return bound }
    let bound = try boundWithoutPrices(of: valuation.tiers[place])
    known.ofTier.withLock { $0[place] = bound }
    return bound
  }

  /// The tier of a floor, which comes before and which the plan keeps.
  private func earlierTier(
    _ floor: PriceProof.Floor, before place: Int, _ planValues: [Int]?
  ) throws(BoundCheckError) -> Tier {
    guard let earlier = valuation.tiers[..<place].firstIndex(where: { $0.name == floor.tier })
    else { throw .floorNotEarlier(floor.tier) }
    guard floor.price >= 0 else { throw .negativeFloorPrice(floor.tier) }
    let tier = valuation.tiers[earlier]
    if let planValues, planValues.indices.contains(earlier) {
      // Later tiers may have used up the tolerance already, so it is not taken off again.
      let kept = planValues[earlier]
      guard floor.value <= kept else {
        throw .floorTooHigh(floor.tier, floor: floor.value, kept: kept)
      }
    }
    return tier
  }

  /// Σ capacity × price, of sites that are chosen the dearest + what groups priced whole bring + Σ
  /// child maxima, with the better of two
  /// lines for shared accounts.
  private func lowest(
    _ tiers: [(tier: Tier, weight: Int)], _ book: PriceBook
  ) throws(BoundCheckError) -> Int {
    let pricing = SessionPricing(facts, book, companions)
    let groups = try WholeGroups(book, pricing, workers)
    let charges = try GroupCharges(facts, book, companions, groups)
    let steep = try TierTerms(tiers, line: .steep, of: facts.scenario)
    var lowest = try ChildMaxima(pricing, steep, charges, groups).sum(workers)
    if steep.hasChoice {
      let flat = try TierTerms(tiers, line: .flat, of: facts.scenario)
      lowest = min(lowest, try ChildMaxima(pricing, flat, charges, groups).sum(workers))
    }
    let sites = try book.chosenSites.most(pricing, groups)
    return try Exact.sum(lowest, Exact.sum(book.total, Exact.sum(groups.total, sites)))
  }
}
