import Kezek

/// Every child's own maximum at given prices.
struct ChildMaxima: Sendable {
  private let facts: ScenarioIndex
  private let terms: TierTerms
  private let weekly: WeeklyCosts
  private let courses: CourseCosts
  private var pricing: SessionPricing
  /// Offers for needs of the child at hand, by whether each session pays its share of the visit.
  private var offers: [Bool: [Need.ID: [WeeklyCosts.Offer]]] = [:]

  private var scenario: Scenario { facts.scenario }

  init(
    _ pricing: SessionPricing, _ terms: TierTerms, _ groupCharges: GroupCharges,
    _ wholeGroups: WholeGroups
  ) {
    facts = pricing.facts
    self.terms = terms
    weekly = WeeklyCosts(facts.scenario, terms, groupCharges, wholeGroups)
    courses = CourseCosts(facts, pricing.book, terms)
    self.pricing = pricing
  }

  /// Children who are looked at together: as many as leave every thread some parts, so that sessions
  /// alike are priced once, and no more than what they have in common finds room for.
  private static let fewest = 256
  private static let most = 4096

  /// Σ child maxima, with what the terms are worth before anything is given.
  func sum(_ workers: Workers) throws(BoundCheckError) -> Int {
    let children = Array(scenario.children.ids)
    let share = workers.count == 1 ? children.count : children.count / (8 * workers.count)
    let size = min(Self.most, max(Self.fewest, share))
    let parts = (children.count + size - 1) / size
    let sums = workers.map(parts) { part in
      let first = part * size
      let range = first..<min(children.count, first + size)
      var maxima = self
      return maxima.sum(of: children[range])
    }
    var sum = terms.constant
    for part in sums { sum = try Exact.sum(sum, part.get()) }
    return sum
  }

  private mutating func sum(of children: ArraySlice<Child.ID>) -> Result<Int, BoundCheckError> {
    do throws(BoundCheckError) {
      var sum = 0
      for child in children { sum = try Exact.sum(sum, maximum(of: child)) }
      return .success(sum)
    } catch {
      return .failure(error)
    }
  }

  /// Of a child who could have a turn over half of the term: the most with its sessions and no such turn,
  /// or without sessions.
  private mutating func maximum(of child: Child.ID) throws(BoundCheckError) -> Int {
    let needs = scenario.needsOfChild[child.index]
    guard courses.hasLongTurns else { return try maximum(of: child, mayBeAway: true) }
    let ofWeek = Set(needs.filter { scenario.service(of: $0).per.isWeekly })
    if ofWeek.isEmpty { return try maximum(of: child, mayBeAway: true) }
    var isLong = false
    var mustBeAway = false
    for need in needs where !ofWeek.contains(need) {
      for course in try courses.courses(of: need, rows: weekly.rows(of: child))
      where course.isLong {
        isLong = true
        mustBeAway = mustBeAway || course.isPinned
      }
    }
    guard isLong else { return try maximum(of: child, mayBeAway: true) }
    let away = try ChildProblem(
      items: items(of: child, besides: ofWeek, mayBeAway: true),
      accounts: terms.accounts[child.index]
    ).maximum()
    return mustBeAway ? away : max(away, try maximum(of: child, mayBeAway: false))
  }

  /// The least of what is found with its days told apart by place, with its sessions on them chosen
  /// together, and with what its days hold.
  ///
  /// - Parameter mayBeAway: whether turns over half of the term count among its courses.
  private mutating func maximum(
    of child: Child.ID, mayBeAway: Bool
  ) throws(BoundCheckError) -> Int {
    let accounts = terms.accounts[child.index]
    offers = [:]
    let limits = try limits(of: child)
    var least: Int?
    if let placed = try daysAtPlaces(of: child) {
      let others = accounts.filter { !$0.counts(placed.needs) }
      let items = try items(of: child, besides: placed.needs, mayBeAway: mayBeAway)
      least = try Exact.sum(
        placed.days.maximum(), ChildProblem(items: items, accounts: others).maximum())
    }
    if let together = try daysTogether(of: child) {
      let others = accounts.filter { !$0.counts(together.needs) }
      let items = try items(of: child, besides: together.needs, mayBeAway: mayBeAway)
      let rest = try ChildProblem(items: items, accounts: others).maximum()
      let most = try Exact.sum(together.most, rest)
      least = min(least ?? most, most)
    }
    if let least, limits.isEmpty { return least }
    let items = try items(of: child, besides: [], mayBeAway: mayBeAway)
    for limit in limits.isEmpty ? [nil] : limits.map(Optional.some) {
      let most = try ChildProblem(items: items, accounts: accounts, limit: limit).maximum()
      least = min(least ?? most, most)
    }
    return least ?? 0
  }

