import Kezek

/// Minutes one way from the children's homes to the sites, each looked up once.
///
/// The scenario keeps them by pairs in a dictionary, which a country asks many million times.
struct HomeWays: Sendable {
  private let siteCount: Int
  /// By place: its row; -1 where no child lives.
  private let rows: [Int32]
  /// By row and site; -1 where nothing is listed.
  private let minutes: [Int32]

  init(_ scenario: Scenario) {
    siteCount = scenario.sites.count
    var rows = [Int32](repeating: -1, count: scenario.places.count)
    var minutes: [Int32] = []
    var count: Int32 = 0
    for case let home? in scenario.children.lazy.map(\.lives) where rows[home.index] < 0 {
      rows[home.index] = count
      count += 1
      for site in scenario.sites.ids {
        let way = scenario.travel.minutes(from: home, to: site, in: scenario.sites)
        minutes.append(way.map { Int32(clamping: $0) } ?? -1)
      }
    }
    self.rows = rows
    self.minutes = minutes
  }

  /// Minutes one way from a home where a child lives; nil where nothing is listed.
  func minutes(from home: Place.ID, to site: Site.ID) -> Int? {
    let way = minutes[Int(rows[home.index]) * siteCount + site.index]
    return way < 0 ? nil : Int(way)
  }
}
