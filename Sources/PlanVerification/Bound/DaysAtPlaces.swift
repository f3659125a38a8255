import Kezek

/// The most that the sessions a child attends itself are worth, each day at one place.
///
/// A *spending* puts each day at one block of places (one place, or the last few together where
/// there are too many), or at home. All spendings are gone through, but for those that cannot be worth
/// more than one that is known; under each, every need takes its best, and where ways cost something
/// each day out costs its way once (`Docs/Proof.md`).
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
    /// Nil where sessions may be on days that follow each other.
    let spaced: SpacedDays?
  }

  /// Nil where places do not matter, or are too many days for it.
  ///
  /// - Parameters:
  ///   - travel: what a minute of a visit costs.
  ///   - minutes: from the child's home to a site.
  init?(
    _ needs: [PlacedNeed], travel: Int, _ scenario: Scenario, minutes: (Site.ID) -> Int
  ) throws(BoundCheckError) {
    guard needs.count > 1, travel > 0 || Self.haveSeveralPlaces(needs, scenario) else {
      return nil
    }
    var most: [Site.ID: Int] = [:]
    var days: Set<Int> = []
    for need in needs {
      for site in Set(need.offers.flatMap(\.sites).map(\.site)) { most[site, default: 0] += 1 }
      for place in need.offers.flatMap(\.sites) {
        for day in 0..<place.dayCount where place.hasSession(on: day) { days.insert(day) }
      }
    }
    let choices = Self.mostChoices(days: days.count)
    hasHome = travel > 0
    let blocks = hasHome ? choices - 1 : choices
    guard blocks >= (hasHome ? 1 : 2) else { return nil }
    var ofPlace: [Place.ID: Int] = [:]
    for (site, number) in most {
      let place = scenario.sites[site].place
      ofPlace[place] = max(ofPlace[place] ?? 0, number)
    }
    let places = ofPlace.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
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

  /// Whether sessions could be at more than one place.
  private static func haveSeveralPlaces(_ needs: [PlacedNeed], _ scenario: Scenario) -> Bool {
    var only: Place.ID?
    for need in needs {
      for offer in need.offers {
        for days in offer.sites {
          let place = scenario.sites[days.site].place
          guard only ?? place == place else { return true }
          only = place
        }
      }
    }
    return false
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

  /// - Complexity: O(offers × 2^days + spendings × (needs × blocks + offers in several blocks × days²)),
  ///   where spendings that cannot be worth more than one that is known are passed over together.
  func maximum() throws(BoundCheckError) -> Int {
    var work = Work(needs: needs.count, blocks: ways.count, days: days.count)
    for number in needs.indices { try findTables(number, &work) }
    // All days at one block, to have something to compare with.
    for block in ways.indices {
      work.masks[block] = work.subsets - 1
      let paid = try Exact.product(ways[block], days.count)
      try work.note(value(&work, open: 0, less: paid))
      work.masks[block] = 0
    }
    try spend(from: 0, &work, paid: 0)
    return work.highest ?? 0
  }

  /// Goes through all ways to spend the days from one on, those before it being spent.
  private func spend(
    from day: Int, _ work: inout Work, paid: Int
  ) throws(BoundCheckError) {
    let open = ((work.subsets - 1) >> day) << day
    let most = try value(&work, open: open, less: paid)
    if let highest = work.highest, most <= highest { return }
    if day == days.count { return work.note(most) }
    for block in ways.indices {
      work.masks[block] |= 1 << day
      try spend(from: day + 1, &work, paid: Exact.sum(paid, ways[block]))
      work.masks[block] &= ~(1 << day)
    }
    if hasHome { try spend(from: day + 1, &work, paid: paid) }
  }

  /// A day that has a cost.
  private typealias DayCost = (day: Int, cost: Int)

  /// What is found before the spendings are gone through, and the places to do it in.
  private struct Work {
    let subsets: Int
    /// By need, block and subset of the days: the most with offers in that block alone.
    var tables: [Int]
    /// By need: offers with sites in several blocks.
    var wide: [[WideOffer]]
    /// By block: the days there, a bit each.
    var masks: [Int]
    var order: [DayCost] = []
    /// What the best spending so far is worth.
    private(set) var highest: Int?

    init(needs: Int, blocks: Int, days: Int) {
      subsets = 1 << days
      tables = [Int](repeating: 0, count: needs * blocks << days)
      wide = [[WideOffer]](repeating: [], count: needs)
      masks = [Int](repeating: 0, count: blocks)
      order.reserveCapacity(days)
    }

    mutating func note(_ value: Int) { highest = max(highest ?? value, value) }
  }

  /// An offer with sites in several blocks.
  private struct WideOffer {
    let offer: WeeklyCosts.Offer
    /// By block and day.
    let costs: [Int?]
    /// What it is worth on all days.
    let most: Int
  }

  private func findTables(_ number: Int, _ work: inout Work) throws(BoundCheckError) {
    let need = needs[number]
    let first = number * ways.count * work.subsets
    var spaced: [Int] = []
    for place in first..<(first + ways.count * work.subsets) { work.tables[place] = need.worth[0] }
    for offer in need.offers {
      work.order.removeAll(keepingCapacity: true)
      for day in days.indices {
        if let cost = try cheapest(offer, day, in: nil) { Self.insert(day, cost, &work.order) }
      }
      // An offer that is worth nothing on any days is worth nothing on some of them.
      let most = try worth(work.order, offer, need, on: work.subsets - 1)
      guard most > need.worth[0] else { continue }
      if let block = onlyBlock(of: offer) {
        let table = first + block * work.subsets
        if let choices = need.spaced {
          try findSpaced(choices, work.order, offer, need, into: &spaced)
          for subset in 1..<work.subsets {
            work.tables[table + subset] = max(work.tables[table + subset], spaced[subset])
          }
          continue
        }
        for subset in 1..<work.subsets {
          let value = try worth(work.order, offer, need, on: subset)
          work.tables[table + subset] = max(work.tables[table + subset], value)
        }
      } else {
        var costs = [Int?](repeating: nil, count: ways.count * days.count)
        for block in ways.indices {
          for day in days.indices {
            costs[block * days.count + day] = try cheapest(offer, day, in: block)
          }
        }
        work.wide[number].append(WideOffer(offer: offer, costs: costs, most: most))
      }
    }
  }

  /// By subset of the days: the most that an offer is worth with days between on some of them.
  private func findSpaced(
    _ spaced: SpacedDays, _ order: [DayCost], _ offer: WeeklyCosts.Offer, _ need: PlacedNeed,
    into most: inout [Int]
  ) throws(BoundCheckError) {
    most = [Int](repeating: need.worth[0], count: 1 << days.count)
    let order = order.sorted { $0.day < $1.day }
    for choice in try choices(spaced, order, offer, need) {
      // Positions among the days that have a cost are not those among all.
      var own = 0
      for (place, day) in order.enumerated() where choice.days & (1 << place) != 0 {
        own |= 1 << day.day
      }
      most[own] = max(most[own], choice.worth)
    }
    for day in days.indices {
      for subset in most.indices where subset & (1 << day) != 0 {
        most[subset] = max(most[subset], most[subset ^ (1 << day)])
      }
    }
  }

  /// The choices of days with days between that count, and what each is worth.
  private func choices(
    _ spaced: SpacedDays, _ order: [DayCost], _ offer: WeeklyCosts.Offer, _ need: PlacedNeed
  ) throws(BoundCheckError) -> [(days: Int, worth: Int)] {
    let most = min(need.worth.count - 1, offer.most)
    var found: [(days: Int, worth: Int)] = []
    let priced = order.map { (day: days[$0.day], cost: $0.cost) }
    for choice in try spaced.choices(of: priced, upTo: most) where choice.count >= need.least {
      guard let charge = offer.charge(of: choice.count) else { continue }
      let cost = try Exact.sum(Exact.sum(offer.fixed, choice.cost), charge)
      found.append((choice.days, try Exact.difference(need.worth[choice.count], cost)))
    }
    return found
  }

  private func onlyBlock(of offer: WeeklyCosts.Offer) -> Int? {
    var only: Int?
    for place in offer.sites {
      guard let block = blockOfSite[place.site] else { continue }
      guard only ?? block == block else { return nil }
      only = block
    }
    return only
  }

  /// What the days spent so far are worth; no less where some days are still open, as if each need
  /// could have them wherever it likes.
  ///
  /// - Parameter open: those days, a bit each.
  private func value(
    _ work: inout Work, open: Int, less paid: Int
  ) throws(BoundCheckError) -> Int {
    var value = try Exact.difference(0, paid)
    for number in needs.indices {
      var best = needs[number].worth[0]
      var table = number * ways.count * work.subsets
      for mask in work.masks {
        best = max(best, work.tables[table + (mask | open)])
        table += work.subsets
      }
      for wide in work.wide[number] where wide.most > best {
        guard open == 0 else {
          best = wide.most
          continue
        }
        work.order.removeAll(keepingCapacity: true)
        for day in days.indices {
          guard let block = work.masks.firstIndex(where: { $0 & (1 << day) != 0 }),
            let cost = wide.costs[block * days.count + day]
          else { continue }
          Self.insert(day, cost, &work.order)
        }
        best = max(
          best, try worth(work.order, wide.offer, needs[number], on: work.subsets - 1))
      }
      value = try Exact.sum(value, best)
    }
    return value
  }

  private func cheapest(
    _ offer: WeeklyCosts.Offer, _ day: Int, in block: Int?
  ) throws(BoundCheckError) -> Int? {
    var least: Int?
    for place in offer.sites where block == nil || blockOfSite[place.site] == block {
      if let cost = try place.cost(on: days[day]) { least = min(least ?? cost, cost) }
    }
    return least
  }

  /// Puts a day, later than those there, in its place: cheapest first.
  private static func insert(_ day: Int, _ cost: Int, _ order: inout [DayCost]) {
    var place = order.count
    order.append((day, cost))
    while place > 0, order[place - 1].cost > cost {
      order[place] = order[place - 1]
      place -= 1
    }
    order[place] = (day, cost)
  }

  /// The most that a need is worth with the costs of a subset of the days, or with nothing.
  private func worth(
    _ order: [DayCost], _ offer: WeeklyCosts.Offer, _ need: PlacedNeed, on subset: Int
  ) throws(BoundCheckError) -> Int {
    var best = need.worth[0]
    if let spaced = need.spaced {
      let order = order.filter { subset & (1 << $0.day) != 0 }.sorted { $0.day < $1.day }
      for choice in try choices(spaced, order, offer, need) { best = max(best, choice.worth) }
      return best
    }
    var taken = (0, 0)
    var sum = offer.fixed
    var count = 0
    let most = min(need.worth.count - 1, offer.most)
    for (day, cost) in order where subset & (1 << day) != 0 {
      guard count < most else { break }
      if weekOf[day] == 0 {
        guard taken.0 < need.mostInWeek else { continue }
        taken.0 += 1
      } else {
        guard taken.1 < need.mostInWeek else { continue }
        taken.1 += 1
      }
      count += 1
      sum = try Exact.sum(sum, cost)
      if count >= need.least, let charge = offer.charge(of: count) {
        let cost = try Exact.sum(sum, charge)
        best = max(best, try Exact.difference(need.worth[count], cost))
      }
    }
    return best
  }
}
