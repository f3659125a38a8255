import Kezek

/// What sessions cost at given prices, by specialist, site, start and what the session needs.
///
/// Sessions alike but for the child are priced once.
struct SessionPricing {
  let facts: ScenarioIndex
  let book: PriceBook
  private let specialistsOfService: [[Specialist.ID]]
  private let roomsOfSite: Grouping
  /// By service: needs that may share a group that nobody named.
  private let sociableNeeds: [Int]
  private var startsOfClass: [SessionClass: [PricedStart]] = [:]

  private var scenario: Scenario { facts.scenario }

  /// A start and what the specialist's periods and minutes and the rooms cost.
  struct PricedStart {
    let periods: Range<Int>
    let day: Int
    let cost: Int
  }

  /// What tells one session's price from another's.
  struct SessionClass: Hashable {
    let specialist: Specialist.ID
    let site: Site.ID
    let service: Service.ID
    let minutes: Int
    let tags: WordSet
    let seats: Int
  }

  init(_ facts: ScenarioIndex, _ book: PriceBook) {
    self.facts = facts
    self.book = book
    let scenario = facts.scenario
    var givers = [[Specialist.ID]](repeating: [], count: scenario.services.count)
    for id in scenario.specialists.ids where !facts.specialistIsLongAway[id.index] {
      for service in scenario.specialists[id].services { givers[service.index].append(id) }
    }
    specialistsOfService = givers
    roomsOfSite = Grouping(
      keys: scenario.rooms.map(\.site.index), count: scenario.sites.count)
    var sociable = [Int](repeating: 0, count: scenario.services.count)
    for need in scenario.needs where need.form != .individual && need.roster == nil {
      sociable[need.service.index] += 1
    }
    sociableNeeds = sociable
  }

  /// The specialists who may serve a need, ascending.
  func specialists(for need: Need.ID) -> [Specialist.ID] {
    specialistsOfService[scenario.needs[need].service.index].filter {
      facts.coversCategory($0, need) && facts.sharesLanguage($0, need)
    }
  }

  /// The sites at which a specialist may serve a need, ascending.
  func sites(of specialist: Specialist.ID, for id: Need.ID) -> [Site.ID] {
    let hours = scenario.specialists[specialist].hours
    let named = hours.anywhere.isEmpty ? hours.atSites.map(\.site) : scenario.sites.ids
    let need = scenario.needs[id]
    return named.filter { site in
      !facts.siteIsLongAway[site.index] && (need.site ?? site) == site
        && isWithinReach(site, need.child)
    }
  }

  private func isWithinReach(_ site: Site.ID, _ child: Child.ID) -> Bool {
    scenario.settings.maxTravel.map { scenario.minutesFromHome(of: child, to: site) <= $0 } ?? true
  }

  /// The most members that a group with this need can have; nil where it can be in none.
  func largestGroup(of id: Need.ID) -> Int? {
    let need = scenario.needs[id]
    if let roster = need.roster { return max(1, scenario.rosters[roster].members.count) }
    guard need.form != .individual else { return nil }
    let most = scenario.services[need.service].groupSize.upperBound
    return max(1, min(most, sociableNeeds[need.service.index]))
  }

  /// The starts at which everything but the child is there, and their cost.
  mutating func starts(
    of specialist: Specialist.ID, at site: Site.ID, for id: Need.ID
  ) throws(BoundCheckError) -> [PricedStart] {
    let need = scenario.needs[id]
    let isParents = scenario.service(of: id).who == .parent
    let key = SessionClass(
      specialist: specialist, site: site, service: need.service, minutes: need.minutes,
      tags: isParents ? WordSet() : scenario.child(of: id).tags, seats: facts.seats(of: id))
    if let known = startsOfClass[key] { return known }
    let starts = try priced(key)
    startsOfClass[key] = starts
    return starts
  }

  private func priced(_ key: SessionClass) throws(BoundCheckError) -> [PricedStart] {
    let grid = scenario.grid
    let kinds = scenario.roomsAreListed ? scenario.services[key.service].kinds : []
    let firstPlace = kinds.firstIndex { $0.contains { scenario.kinds[$0].isPlace } }
    if firstPlace == nil, !key.tags.isSubset(of: scenario.sites[key.site].tags) { return [] }
    let units = units(of: key, kinds, firstPlace)
    let present = grid.open.intersection(scenario.sites[key.site].opening)
      .intersection(scenario.specialists[key.specialist].hours.periods(at: key.site))
    let contact = scenario.settings.contactMinutes(ofSession: key.minutes)
    let minutes = try Exact.product(contact, book.minute[key.specialist.index])
    let length = grid.periods(forMinutes: key.minutes)
    var starts: [PricedStart] = []
    for start in grid.starts(of: length, in: present) {
      let periods = start..<(start + length)
      guard let rooms = try cheapest(units, periods) else { continue }
      let specialist = try book.cost(of: key.specialist, periods)
      starts.append(
        PricedStart(
          periods: periods, day: grid.day(of: start),
          cost: try Exact.sum(minutes, Exact.sum(specialist, rooms))))
    }
    return starts
  }

  /// For each kind that the service lists, the units of the site that could be taken.
  private func units(
    of key: SessionClass, _ kinds: [[Kind.ID]], _ firstPlace: Int?
  ) -> [[Room.ID]] {
    kinds.enumerated().map { position, allowed in
      roomsOfSite[key.site.index].map { Room.ID($0) }.filter { id in
        let unit = scenario.rooms[id]
        guard allowed.contains(unit.kind), !facts.roomIsLongAway[id.index],
          key.seats <= unit.seats ?? Int.max
        else { return false }
        return position != firstPlace || !scenario.kinds[unit.kind].isPlace
          || key.tags.isSubset(of: unit.tags)
      }
    }
  }

  /// The cheapest unit of each kind, one unit for the whole session; nil where a kind has none.
  private func cheapest(
    _ units: [[Room.ID]], _ periods: Range<Int>
  ) throws(BoundCheckError) -> Int? {
    var sum = 0
    for choices in units {
      var best: Int?
      for unit in choices where scenario.rooms[unit].opening.contains(periods) {
        let cost = try book.cost(of: unit, periods)
        best = min(best ?? cost, cost)
      }
      guard let best else { return nil }
      sum = try Exact.sum(sum, best)
    }
    return sum
  }
}
