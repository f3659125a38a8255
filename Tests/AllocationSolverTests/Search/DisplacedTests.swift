import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// Where it counts where or when a session is, the search knows it.
@Suite struct DisplacedTests {
  private func residence(_ scenario: Scenario) throws -> [Tier] {
    let policy = try #require(Policy.named("residence", mostOwed: 0))
    return try Valuation(policy: policy, scenario: scenario).tiers
  }

  private func rows(_ scenario: Scenario) throws -> [Tier] {
    try #require(try TestPolicy.leastChange.valuation(of: scenario)).tiers
  }

  @Test func whoIsMetAwayFromHomeIsDisplaced() throws {
    let towns = TwoTowns()
    let scenario = try towns.tiny.scenario()
    var begun = BegunSearch(scenario, try residence(scenario))
    let displaced = Displaced(begun.recreation, begun.tiers[0])
    #expect(!displaced.isNever)
    #expect(!displaced.contains(towns.need, begun.state))
    begun.state.addSession(
      towns.need, with: towns.inTown, in: try begun.combination(at: DenseID(0)), at: 0)
    #expect(displaced.contains(towns.need, begun.state))
    begun.state.removeSessions(of: towns.need)
    begun.state.addSession(
      towns.need, with: towns.inVillage, in: try begun.combination(at: towns.here), at: 0)
    #expect(!displaced.contains(towns.need, begun.state))
    #expect(Displaced(begun.recreation, begun.tiers[1]).isNever)
  }

  @Test(arguments: UInt64(1)...20)
  func sessionsArePutWhereTheChildLives(seed: UInt64) throws {
    let towns = TwoTowns()
    let scenario = try towns.tiny.scenario()
    var begun = BegunSearch(scenario, try residence(scenario), seed: seed)
    begun.recreation.serve([towns.need], in: &begun.state)
    #expect(begun.state.schedule.specialist(of: towns.need) == towns.inVillage, "seed \(seed)")
  }

  /// One session is left, and one of two children lives where it is.
  @Test(arguments: UInt64(1)...20)
  func whoLivesThereComesFirst(seed: UInt64) throws {
    var towns = TwoTowns()
    let guest = towns.tiny.child("G")
    let other = towns.tiny.need(guest, towns.service, asked: 1)
    towns.tiny.parts.specialists[towns.inVillage.index] = Specialist(
      key: "V", services: [towns.service], contactMinutes: 30,
      hours: towns.tiny.parts.specialists[towns.inVillage].hours, siteChoice: .given,
      languages: WordSet(), categories: WordSet(), caseload: nil)
    towns.tiny.parts.specialists[towns.inTown.index] = Specialist(
      key: "T", services: [towns.service], contactMinutes: 0,
      hours: towns.tiny.parts.specialists[towns.inTown].hours, siteChoice: .given,
      languages: WordSet(), categories: WordSet(), caseload: nil)
    let scenario = try towns.tiny.scenario()
    var begun = BegunSearch(scenario, try residence(scenario), seed: seed)
    begun.recreation.serve([other, towns.need], in: &begun.state)
    #expect(begun.state.values[0] == 1, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...20)
  func sessionsArePutWhereTheyAreToday(seed: UInt64) throws {
    var towns = TwoTowns()
    towns.tiny.row(
      towns.child, towns.service, towns.inTown, at: .init(weekday: .monday, minute: 9 * 60 + 30))
    let scenario = try towns.tiny.scenario()
    var begun = BegunSearch(scenario, try rows(scenario), seed: seed)
    let displaced = Displaced(begun.recreation, begun.tiers[0])
    #expect(displaced.contains(towns.need, begun.state))
    begun.state.addSession(
      towns.need, with: towns.inVillage, in: try begun.combination(at: towns.here), at: 0)
    #expect(displaced.contains(towns.need, begun.state))
    begun.state.removeSessions(of: towns.need)
    begun.recreation.serve([towns.need], in: &begun.state)
    #expect(!displaced.contains(towns.need, begun.state), "seed \(seed)")
    #expect(begun.state.isKept(0), "seed \(seed)")
  }
}
