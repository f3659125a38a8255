import Kezek

/// The days and places at which a child could have sessions of needs that it attends itself.
struct ChildPlaces {
  /// Days of the cycle, ascending: at most 16.
  let days: [Int]
  let sites: [SiteOfChild]
  /// Needs that have a session somewhere.
  let needs: Set<Need.ID>

  struct SiteOfChild {
    let site: Site.ID
    let place: Place.ID
    /// Minutes one way.
    let way: Int
    /// How many needs could be met there.
    let needs: Int
  }

  /// Places, those with the most needs first.
  var places: [Place.ID] {
    var most: [Place.ID: Int] = [:]
    for site in sites { most[site.place] = max(most[site.place] ?? 0, site.needs) }
    return most.keys.sorted { (-(most[$0] ?? 0), $0) < (-(most[$1] ?? 0), $1) }
  }

  /// By site: its block where so many are made; the last one holds all the rest.
  func blocks(_ count: Int) -> [Site.ID: Int] {
    let places = places
    var blocks: [Site.ID: Int] = [:]
    for site in sites {
      let position = places.firstIndex(of: site.place) ?? 0
      blocks[site.site] = min(position, count - 1)
    }
    return blocks
  }
}

extension PricingCompiler {
  /// Decides whether the days of a child are told apart by place, before its options are compiled.
  ///
  /// Only where two needs could be in each other's way, and nothing else links them.
  mutating func beginPlaces(of child: Child.ID) {
    places = nil
    slotsOfOption = []
    let paysWays = terms.contains { $0.travelWeight > 0 }
    guard !areLinked(of: child), paysWays || hasSeveralPlaces(child) else { return }
    let grid = scenario.grid
    var hasDay = [Bool](repeating: false, count: grid.dayCount)
    var needsOfSite: [Site.ID: Set<Need.ID>] = [:]
    for need in scenario.needsOfChild[child.index]
    where scenario.service(of: need).per.isWeekly && scenario.service(of: need).who != .parent {
      for slot in slots(of: need) {
        let site = candidates.resources.combinations[slot.combination].site
        needsOfSite[site, default: []].insert(need)
        var end = 0
        for start in slot.starts where start >= end {
          let day = grid.day(of: start)
          hasDay[day] = true
          end = (day + 1) * grid.periodsPerDay
        }
      }
    }
    let needs = needsOfSite.values.reduce(into: Set<Need.ID>()) { $0.formUnion($1) }
    let days = hasDay.indices.filter { hasDay[$0] }
    guard needs.count > 1, days.count <= 16 else { return }
    let found = ChildPlaces(
      days: days,
      sites: needsOfSite.keys.sorted().map { site in
        ChildPlaces.SiteOfChild(
          site: site, place: scenario.sites[site].place, way: way(of: child, to: site),
          needs: needsOfSite[site]?.count ?? 0)
      }, needs: needs)
    let most = DayTable.mostBlocks(days: found.days.count, hasHome: paysWays)
    guard most >= (paysWays ? 1 : 2) else { return }
    places = found
  }

  /// Whether the child could have sessions that it attends itself at more than one place.
  private func hasSeveralPlaces(_ child: Child.ID) -> Bool {
    var only: Place.ID?
    for need in scenario.needsOfChild[child.index]
    where scenario.service(of: need).per.isWeekly && scenario.service(of: need).who != .parent {
      for slot in slots(of: need) {
        let place = scenario.sites[candidates.resources.combinations[slot.combination].site].place
        guard only ?? place == place else { return true }
        only = place
      }
    }
    return false
  }

  /// Whether what sessions of several needs of a child give is worth something together only.
  func areLinked(of child: Child.ID) -> Bool {
    terms.contains { terms in
      terms.accounts[child.index].contains { account in
        switch account.measure {
        case .sessions(let needs), .served(let needs): needs.count > 1
        case .courses, .sessionsAtHome, .keptRows: false
        }
      }
    }
  }

  private func way(of child: Child.ID, to site: Site.ID) -> Int {
    guard let home = scenario.children[child].lives else { return 0 }
    return scenario.travel.minutes(from: home, to: site, in: scenario.sites) ?? 0
  }

