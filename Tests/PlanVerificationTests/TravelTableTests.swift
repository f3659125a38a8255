import Kezek
import Testing

/// The way between two sites (RULES 7), by what the table lists.
@Suite struct TravelTableTests {
  private let sites = [
    site("L1", place: 0), site("L2", place: 0), site("M", place: 1),
  ]

  private static func site(_ key: String, place: Int) -> Site {
    Site(
      key: key, place: Place.ID(place), opening: PeriodSet(count: 1), tags: WordSet(), kind: "")
  }

  private func way(
    _ listed: [TravelTable.Pair: Int], from first: Int, to second: Int
  ) -> Int {
    TravelTable(minutes: listed, isListed: true)
      .minutes(between: Site.ID(first), and: Site.ID(second), in: sites)
  }

  private let home = TravelTable.End.place(Place.ID(0))
  private let away = TravelTable.End.place(Place.ID(1))
  private func end(_ site: Int) -> TravelTable.End { .site(Site.ID(site)) }

  @Test func nothingListedIsNoWayInsideAPlace() {
    #expect(way([:], from: 0, to: 1) == 0)
  }

  @Test func aWayFromHomeIsNoWayBetweenSites() {
    #expect(way([.init(from: home, to: end(0)): 20], from: 0, to: 1) == 0)
  }

  @Test func aPlaceListedTwiceIsTheWayInsideIt() {
    #expect(way([.init(from: home, to: home): 31], from: 0, to: 1) == 31)
  }

  @Test func thePairOfSitesCountsFirst() {
    let listed = [
      TravelTable.Pair(from: home, to: home): 31, .init(from: end(0), to: end(1)): 5,
    ]
    #expect(way(listed, from: 1, to: 0) == 5)
  }

  @Test func aPairCountsInBothDirectionsUnlessBothAreListed() {
    let table = TravelTable(
      minutes: [
        .init(from: home, to: end(1)): 7, .init(from: home, to: away): 3,
        .init(from: away, to: home): 4,
      ], isListed: true)
    #expect(table.listed(home, end(1)) == 7 && table.listed(end(1), home) == 7)
    #expect(table.listed(home, away) == 3 && table.listed(away, home) == 4)
    #expect(table.listed(home, end(0)) == nil && table.listed(end(9), home) == nil)
  }

  @Test func betweenPlacesASiteWithAPlaceCountsBeforeThePlaces() {
    let places = TravelTable.Pair(from: home, to: away)
    #expect(way([places: 40], from: 0, to: 2) == 40)
    #expect(way([places: 40, .init(from: home, to: end(2)): 25], from: 0, to: 2) == 25)
    #expect(way([:], from: 0, to: 2) == 0)
  }
}
