import Kezek
import Synchronization

/// Seeks prices at which the Lagrangian bound is low: a quasi-Newton method on the smoothed
/// function (Nesterov 2005), at falling temperatures.
///
/// Components are descended apart, unless floors of earlier tiers link them. Each price has a scale
/// of its own, by how much of its capacity one user takes.
struct PriceAscent {
  private let model: PricingModel
  private let floors: [(tier: Int, value: Int)]
  private let descents: [Descent]
  /// Positions in `descents`: those that are a large part of the work, which all threads do
  /// together, and the others, largest first.
  private let large: [Int]
  private let small: [Int]
  private let workers: Workers
  /// What the tier is worth before anything is given, where the descents do not say it.
  private let base: Double
  /// What a session or course is worth on average: the measure of temperatures.
  let unit: Double

  /// Prices of rows, then of floors.
  struct Prices: Sendable {
    var rows: [Double]
    var floors: [Double]
  }

  /// A descent, for one thread at a time.
  private final class Descent: Sendable {
    let state: Mutex<PriceDescent>
    init(_ descent: sending PriceDescent) { state = Mutex(descent) }
  }

  /// Temperatures as shares of a unit, from warm to cold.
  static let temperatures = [
    0.06, 0.02, 0.006, 0.002, 0.001, 0.0005, 0.00025, 0.00012, 0.00006,
  ]
  /// The same from prices that are nearly right.
  static let temperaturesOfRefining = Array(temperatures.dropFirst(2))

  /// - Parameter start: prices to begin from; nil for none at all.
  init(
    _ model: PricingModel, tier: Int, floors: [(tier: Int, value: Int)],
    from start: Prices? = nil, workers: Workers = Workers(1)
  ) {
    self.model = model
    self.floors = floors
    self.workers = workers
    unit = model.unit(tier)
    let steps = model.steps
    if floors.isEmpty {
      base = model.base[tier]
      descents = model.components.map { component in
        Descent(
          PriceDescent(
            model, component, PriceOracle(model, of: component), tier: tier, floors: [],
            steps: Array(steps[component.rows]), from: start.map { Array($0.rows[component.rows]) })
        )
      }
    } else {
      base = 0
      descents = [
        Descent(
          PriceDescent(
            model, model.whole, PriceOracle(model), tier: tier, floors: floors,
            steps: steps + floors.map { model.step($0) }, from: start.map { $0.rows + $0.floors }))
      ]
    }
    let sizes = (floors.isEmpty ? model.components : [model.whole]).map { component in
      model.parts[component.parts].reduce(0) { $0 + $1.childCount }
    }
    let total = sizes.reduce(0, +)
    let order = sizes.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
    large = order.filter { 2 * workers.count * sizes[$0] > total }
    small = order.filter { 2 * workers.count * sizes[$0] <= total }
  }

  /// The part of the time left that one temperature may take, where a component is a large part of the
  /// work: warm ones lower the bound by little, and the cold ones that do are to have their time.
  private static let mostOfTime = 0.25

  /// The best prices found, and their bound; nil where the limit came before there were any.
  ///
  /// - Parameters:
  ///   - enough: a bound that is low enough to stop at.
  ///   - isOver: whether to stop.
  ///   - left: seconds until then; nil where time is not limited.
  ///   - temperatures: as shares of a unit, from warm to cold.
  ///   - found: told of the prices after each temperature.
  func run(
    downTo enough: Double, isOver: @Sendable () -> Bool, left: () -> Double? = { nil },
    temperatures: [Double] = PriceAscent.temperatures,
    found: (_ prices: Prices, _ bound: Double) -> Void = { _, _ in }
  ) -> (prices: Prices, bound: Double)? {
    var best: (prices: Prices, bound: Double)?
    for share in temperatures {
      if isOver() { break }
      for position in large {
        let least = left().map { (1 - Self.mostOfTime) * $0 }
        cool(position, to: share, workers) {
          if isOver() { return true }
          guard let least, let left = left() else { return false }
          return left < least
        }
      }
      let alone = Workers(1)
      workers.each(small.count) { cool(small[$0], to: share, alone, isOver) }
      let now = prices()
      best = now
      guard let now, now.bound < .infinity else { break }
      found(now.prices, now.bound)
      let areDone = descents.allSatisfy { $0.state.withLock { $0.isDone } }
      if now.bound < enough || areDone { break }
    }
    return best
  }

  private func cool(
    _ position: Int, to share: Double, _ workers: Workers, _ isOver: () -> Bool
  ) {
    descents[position].state.withLock {
      $0.cool(to: share, unit: unit, workers: workers, isOver: isOver)
    }
  }

  /// The best prices of all descents, of those that have not begun what they would begin with; nil where
  /// none has.
  private func prices() -> (prices: Prices, bound: Double)? {
    var prices = Prices(
      rows: [Double](repeating: 0, count: model.rows.count),
      floors: [Double](repeating: 0, count: floors.count))
    var bound = base
    var isBegun = false
    for descent in descents {
      let (rows, best, start) = descent.state.withLock {
        ($0.component.rows, $0.best, $0.point)
      }
      isBegun = isBegun || best != nil
      bound += best?.bound ?? .infinity
      let point = best?.point ?? start
      prices.rows.replaceSubrange(rows, with: point[..<rows.count])
      if !floors.isEmpty { prices.floors = Array(point[rows.count...]) }
    }
    return isBegun ? (prices, bound) : nil
  }
}
