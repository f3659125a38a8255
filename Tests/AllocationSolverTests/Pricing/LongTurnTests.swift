import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver
@testable import PlanVerification

/// A child has a turn over half of the term or weekly sessions: in the prices, in the verifier's check,
/// and in the search.
@Suite struct LongTurnTests {
  /// One child who asks for sessions, and for a course that lasts ten days or three months.
  private struct Case {
    var tiny = TinyScenario(from: 9 * 60, to: 10 * 60)
    let session: Need.ID
    let course: Need.ID
    let turn: Turn.ID
    let specialist: Specialist.ID

    init(isLong: Bool, sessions: Int = 3) {
      let speech = tiny.service("speech", form: .individual)
      specialist = TwoTowns.specialist("S", gives: speech, at: DenseID(0), in: &tiny)
      let rehabilitation = tiny.service("rehabilitation", per: .year)
      turn = tiny.turn(
        "T-1", rehabilitation,
        TinyScenario.days("2026-09-10", isLong ? "2026-12-10" : "2026-09-20"))
      let child = tiny.child("C-1")
      session = tiny.need(child, speech, asked: sessions)
      course = tiny.need(child, rehabilitation, asked: 1)
    }

    /// Each session is worth 2, each course so much.
    func valuation(courseWorth: Int) throws -> (scenario: Scenario, valuation: Valuation) {
      let scenario = try tiny.scenario()
      let tier = Tier(
        name: Tier.Name("need"),
        accounts: [
          Account(
            owner: .need(session), measure: .sessions([session]),
            table: .linear(worth: 2, upTo: 3)),
          Account(
            owner: .need(course), measure: .courses([course], year: 2026),
            table: .linear(worth: courseWorth, upTo: 1)),
        ])
      return (scenario, Valuation(policy: "need", tiers: [tier], digest: ""))
    }
  }

  private func bound(_ drawn: Case, courseWorth: Int) throws -> (ascent: Double, check: Int) {
    let (scenario, valuation) = try drawn.valuation(courseWorth: courseWorth)
    let model = PricingModel(Candidates(scenario), shares: [], tiers: valuation.tiers)
    let found = try #require(
      PriceAscent(model, tier: 0, floors: []).run(downTo: -.infinity) { false })
    let prices = found.prices.rounded(of: model, tier: 0, floors: [], valuation.tiers)
    let report = try BoundCheck(scenario, valuation).check(
      PriceProof(scale: DualPrices.scale, tiers: [prices]))
    return (found.bound, report.tiers[0].recomputed)
  }

  @Test(arguments: [(true, 5, 6), (true, 9, 9), (false, 5, 11), (false, 9, 15)])
  func theBoundIsTheMoreOfTheTwo(isLong: Bool, courseWorth: Int, most: Int) throws {
    let found = try bound(Case(isLong: isLong), courseWorth: courseWorth)
    #expect(found.check == most)
    #expect(abs(found.ascent - Double(most)) < 0.01)
  }

  /// Sessions are worth more, but the course must stay.
  @Test func aTurnThatMustStayTakesTheSessionsAway() throws {
    var drawn = Case(isLong: true)
    drawn.tiny.row(DenseID(0), DenseID(1), drawn.turn, keep: .yes)
    let found = try bound(drawn, courseWorth: 5)
    #expect(found.check == 5)
    #expect(abs(found.ascent - 5) < 0.01)
  }

  /// The smoothed function lies above the exact one, and its slope is that of its values.
  @Test func theSlopeIsThatOfTheValues() throws {
    let (scenario, valuation) = try Case(isLong: true).valuation(courseWorth: 5)
    let model = PricingModel(Candidates(scenario), shares: [], tiers: valuation.tiers)
    #expect(model.parts.flatMap(\.choosesLongTurns) == [true])
    var oracle = PriceOracle(model)
    let prices = model.rows.indices.map { 0.01 + 0.003 * Double($0) }
    let value = oracle.evaluate(prices, weights: [1], temperature: 0.5)
    let usage = oracle.usage
    #expect(value >= oracle.evaluate(prices, weights: [1], temperature: 0))
    for row in prices.indices {
      var moved = prices
      moved[row] += 1e-6
      let next = oracle.evaluate(moved, weights: [1], temperature: 0.5)
      let slope = model.capacities[row] - usage[row]
      #expect(abs((next - value) / 1e-6 - slope) < 1e-3 * max(1, abs(slope)), "row \(row)")
    }
  }

  /// Where sessions are worth more the turn is given up for them, and taken where it is not.
  @Test(arguments: [(5, 3), (9, 0)], UInt64(1)...5)
  func theSearchGivesUpTheLesser(_ worth: (course: Int, sessions: Int), seed: UInt64) throws {
    let drawn = Case(isLong: true)
    let (scenario, valuation) = try drawn.valuation(courseWorth: worth.course)
    var begun = BegunSearch(scenario, valuation.tiers, seed: seed)
    begun.state.addCourse(drawn.course, in: drawn.turn)
    var ruin = Ruin(
      begun.candidates, leaders: begun.recreation.leaders, companions: begun.recreation.companions,
      displaced: Displaced(begun.recreation, begun.tiers[0]), countsTravel: false, seed: seed)
    var best = (value: 0, sessions: 0)
    for _ in 0..<60 {
      let pool = ruin.ruin(&begun.state, wanting: ruin.wanting(begun.state))
      begun.recreation.serve(pool, in: &begun.state)
      begun.state.settle()
      guard begun.state.values[0] > best.value else { continue }
      best = (begun.state.values[0], begun.state.schedule.sessions(of: drawn.session))
    }
    #expect(best.value == max(6, worth.course) && best.sessions == worth.sessions, "seed \(seed)")
  }
}
