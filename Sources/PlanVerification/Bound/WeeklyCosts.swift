import Kezek

/// The least that so many sessions of a need cost, by number of sessions.
///
/// For each specialist, alone and in a group, the cheapest start of each day stands for the day,
/// and of the days the cheapest are taken, at most so many in a week.
struct WeeklyCosts {
  private let scenario: Scenario
  private let terms: TierTerms
  /// Rows of the current plan by child that matter here.
  private let rowsOfChild: Grouping
  private let groupCharges: GroupCharges
  private let wholeGroups: WholeGroups

  init(
    _ scenario: Scenario, _ terms: TierTerms, _ groupCharges: GroupCharges,
    _ wholeGroups: WholeGroups
  ) {
    self.scenario = scenario
    self.terms = terms
    self.groupCharges = groupCharges
    self.wholeGroups = wholeGroups
    let matter = scenario.current.enumerated().filter {
      $0.element.keep != .ifFree || terms.ofRow[$0.offset] > 0
    }
    rowsOfChild = Grouping(
      pairs: matter.map { (key: $0.element.child.index, item: $0.offset) },
      count: scenario.children.count)
  }

  /// Rows of a child that matter, in the order of the table.
  func rows(of child: Child.ID) -> ArraySlice<Int> { rowsOfChild[child.index] }

  /// What a specialist's sessions of a need cost, alone or in a group.
  struct Offer {
    /// However many sessions there are.
    let fixed: Int
    /// The most sessions that the specialist's hours hold.
    let most: Int
    /// By number of sessions, what they cost besides; nil where there cannot be so many.
    ///
    /// That is prices of companions, or the payment for being one; or the price of a member; and that of
    /// the specialist's being there. Empty where none costs anything.
    private var charges: [Int?] = []
    var sites: [DaysAtSite]

    init(fixed: Int, most: Int, sites: [DaysAtSite] = []) {
      self.fixed = fixed
      self.most = most
      self.sites = sites
    }

    /// The same at other charges.
    ///
    /// - Parameters:
    ///   - ofCount: by number of sessions, where they cost anything.
    ///   - impossible: numbers of sessions that cannot be.
    func charged(_ ofCount: [Int: Int], impossible: Set<Int>, _ need: Need) -> Offer {
      var offer = self
      if !ofCount.isEmpty || !impossible.isEmpty {
        offer.charges = (0...need.asked).map { impossible.contains($0) ? nil : ofCount[$0] ?? 0 }
      }
      return offer
    }

    /// Adds the price of a specialist's being there: of each session, or once for the cycle.
    mutating func add(
      _ presence: Int, of specialist: Specialist.ID, _ need: Need, _ scenario: Scenario
    ) throws(BoundCheckError) {
      let isDaily = scenario.specialists[specialist].siteChoice == .eachDay
      if charges.isEmpty { charges = [Int?](repeating: 0, count: need.asked + 1) }
      for sessions in charges.indices.dropFirst() {
        guard let charge = charges[sessions] else { continue }
        let price = try Exact.product(presence, isDaily ? sessions : 1)
        charges[sessions] = try Exact.sum(charge, price)
      }
    }

    /// What so many sessions, no more than are asked for, cost besides; nil where there cannot be so
    /// many.
    func charge(of sessions: Int) -> Int? { charges.isEmpty ? 0 : charges[sessions] }
  }

  /// What a need is charged of the cost of specialist and rooms.
  enum MeetingShare {
    /// One of so many equal parts.
    case part(of: Int)
    /// Nothing: groups are priced whole.
    case nothing

    func of(_ cost: Int) -> Int {
      switch self {
      case .part(let members): cost / members
      case .nothing: 0
      }
    }
  }

  /// The cheapest session of each day of the cycle at a site.
  struct DaysAtSite {
    let site: Site.ID
    /// Nil where there is none; of all members of a group together.
    private let days: [Int?]
    /// By day: in how many periods a session could begin.
    let starts: [Int]
    private let share: MeetingShare
    private let extra: Int

    /// - Parameter extra: what each session costs besides.
    init(
      _ site: Site.ID, _ days: [Int?], starts: [Int], _ share: MeetingShare = .part(of: 1),
      extra: Int = 0
    ) {
      self.site = site
      self.days = days
      self.starts = starts
      self.share = share
      self.extra = extra
    }

    var dayCount: Int { days.count }

    func hasSession(on day: Int) -> Bool { days[day] != nil }

    func cost(on day: Int) throws(BoundCheckError) -> Int? {
      guard let cost = days[day] else { return nil }
      return try Exact.sum(share.of(cost), extra)
    }
  }

  /// The cost (less every bonus) of 1, 2, … asked sessions; nil where so many cannot be held.
  func costs(
    of id: Need.ID, _ offers: [Offer]
  ) throws(BoundCheckError) -> [Int?] {
    let need = scenario.needs[id]
    var costs = [Int?](repeating: nil, count: need.asked)
    for offer in offers {
      var days = [Int?](repeating: nil, count: scenario.grid.dayCount)
      for place in offer.sites {
        for day in 0..<place.dayCount {
          if let cost = try place.cost(on: day) { days[day].lower(to: cost) }
        }
      }
      try lower(&costs, byDays: days, offer, need)
    }
    return costs
  }

