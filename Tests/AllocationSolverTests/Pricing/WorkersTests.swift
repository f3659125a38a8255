import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Threads change how long prices take, and nothing else.
@Suite struct WorkersTests {
  @Test(arguments: [1, 2, 5], [0, 1, 2, 7, 100])
  func eachPieceIsDoneOnceAndInItsPlace(threads: Int, pieces: Int) {
    let found = Workers(threads).map(pieces) { $0 * $0 }
    #expect(found == (0..<pieces).map { $0 * $0 })
  }

  /// The same bytes of prices with one, two and five threads, in several parts.
  @Test(arguments: ["need", "coverage", "entitlement"])
  func pricesDoNotDependOnThreads(policy name: String) throws {
    var priced = 0
    for (number, family) in ConstraintFamily.allCases.enumerated() {
      let seed = UInt64(number) + 1
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
      let policy = try #require(Policy.named(name, mostOwed: scenario.mostOwed))
      let valuation = try Valuation(policy: policy, scenario: scenario)
      for tier in valuation.tiers.indices.prefix(2) {
        let found = try [1, 2, 5].map { threads in
          try prices(scenario, valuation, tier, Workers(threads))
        }
        priced += found[0].contains { $0 != 0 } ? 1 : 0
        #expect(found[1] == found[0], "seed \(seed), tier \(tier)")
        #expect(found[2] == found[0], "seed \(seed), tier \(tier)")
      }
    }
    #expect(priced > 5)
  }

  private func prices(
    _ scenario: Scenario, _ valuation: Valuation, _ tier: Int, _ workers: Workers
  ) throws -> [UInt64] {
    let candidates = Candidates(scenario)
    let model = PricingModel(
      candidates, shares: GroupShareFinder(candidates).shares(), tiers: valuation.tiers,
      workers: workers, childrenOfPart: 1)
    let ascent = PriceAscent(
      model, tier: tier, floors: (0..<tier).map { (tier: $0, value: 1) }, workers: workers)
    let found = try #require(ascent.run(downTo: -.infinity) { false })
    return (found.prices.rows + found.prices.floors).map(\.bitPattern)
  }

  /// Cutting children into parts changes no more than the order of additions.
  @Test(arguments: ConstraintFamily.allCases)
  func partsAddUpToTheWhole(family: ConstraintFamily) throws {
    let scenario = try SmallScenarioGenerator(seed: 7).scenario(families: [family])
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    let candidates = Candidates(scenario)
    let shares = GroupShareFinder(candidates).shares()
    let values = [1, 3, 64].map { most in
      let model = PricingModel(
        candidates, shares: shares, tiers: valuation.tiers, childrenOfPart: most)
      var oracle = PriceOracle(model)
      var weights = [Double](repeating: 0, count: model.tierCount)
      weights[0] = 1
      // By what a row is, since parts may come upon rows in another order.
      let prices = model.rows.map { Double($0.sharedRows.count) / 8 }
      return [0, 0.3].map { temperature in
        oracle.evaluate(prices, weights: weights, temperature: temperature)
      }
    }
    for other in values.dropFirst() {
      for (one, two) in zip(values[0], other) { #expect(abs(one - two) < 1e-6 * max(1, abs(one))) }
    }
  }

  /// Components share no row, and are together what the whole is.
  @Test(arguments: ConstraintFamily.allCases)
  func componentsAddUpToTheWhole(family: ConstraintFamily) throws {
    let scenario = try SmallScenarioGenerator(seed: 5).scenario(families: [family])
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    let candidates = Candidates(scenario)
    let model = PricingModel(
      candidates, shares: GroupShareFinder(candidates).shares(), tiers: valuation.tiers)
    #expect(model.components.reduce(0) { $0 + $1.rows.count } == model.rows.count)
    #expect(model.parts.reduce(0) { $0 + $1.childCount } == scenario.children.count)
    var weights = [Double](repeating: 0, count: model.tierCount)
    weights[0] = 1
    let prices = model.rows.indices.map { Double($0 % 5) / 4 }
    var oracle = PriceOracle(model)
    let whole = oracle.evaluate(prices, weights: weights, temperature: 0.2)
    var sum = model.base[0]
    for component in model.components {
      #expect(
        model.parts[component.parts].allSatisfy { $0.rows.allSatisfy(component.rows.contains) })
      var oracle = PriceOracle(model, of: component)
      sum += oracle.evaluate(Array(prices[component.rows]), weights: weights, temperature: 0.2)
    }
    #expect(abs(sum - whole) < 1e-6 * max(1, abs(whole)))
  }
}