  /// The layouts of the child whose items were compiled last.
  mutating func addLayouts(items: Range<Int>) {
    guard let places else {
      part.layouts.append(nil)
      part.layoutsWithWays.append(nil)
      return
    }
    let first = part.options.count - slotsOfOption.count
    for (position, slots) in slotsOfOption.enumerated() {
      part.ownDaysOfOption[first + position] = Int32(ownDays(places.days, slotsFound[slots].days))
    }
    part.isPlaced += [Bool](repeating: false, count: items.lowerBound - part.isPlaced.count)
    part.isPlaced += items.map { places.needs.contains(part.items[$0].need) }
    part.layouts.append(layout(places, items, firstOption: first, hasHome: false))
    part.layoutsWithWays.append(
      terms.contains { $0.travelWeight > 0 }
        ? layout(places, items, firstOption: first, hasHome: true) : nil)
  }

  private mutating func layout(
    _ places: ChildPlaces, _ items: Range<Int>, firstOption: Int, hasHome: Bool
  ) -> DayLayout? {
    let blocks = min(
      places.places.count, DayTable.mostBlocks(days: places.days.count, hasHome: hasHome))
    guard blocks >= (hasHome ? 1 : 2) else { return nil }
    let blockOfSite = places.blocks(blocks)
    var ways = [Double](repeating: .infinity, count: blocks)
    for site in places.sites {
      let block = blockOfSite[site.site] ?? 0
      ways[block] = min(ways[block], Double(site.way))
    }
    let table = tableNumber(places.days.count, blocks, hasHome)
    let everyDay = UInt16(truncatingIfNeeded: 1 << places.days.count - 1)
    var found: [DayLayout.Item] = []
    for item in items where places.needs.contains(part.items[item].need) {
      var numbers: [[UInt16]: Int] = [:]
      var numberOfBlock = [Int?](repeating: nil, count: blocks)
      let maps = part.layoutMaps.count
      let classes = part.layoutClasses.count
      for option in part.items[item].choices {
        var days = [UInt16](repeating: 0, count: blocks)
        for site in slotsFound[slotsOfOption[option - firstOption]].sites {
          let block = blockOfSite[Site.ID(site.site)] ?? 0
          for day in site.days {
            if let bit = places.days.firstIndex(of: day) { days[block] |= 1 << bit }
          }
        }
        // In one block alone, the option's own days say the rest: such options are one class.
        let open = days.indices.filter { days[$0] != 0 }
        let alone = open.count == 1 ? open[0] : nil
        if let alone { days[alone] = everyDay }
        let known = alone.map { numberOfBlock[$0] } ?? numbers[days]
        let number = known ?? part.layoutMaps.count - maps
        if known == nil {
          if let alone { numberOfBlock[alone] = number } else { numbers[days] = number }
          part.layoutMaps.append(mapNumber(days, table))
        }
        part.layoutClasses.append(number)
      }
      found.append(
        DayLayout.Item(item: item, maps: maps..<part.layoutMaps.count, firstClass: classes))
    }
    let firstWay = part.layoutWays.count
    part.layoutWays += ways
    let firstItem = part.layoutItems.count
    part.layoutItems += found
    return DayLayout(
      table: table, ways: firstWay..<part.layoutWays.count,
      items: firstItem..<part.layoutItems.count)
  }

  private mutating func tableNumber(_ days: Int, _ blocks: Int, _ hasHome: Bool) -> Int {
    let key = [days, blocks, hasHome ? 1 : 0]
    if let known = tableNumbers[key] { return known }
    part.dayTables.append(DayTable(days: days, blocks: blocks, hasHome: hasHome))
    tableNumbers[key] = part.dayTables.count - 1
    return part.dayTables.count - 1
  }

  private mutating func mapNumber(_ days: [UInt16], _ table: Int) -> Int {
    let key = [UInt16(table)] + days
    if let known = mapNumbers[key] { return known }
    let first = part.dayMaps.count
    part.dayMaps += part.dayTables[table].map(days)
    mapNumbers[key] = first
    return first
  }

  /// By days of a child, a bit each: a bit for each of a profile's own days among them.
  private mutating func ownDays(_ days: [Int], _ own: [Int]) -> Int {
    let key = days + [-1] + own
    if let known = ownDayNumbers[key] { return known }
    let bits = days.map { own.firstIndex(of: $0) }
    let first = part.ownDays.count
    for subset in 0..<(1 << days.count) {
      var mask: UInt16 = 0
      for (place, bit) in bits.enumerated() where subset & (1 << place) != 0 {
        if let bit { mask |= 1 << bit }
      }
      part.ownDays.append(mask)
    }
    ownDayNumbers[key] = first
    return first
  }
}
