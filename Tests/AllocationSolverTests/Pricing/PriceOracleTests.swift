import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// The Lagrangian function against its own slope, against plans, and against the verifier's check.
@Suite struct PriceOracleTests {
  private static let policies = ["need", "coverage", "residence", "entitlement", "early"]

  /// Drawn prices, and a weight for each tier.
  private struct Point {
    var prices: [Double]
    var weights: [Double]

    init(_ model: PricingModel, tier: Int, seed: UInt64) {
      var random = SplitMix64(seed: seed)
      prices = model.rows.map { row in
        let unit: Double = if case .hours = row { 0.05 } else { 1 }
        let price = random.chance(30) ? 0 : unit * random.unit()
        return row.isEquality && random.chance(40) ? -price : price
      }
      weights = (0..<model.tierCount).map {
        $0 == tier ? 1 : ($0 < tier ? random.unit() : 0)
      }
    }
  }

  @Test(arguments: ConstraintFamily.allCases)
  func slopeIsThatOfTheFunction(family: ConstraintFamily) throws {
    for seed in UInt64(1)...4 {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
      for name in Self.policies {
        let valuation = try valuation(name, scenario)
        let model = model(scenario, valuation)
        guard !model.rows.isEmpty else { continue }
        let tier = Int(seed) % valuation.tiers.count
        let point = Point(model, tier: tier, seed: seed)
        var oracle = PriceOracle(model)
        let temperature = 0.5
        _ = oracle.evaluate(point.prices, weights: point.weights, temperature: temperature)
        let slope = zip(model.capacities, oracle.usage).map { $0 - $1 }
        let tierValues = oracle.tierValues
        for row in model.rows.indices where row < 12 || model.rows[row].isOfChosenSite {
          let found = difference(&oracle, temperature) { step in
            var prices = point.prices
            prices[row] += step
            return (prices, point.weights)
          }
          #expect(
            abs(found - slope[row]) < 1e-3 * max(1, abs(slope[row])),
            "seed \(seed), \(name), \(model.rows[row])")
        }
        for floor in 0..<tier {
          let found = difference(&oracle, temperature) { step in
            var weights = point.weights
            weights[floor] += step
            return (point.prices, weights)
          }
          #expect(abs(found - tierValues[floor]) < 1e-3 * max(1, abs(tierValues[floor])))
        }
      }
    }
  }

  private func difference(
    _ oracle: inout PriceOracle, _ temperature: Double,
    _ at: (Double) -> (prices: [Double], weights: [Double])
  ) -> Double {
    let step = 1e-5
    let above = at(step)
    let below = at(-step)
    let high = oracle.evaluate(above.prices, weights: above.weights, temperature: temperature)
    let low = oracle.evaluate(below.prices, weights: below.weights, temperature: temperature)
    return (high - low) / (2 * step)
  }

  /// No smoothing falls below the exact value, and no exact value below a plan's own.
  @Test(arguments: ConstraintFamily.allCases)
  func boundsPlans(family: ConstraintFamily) throws {
    var compared = 0
    for seed in UInt64(11)...16 {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
      let candidates = Candidates(scenario)
      let queue = QueueStrategy(candidates).outcome()
      guard queue.unkept.isEmpty else { continue }
      for name in Self.policies {
        let valuation = try valuation(name, scenario)
        let values = PlanValue(of: queue.plan, in: scenario).values(of: valuation)
        let model = model(scenario, valuation)
        var oracle = PriceOracle(model)
        for tier in valuation.tiers.indices {
          let point = Point(model, tier: tier, seed: seed &+ UInt64(tier))
          let exact = oracle.evaluate(point.prices, weights: point.weights, temperature: 0)
          let smoothed = oracle.evaluate(point.prices, weights: point.weights, temperature: 0.1)
          #expect(smoothed >= exact - 1e-6, "seed \(seed), \(name), tier \(tier)")
          let worth = zip(values, point.weights).reduce(0) { $0 + Double($1.0) * $1.1 }
          #expect(exact >= worth - 1e-6, "seed \(seed), \(family), \(name), tier \(tier)")
          compared += 1
        }
      }
    }
    #expect(compared > 20)
  }

  /// Where all of a need's turns must stay there is nothing to choose, and still a number.
  @Test func allTurnsMayBePinned() throws {
    var tiny = TinyScenario()
    let service = tiny.service("rehabilitation", per: .year)
    let turn = tiny.turn("T-1", service, TinyScenario.days("2026-10-01", "2026-10-21"), places: 2)
    let pinned = tiny.child("pinned")
    tiny.need(pinned, service, asked: 1)
    tiny.need(tiny.child("other"), service, asked: 1)
    tiny.row(pinned, service, turn, keep: .yes)
    let scenario = try tiny.scenario()
    let model = model(scenario, try valuation("need", scenario))
    var oracle = PriceOracle(model)
    var weights = [Double](repeating: 0, count: model.tierCount)
    weights[0] = 1
    let worth = oracle.evaluate([0], weights: weights, temperature: 0) / 2
    #expect(model.rows == [.places(turn)])
    #expect(worth > 0)
    // At a price too high for anybody the pinned child pays all the same.
    let dear = oracle.evaluate([10 * worth], weights: weights, temperature: 0)
    #expect(abs(dear - (20 - 9) * worth) < 1e-9)
    let smoothed = oracle.evaluate([10 * worth], weights: weights, temperature: 0.01)
    #expect(smoothed >= dear && smoothed < dear + 0.1)
    #expect(oracle.usage[0] >= 1)
  }

  private func valuation(_ name: String, _ scenario: Scenario) throws -> Valuation {
    let policy = try #require(Policy.named(name, mostOwed: scenario.mostOwed))
    return try Valuation(policy: policy, scenario: scenario)
  }

  private func model(_ scenario: Scenario, _ valuation: Valuation) -> PricingModel {
    let candidates = Candidates(scenario)
    return PricingModel(
      candidates, shares: GroupShareFinder(candidates).shares(), tiers: valuation.tiers)
  }
}

extension PricedRow {
  fileprivate var isOfChosenSite: Bool {
    switch self {
    case .periodsAt, .presence: true
    default: false
    }
  }
}