  private mutating func items(
    of child: Child.ID, besides placed: Set<Need.ID>, mayBeAway: Bool
  ) throws(BoundCheckError) -> [ChildProblem.Item] {
    let needs = scenario.needsOfChild[child.index].filter { !placed.contains($0) }
    var items: [ChildProblem.Item] = []
    for need in needs where scenario.service(of: need).per.isWeekly {
      items.append(try sessions(of: need))
    }
    return try items + courses.items(needs, rows: weekly.rows(of: child), mayBeAway: mayBeAway)
  }

  /// What the child's days hold of the needs that it attends itself, where that is not all.
  private mutating func limits(
    of child: Child.ID
  ) throws(BoundCheckError) -> [ChildProblem.Limit] {
    let attended = attended(by: child)
    guard attended.count > 1 else { return [] }
    var demands: [ChildDays.Demand] = []
    for id in attended {
      var days = [Bool](repeating: false, count: scenario.grid.dayCount)
      for place in try offers(of: id, paysWay: true).flatMap(\.sites) {
        for day in 0..<place.dayCount where place.hasSession(on: day) { days[day] = true }
      }
      demands.append(
        ChildDays.Demand(
          minutes: scenario.needs[id].minutes,
          asked: min(scenario.needs[id].asked, days.count { $0 }), days: days))
    }
    return ChildDays(of: child, in: scenario).limits(demands).map { limit in
      ChildProblem.Limit(
        amounts: Dictionary(uniqueKeysWithValues: zip(attended, limit.amounts)), most: limit.most)
    }
  }

  private mutating func offers(
    of id: Need.ID, paysWay: Bool
  ) throws(BoundCheckError) -> [WeeklyCosts.Offer] {
    // Where ways cost nothing the two are the same.
    let paysWay = paysWay && terms.travel > 0
    if let known = offers[paysWay]?[id] { return known }
    let found = try weekly.offers(of: id, &pricing, paysWay: paysWay)
    offers[paysWay, default: [:]][id] = found
    return found
  }

  /// The weekly needs that the child attends itself.
  private func attended(by child: Child.ID) -> [Need.ID] {
    scenario.needsOfChild[child.index].filter {
      scenario.service(of: $0).per.isWeekly && scenario.service(of: $0).who != .parent
    }
  }

  /// The needs whose sessions the child attends itself, with its days at places; nil where places
  /// do not matter, or an account links needs.
  private mutating func daysAtPlaces(
    of child: Child.ID
  ) throws(BoundCheckError) -> (needs: Set<Need.ID>, days: DaysAtPlaces)? {
    let accounts = terms.accounts[child.index]
    let attended = attended(by: child)
    guard attended.count > 1, !accounts.contains(where: \.linksNeeds) else { return nil }
    var needs: Set<Need.ID> = []
    var placed: [DaysAtPlaces.PlacedNeed] = []
    for id in attended {
      guard let need = try placedNeed(id, paysWay: false) else { continue }
      needs.insert(id)
      placed.append(need)
    }
    let days = try DaysAtPlaces(placed, travel: terms.travel, scenario) {
      scenario.minutesFromHome(of: child, to: $0)
    }
    return days.map { (needs, $0) }
  }

  /// The needs whose days are chosen together, and the most that they are worth; nil where the days
  /// have room for all, or an account links needs.
  private mutating func daysTogether(
    of child: Child.ID
  ) throws(BoundCheckError) -> (needs: Set<Need.ID>, most: Int)? {
    let attended = attended(by: child).prefix(DaysTogether.mostNeeds)
    guard attended.count > 1, !terms.accounts[child.index].contains(where: \.linksNeeds),
      try !haveAmpleTime(attended)
    else { return nil }
    var needs: Set<Need.ID> = []
    var demands: [DaysTogether.Demand] = []
    for id in attended {
      guard let need = try placedNeed(id, paysWay: true) else { continue }
      var starts: [Site.ID: PeriodSet] = [:]
      for candidate in pricing.candidates(for: id) {
        for site in candidate.sites {
          let own = try pricing.startPeriods(of: candidate.specialist, at: site, for: id)
          starts[site] = starts[site]?.union(own) ?? own
        }
      }
      needs.insert(id)
      demands.append(
        DaysTogether.Demand(
          need: need, length: scenario.grid.periods(forMinutes: scenario.needs[id].minutes),
          minutes: scenario.needs[id].minutes, starts: starts))
    }
    let most = try DaysTogether(demands, scenario)?.maximum()
    return most.flatMap { $0 }.map { (needs, $0) }
  }

