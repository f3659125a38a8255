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

  /// - Complexity: O(offers × 2^days + spendings × (needs × blocks + offers in several blocks × days²)).
  func maximum() throws(BoundCheckError) -> Int {
    var tables: [[[Int]]] = []
    var wide: [[WideOffer]] = []
    for need in needs {
      var ofBlock = [[Int]](
        repeating: [Int](repeating: need.worth[0], count: 1 << days.count), count: ways.count)
      var others: [WideOffer] = []
      for offer in need.offers {
        let anywhere = days.map { cheapest(offer, $0) { _ in true } }
        // An offer that is worth nothing on any days is worth nothing on some of them.
        guard try worth(anywhere, offer, need) > need.worth[0] else { continue }
        let blocks = Set(offer.sites.compactMap { blockOfSite[$0.site] })
        if let block = blocks.first, blocks.count == 1 {
          try raise(&ofBlock[block], by: anywhere, offer, need)
        } else {
          others.append(
            WideOffer(
              offer: offer,
              costs: ways.indices.map { block in
                days.map { day in cheapest(offer, day) { blockOfSite[$0] == block } }
              }))
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

  /// An offer with sites in several blocks.
  private struct WideOffer {
    let offer: WeeklyCosts.Offer
    /// By block and day.
    let costs: [[Int?]]
  }

  /// What a spending is worth.
  private func value(
    of digits: [Int], _ tables: [[[Int]]], _ wide: [[WideOffer]]
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
      for wide in wide[number] {
        var costs = [Int?](repeating: nil, count: days.count)
        for (day, block) in digits.enumerated() where block < ways.count {
          costs[day] = wide.costs[block][day]
        }
        best = max(best, try worth(costs, wide.offer, need))
      }
      value = try Exact.sum(value, best)
    }
    return value
  }

  /// Raises what a need is worth in each subset of days to what an offer makes of it.
  private func raise(
    _ table: inout [Int], by costs: [Int?], _ offer: WeeklyCosts.Offer, _ need: PlacedNeed
  ) throws(BoundCheckError) {
    let order = cheapestFirst(costs)
    for subset in 1..<table.count {
      let value = try worth(order, offer, need) { subset & (1 << $0) != 0 }
      table[subset] = max(table[subset], value)
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

  /// The days that have a cost, cheapest first.
  private func cheapestFirst(_ costs: [Int?]) -> [(day: Int, cost: Int)] {
    var order: [(day: Int, cost: Int)] = []
    for (day, cost) in costs.enumerated() {
      if let cost { order.append((day, cost)) }
    }
    order.sort { ($0.cost, $0.day) < ($1.cost, $1.day) }
    return order
  }

  private func worth(
    _ costs: [Int?], _ offer: WeeklyCosts.Offer, _ need: PlacedNeed
  ) throws(BoundCheckError) -> Int {
    try worth(cheapestFirst(costs), offer, need) { _ in true }
  }

  /// The most that a need is worth with the open days' costs, or with nothing.
  private func worth(
    _ order: [(day: Int, cost: Int)], _ offer: WeeklyCosts.Offer, _ need: PlacedNeed,
    where isOpen: (Int) -> Bool
  ) throws(BoundCheckError) -> Int {
    var best = need.worth[0]
    var taken = (0, 0)
    var sum = offer.fixed
    var count = 0
    let most = min(need.worth.count - 1, offer.most)
    for (day, cost) in order where count < most && isOpen(day) {
      if weekOf[day] == 0 {
        guard taken.0 < need.mostInWeek else { continue }
        taken.0 += 1
      } else {
        guard taken.1 < need.mostInWeek else { continue }
        taken.1 += 1
      }
      count += 1
      sum = try Exact.sum(sum, cost)
      if count >= need.least { best = max(best, try Exact.difference(need.worth[count], sum)) }
    }
    return best
  }
}
