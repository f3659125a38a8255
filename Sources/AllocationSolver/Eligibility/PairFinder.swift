import Kezek

/// Finds the specialists who can serve a weekly need, and when and where.
struct PairFinder {
  private let scenario: Scenario
  private let filters: WeeklyFilters
  private let resources: Resources
  private let sitesOfSpecialist: [[(site: Site.ID, periods: PeriodSet)]]
  private let specialistsOfService: [[Specialist.ID]]
  /// The specialists of each service who work within reach, by home; empty without a limit.
  private let near: [Place.ID: [[Specialist.ID]]]
  /// By child: equal numbers for equal hours.
  private let hoursOfChild: [Int]
  /// What was found for needs that are alike, as those of neighbours often are: found once, and
  /// their pairs share one list of slots.
  private var offers: [Profile: [Offer]] = [:]
  private var listCount = 0
  private var knownStarts: [Free: [Int]] = [:]

  /// All of a need that decides who could give it sessions when and where, but for the words.
  private struct Profile: Hashable {
    let service: Service.ID
    let minutes: Int
    let seats: Int
    let site: Site.ID?
    let home: Place.ID?
    let hours: Int
    let tags: WordSet
  }

  /// What a specialist can give to needs of one profile; there are slots.
  private struct Offer {
    let specialist: Specialist.ID
    let slots: [PairCandidate.Slots]
    let list: Int
    let days: DaySet
  }

  /// Periods in which a session of some length is to start.
  private struct Free: Hashable {
    let length: Int
    let periods: PeriodSet
  }

  init(_ scenario: Scenario, _ filters: WeeklyFilters, _ resources: Resources) {
    self.scenario = scenario
    self.filters = filters
    self.resources = resources
    sitesOfSpecialist = scenario.specialists.ids.map { filters.sites(of: $0) }
    var lists = [[Specialist.ID]](repeating: [], count: scenario.services.count)
    for id in scenario.specialists.ids {
      for service in scenario.specialists[id].services { lists[service.index].append(id) }
    }
    specialistsOfService = lists
    near = Self.near(scenario, filters.ways, lists, sitesOfSpecialist)
    var numbers: [Hours: Int] = [:]
    hoursOfChild = scenario.children.map { child in
      let number = numbers[child.hours] ?? numbers.count
      numbers[child.hours] = number
      return number
    }
  }

  /// Who works within reach of each home.
  ///
  /// Asking every specialist for every need would take children × specialists steps, far more than
  /// there are pairs in a country.
  private static func near(
    _ scenario: Scenario, _ ways: HomeWays, _ lists: [[Specialist.ID]],
    _ sitesOfSpecialist: [[(site: Site.ID, periods: PeriodSet)]]
  ) -> [Place.ID: [[Specialist.ID]]] {
    guard let most = scenario.settings.maxTravel else { return [:] }
    var near: [Place.ID: [[Specialist.ID]]] = [:]
    for case let home? in scenario.children.lazy.map(\.lives) where near[home] == nil {
      let reached = scenario.sites.ids.map { site in
        ways.minutes(from: home, to: site) ?? 0 <= most
      }
      near[home] = lists.map { list in
        list.filter { specialist in
          sitesOfSpecialist[specialist.index].contains { reached[$0.site.index] }
        }
      }
    }
    return near
  }

  /// Appends the need's pairs; returns the first filter that left none, in the order of the codes.
  ///
  /// A need of form `group` or of a named roster has no pairs of its own, but its filters are the
  /// same, so its reason is found in the same way.
  mutating func appendPairs(of id: Need.ID, to pairs: inout [PairCandidate]) -> Reason? {
    if let bar = filters.bar(id) { return bar }
    let need = scenario.needs[id]
    let first = pairs.count
    for offer in offers(to: need) {
      if let pair = pair(id, need, offer) { pairs.append(pair) }
    }
    if pairs.count == first { return reasonWithoutPair(need) }
    if need.roster != nil || need.form == .group { pairs.removeLast(pairs.count - first) }
    return nil
  }

  /// The first filter that leaves the need none, without looking for all that is left.
  mutating func reason(of id: Need.ID) -> Reason? {
    if let bar = filters.bar(id) { return bar }
    let need = scenario.needs[id]
    return offers(to: need).contains { pair(id, need, $0) != nil } ? nil : reasonWithoutPair(need)
  }

  /// What specialists within reach can give, the words of need and child not asked.
  private mutating func offers(to need: Need) -> [Offer] {
    let child = scenario.children[need.child]
    let profile = Profile(
      service: need.service, minutes: need.minutes, seats: filters.seats(need), site: need.site,
      home: child.lives, hours: hoursOfChild[need.child.index], tags: child.tags)
    if let known = offers[profile] { return known }
    let limit = SessionLimit(scenario: scenario)
    let near = child.lives.flatMap { self.near[$0]?[need.service.index] }
    var found: [Offer] = []
    for specialist in near ?? specialistsOfService[need.service.index] {
      let slots = slots(need, specialist, seats: profile.seats)
      if slots.isEmpty { continue }
      found.append(
        Offer(
          specialist: specialist, slots: slots, list: listCount,
          days: limit.days(of: slots.lazy.flatMap(\.starts))))
      listCount += 1
    }
    offers[profile] = found
    return found
  }

