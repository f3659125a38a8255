import Kezek

/// What sessions cost at given prices, by specialist, site, start and what the session needs.
///
/// Sessions alike but for the child are priced once.
struct SessionPricing {
  let facts: ScenarioIndex
  let book: PriceBook
  private let specialistsOfService: [[Specialist.ID]]
  private let roomsOfSite: Grouping
  private var groupSizes: GroupSizes
  /// By need: what its sessions need, and the number of that and of the child's hours; equal for
  /// needs alike.
  private let demands: [Demand]
  private let demandNumber: [Int]
  /// By need on a named roster: others on it who come to each of its meetings that this need comes to.
  private let company: [Need.ID: [Need.ID]]
  private let languages: [WordSet]
  private var startsOfClass: [SessionClass: [PricedStart]] = [:]
  private var daysOfClass: [DayClass: Days] = [:]
  private var periodsOfClass: [DayClass: PeriodSet] = [:]
  private var candidatesOfClass: [CandidateClass: [Candidate]] = [:]
  private var roomsOfClass: [RoomClass: RoomCosts] = [:]

  private var scenario: Scenario { facts.scenario }

  /// A start and what the specialist's periods and minutes and the rooms cost.
  struct PricedStart {
    let periods: Range<Int>
    let day: Int
    let cost: Int
  }

  /// The starts of each day of the cycle at which the child, too, is there.
  struct Days {
    /// The cost of the cheapest; nil where there is none.
    fileprivate(set) var cheapest: [Int?]
    /// How many there are.
    fileprivate(set) var starts: [Int]

    fileprivate init(_ count: Int) {
      cheapest = [Int?](repeating: nil, count: count)
      starts = [Int](repeating: 0, count: count)
    }

    var isEmpty: Bool { starts.allSatisfy { $0 == 0 } }
  }

  /// What a session needs besides its specialist and site.
  struct Demand: Hashable {
    let service: Service.ID
    let minutes: Int
    let tags: WordSet
    let seats: Int
    let isParents: Bool
  }

  /// What tells one session's price from another's.
  private struct SessionClass: Hashable {
    let specialist: Specialist.ID
    let site: Site.ID
    let demand: Demand
  }

  /// What tells one session's rooms from another's, whoever gives it.
  private struct RoomClass: Hashable {
    let site: Site.ID
    let demand: Demand
  }

  /// The units that could be taken, and by start what the cheapest cost, where it is known.
  private struct RoomCosts {
    let units: [[Room.ID]]
    var ofStart: [Int: Int?] = [:]
  }

  /// What tells one child's cheapest days from another's.
  private struct DayClass: Hashable {
    let specialist: Specialist.ID
    let site: Site.ID
    let demand: Int
  }

  /// A specialist who gives a service, and the sites within reach.
  struct Candidate {
    let specialist: Specialist.ID
    let categories: WordSet
    let languages: WordSet
    let sites: [Site.ID]
  }

  private struct CandidateClass: Hashable {
    let service: Service.ID
    let home: Place.ID?
    let site: Site.ID?
  }

  init(_ facts: ScenarioIndex, _ book: PriceBook, _ companions: GroupSizes.Companions) {
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
    groupSizes = GroupSizes(facts.scenario, companions)
    languages = scenario.needs.map { scenario.children[$0.child.index].languages }
    let company = Self.company(facts)
    self.company = company
    demands = scenario.needs.ids.map { Self.demand(of: $0, with: company[$0] ?? [], facts) }
    demandNumber = Self.numbers(of: demands, scenario)
  }

  private static func demand(
    of id: Need.ID, with company: [Need.ID], _ facts: ScenarioIndex
  ) -> Demand {
    let need = facts.scenario.needs[id]
    let isParents = facts.scenario.service(of: id).who == .parent
    return Demand(
      service: need.service, minutes: need.minutes,
      tags: isParents ? WordSet() : facts.scenario.child(of: id).tags,
      seats: company.reduce(facts.seats(of: id)) { $0 + facts.seats(of: $1) },
      isParents: isParents)
  }

