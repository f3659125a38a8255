import Kezek

/// Seeks prices at which the Lagrangian bound is low: a quasi-Newton method on the smoothed
/// function (Nesterov 2005), at falling temperatures.
///
/// Each price has a scale of its own, by how much of its capacity one user takes.
struct PriceAscent {
  private let model: PricingModel
  private var oracle: PriceOracle
  /// The tier that is bounded, and the floors under those before it.
  private let tier: Int
  private let floors: [(tier: Int, value: Int)]
  /// 1 over the curvature of each variable at temperature 1.
  private let steps: [Double]
  /// What a session or course is worth on average: the measure of temperatures.
  let unit: Double

  /// Prices of rows, then of floors.
  struct Prices: Sendable {
    var rows: [Double]
    var floors: [Double]
  }

  /// Temperatures as shares of a unit, from warm to cold.
  static let temperatures: [Double] = [
    1, 0.5, 0.25, 0.12, 0.06, 0.03, 0.015, 0.008, 0.004, 0.002, 0.001,
  ]
  /// Above this temperature children's days are not told apart by place: prices come near in less
  /// time, and the bound is taken with the days told apart all the same.
  private static let warm = 0.1
  /// Slopes at each temperature, at most.
  static let iterations = 400
  /// A part of the value that is too little to go on for.
  private static let tolerance = 1e-5
  /// A part of what smoothing adds that is too little to go on for, in eight slopes: prices need not
  /// be nearer to the lowest point than the smoothed function is to the exact one.
  private static let patience = 0.01

  init(_ model: PricingModel, tier: Int, floors: [(tier: Int, value: Int)]) {
    self.model = model
    self.tier = tier
    self.floors = floors
    oracle = PriceOracle(model)
    unit = Self.unit(model, tier)
    steps = Self.steps(model, floors)
  }

  /// The best prices found, and their bound; nil where the limit came first.
  ///
  /// - Parameters:
  ///   - enough: a bound that is low enough to stop at.
  ///   - isOver: whether to stop.
  mutating func run(
    downTo enough: Double, isOver: () -> Bool
  ) -> (prices: Prices, bound: Double)? {
    var point = [Double](repeating: 0, count: model.rows.count + floors.count)
    var best: (prices: Prices, bound: Double)?
    var slackAtOne = 0.0
    for temperature in Self.temperatures {
      if isOver() { break }
      let (next, smoothed) = descend(
        from: point, temperature: temperature * unit, byPlace: temperature < Self.warm,
        downBy: Self.patience * slackAtOne * temperature, isOver)
      point = next
      let bound = value(at: point, temperature: 0)
      if bound < best?.bound ?? .infinity { best = (prices(point), bound) }
      slackAtOne = (smoothed - bound) / temperature
      // The smoothed function lies above: once it is as near as this, colder is no better.
      let slack = Self.tolerance * max(1, abs(bound))
      if bound < enough || (temperature < Self.warm && smoothed - bound < slack) { break }
    }
    return best
  }

  /// The slots, options and courses that children would choose at those prices.
  private mutating func value(
    at point: [Double], temperature: Double, byPlace: Bool = true
  ) -> Double {
    let prices = prices(point)
    var weights = [Double](repeating: 0, count: model.tierCount)
    weights[tier] = 1
    for (floor, price) in zip(floors, prices.floors) { weights[floor.tier] = price }
    let value = oracle.evaluate(
      prices.rows, weights: weights, temperature: temperature, byPlace: byPlace)
    return zip(floors, prices.floors).reduce(value) { $0 - Double($1.0.value) * $1.1 }
  }

  private func slope() -> [Double] {
    var slope = zip(model.capacities, oracle.usage).map { $0 - $1 }
    for floor in floors { slope.append(oracle.tierValues[floor.tier] - Double(floor.value)) }
    return slope
  }

  /// The lowest point of the smoothed function, as near as eight steps bring less than `least`.
  private mutating func descend(
    from start: [Double], temperature: Double, byPlace: Bool, downBy least: Double,
    _ isOver: () -> Bool
  ) -> (point: [Double], value: Double) {
    var method = QuasiNewton(scales: steps.map { $0 * temperature })
    var values: [Double] = []
    return method.minimize(from: start, steps: Self.iterations) { point in
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

  private func prices(_ point: [Double]) -> Prices {
    Prices(
      rows: Array(point[..<model.rows.count]), floors: Array(point[model.rows.count...]))
  }

  private static func unit(_ model: PricingModel, _ tier: Int) -> Double {
    var worth = 0.0
    var count = 0
    for item in model.items {
      let most = item.counts.upperBound
      worth += abs(model.values[tier][item.firstValue + most])
      count += most
    }
    for account in model.sharedAccounts.joined() where account.tier == tier {
      worth += abs(account.values.last ?? 0)
    }
    let constants =
      stride(from: tier, to: model.constants.count, by: model.tierCount)
      .map { abs(model.constants[$0]) }.max() ?? 0
    return max(count == 0 ? 0 : worth / Double(count), constants / 10, 1e-3)
  }

  /// A row's curvature is about what one user takes times its capacity.
  private static func steps(
    _ model: PricingModel, _ floors: [(tier: Int, value: Int)]
  ) -> [Double] {
    var sum = [Double](repeating: 0, count: model.rows.count)
    var users = sum
    func note(_ row: Int, _ amount: Double) {
      sum[row] += amount
      users[row] += 1
    }
    for uses in [model.slotUses, model.turnUses] {
      for (row, amount) in zip(uses.rows, uses.amounts) { note(Int(row), amount) }
    }
    for option in model.options {
      note(option.hoursRow, option.hoursAmount)
      if option.caseloadRow >= 0 { note(option.caseloadRow, option.caseloadAmount) }
    }
    let steps = model.capacities.indices.map { row in
      let amount = users[row] > 0 ? sum[row] / users[row] : 1
      return 1 / (amount * max(model.capacities[row], amount))
    }
    return steps
      + floors.map { floor in
        let each = max(1, unit(model, floor.tier))
        return 1 / (each * max(each, abs(Double(floor.value))))
      }
  }
}