  /// All that may serve a need, each with the cost of its days.
  ///
  /// - Parameter paysWay: whether each session pays its share of the visit.
  func offers(
    of id: Need.ID, _ pricing: inout SessionPricing, paysWay: Bool
  ) throws(BoundCheckError) -> [Offer] {
    let need = scenario.needs[id]
    guard pricing.facts.mayHaveSessions(id) else { return [] }
    let mayBeAlone = need.form != .group && need.roster == nil
    var offers: [Offer] = []
    for candidate in pricing.candidates(for: id) {
      guard let fixed = try fixedCost(of: candidate.specialist, id, pricing) else { continue }
      let minutes = scenario.settings.contactMinutes(ofSession: need.minutes)
      let most = scenario.specialists[candidate.specialist].contactMinutes / max(1, minutes)
      var alone = Offer(fixed: fixed, most: most)
      var (together, share) = together(alone, of: id, with: candidate.specialist, &pricing)
      for site in candidate.sites {
        let days = try days(
          of: candidate.specialist, at: site, id, &pricing, share ?? .part(of: 1), paysWay: paysWay)
        guard let days else { continue }
        alone.sites.append(days.alone)
        together.sites.append(days.together)
      }
      if let presence = pricing.book.chosenSites.presence(of: candidate.specialist, for: id) {
        try alone.add(presence, of: candidate.specialist, need, scenario)
        try together.add(presence, of: candidate.specialist, need, scenario)
      }
      if mayBeAlone, !alone.sites.isEmpty { offers.append(alone) }
      if share != nil, !together.sites.isEmpty { offers.append(together) }
    }
    return offers
  }

  /// The offer of a specialist's groups, and what is charged of each meeting; nil where the need can be
  /// in none.
  private func together(
    _ alone: Offer, of id: Need.ID, with specialist: Specialist.ID, _ pricing: inout SessionPricing
  ) -> (offer: Offer, share: MeetingShare?) {
    let need = scenario.needs[id]
    if let whole = wholeGroups.terms(of: id, need, with: specialist) {
      let together = alone.charged(whole.charges, impossible: whole.impossible, need)
      return (together, whole.impossible.count < need.asked ? .nothing : nil)
    }
    let together = alone.charged(
      groupCharges.charges(of: id, with: specialist),
      impossible: groupCharges.impossible(id, with: specialist), need)
    let largest = pricing.largestGroup(of: id, with: specialist)
    return (together, largest.map { .part(of: $0) })
  }

  /// The cost of the cheapest session of each day, alone and in a group; nil where there is none.
  private func days(
    of specialist: Specialist.ID, at site: Site.ID, _ id: Need.ID,
    _ pricing: inout SessionPricing, _ share: MeetingShare, paysWay: Bool
  ) throws(BoundCheckError) -> (alone: DaysAtSite, together: DaysAtSite)? {
    let rows = timedRows(of: id, specialist)
    let extra = try extraCost(of: id, site, paysWay: paysWay)
    let all = try pricing.days(of: specialist, at: site, for: id)
    if rows.isEmpty {
      guard !all.isEmpty else { return nil }
      return (
        DaysAtSite(site, all.cheapest, starts: all.starts, extra: extra),
        DaysAtSite(site, all.cheapest, starts: all.starts, share, extra: extra)
      )
    }
    var alone = [Int?](repeating: nil, count: scenario.grid.dayCount)
    var together = alone
    for start in try pricing.starts(of: specialist, at: site, for: id) {
      guard let bonus = try bonus(of: rows, site, start) else { continue }
      let rest = try Exact.difference(extra, bonus)
      alone[start.day].lower(to: try Exact.sum(start.cost, rest))
      together[start.day].lower(to: try Exact.sum(share.of(start.cost), rest))
    }
    guard alone.contains(where: { $0 != nil }) else { return nil }
    return (
      DaysAtSite(site, alone, starts: all.starts), DaysAtSite(site, together, starts: all.starts)
    )
  }

  /// What a specialist costs a child however many sessions there are: the share of the caseload's
  /// price, less what rows without a day add; nil where the pair must not be.
  private func fixedCost(
    of specialist: Specialist.ID, _ id: Need.ID, _ pricing: SessionPricing
  ) throws(BoundCheckError) -> Int? {
    let need = scenario.needs[id]
    let price = pricing.book.caseload[specialist.index]
    var cost = 0
    if price > 0 {
      let sharing = scenario.needsOfChild[need.child.index].count {
        scenario.specialists[specialist].services.contains(scenario.needs[$0].service)
          && pricing.facts.coversCategory(specialist, $0)
      }
      cost = price / max(1, sharing)
    }
    cost = try Exact.difference(cost, terms.ofServed[id.index])
    for row in rowsOfChild[need.child.index] {
      guard let slot = scenario.current[row].slot(of: need.service) else { continue }
      // One specialist gives a need all its sessions.
      if scenario.current[row].keep == .yes, slot.specialist != specialist,
        pricing.facts.isOnly(id)
      {
        return nil
      }
      guard slot.time == nil, slot.specialist == specialist else { continue }
      if scenario.current[row].keep == .no { return nil }
      cost = try Exact.difference(cost, terms.ofRow[row])
    }
    return cost
  }

