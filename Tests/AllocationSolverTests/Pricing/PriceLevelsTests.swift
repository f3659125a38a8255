import Kezek
import KezekTesting
import Synchronization
import Testing

@testable import AllocationSolver

/// Prices that begin with what others like them cost.
@Suite struct PriceLevelsTests {
  /// Two specialists of one service with different languages, and one of another service.
  private func scenario() throws -> Scenario {
    var tiny = TinyScenario()
    let (one, other) = (tiny.service("speech therapist"), tiny.service("psychologist"))
    _ = tiny.specialist("S-0", gives: [one], languages: WordSet([0]))
    _ = tiny.specialist("S-1", gives: [one], languages: WordSet([1]))
    _ = tiny.specialist("S-2", gives: [other])
    _ = tiny.need(tiny.child("C-0"), one, asked: 1)
    return try tiny.scenario()
  }

  private func id(_ number: Int) -> Specialist.ID { Specialist.ID(number) }

  @Test func whatIsMostAlikeCounts() throws {
    let scenario = try scenario()
    var levels = PriceLevels()
    levels.note(
      [.hours(id(0)), .hours(id(1)), .periods(id(0), [4, 5]), .periods(id(0), [8, 9])],
      [2, 6, 1, 3], scenario)
    let asked: [PricedRow] = [
      .hours(id(0)), .hours(id(1)), .hours(id(2)), .caseload(id(0)), .periods(id(0), [4]),
      .periods(id(0), [12]), .periods(id(1), [4]),
    ]
    #expect(levels.prices(of: asked, scenario) == [2, 6, 0, 0, 1, 2, 1])
  }

  @Test func levelsOfSeveralAreAveraged() throws {
    let scenario = try scenario()
    var (one, other) = (PriceLevels(), PriceLevels())
    one.note([.caseload(id(0)), .member(Need.ID(0), id(0), 2)], [1, -3], scenario)
    other.note([.caseload(id(0)), .member(Need.ID(0), id(1), 2)], [4, 1], scenario)
    one.add(other)
    #expect(
      one.prices(
        of: [.caseload(id(0)), .member(Need.ID(0), id(0), 2), .member(Need.ID(0), id(0), 1)],
        scenario) == [2.5, -1, 0])
  }

  /// Of components that no time was left for, the prices are those they would have begun with.
  @Test func pricesThatHaveNotBegunAreKept() throws {
    var tiny = TinyScenario()
    for number in 0..<2 {
      let service = tiny.service(number == 0 ? "speech therapist" : "psychologist")
      _ = tiny.specialist("S-\(number)", gives: [service])
      _ = tiny.need(tiny.child("C-\(number)"), service, asked: 2)
    }
    let scenario = try tiny.scenario()
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    let model = PricingModel(Candidates(scenario), shares: [], tiers: valuation.tiers)
    try #require(model.components.count == 2)
    let start = PriceAscent.Prices(
      rows: model.rows.indices.map { 0.5 + Double($0) }, floors: [])
    let asked = Mutex(0)
    let found = PriceAscent(model, tier: 0, floors: [], from: start).run(downTo: -.infinity) {
      asked.withLock {
        $0 += 1
        return $0 > 2
      }
    }
    let prices = try #require(found)
    #expect(prices.bound == .infinity)
    let last = try #require(model.components.last).rows
    #expect(!last.isEmpty && prices.prices.rows[last] == start.rows[last])
  }
}