  /// Which filter was the first to leave nobody.
  private mutating func reasonWithoutPair(_ need: Need) -> Reason {
    let giving = specialistsOfService[need.service.index].filter { specialist in
      sitesOfSpecialist[specialist.index].contains { need.site == nil || $0.site == need.site }
    }
    if giving.isEmpty { return .noSpecialist }
    let trained = giving.filter { filters.coversCategory(scenario.specialists[$0], need) }
    if trained.isEmpty { return .noCategory }
    let speaking = trained.filter { filters.sharesLanguage(scenario.specialists[$0], need) }
    if speaking.isEmpty { return .noLanguage }
    let reachable = speaking.filter { !reachableSites(of: $0, need).isEmpty }
    if reachable.isEmpty { return .tooFar }
    let roomy = reachable.filter { !combinations(of: $0, need).isEmpty }
    if roomy.isEmpty { return .roomsFull }
    let accessible = roomy.filter { specialist in
      combinations(of: specialist, need).contains {
        filters.isAccessible(resources.combinations[$0.combination], need)
      }
    }
    return accessible.isEmpty ? .notAccessible : reasonOfTime(need, accessible)
  }

  /// Why nobody of those can give the least number of sessions.
  private mutating func reasonOfTime(_ need: Need, _ specialists: [Specialist.ID]) -> Reason {
    let limit = SessionLimit(scenario: scenario)
    let length = scenario.grid.periods(forMinutes: need.minutes)
    let anywhere = scenario.grid.starts(of: length, in: scenario.grid.open)
    if limit.most(of: need, starts: anywhere) < need.least { return .dailyLoad }
    let timely = specialists.filter { specialist in
      let starts = slots(need, specialist, seats: 0).flatMap(\.starts)
      return limit.most(of: need, starts: starts) >= need.least
    }
    if timely.isEmpty { return .noCommonTime }
    // There is time enough: then the hours to give do not suffice, or no room seats so many.
    let seats = filters.seats(need)
    let isSeated = timely.contains { specialist in
      let starts = slots(need, specialist, seats: seats).flatMap(\.starts)
      return limit.most(of: need, starts: starts) >= need.least
    }
    return isSeated ? .hoursFull : .roomsFull
  }

  private func reachableSites(
    of specialist: Specialist.ID, _ need: Need
  ) -> [(site: Site.ID, periods: PeriodSet)] {
    sitesOfSpecialist[specialist.index].filter {
      (need.site == nil || need.site == $0.site) && filters.isReachable($0.site, need)
    }
  }

  private func combinations(
    of specialist: Specialist.ID, _ need: Need
  ) -> [(combination: Int, periods: PeriodSet)] {
    reachableSites(of: specialist, need).flatMap { place in
      resources.combinations(of: need.service, at: place.site).map { ($0, place.periods) }
    }
  }

  /// The pair with all its starts; nil where they do not suffice for `least` sessions, or category
  /// or language stands against it.
  private func pair(_ id: Need.ID, _ need: Need, _ offer: Offer) -> PairCandidate? {
    let specialist = scenario.specialists[offer.specialist]
    guard filters.coversCategory(specialist, need), filters.sharesLanguage(specialist, need) else {
      return nil
    }
    let most = SessionLimit(scenario: scenario).most(of: need, on: offer.days)
    let byHours =
      specialist.contactMinutes
      / max(1, scenario.settings.contactMinutes(ofSession: need.minutes))
    let limit = min(most, byHours)
    guard limit >= need.least else { return nil }
    return PairCandidate(
      need: id, specialist: offer.specialist, counts: need.least...limit, slots: offer.slots,
      list: offer.list)
  }

  /// All starts at which the need and the specialist are free, in rooms with seats enough.
  private mutating func slots(
    _ need: Need, _ specialist: Specialist.ID, seats: Int
  ) -> [PairCandidate.Slots] {
    let length = scenario.grid.periods(forMinutes: need.minutes)
    var slots: [PairCandidate.Slots] = []
    for (position, periods) in combinations(of: specialist, need) {
      let combination = resources.combinations[position]
      guard filters.isAccessible(combination, need), seats <= combination.seats ?? .max else {
        continue
      }
      let common = periods.intersection(combination.opening).intersection(scenario.grid.open)
        .intersection(filters.periods(need, at: combination.site))
      let starts = starts(of: length, in: common)
      if !starts.isEmpty {
        slots.append(PairCandidate.Slots(combination: position, starts: starts))
      }
    }
    return slots
  }

  private mutating func starts(of length: Int, in periods: PeriodSet) -> [Int] {
    let free = Free(length: length, periods: periods)
    if let known = knownStarts[free] { return known }
    let starts = scenario.grid.starts(of: length, in: periods)
    knownStarts[free] = starts
    return starts
  }
}
