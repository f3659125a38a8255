import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// Where ways count, the search asks first who is near, and takes out who travels.
@Suite struct WaysTests {
  /// Sessions first, then minutes of travel.
  private func tiers(_ scenario: Scenario) -> [Tier] {
    let accounts = scenario.needs.ids.map { need in
      Account(
        owner: .need(need), measure: .sessions([need]), table: .linear(worth: 2, upTo: 1))
    }
    return [
      Tier(name: Tier.Name("need"), accounts: accounts),
      Tier(name: Tier.Name("travel"), accounts: [], travelWeight: 1),
    ]
  }

  private func pair(_ one: Place.ID, _ other: Place.ID) -> TravelTable.Pair {
    TravelTable.Pair(from: .place(one), to: .place(other))
  }

  @Test(arguments: UInt64(1)...20)
  func whoIsNearIsAskedFirst(seed: UInt64) throws {
    var towns = TwoTowns()
    towns.tiny.travel([pair(towns.village, DenseID(0)): 30])
    let scenario = try towns.tiny.scenario()
    var begun = BegunSearch(scenario, tiers(scenario), at: 1, seed: seed)
    begun.recreation.serve([towns.need], in: &begun.state)
    #expect(begun.state.schedule.specialist(of: towns.need) == towns.inVillage, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...20)
  func aWayThatIsMadeAnywayCostsNothing(seed: UInt64) throws {
    var towns = TwoTowns(days: 0...1)
    let farm = towns.tiny.place("Farm")
    towns.tiny.travel([pair(farm, DenseID(0)): 30, pair(farm, towns.village): 20])
    let child = towns.tiny.child("F", lives: farm)
    let motion = towns.tiny.service("motion", form: .individual)
    let other = TwoTowns.specialist("M", gives: motion, at: DenseID(0), in: &towns.tiny)
    let first = towns.tiny.need(child, motion, asked: 1)
    let second = towns.tiny.need(child, towns.service, asked: 1)
    let scenario = try towns.tiny.scenario()
    var begun = BegunSearch(scenario, tiers(scenario), at: 1, seed: seed)
    begun.state.addSession(first, with: other, in: try begun.combination(at: DenseID(0)), at: 0)
    begun.recreation.serve([second], in: &begun.state)
    begun.state.settle()
    #expect(begun.state.schedule.specialist(of: second) == towns.inTown, "seed \(seed)")
    #expect(begun.state.values == [4, -30], "seed \(seed)")
  }

  @Test func whoTravelsIsTakenOutWhereWaysCount() throws {
    var towns = TwoTowns()
    towns.tiny.travel([pair(towns.village, DenseID(0)): 30])
    // What the parents come for alone makes no way of the child's, and is given.
    let advice = towns.tiny.service("advice", form: .individual, who: .parent)
    let parents = towns.tiny.need(towns.child, advice, asked: 1)
    let adviser = TwoTowns.specialist("A", gives: advice, at: DenseID(0), in: &towns.tiny)
    let scenario = try towns.tiny.scenario()
    var begun = BegunSearch(scenario, tiers(scenario), at: 1)
    begun.state.addSession(
      parents, with: adviser, in: try begun.combination(at: DenseID(0)), at: 1)
    func wanting(countsTravel: Bool) -> [Need.ID] {
      Ruin(
        begun.candidates, leaders: begun.recreation.leaders,
        companions: begun.recreation.companions,
        displaced: Displaced(begun.recreation, begun.tiers[1]), countsTravel: countsTravel, seed: 1
      ).wanting(begun.state)
    }
    begun.state.addSession(
      towns.need, with: towns.inVillage, in: try begun.combination(at: towns.here), at: 0)
    begun.state.settle()
    #expect(wanting(countsTravel: true).isEmpty)
    begun.state.removeSessions(of: towns.need)
    begun.state.addSession(
      towns.need, with: towns.inTown, in: try begun.combination(at: DenseID(0)), at: 0)
    begun.state.settle()
    #expect(wanting(countsTravel: true) == [towns.need])
    #expect(wanting(countsTravel: false).isEmpty)
  }

  @Test func temperaturesOfWaysAreMeasuredInWays() throws {
    var towns = TwoTowns(days: 0...1)
    towns.tiny.travel([pair(towns.village, DenseID(0)): 30])
    let motion = towns.tiny.service("motion", form: .individual)
    _ = towns.tiny.need(towns.child, motion, asked: 1)
    TwoTowns.specialist("M", gives: motion, at: DenseID(0), in: &towns.tiny)
    let scenario = try towns.tiny.scenario()
    let model = PricingModel(Candidates(scenario), shares: [], tiers: tiers(scenario))
    #expect(model.unit(1) == 30)
  }
}
