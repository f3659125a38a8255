import Kezek

/// Seeks prices of one component, or of everything where floors link it, at which the Lagrangian
/// bound is low.
///
/// A component goes its own way: it stops where nothing more is to be had, however far the others
/// are.
struct PriceDescent {
  let component: PricingModel.Component
  private var oracle: PriceOracle
  /// The tier that is bounded, and the floors under those before it.
  private let tier: Int
  private let tierCount: Int
  private let floors: [(tier: Int, value: Int)]
  /// 1 over the curvature of each variable at temperature 1.
  private let steps: [Double]
  /// By variable: its least value.
  private let lowest: [Double]
  private let capacities: [Double]
  private(set) var point: [Double]
  /// The lowest point of the temperature before, and that of the point; nil before the second.
  private var before: (point: [Double], share: Double)?
  private var share: Double?
  /// The best prices, of rows and then of floors, and their bound; nil before the first.
  private(set) var best: (point: [Double], bound: Double)?
  /// What smoothing adds, over the temperature.
  private var slackAtOne = 0.0
  private(set) var isDone = false
  /// Slopes and values taken.
  private(set) var evaluations = 0

  /// Slopes at each temperature, at most.
  static let iterations = 400
  /// Above this temperature children's days are not told apart by place.
  private let warm: Double
  private static let usualWarm = 0.1
  /// The same where there are many children: a slope takes a fifth of the time without, and prices
  /// come as near (`Docs/Decisions/0018-prices-first.md`).
  private static let warmOfMany = 0.0005
  private static let many = 300
  /// A part of the value that is too little to go on for.
  private static let tolerance = 1e-5
  /// A part of what smoothing adds that is too little to go on for, in eight slopes: prices need not
  /// be nearer to the lowest point than the smoothed function is to the exact one.
  private static let patience = 0.0005

  /// - Parameters:
  ///   - steps: 1 over the curvature of each of the component's variables.
  ///   - start: their values to begin from; nil for 0.
  init(
    _ model: PricingModel, _ component: PricingModel.Component, _ oracle: PriceOracle, tier: Int,
    floors: [(tier: Int, value: Int)], steps: [Double], from start: [Double]? = nil
  ) {
    self.component = component
    self.oracle = oracle
    self.tier = tier
    self.floors = floors
    self.steps = steps
    tierCount = model.tierCount
    let children = model.parts[component.parts].reduce(0) { $0 + $1.childCount }
    warm = children < Self.many ? Self.usualWarm : Self.warmOfMany
    lowest =
      model.rows[component.rows].map { $0.isEquality ? -.infinity : 0 } + floors.map { _ in 0 }
    capacities = Array(model.capacities[component.rows])
    point = start ?? [Double](repeating: 0, count: component.rows.count + floors.count)
  }

  /// Goes on at a temperature, from the lowest point of the one before.
  ///
  /// - Parameters:
  ///   - share: the temperature as a share of a unit.
  ///   - workers: on which nothing depends but the time.
  mutating func cool(
    to share: Double, unit: Double, workers: Workers, isOver: () -> Bool
  ) {
    guard !isDone, !isOver() else { return }
    oracle.workers = workers
    let temperature = share * unit
    let byPlace = share < warm
    if best == nil {
      let bound = value(at: point, temperature: 0)
      best = (point, bound)
      slackAtOne =
        max(0, value(at: point, temperature: temperature, byPlace: byPlace) - bound) / share
    }
    let (next, smoothed) = descend(
      temperature, from: aimed(at: share), byPlace: byPlace,
      downBy: Self.patience * slackAtOne * share, isOver)
    if let last = self.share { before = (point, last) }
    self.share = share
    point = next
    let bound = value(at: point, temperature: 0)
    if bound < best?.bound ?? .infinity { best = (point, bound) }
    // Where the lowest points lead to at no temperature at all is often lower still.
    if byPlace, let last = aimed(at: 0) {
      let bound = value(at: last, temperature: 0)
      if bound < best?.bound ?? .infinity { best = (last, bound) }
    }
    slackAtOne = (smoothed - bound) / share
    // The smoothed function lies above: once it is as near as this, colder is no better.
    isDone = byPlace && smoothed - bound < Self.tolerance * max(1, abs(bound))
  }

  /// Where the lowest points of the last two temperatures lead to: how far they are from the lowest
  /// point of the exact function is about proportional to the temperature.
  private func aimed(at next: Double) -> [Double]? {
    guard let before, let share, before.share > share else { return nil }
    let step = (share - next) / (before.share - share)
    return point.indices.map { place in
      max(lowest[place], point[place] + step * (point[place] - before.point[place]))
    }
  }

  private mutating func value(
    at point: [Double], temperature: Double, byPlace: Bool = true
  ) -> Double {
    evaluations += 1
    let rows = component.rows.count
    var weights = [Double](repeating: 0, count: tierCount)
    weights[tier] = 1
    for (place, floor) in floors.enumerated() { weights[floor.tier] = point[rows + place] }
    var value = oracle.evaluate(
      Array(point[..<rows]), weights: weights, temperature: temperature, byPlace: byPlace)
    for (place, floor) in floors.enumerated() { value -= Double(floor.value) * point[rows + place] }
    return value
  }

  private func slope() -> [Double] {
    var slope = capacities
    for row in slope.indices { slope[row] -= oracle.usage[row] }
    for floor in floors { slope.append(oracle.tierValues[floor.tier] - Double(floor.value)) }
    return slope
  }

  /// The lowest point of the smoothed function, from the point at hand or from another if that is
  /// lower, as near as eight steps bring less than `least`.
  private mutating func descend(
    _ temperature: Double, from aimed: [Double]?, byPlace: Bool, downBy least: Double,
    _ isOver: () -> Bool
  ) -> (point: [Double], value: Double) {
    var method = QuasiNewton(scales: steps.map { $0 * temperature }, least: lowest)
    var values: [Double] = []
    return method.minimize(from: point, or: aimed, steps: Self.iterations) { point in
      let value = value(at: point, temperature: temperature, byPlace: byPlace)
      return (value, slope())
    } isEnough: { value in
      values.append(value)
      if isOver() { return true }
      guard values.count > 8 else { return false }
      let gain = values[values.count - 9] - value
      return gain < max(least, 1e-6 * max(1, abs(value)))
    }
  }
}