  /// Rows with a day that name the child, the service and the specialist.
  private func timedRows(of id: Need.ID, _ specialist: Specialist.ID) -> [Int] {
    let need = scenario.needs[id]
    return rowsOfChild[need.child.index].filter { row in
      guard let slot = scenario.current[row].slot(of: need.service) else { return false }
      return slot.time != nil && slot.specialist == specialist
    }
  }

  /// What the rows that a start keeps add; nil where it must not be.
  private func bonus(
    of rows: [Int], _ site: Site.ID, _ start: SessionPricing.PricedStart
  ) throws(BoundCheckError) -> Int? {
    var bonus = 0
    for row in rows {
      guard case .session(let slot) = scenario.current[row].content,
        slot.isHeld(at: site, start.periods.lowerBound, scenario.grid)
      else { continue }
      if scenario.current[row].keep == .no { return nil }
      bonus = try Exact.sum(bonus, terms.ofRow[row])
    }
    return bonus
  }

  /// What a session at a site costs besides specialist and rooms: its way, less what it adds.
  private func extraCost(
    of id: Need.ID, _ site: Site.ID, paysWay: Bool
  ) throws(BoundCheckError) -> Int {
    var bonus = terms.ofSession[id.index]
    let child = scenario.needs[id.index].child
    if scenario.children[child.index].lives == scenario.sites[site.index].place {
      bonus = try Exact.sum(bonus, terms.ofSessionAtHome[id.index])
    }
    return try Exact.difference(paysWay ? wayCost(of: id, to: site) : 0, bonus)
  }

  /// A session's share of its visit: a visit holds at most one session of each need.
  private func wayCost(of id: Need.ID, to site: Site.ID) throws(BoundCheckError) -> Int {
    guard terms.travel > 0, scenario.service(of: id).who != .parent else { return 0 }
    let child = scenario.needs[id].child
    let needs = scenario.needsOfChild[child.index].count {
      scenario.service(of: $0).per.isWeekly && scenario.service(of: $0).who != .parent
    }
    let together = max(1, min(needs, scenario.settings.daySessions))
    let minutes = scenario.minutesFromHome(of: child, to: site)
    return try Exact.product(terms.travel, minutes) / together
  }

  /// Lowers the cost of each number of sessions to that of the cheapest days.
  private func lower(
    _ costs: inout [Int?], byDays days: [Int?], _ offer: Offer, _ need: Need
  ) throws(BoundCheckError) {
    if let spaced = SpacedDays(of: need, in: scenario) {
      let priced = days.enumerated().compactMap { day, cost in cost.map { (day, $0) } }
      for choice in try spaced.choices(of: priced, upTo: min(need.asked, offer.most))
      where choice.count >= need.least {
        guard let charge = offer.charge(of: choice.count) else { continue }
        let cost = try Exact.sum(Exact.sum(offer.fixed, choice.cost), charge)
        costs[choice.count - 1].lower(to: cost)
      }
      return
    }
    var cheapest: [Int] = []
    for week in 0..<scenario.grid.weeks {
      cheapest += days[(week * 7)..<(week * 7 + 7)].compactMap { $0 }.sorted()
        .prefix(need.mostInWeek)
    }
    cheapest.sort()
    var sum = offer.fixed
    for (number, cost) in cheapest.prefix(min(need.asked, offer.most)).enumerated() {
      sum = try Exact.sum(sum, cost)
      if number + 1 >= need.least, let charge = offer.charge(of: number + 1) {
        costs[number].lower(to: try Exact.sum(sum, charge))
      }
    }
  }
}

extension Int? {
  /// Takes the value where it is lower or there is none yet.
  fileprivate mutating func lower(to value: Int) {
    self = Swift.min(self ?? value, value)
  }
}

extension CurrentRow {
  /// The session of a row of that service.
  func slot(of service: Service.ID) -> Slot? {
    guard self.service == service, case .session(let slot) = content else { return nil }
    return slot
  }
}

extension CurrentRow.Slot {
  /// Whether a session of the slot's specialist at a site and period is the slot's.
  fileprivate func isHeld(at site: Site.ID, _ period: Int, _ grid: TimeGrid) -> Bool {
    guard let time else { return false }
    let day = grid.day(of: period)
    return grid.weekday(ofDay: day) == time.weekday && grid.minute(of: period) == time.minute
      && (week ?? grid.week(ofDay: day)) == grid.week(ofDay: day) && (self.site ?? site) == site
  }
}

extension ScenarioIndex {
  /// Whether nothing about child and service bars the weekly sessions of a need.
  func mayHaveSessions(_ id: Need.ID) -> Bool {
    let child = scenario.child(of: id)
    let service = scenario.service(of: id)
    return service.per.isWeekly && bar(of: child, from: service) == nil
      && Self.isFor(age: child.age, service)
      && !childIsLongAway[scenario.needs[id].child.index]
  }
}
