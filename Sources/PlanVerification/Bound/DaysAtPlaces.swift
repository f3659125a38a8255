import Kezek

/// The most that the sessions a child attends itself are worth, each day at one place.
///
/// A *spending* puts each day at one block of places (one place, or the last few together where
/// there are too many), or at home. All spendings are gone through; under each, every need takes its
/// best, and where ways cost something each day out costs its way once (`Docs/Proof.md`).
struct DaysAtPlaces {
  private let needs: [PlacedNeed]
  /// Days of the cycle that matter, ascending.
  private let days: [Int]
  private let blockOfSite: [Site.ID: Int]
  /// By block: what a day there costs.
  private let ways: [Int]
  private let hasHome: Bool
  private let weekOf: [Int]

  /// Spendings beyond which blocks are merged, or nothing is told apart.
  static let most = 1024

  /// A need with what its sessions may be had for, and what so many are worth.
  struct PlacedNeed {
    let offers: [WeeklyCosts.Offer]
    /// By number of sessions, from 0.
    let worth: [Int]
    let least: Int
    let mostInWeek: Int
  }

  /// Nil where places do not matter, or are too many days for it.
  ///
  /// - Parameters:
  ///   - travel: what a minute of a visit costs.
  ///   - minutes: from the child's home to a site.
  init?(
    _ needs: [PlacedNeed], travel: Int, _ scenario: Scenario, minutes: (Site.ID) -> Int
  ) throws(BoundCheckError) {
    guard needs.count > 1 else { return nil }
    var most: [Site.ID: Int] = [:]
    var days: Set<Int> = []
    for need in needs {
      for site in Set(need.offers.flatMap(\.sites).map(\.site)) { most[site, default: 0] += 1 }
      for place in need.offers.flatMap(\.sites) {
        days.formUnion(place.days.indices.filter { place.days[$0] != nil })
      }
    }
    let choices = Self.mostChoices(days: days.count)
    hasHome = travel > 0
    let blocks = hasHome ? choices - 1 : choices
    guard blocks >= 1 else { return nil }
    var ofPlace: [Place.ID: Int] = [:]
    for (site, number) in most {
      let place = scenario.sites[site].place
      ofPlace[place] = max(ofPlace[place] ?? 0, number)
    }
    let places = ofPlace.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    guard hasHome || (blocks >= 2 && places.count >= 2) else { return nil }
    var ways = [Int?](repeating: nil, count: min(blocks, places.count))
    var blockOfSite: [Site.ID: Int] = [:]
    for site in most.keys.sorted() {
      let place = places.firstIndex(of: scenario.sites[site].place) ?? 0
      let block = min(place, ways.count - 1)
      blockOfSite[site] = block
      let way = try Exact.product(travel, minutes(site))
      ways[block] = min(ways[block] ?? way, way)
    }
    self.needs = needs
    self.days = days.sorted()
    self.blockOfSite = blockOfSite
    self.ways = ways.map { $0 ?? 0 }
    weekOf = self.days.map { scenario.grid.week(ofDay: $0) }
  }

  /// How many choices each of so many days may have.
  private static func mostChoices(days: Int) -> Int {
    var choices = 0
    while choices < 9 {
      var spendings = 1
      for _ in 0..<days where spendings <= most { spendings *= choices + 1 }
      guard spendings <= most else { break }
      choices += 1
    }
    return choices
  }

  func maximum() throws(BoundCheckError) -> Int {
    var tables: [[[Int]]] = []
    var wide: [[WeeklyCosts.Offer]] = []
    for need in needs {
      var ofBlock = [[Int]](
        repeating: [Int](repeating: need.worth[0], count: 1 << days.count), count: ways.count)
      var others: [WeeklyCosts.Offer] = []
      for offer in need.offers {
        let blocks = Set(offer.sites.compactMap { blockOfSite[$0.site] })
        if let block = blocks.first, blocks.count == 1 {
          try raise(&ofBlock[block], by: offer, need)
        } else {
          others.append(offer)
        }
      }
      tables.append(ofBlock)
      wide.append(others)
    }
    var highest: Int?
    var digits = [Int](repeating: 0, count: days.count)
    let choices = ways.count + (hasHome ? 1 : 0)
    while true {
      let value = try value(of: digits, tables, wide)
      highest = max(highest ?? value, value)
      guard let place = digits.firstIndex(where: { $0 + 1 < choices }) else { break }
      for lower in 0..<place { digits[lower] = 0 }
      digits[place] += 1
    }
    return highest ?? 0
  }

  /// What a spending is worth.
  private func value(
    of digits: [Int], _ tables: [[[Int]]], _ wide: [[WeeklyCosts.Offer]]
  ) throws(BoundCheckError) -> Int {
    var masks = [Int](repeating: 0, count: ways.count)
    var value = 0
    for (day, block) in digits.enumerated() where block < ways.count {
      masks[block] |= 1 << day
      value = try Exact.difference(value, ways[block])
    }
    for (number, need) in needs.enumerated() {
      var best = need.worth[0]
      for block in masks.indices { best = max(best, tables[number][block][masks[block]]) }
      for offer in wide[number] {
        var costs = [Int?](repeating: nil, count: days.count)
        for (day, block) in digits.enumerated() where block < ways.count {
          costs[day] = cheapest(offer, days[day]) { blockOfSite[$0] == block }
        }
        best = max(best, try worth(costs, offer, need))
      }
      value = try Exact.sum(value, best)
    }
    return value
  }

  /// Raises what a need is worth in each subset of days to what an offer makes of it.
  private func raise(
    _ table: inout [Int], by offer: WeeklyCosts.Offer, _ need: PlacedNeed
  ) throws(BoundCheckError) {
    let costs = days.map { cheapest(offer, $0) { _ in true } }
    for subset in 1..<table.count {
      let open = costs.enumerated().map { subset & (1 << $0.offset) == 0 ? nil : $0.element }
      table[subset] = max(table[subset], try worth(open, offer, need))
    }
  }

  private func cheapest(
    _ offer: WeeklyCosts.Offer, _ day: Int, at isHere: (Site.ID) -> Bool
  ) -> Int? {
    var least: Int?
    for place in offer.sites where isHere(place.site) {
      if let cost = place.days[day] { least = min(least ?? cost, cost) }
    }
    return least
  }

  /// The most that a need is worth with the days' costs, or with nothing.
  private func worth(
    _ costs: [Int?], _ offer: WeeklyCosts.Offer, _ need: PlacedNeed
  ) throws(BoundCheckError) -> Int {
    var best = need.worth[0]
    var left = [need.mostInWeek, need.mostInWeek]
    var sum = offer.fixed
    var count = 0
    let order = costs.indices.filter { costs[$0] != nil }
      .sorted { (costs[$0] ?? 0, $0) < (costs[$1] ?? 0, $1) }
    for day in order where count + 1 < need.worth.count && count < offer.most {
      guard let cost = costs[day], left[weekOf[day]] > 0 else { continue }
      left[weekOf[day]] -= 1
      count += 1
      sum = try Exact.sum(sum, cost)
      if count >= need.least { best = max(best, try Exact.difference(need.worth[count], sum)) }
    }
    return best
  }
}