  /// By need on a named roster: whoever else on it is barred from nothing that this need is not barred from.
  private static func company(_ facts: ScenarioIndex) -> [Need.ID: [Need.ID]] {
    let scenario = facts.scenario
    let hasLongTurns = scenario.turns.contains { ScenarioIndex.isLong($0.days, in: scenario) }
    func mayBeAway(_ id: Need.ID) -> Bool {
      !facts.mayHaveSessions(id)
        || (hasLongTurns
          && scenario.needsOfChild[scenario.needs[id].child.index].contains {
            !scenario.service(of: $0).per.isWeekly
          })
    }
    func isNoHarder(_ other: Need.ID, than id: Need.ID) -> Bool {
      let (one, two) = (scenario.child(of: other), scenario.child(of: id))
      return scenario.needs[other].categories == scenario.needs[id].categories
        && one.languages == two.languages && one.tags.isSubset(of: two.tags)
    }
    var company: [Need.ID: [Need.ID]] = [:]
    for roster in scenario.rosters {
      let sure = roster.members.filter { !mayBeAway($0) }
      for id in roster.members {
        company[id] = sure.filter { $0 != id && isNoHarder($0, than: id) }
      }
    }
    return company
  }

  /// A number for each need, equal where demand and hours of the child are.
  private static func numbers(of demands: [Demand], _ scenario: Scenario) -> [Int] {
    struct Key: Hashable {
      let demand: Demand
      let hours: Hours?
      /// Others on a named roster have hours of their own.
      let onRoster: Need.ID?
    }
    var known: [Key: Int] = [:]
    return scenario.needs.ids.map { id in
      let (need, demand) = (scenario.needs[id], demands[id.index])
      let hours = demand.isParents ? nil : scenario.children[need.child].hours
      let key = Key(demand: demand, hours: hours, onRoster: need.roster == nil ? nil : id)
      let number = known[key] ?? known.count
      known[key] = number
      return number
    }
  }

  /// The specialists who may serve a need, ascending, with the sites at which they may.
  mutating func candidates(for id: Need.ID) -> [Candidate] {
    let need = scenario.needs[id]
    let key = CandidateClass(
      service: need.service, home: scenario.children[need.child.index].lives, site: need.site)
    let all = candidatesOfClass[key] ?? candidates(within: key, of: need.child)
    candidatesOfClass[key] = all
    let languages = languages[id.index]
    return all.filter {
      $0.categories.meets(need.categories) && $0.languages.meets(languages)
    }
  }

  private func candidates(within key: CandidateClass, of child: Child.ID) -> [Candidate] {
    let sites = scenario.sites.ids.filter { site in
      !facts.siteIsLongAway[site.index] && (key.site ?? site) == site
        && isWithinReach(site, child)
    }
    return specialistsOfService[key.service.index].compactMap { id in
      let specialist = scenario.specialists[id]
      let there = sites.filter { site in
        !specialist.hours.anywhere.isEmpty
          || specialist.hours.atSites.contains { $0.site == site }
      }
      guard !there.isEmpty else { return nil }
      return Candidate(
        specialist: id, categories: specialist.categories, languages: specialist.languages,
        sites: there)
    }
  }

  private func isWithinReach(_ site: Site.ID, _ child: Child.ID) -> Bool {
    scenario.settings.maxTravel.map { scenario.minutesFromHome(of: child, to: site) <= $0 } ?? true
  }

  /// The most members that a group of the specialist with this need can have; nil where it can be
  /// in none.
  mutating func largestGroup(of id: Need.ID, with specialist: Specialist.ID) -> Int? {
    groupSizes.largest(with: id, scenario.specialists[specialist])
  }

  /// The starts of each day of the cycle at which the child, too, is there.
  mutating func days(
    of specialist: Specialist.ID, at site: Site.ID, for id: Need.ID
  ) throws(BoundCheckError) -> Days {
    let key = DayClass(specialist: specialist, site: site, demand: demandNumber[id.index])
    if let known = daysOfClass[key] { return known }
    var days = Days(scenario.grid.dayCount)
    for start in try starts(of: specialist, at: site, for: id) {
      days.cheapest[start.day] = min(days.cheapest[start.day] ?? start.cost, start.cost)
      days.starts[start.day] += 1
    }
    daysOfClass[key] = days
    return days
  }

