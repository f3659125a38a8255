import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver
@testable import PlanVerification

/// What a child's days hold, in the prices: against the verifier's own code, against enumeration, and
/// in scenarios where a day's load is what binds.
@Suite struct ChildLoadTests {
  /// One child, three needs with a specialist each who has time enough.
  private func scenario(daySessions: Int, dayMinutes: Int? = nil) throws -> Scenario {
    var tiny = TinyScenario()
    tiny.parts.settings = TinyScenario.settings(daySessions: daySessions, dayMinutes: dayMinutes)
    let child = tiny.child("C-1")
    for (number, minutes) in [30, 60, 30].enumerated() {
      let service = tiny.service("service \(number)", minutes: minutes)
      _ = tiny.specialist("S-\(number)", gives: [service])
      _ = tiny.need(child, service, asked: 4)
    }
    return try tiny.scenario()
  }

  private func bound(_ scenario: Scenario) throws -> (ascent: Double, check: Int) {
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    let candidates = Candidates(scenario)
    let model = PricingModel(candidates, shares: [], tiers: valuation.tiers)
    let found = try #require(
      PriceAscent(model, tier: 0, floors: []).run(downTo: -.infinity) { false })
    let prices = found.prices.rounded(of: model, tier: 0, floors: [], valuation.tiers)
    let report = try BoundCheck(scenario, valuation).check(
      PriceProof(scale: DualPrices.scale, tiers: [prices]))
    return (found.bound, report.tiers[0].recomputed)
  }

  @Test func aWeekHoldsAsManySessionsAsItsDays() throws {
    let free = try bound(scenario(daySessions: 3))
    let one = try bound(scenario(daySessions: 1))
    let two = try bound(scenario(daySessions: 2, dayMinutes: 60))
    // 12 sessions are asked for. Of one a day five fit, of 60 minutes a day ten half hours.
    #expect(Double(free.check) <= free.ascent + 0.5)
    #expect(
      one.check < two.check && two.check < free.check, "\(one.check), \(two.check), \(free.check)")
    #expect(Double(one.check) <= one.ascent + 0.5 && Double(two.check) <= two.ascent + 0.5)
  }

  /// The smoothed function falls to the exact one, and its slope is that of its values.
  @Test(arguments: [1, 2])
  func theSlopeIsThatOfTheValues(daySessions: Int) throws {
    let scenario = try scenario(daySessions: daySessions)
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    let model = PricingModel(Candidates(scenario), shares: [], tiers: valuation.tiers)
    #expect(model.parts.flatMap(\.loads).contains { $0 != nil })
    var oracle = PriceOracle(model)
    var weights = [Double](repeating: 0, count: model.tierCount)
    weights[0] = 1
    let prices = model.rows.indices.map { 0.01 + 0.003 * Double($0) }
    let value = oracle.evaluate(prices, weights: weights, temperature: 0.5, byPlace: false)
    let usage = oracle.usage
    let exact = oracle.evaluate(prices, weights: weights, temperature: 0, byPlace: false)
    #expect(value >= exact)
    for row in prices.indices {
      var moved = prices
      moved[row] += 1e-6
      let next = oracle.evaluate(moved, weights: weights, temperature: 0.5, byPlace: false)
      let slope = model.capacities[row] - usage[row]
      #expect(abs((next - value) / 1e-6 - slope) < 1e-3 * max(1, abs(slope)), "row \(row)")
    }
  }

  /// The days hold what the verifier's own code says, of sessions or of minutes.
  @Test(arguments: UInt64(1)...60)
  func theVerifierSaysTheSame(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var tiny = TinyScenario()
    tiny.parts.settings = TinyScenario.settings(
      daySessions: random.integer(in: 1...3),
      dayMinutes: random.chance(50) ? random.pick([60, 90]) : nil)
    let from = 540 + 30 * random.integer(in: 0...3)
    let free = tiny.periods(from: from, to: from + 30 * random.integer(in: 1...4))
    let child = tiny.child("C-1", hours: Hours(anywhere: free))
    let service = tiny.service("speech therapist")
    _ = tiny.need(child, service, asked: 1)
    let scenario = try tiny.scenario()
    let wishes = (0..<random.integer(in: 2...4)).map { _ in
      ChildLoad.Wish(
        minutes: random.pick([30, 60]), most: random.integer(in: 1...5),
        days: DaySet(bits: UInt32(random.integer(in: 1...31))))
    }
    let limits = ChildDays(of: child, in: scenario).limits(
      wishes.map { wish in
        ChildDays.Demand(
          minutes: wish.minutes, asked: wish.most, days: (0..<7).map { wish.days.contains($0) })
      })
    guard let load = ChildLoad(wishes, free: free, scenario) else {
      #expect(limits.isEmpty, "seed \(seed)")
      return
    }
    #expect(limits.contains { $0.amounts == load.amounts && $0.most == load.most }, "seed \(seed)")
  }
}
