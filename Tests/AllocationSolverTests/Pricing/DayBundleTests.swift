import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver
@testable import PlanVerification

/// Days of a child's needs chosen together, in the prices: against the verifier's own code, and against
/// their own slope.
@Suite struct DayBundleTests {
  /// A few children with needs of several services, at one place or two.
  private func scenario(seed: UInt64) throws -> Scenario {
    var random = SplitMix64(seed: seed)
    var tiny = TinyScenario(to: 60 * random.pick([10, 11]), days: 0...3)
    tiny.parts.settings = TinyScenario.settings(
      daySessions: random.integer(in: 1...3), dayMinutes: random.pick([nil, nil, 60]))
    let sites =
      random.chance(50) ? [Site.ID(0)] : [Site.ID(0), tiny.site("Hall", in: tiny.place("Village"))]
    let services = (0..<3).map { number in
      tiny.service(
        "service \(number)", minutes: random.pick([30, 30, 60]), form: .individual,
        gapDays: random.chance(30) ? 2 : nil)
    }
    for (number, service) in services.enumerated() {
      for site in sites where random.chance(70) || site.index == 0 {
        let hours = Hours(
          anywhere: tiny.parts.grid.none,
          atSites: [
            .init(site: site, periods: tiny.periods(days: random.sample(3, of: [0, 1, 2, 3])))
          ])
        tiny.specialist("S-\(number)-\(site.index)", gives: [service], hours: hours)
      }
    }
    for number in 0..<random.integer(in: 1...3) {
      let child = tiny.child("C-\(number)")
      for service in services {
        let asked = random.integer(in: 1...4)
        tiny.need(child, service, asked: asked, least: random.integer(in: 1...asked))
      }
    }
    return try tiny.scenario()
  }

  private struct Priced {
    let model: PricingModel
    let valuation: Valuation
    let check: BoundCheck

    init(_ scenario: Scenario) throws {
      let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
      valuation = try Valuation(policy: policy, scenario: scenario)
      model = PricingModel(Candidates(scenario), shares: [], tiers: valuation.tiers)
      check = BoundCheck(scenario, valuation)
    }

    var weights: [Double] { (0..<model.tierCount).map { $0 == 0 ? 1 : 0 } }

    /// Whole units, so that the check has the same.
    func draw(_ random: inout SplitMix64) -> [Double] {
      model.rows.map { row in
        let most = if case .hours = row { 0.02 } else { 0.6 }
        let units = random.chance(40) ? 0 : most * random.unit() * Double(DualPrices.scale)
        return units.rounded() / Double(DualPrices.scale)
      }
    }
  }

  /// At any prices the two codes come to the same where one place a day says nothing more.
  @Test(arguments: UInt64(1)...60)
  func theVerifierSaysTheSame(seed: UInt64) throws {
    let scenario = try scenario(seed: seed)
    let priced = try Priced(scenario)
    var random = SplitMix64(seed: seed)
    var oracle = PriceOracle(priced.model)
    for _ in 0..<5 {
      let drawn = priced.draw(&random)
      let bound = oracle.evaluate(drawn, weights: priced.weights, temperature: 0)
      let prices = PriceAscent.Prices(rows: drawn, floors: []).rounded(
        of: priced.model, tier: 0, floors: [], priced.valuation.tiers)
      let total = try priced.check.total(of: prices, scale: DualPrices.scale)
      let found = Double(total) / Double(DualPrices.scale)
      // The verifier takes the least of several bounds, the prices one of them.
      #expect(found <= bound + 1e-4, "seed \(seed)")
      if priced.model.parts.flatMap(\.dayBundles).allSatisfy({ $0 != nil }) {
        #expect(found >= bound - 1e-4, "seed \(seed)")
      }
    }
  }

  @Test(arguments: UInt64(1)...20)
  func theSlopeIsThatOfTheValues(seed: UInt64) throws {
    let priced = try Priced(scenario(seed: seed))
    var random = SplitMix64(seed: seed)
    let prices = priced.draw(&random)
    var oracle = PriceOracle(priced.model)
    let value = oracle.evaluate(prices, weights: priced.weights, temperature: 0.3)
    let slope = zip(priced.model.capacities, oracle.usage).map { $0 - $1 }
    let values = oracle.tierValues
    let exact = oracle.evaluate(prices, weights: priced.weights, temperature: 0)
    #expect(value >= exact)
    for row in prices.indices {
      func moved(_ step: Double) -> Double {
        var moved = prices
        moved[row] += step
        return oracle.evaluate(moved, weights: priced.weights, temperature: 0.3)
      }
      let found = (moved(1e-5) - moved(-1e-5)) / 2e-5
      #expect(
        abs(found - slope[row]) < 1e-3 * max(1, abs(slope[row])),
        "seed \(seed), \(priced.model.rows[row])")
    }
    // Of a tier's weight the slope is what the choices are worth.
    func weighed(_ weight: Double) -> Double {
      var weights = priced.weights
      weights[0] = weight
      return oracle.evaluate(prices, weights: weights, temperature: 0.3)
    }
    let found = (weighed(1 + 1e-5) - weighed(1 - 1e-5)) / 2e-5
    #expect(abs(found - values[0]) < 1e-3 * max(1, abs(values[0])), "seed \(seed)")
  }

  /// What is drawn has days chosen together, of one place and of two.
  @Test func thereAreSuchChildren() throws {
    var bundles = 0
    var children = 0
    for seed in UInt64(1)...60 {
      let model = try Priced(scenario(seed: seed)).model
      for bundle in model.parts.flatMap(\.dayBundles) {
        children += 1
        if bundle != nil { bundles += 1 }
      }
    }
    #expect(2 * bundles > children && bundles < children)
  }
}
