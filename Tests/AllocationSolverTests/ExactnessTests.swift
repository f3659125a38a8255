import AllocationSolver
import GLPKSolver
import Kezek
import KezekTesting
import Testing

/// Cases in which the program once allowed less than the rules do.
@Suite struct ExactnessTests {
  /// The exact optimum and that of direct enumeration, tier by tier.
  private func optima(
    _ scenario: Scenario, _ strategy: PlanningRequest.Strategy
  ) async throws -> (found: [Int], listed: [Int]) {
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    var oracle = try BruteForceOracle(scenario)
    let best = oracle.optimum(of: valuation)
    let listed = try #require(best).values
    let outcome = try await Planner(scenario, valuation, solver: GLPKSolver())
      .plan(PlanningRequest(strategy: strategy))
    return (outcome.certificate.tiers.map(\.value), listed)
  }

  /// The hall has a way in without steps and the cabinet has none; the service takes one of each,
  /// and whichever it names first is the place of the session.
  @Test func thePlaceMayBeEitherOfTwo() async throws {
    var tiny = TinyScenario(days: 0...0)
    let cabinet = tiny.kind("cabinet")
    let hall = tiny.kind("hall")
    let stepFree = WordSet([0])
    tiny.room("K-1", cabinet)
    tiny.room("H-1", hall, tags: stepFree)
    let either = [cabinet, hall]
    let service = tiny.service(
      "movement", form: .individual, kinds: [either, either])
    tiny.specialist("S-1", gives: [service])
    tiny.need(tiny.child("C-1", tags: stepFree), service, asked: 1)
    let scenario = try tiny.scenario()
    let (found, listed) = try await optima(scenario, .exact)
    #expect(found == listed)
    #expect(listed[0] > 0)
  }

  /// A member of a named group goes away for most of the term; the others meet without.
  @Test(arguments: [1, 2])
  func aRosterMeetsWithoutThoseAway(travellers: Int) async throws {
    var tiny = TinyScenario(to: 10 * 60, days: 0...0)
    let play = tiny.service("play", form: .group)
    let cure = tiny.service("recuperation", per: .year)
    tiny.specialist("S-1", gives: [play])
    tiny.turn("T-1", cure, TinyScenario.days("2026-09-10", "2026-12-10"), places: travellers)
    let children = (1...4).map { tiny.child("C-\($0)") }
    let members = children.prefix(3).map { tiny.need($0, play, asked: 1) }
    for child in children.prefix(2) { tiny.need(child, cure, asked: 1) }
    tiny.roster("G-1", Array(members))
    let scenario = try tiny.scenario()
    for strategy in [PlanningRequest.Strategy.exact, .auto] {
      let (found, listed) = try await optima(scenario, strategy)
      #expect(found == listed)
      // So many courses, and a session for each of the others.
      #expect(listed[0] >= travellers * 10 + (3 - travellers))
    }
  }
}
