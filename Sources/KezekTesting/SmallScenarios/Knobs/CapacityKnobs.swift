import Kezek

// Knobs of the families that speak of capacity: hours, caseload, resources.
extension SmallScenarioBuilder {
  /// A specialist has fewer hours to give than periods to give them in.
  mutating func limitHours() {
    setHours(of: 0, to: random.sample(random.integer(in: 3...4), of: open))
    for child in childIndices.prefix(2) {
      addNeed(of: child, draft.specialists[0].services[0], times: random.integer(in: 1...2))
    }
    switch random.integer(in: 0...3) {
    case 0:
      draft.settings.hoursAre = .lessons
      draft.specialists[0].contactMinutes = 60 * shape.weeks
    case 1:
      draft.specialists[0].contactMinutes = 60 * shape.weeks
      for need in weeklyNeeds { draft.needs[need].minutes = random.pick([20, 25, 30]) }
    default:
      draft.specialists[0].contactMinutes = random.pick([30, 45, 60]) * shape.weeks
    }
  }

  /// A specialist may have fewer children than ask.
  mutating func limitCaseload() {
    setHours(of: 0, to: random.sample(random.integer(in: 2...4), of: open))
    for child in childIndices {
      addNeed(of: child, draft.specialists[0].services[0], times: 1)
    }
    let most = max(1, childIndices.count - 1)
    draft.specialists[0].caseload = random.integer(in: 1...min(2, most))
    if random.chance(20) { draft.specialists[0].caseload = 0 }
  }

  /// Fewer rooms, seats or helpers than sessions that could be at once.
  mutating func crowdRooms() {
    let other = ensureSpecialist(giving: Self.psychologist, besides: 0)
    let hours = random.sample(random.integer(in: 1...2), of: open)
    setHours(of: 0, to: hours)
    setHours(of: other, to: hours)
    addNeed(of: 0, draft.specialists[0].services[0], times: 1)
    addNeed(of: 1, Self.psychologist, times: 1)
    draft.rooms = []
    for site in draft.sites.indices { addRoom(kind: Self.cabinet, site: Site.ID(site)) }
    var kinds: [[Kind.ID]] = [[Self.cabinet]]
    switch random.integer(in: 0...4) {
    case 0:
      // A second adult at each session, of whom there is one.
      addRoom(kind: Self.cabinet)
      addRoom(kind: Self.curator)
      kinds = [[Self.cabinet], [Self.curator]]
    case 1:
      // Seats for the child alone in one room, for both in another.
      addRoom(kind: Self.cabinet)
      draft.rooms[0].seats = 1
      draft.rooms[draft.rooms.count - 1].seats = 2
      draft.children[0].companion = .seat
      draft.children[1].companion = random.pick([.seat, .none])
    case 2:
      addRoom(kind: Self.hall)
      kinds = [[Self.cabinet, Self.hall]]
      addNeed(of: draft.children.count - 1, draft.specialists[0].services[0], times: 1)
      draft.rooms[0].opening = periods(random.sample(open.count / 2, of: open))
    case 3:
      draft.rooms[0].opening = periods(random.sample(open.count / 2, of: open))
    default: break
    }
    draft.services[Self.speech.index].kinds = kinds
    draft.services[Self.psychologist.index].kinds =
      random.chance(80) ? kinds : [[Self.cabinet]]
  }

  /// Some children need what not every room, site or turn has.
  mutating func askTags() {
    let stepFree = WordSet([0])
    let quiet = WordSet([1])
    let wanted = random.pick([stepFree, quiet, stepFree.union(quiet)])
    for child in random.sample(random.integer(in: 1...2), of: childIndices) {
      draft.children[child].tags = wanted
    }
    for site in draft.sites.indices where random.chance(30) {
      draft.sites[site].tags = random.pick([stepFree, quiet, wanted])
    }
    if draft.rooms.isEmpty, random.chance(50) {
      for site in draft.sites.indices {
        addRoom(kind: Self.cabinet, site: Site.ID(site))
        addRoom(kind: Self.cabinet, site: Site.ID(site))
      }
      draft.services[Self.speech.index].kinds = [[Self.cabinet]]
    }
    for room in draft.rooms.indices where random.chance(60) {
      draft.rooms[room].tags = random.pick([stepFree, quiet, wanted])
    }
    if random.chance(30) { ensureCourses(turns: 1) }
    for turn in draft.turns.indices where random.chance(50) {
      draft.turns[turn].stepFreePlaces = random.integer(in: 0...1)
    }
  }
}
