import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

@Suite struct CoursePricesTests {
  @Test func everythingThatACourseTakesIsPaidFor() throws {
    var tiny = TinyScenario()
    let service = tiny.service("rehabilitation", per: .year)
    let stepFree = WordSet([tiny.parts.stepFree])
    let centre = tiny.site("Centre", tags: stepFree)
    let turn = tiny.turn(
      "T-1", service, TinyScenario.days("2026-10-01", "2026-10-21"), at: centre,
      stepFreePlaces: 2,
      companion: .place, quotas: [.init(population: .village, children: 3)],
      reserved: [.init(population: .village, children: 2)])
    let other = tiny.turn("T-2", service, TinyScenario.days("2026-11-01", "2026-11-21"), at: centre)
    let needs = [
      tiny.need(tiny.child("plain"), service, asked: 1),
      tiny.need(tiny.child("together", companion: .seat), service, asked: 1),
      tiny.need(tiny.child("village", isRural: true), service, asked: 1),
      tiny.need(tiny.child("wheels", tags: stepFree), service, asked: 1),
    ]
    let rows: [PricedRow] = [
      .places(turn), .stepFreePlaces(turn), .quota(turn, 0), .reserved(turn, 0), .places(other),
    ]
    let candidates = Candidates(try tiny.scenario())
    let prices = CoursePrices(rows, [100, 20, 3, 7, 1], candidates)
    // The reservation is paid for by those outside it.
    #expect(needs.map { prices.cost(of: $0, in: turn) } == [107, 207, 103, 127])
    // No step-free place, so it is none of that child's turns.
    #expect(needs.map { prices.cost(of: $0, in: other) } == [1, 1, 1, 0])
    #expect(prices.cheapest(of: needs[0]) == 1)
    #expect(CoursePrices().cost(of: needs[0], in: turn) == 0)
    #expect(CoursePrices(rows, [0, 0, 0, 0, 0], candidates).cheapest(of: needs[0]) == nil)
  }
}
