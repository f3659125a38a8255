import Kezek

/// How long the ways between sites of one place take, in flat rows: asked for again and again.
struct WaysWithinPlaces: Sendable {
  /// By site: where its row begins in `periodsOfWay`, and its number among the sites of its place.
  private var firstOfSite: [Int32] = []
  private var numberInPlace: [Int32] = []
  private var periodsOfWay: [Int32] = []

  /// - Complexity: O(Σ over places of sites²).
  init(_ scenario: Scenario) {
    var sitesOfPlace: [Place.ID: [Site.ID]] = [:]
    for site in scenario.sites.ids {
      let place = scenario.sites[site].place
      numberInPlace.append(Int32(sitesOfPlace[place]?.count ?? 0))
      sitesOfPlace[place, default: []].append(site)
    }
    for site in scenario.sites.ids {
      firstOfSite.append(Int32(periodsOfWay.count))
      for next in sitesOfPlace[scenario.sites[site].place] ?? [] {
        let minutes = scenario.travel.minutes(between: site, and: next, in: scenario.sites)
        periodsOfWay.append(Int32(scenario.grid.periods(forMinutes: minutes)))
      }
    }
  }

  /// Periods that the way takes from one site to another of the same place.
  func periods(from site: Int, to next: Int) -> Int {
    Int(periodsOfWay[Int(firstOfSite[site]) + Int(numberInPlace[next])])
  }
}
