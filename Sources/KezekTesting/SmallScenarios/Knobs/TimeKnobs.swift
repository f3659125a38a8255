import Kezek

// Knobs of the families that speak of when sessions may be.
extension SmallScenarioBuilder {
  /// Many ask for what one specialist can give in few periods.
  mutating func crowdOneSpecialist() {
    let hours = random.sample(random.integer(in: 1...3), of: open)
    setHours(of: 0, to: hours)
    for child in childIndices { addNeed(of: child, draft.specialists[0].services[0], times: 1) }
    if random.chance(25), shape.slots > 1 {
      for need in weeklyNeeds.prefix(1) { draft.needs[need].minutes = random.pick([45, 60]) }
      let day = random.pick(days(of: open))
      setHours(of: 0, to: open.filter { draft.grid.day(of: $0) == day })
    }
  }

  /// One child asks for two services that are given at the same times.
  mutating func crowdOneChild() {
    let other = ensureSpecialist(giving: Self.psychologist, besides: 0)
    let hours = random.sample(random.integer(in: 1...2), of: open)
    setHours(of: 0, to: hours)
    setHours(of: other, to: hours)
    addNeed(of: 0, Self.speech, times: 1)
    switch random.integer(in: 0...4) {
    case 0, 1:
      draft.services[Self.psychologist.index].who = .parent
      draft.children[0].companion = random.pick([.seat, .seat, .waits])
    case 2:
      draft.services[Self.psychologist.index].who = .both
    default: break
    }
    addNeed(of: 0, Self.psychologist, times: random.integer(in: 1...2))
  }

  /// A day holds few sessions or minutes of a child, and one of a need.
  mutating func limitDays() {
    let other = ensureSpecialist(giving: Self.psychologist, besides: 0)
    let day = random.pick(days(of: open))
    let ofDay = open.filter { draft.grid.day(of: $0) == day }
    setHours(of: 0, to: ofDay)
    switch random.integer(in: 0...2) {
    case 0:
      // Only the rule of one session of a need in a day.
      let need = addNeed(of: 0, Self.speech, times: 2)
      draft.needs[need].asked = max(2, draft.needs[need].asked)
      draft.needs[need].mostInWeek = max(2, draft.needs[need].mostInWeek)
    case 1:
      draft.settings.daySessions = 1
      setHours(of: other, to: ofDay)
      addNeed(of: 0, Self.speech, times: 1)
      addNeed(of: 0, Self.psychologist, times: 1)
    default:
      draft.settings.dayMinutes = random.pick([30, 40, 50])
      setHours(of: other, to: ofDay + random.sample(1, of: open.filter { !ofDay.contains($0) }))
      addNeed(of: 0, Self.speech, times: 1)
      let second = addNeed(of: 0, Self.psychologist, times: 1)
      draft.needs[second].minutes = random.pick([20, 30])
    }
  }

  /// Days must lie between two sessions of a need.
  mutating func spaceSessions() {
    let worked = days(of: open)
    let apart = worked.count > 1 ? worked[1] - worked[0] : 1
    let gap = random.chance(75) ? min(apart + 1, 5) : random.integer(in: 2...4)
    draft.services[Self.speech.index].gapDays = gap
    let need = addNeed(of: 0, Self.speech, times: 2)
    draft.needs[need].asked = max(2, draft.needs[need].asked)
    draft.needs[need].mostInWeek = max(2, draft.needs[need].mostInWeek)
    let perDay = days(of: open).map { day in
      random.pick(open.filter { draft.grid.day(of: $0) == day })
    }
    setHours(of: 0, to: perDay)
  }

  /// Children, specialists, sites and rooms are there at few hours only; sessions are long.
  mutating func narrowHours() {
    let worked = draft.specialists[0].hours.anyPeriods
    let some = periods(random.sample(max(1, worked.memberCount / 2), of: worked.members))
    addNeed(of: 0, draft.specialists[0].services[0], times: random.integer(in: 1...2))
    switch random.integer(in: 0...5) {
    case 0:
      let site = draft.specialists[0].hours.atSites.first?.site ?? Site.ID(0)
      closeSite(site, at: some)
    case 1:
      if draft.rooms.isEmpty { addRoom(kind: Self.cabinet) }
      draft.services[draft.specialists[0].services[0].index].kinds = [[Self.cabinet]]
      for room in draft.rooms.indices {
        draft.rooms[room].opening = draft.rooms[room].opening.subtracting(some)
      }
    case 2:
      // Whole days in the table, breaks and days off in them.
      var all = draft.grid.none
      all.insert(0..<draft.grid.periodCount)
      let free = random.chance(50) ? all : all.subtracting(some)
      for child in childIndices { draft.children[child].hours = Hours(anywhere: free) }
      let spread = worked.union(periods(random.sample(2, of: all.subtracting(worked).members)))
      setHours(of: 0, to: spread.members)
    case 3:
      if draft.sites.count < 2 { addSecondSite(inSamePlace: random.chance(50)) }
      let site = Hours.SiteHours(site: Site.ID(1), periods: draft.grid.open)
      draft.children[0].hours = Hours(anywhere: draft.grid.none, atSites: [site])
    default:
      for child in childIndices where random.chance(70) {
        let hours = periods(random.sample((open.count + 1) / 2, of: open))
        draft.children[child].hours = Hours(anywhere: hours)
      }
    }
    if random.chance(30), shape.slots > 1, let need = weeklyNeeds.first {
      draft.needs[need].minutes = random.pick([40, 60])
    }
  }

  private mutating func closeSite(_ site: Site.ID, at closed: PeriodSet) {
    draft.sites[site.index].opening = draft.sites[site.index].opening.subtracting(closed)
    for room in draft.rooms.indices where draft.rooms[room].site == site {
      draft.rooms[room].opening = draft.rooms[room].opening.subtracting(closed)
    }
  }

  /// The specialist works at those periods, at the sites where the hours stood before.
  mutating func setHours(of specialist: Int, to members: [Int]) {
    let set = periods(members)
    let old = draft.specialists[specialist].hours
    draft.specialists[specialist].hours =
      if let site = old.atSites.first?.site {
        Hours(
          anywhere: draft.grid.none, atSites: [Hours.SiteHours(site: site, periods: set)])
      } else {
        Hours(anywhere: set)
      }
  }

  /// A specialist other than that one who gives the service: one there is, else a new one.
  mutating func ensureSpecialist(giving service: Service.ID, besides other: Int) -> Int {
    if let known = draft.specialists.indices.first(where: {
      $0 != other && draft.specialists[$0].services.contains(service)
    }) {
      return known
    }
    if let free = draft.specialists.indices.first(where: { $0 != other }),
      draft.specialists.count > 2
    {
      draft.specialists[free].services = [service]
      return free
    }
    addSpecialist(draft.specialists.count)
    let new = draft.specialists.count - 1
    draft.specialists[new].services = [service]
    if draft.sites.count > 1 { settle(new, at: Site.ID(random.integer(in: 0...1))) }
    return new
  }
}
