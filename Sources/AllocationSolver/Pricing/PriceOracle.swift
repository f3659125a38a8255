import Kezek
import Synchronization

/// The Lagrangian function of prices, its slope, and what each child would then choose.
///
/// L(π, μ) = Σ b·π − Σ μ·floor + Σ over children of the most that the child's own choice is worth
/// less what it costs + Σ over groups of the most that their members pay less what they cost, where
/// Σ b·π counts of sites that are chosen only the dearest. It is convex, and nowhere below the value
/// of a plan. With a temperature T > 0 the most is replaced by T·log Σ exp(·/T), which lies above it
/// and has a slope everywhere (Nesterov 2005).
///
/// Parts are worked on at once and added up in their order, so the sums do not depend on who was
/// first.
struct PriceOracle {
  private let component: PricingModel.Component
  private let capacities: [Double]
  private let base: [Double]
  private let travelWeights: [Double]
  private let parts: [Share<PartOracle>]
  private let groups: [Share<GroupOracle>]
  private let sites: [Share<SiteOracle>]
  /// On which nothing depends but the time.
  var workers: Workers
  /// By row of the component: what the children's choices take of it, less what there is of it at
  /// sites that are chosen.
  private(set) var usage: [Double]
  /// By tier: the value that the children's choices are worth.
  private(set) var tierValues: [Double]

  /// What some children, groups or sites add, for one thread at a time.
  private final class Share<Oracle: OracleShare & ~Copyable>: Sendable {
    let oracle: Mutex<Oracle>
    private let found = Mutex(0.0)

    init(_ oracle: consuming sending Oracle) { self.oracle = Mutex(oracle) }

    var total: Double { found.withLock { $0 } }

    func evaluate(_ point: PricePoint) {
      let total = oracle.withLock { $0.evaluate(point) }
      found.withLock { $0 = total }
    }
  }

  /// The function of all children.
  init(_ model: PricingModel, workers: Workers = Workers(1)) {
    self.init(model, model.whole, base: model.base, workers)
  }

  /// The function of a component's children, without what the tiers are worth before anything is
  /// given.
  init(
    _ model: PricingModel, of component: PricingModel.Component, workers: Workers = Workers(1)
  ) {
    self.init(
      model, component, base: [Double](repeating: 0, count: model.tierCount), workers)
  }

  private init(
    _ model: PricingModel, _ component: PricingModel.Component, base: [Double],
    _ workers: Workers
  ) {
    self.component = component
    self.base = base
    self.workers = workers
    capacities = Array(model.capacities[component.rows])
    travelWeights = model.travelWeights
    parts = model.parts[component.parts].map {
      Share(
        PartOracle(
          $0, rowsFrom: component.rows.lowerBound, travelWeights: model.travelWeights))
    }
    groups = model.groups[component.groups].map {
      Share(GroupOracle($0, rowsFrom: component.rows.lowerBound))
    }
    sites = model.sites[component.sites].map {
      Share(SiteOracle($0, rowsFrom: component.rows.lowerBound))
    }
    usage = [Double](repeating: 0, count: component.rows.count)
    tierValues = [Double](repeating: 0, count: model.tierCount)
  }

  /// L at those prices; `usage` and `tierValues` are then those of the children's choices.
  ///
  /// - Parameters:
  ///   - prices: of the rows, none negative.
  ///   - weights: of the tiers: 1 for the one that is bounded, the floor's price for those before it.
  ///   - temperature: 0 for the exact value, which bounds; above for the smoothed one.
  ///   - byPlace: whether children's days are told apart by place even where ways cost nothing.
  /// - Complexity: O(slots + options × counts), and for children whose days are told apart by place
  ///   O(assignments of days × needs).
  mutating func evaluate(
    _ prices: [Double], weights: [Double], temperature: Double, byPlace: Bool = true
  ) -> Double {
    let point = PricePoint(
      prices: prices, weights: weights, temperature: temperature, byPlace: byPlace,
      travel: Self.product(travelWeights, weights))
    let parts = parts
    let groups = groups
    workers.each(parts.count + groups.count) { number in
      if number < parts.count {
        parts[number].evaluate(point)
      } else {
        groups[number - parts.count].evaluate(point)
      }
    }
    var total = Self.product(prices, capacities) + Self.product(base, weights)
    for row in usage.indices { usage[row] = 0 }
    for tier in tierValues.indices { tierValues[tier] = base[tier] }
    for part in parts {
      total += part.total
      part.oracle.withLock { $0.add(to: &usage, &tierValues) }
    }
    for group in groups {
      total += group.total
      group.oracle.withLock { $0.add(to: &usage) }
    }
    for site in sites {
      site.evaluate(point)
      total += site.total
      site.oracle.withLock { $0.add(to: &usage) }
    }
    return total
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for place in one.indices { sum += one[place] * other[place] }
    return sum
  }
}

/// What adds to the Lagrangian function by itself.
protocol OracleShare: ~Copyable {
  /// What it adds at a point.
  mutating func evaluate(_ point: PricePoint) -> Double
}