  /// Whether each need has, on each of its days at each place, more starts than sessions of all others
  /// could bar: one bars no more than the two lengths less one.
  private mutating func haveAmpleTime(
    _ needs: ArraySlice<Need.ID>
  ) throws(BoundCheckError) -> Bool {
    let minutes = needs.map { scenario.needs[$0].minutes }
    guard needs.count <= scenario.settings.daySessions,
      minutes.reduce(0, +) <= scenario.settings.dayMinutes ?? .max
    else { return false }
    let lengths = minutes.map { scenario.grid.periods(forMinutes: $0) }
    for (length, id) in zip(lengths, needs) {
      // By place: the most starts of each day with one specialist at one site.
      var ofPlace: [(place: Place.ID, counts: [Int])] = []
      for offer in try offers(of: id, paysWay: true) {
        for days in offer.sites {
          let place = scenario.sites[days.site].place
          if let known = ofPlace.firstIndex(where: { $0.place == place }) {
            for (day, count) in days.starts.enumerated() where ofPlace[known].counts[day] < count {
              ofPlace[known].counts[day] = count
            }
          } else {
            ofPlace.append((place, days.starts))
          }
        }
      }
      let barred = lengths.reduce(-length) { $0 + $1 } + (needs.count - 1) * (length - 1)
      for (_, counts) in ofPlace where counts.contains(where: { $0 > 0 && $0 <= barred }) {
        return false
      }
    }
    return true
  }

  /// A need with what its sessions may be had for, and what so many are worth; nil where there are none.
  private mutating func placedNeed(
    _ id: Need.ID, paysWay: Bool
  ) throws(BoundCheckError) -> DaysAtPlaces.PlacedNeed? {
    let need = scenario.needs[id]
    let offers = try offers(of: id, paysWay: paysWay)
    guard !offers.isEmpty else { return nil }
    let own = terms.accounts[need.child.index].filter { $0.counts([id]) }
    var worth: [Int] = []
    for count in 0...need.asked {
      var sum = 0
      for account in own { sum = try Exact.sum(sum, account.value(ofSessions: count)) }
      worth.append(sum)
    }
    return DaysAtPlaces.PlacedNeed(
      offers: offers, worth: worth, least: need.least, mostInWeek: need.mostInWeek,
      spaced: SpacedDays(of: need, in: scenario))
  }

  private mutating func sessions(of id: Need.ID) throws(BoundCheckError) -> ChildProblem.Item {
    let offers = try offers(of: id, paysWay: true)
    var options = [ChildProblem.Option(counts: [0], cost: 0)]
    for (place, cost) in try weekly.costs(of: id, offers).enumerated() {
      guard let cost else { continue }
      options.append(ChildProblem.Option(counts: [place + 1], cost: cost))
    }
    return ChildProblem.Item(
      parts: [ChildProblem.Part(need: id, per: .week, year: nil, least: 1)], options: options)
  }
}

extension TierTerms.WeightedAccount {
  private var countsSessions: Bool {
    switch account.measure {
    case .sessions, .served: true
    case .courses, .sessionsAtHome, .keptRows: false
    }
  }

  /// Whether it counts sessions of several needs, so that none of them can be looked at alone.
  fileprivate var linksNeeds: Bool { countsSessions && Set(account.needs).count > 1 }

  /// Whether it counts sessions of any of those needs.
  fileprivate func counts(_ needs: Set<Need.ID>) -> Bool {
    countsSessions && account.needs.contains(where: needs.contains)
  }

  /// What so many sessions of its one need are worth.
  fileprivate func value(ofSessions count: Int) throws(BoundCheckError) -> Int {
    let times = account.needs.count
    switch account.measure {
    case .sessions: return try value(given: Exact.product(times, count))
    case .served: return try value(given: count > 0 ? times : 0)
    case .courses, .sessionsAtHome, .keptRows: return try value(given: 0)
    }
  }
}