  /// The periods in which a session could begin, everyone and everything being there.
  mutating func startPeriods(
    of specialist: Specialist.ID, at site: Site.ID, for id: Need.ID
  ) throws(BoundCheckError) -> PeriodSet {
    let key = DayClass(specialist: specialist, site: site, demand: demandNumber[id.index])
    if let known = periodsOfClass[key] { return known }
    var periods = PeriodSet(count: scenario.grid.periodCount)
    for start in try starts(of: specialist, at: site, for: id) {
      periods.insert(start.periods.lowerBound)
    }
    periodsOfClass[key] = periods
    return periods
  }

  /// The starts at which everyone and everything is there, and their cost.
  mutating func starts(
    of specialist: Specialist.ID, at site: Site.ID, for id: Need.ID
  ) throws(BoundCheckError) -> [PricedStart] {
    let demand = demands[id.index]
    let all = try starts(SessionClass(specialist: specialist, site: site, demand: demand))
    guard !demand.isParents else { return all }
    var present = scenario.child(of: id).hours.periods(at: site)
    if scenario.needs[id].roster != nil {
      for other in company[id] ?? [] {
        present = present.intersection(scenario.child(of: other).hours.periods(at: site))
      }
    }
    return all.filter { present.contains($0.periods) }
  }

  /// The starts of so many minutes at which specialist and rooms are there, whoever comes, and what
  /// no meeting so long costs less than.
  mutating func starts(
    of specialist: Specialist.ID, at site: Site.ID, _ service: Service.ID, minutes: Int
  ) throws(BoundCheckError) -> [PricedStart] {
    let demand = Demand(
      service: service, minutes: minutes, tags: WordSet(), seats: 0,
      isParents: scenario.services[service].who == .parent)
    return try starts(SessionClass(specialist: specialist, site: site, demand: demand))
  }

  private mutating func starts(_ key: SessionClass) throws(BoundCheckError) -> [PricedStart] {
    if let known = startsOfClass[key] { return known }
    let all = try priced(key)
    startsOfClass[key] = all
    return all
  }

  private mutating func priced(_ key: SessionClass) throws(BoundCheckError) -> [PricedStart] {
    let grid = scenario.grid
    let kinds = scenario.roomsAreListed ? scenario.services[key.demand.service].kinds : []
    let firstPlace = kinds.firstIndex { $0.contains { scenario.kinds[$0].isPlace } }
    if firstPlace == nil, !key.demand.tags.isSubset(of: scenario.sites[key.site].tags) { return [] }
    let roomClass = RoomClass(site: key.site, demand: key.demand)
    var known =
      roomsOfClass.removeValue(forKey: roomClass)
      ?? RoomCosts(units: units(of: key, kinds, firstPlace))
    defer { roomsOfClass[roomClass] = known }
    let present = grid.open.intersection(scenario.sites[key.site].opening)
      .intersection(scenario.specialists[key.specialist].hours.periods(at: key.site))
    let contact = scenario.settings.contactMinutes(ofSession: key.demand.minutes)
    let minutes = try Exact.product(contact, book.minute[key.specialist.index])
    let length = grid.periods(forMinutes: key.demand.minutes)
    var starts: [PricedStart] = []
    for start in grid.starts(of: length, in: present) {
      let periods = start..<(start + length)
      let rooms: Int?
      if let cost = known.ofStart[start] {
        rooms = cost
      } else {
        rooms = try cheapest(known.units, periods)
        known.ofStart.updateValue(rooms, forKey: start)
      }
      guard let rooms else { continue }
      let specialist = try book.cost(of: key.specialist, at: key.site, periods)
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
          key.demand.seats <= unit.seats ?? Int.max
        else { return false }
        return position != firstPlace || !scenario.kinds[unit.kind].isPlace
          || key.demand.tags.isSubset(of: unit.tags)
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
