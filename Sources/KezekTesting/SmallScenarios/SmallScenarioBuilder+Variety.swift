import Kezek

// Small departures from the plain base, drawn whatever the families, so that they meet in many ways.
extension SmallScenarioBuilder {
  /// Varies people, times, places and forms, each seldom.
  mutating func vary() {
    varyPeople()
    varySessions()
    varyForms()
    if draft.sites.count > 1 { varySites() }
    varyResources()
    if random.chance(12) {
      let days = random.pick([3, 10])
      let first = draft.settings.term.first.adding(days: random.pick([0, 8, 20]))
      let who: Absence.Who = random.pick([
        .child(Child.ID(0)), .specialist(Specialist.ID(0)), .site(Site.ID(0)),
      ])
      draft.absences.append(Absence(who: who, days: Self.range(first, days: days)))
    }
  }

  private mutating func varyPeople() {
    for need in draft.needs.indices where random.chance(25) {
      draft.needs[need].priority = random.integer(in: 1...2)
    }
    for child in childIndices {
      if random.chance(12) { draft.children[child].companion = random.pick([.waits, .seat]) }
      if random.chance(5) { draft.children[child].lives = nil }
    }
    if random.chance(10) { draft.settings.daySessions = random.integer(in: 1...2) }
    if random.chance(8) { draft.settings.hoursAre = .lessons }
    if random.chance(10) {
      draft.services[Self.psychologist.index].who = random.pick([.parent, .both])
    }
  }

  private mutating func varySessions() {
    for need in weeklyNeeds where random.chance(12) {
      draft.needs[need].minutes = random.pick([20, 40, 50, 60])
    }
    for need in weeklyNeeds where draft.needs[need].asked > 1 && random.chance(15) {
      draft.needs[need].least = 2
    }
    if random.chance(8) { draft.services[Self.speech.index].gapDays = random.integer(in: 2...3) }
  }

  /// Needs that take a group, and a child who asks for both forms of one service.
  private mutating func varyForms() {
    guard random.chance(18) else { return }
    let service = random.chance(75) ? Self.speech : Self.psychologist
    guard draft.specialists.contains(where: { $0.services.contains(service) }) else { return }
    draft.services[service.index].groupSize = random.pick([1...2, 2...2, 2...3])
    for child in childIndices.prefix(3) where random.chance(75) {
      let need = addNeed(of: child, service, times: 1)
      draft.needs[need].form = random.pick([.group, .any, .any])
    }
    if random.chance(40), let need = needIndex(0, service), draft.needs[need].form != .individual {
      var second = draft.needs[need]
      second.form = .individual
      second.asked = shape.weeks
      second.mostInWeek = 1
      second.least = 1
      draft.needs.append(second)
    }
  }

  /// A specialist who works now here, now there; a child who can come to one site at some times.
  private mutating func varySites() {
    if random.chance(40) {
      let position = random.integer(in: 0...(draft.specialists.count - 1))
      let hours = draft.specialists[position].hours.anyPeriods.members
      let here = Set(random.sample(shape.days * shape.weeks / 2, of: days(of: hours)))
      let first = periods(hours.filter { here.contains(draft.grid.day(of: $0)) })
      let second = periods(hours).subtracting(first)
      draft.specialists[position].hours = Hours(
        anywhere: draft.grid.none,
        atSites: [
          Hours.SiteHours(site: Site.ID(0), periods: first),
          Hours.SiteHours(site: Site.ID(1), periods: second),
        ])
    }
    if random.chance(15) {
      let open = open
      let anywhere = random.sample(open.count / 2, of: open)
      draft.children[0].hours = Hours(
        anywhere: periods(anywhere),
        atSites: [Hours.SiteHours(site: Site.ID(1), periods: draft.grid.open)])
    }
    for need in draft.needs.indices where random.chance(8) {
      draft.needs[need].site = Site.ID(random.integer(in: 0...1))
    }
  }

  /// A helper before the room among the kinds, seats, and like units of a row.
  private mutating func varyResources() {
    guard draft.roomsAreListed else { return }
    if random.chance(20) {
      for site in draft.sites.indices { addRoom(kind: Self.curator, site: Site.ID(site)) }
      draft.services[Self.speech.index].kinds = [[Self.curator], [Self.cabinet]]
    }
    for room in draft.rooms.indices where random.chance(20) {
      draft.rooms[room].seats = random.integer(in: 1...3)
    }
    if random.chance(20), let first = draft.rooms.first {
      draft.rooms[0].key = "\(first.rowKey)#1"
      draft.rooms.append(first)
      draft.rooms[draft.rooms.count - 1].key = "\(first.rowKey)#2"
    }
  }
}
