import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Groups that are priced whole: against every plan of small scenarios, and against their own slope.
@Suite struct GroupOracleTests {
  /// Whatever members pay, or are paid: no plan is worth more.
  @Test(arguments: 0..<4)
  func boundsEveryPlan(part: UInt64) throws {
    var compared = 0
    var groups = 0
    for seed in (part * 16)..<(part * 16 + 16) {
      let scenario = try RandomGroups(seed: seed).scenario()
      guard let oracle = try? BruteForceOracle(scenario, limit: 500) else { continue }
      let valuation = try valuation(scenario)
      let plans = oracle.feasiblePlans()
      let best = plans.map { PlanValue(of: $0, in: scenario).values(of: valuation)[0] }.max()
      let model = model(scenario, valuation)
      groups += model.groups.count
      var random = SplitMix64(seed: seed)
      var prices = PriceOracle(model)
      for _ in 0..<20 {
        let drawn = draw(model, &random)
        let bound = prices.evaluate(drawn, weights: weights(valuation), temperature: 0)
        #expect(bound >= Double(best ?? 0) - 1e-6, "seed \(seed)")
        let smoothed = prices.evaluate(drawn, weights: weights(valuation), temperature: 0.05)
        #expect(smoothed >= bound - 1e-6, "seed \(seed)")
        compared += 1
      }
    }
    #expect(compared > 50)
    #expect(groups > 5)
  }

  @Test func slopeIsThatOfTheFunction() throws {
    var rows = 0
    for seed in UInt64(0)..<30 {
      let scenario = try RandomGroups(seed: seed).scenario()
      let valuation = try valuation(scenario)
      let model = model(scenario, valuation)
      var random = SplitMix64(seed: seed)
      let prices = draw(model, &random)
      var oracle = PriceOracle(model)
      _ = oracle.evaluate(prices, weights: weights(valuation), temperature: 0.3)
      let slope = zip(model.capacities, oracle.usage).map { $0 - $1 }
      for row in model.rows.indices {
        func value(_ step: Double) -> Double {
          var moved = prices
          moved[row] += step
          return oracle.evaluate(moved, weights: weights(valuation), temperature: 0.3)
        }
        let found = (value(1e-5) - value(-1e-5)) / 2e-5
        #expect(
          abs(found - slope[row]) < 1e-3 * max(1, abs(slope[row])),
          "seed \(seed), \(model.rows[row])")
        rows += 1
      }
    }
    #expect(rows > 200)
  }

  /// The bound that prices come to closes what shares of meetings leave open.
  @Test func aStarIsBoundByOneGroup() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist", form: .group, groupSize: 2...4, ageGap: 2)
    tiny.specialist("S-1", gives: [service])
    for (number, year) in [2020, 2018, 2016].enumerated() {
      tiny.need(tiny.child("C-\(number)", born: "\(year)-03-01"), service, asked: 1)
    }
    let scenario = try tiny.scenario()
    let valuation = try valuation(scenario)
    let ascent = PriceAscent(model(scenario, valuation), tier: 0, floors: [])
    let found = ascent.run(downTo: -.infinity, isOver: { false })
    #expect((found?.bound ?? .infinity) < 2.1)
  }

  /// Of any sign for members, none negative for others.
  private func draw(_ model: PricingModel, _ random: inout SplitMix64) -> [Double] {
    model.rows.map { row in
      let unit: Double = if case .hours = row { 0.05 } else { 1 }
      if random.chance(30) { return 0 }
      let price = unit * random.unit()
      return row.isEquality ? 4 * price - 1.5 : price
    }
  }

  private func valuation(_ scenario: Scenario) throws -> Valuation {
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    return try Valuation(policy: policy, scenario: scenario)
  }

  private func weights(_ valuation: Valuation) -> [Double] {
    valuation.tiers.indices.map { $0 == 0 ? 1 : 0 }
  }

  private func model(_ scenario: Scenario, _ valuation: Valuation) -> PricingModel {
    let candidates = Candidates(scenario)
    return PricingModel(
      candidates, shares: GroupShareFinder(candidates).shares(), tiers: valuation.tiers)
  }
}
