import Kezek

// Knobs of the families that speak of where sessions are.
extension SmallScenarioBuilder {
  /// A second site; where specialists worked at the only one, the tables now say at which.
  mutating func addSecondSite(inSamePlace same: Bool) {
    guard draft.sites.count < 2 else { return }
    addSite("Branch", place: same ? Place.ID(0) : Place.ID(1))
    for specialist in draft.specialists.indices {
      settle(specialist, at: Site.ID(random.integer(in: 0...1)))
    }
    let between = random.pick([15, 30, 60])
    var minutes: [TravelTable.Pair: Int] = [:]
    minutes[TravelTable.Pair(from: .place(Place.ID(0)), to: .place(Place.ID(1)))] = between
    if same, random.chance(75) {
      let pair = TravelTable.Pair(from: .site(Site.ID(0)), to: .site(Site.ID(1)))
      minutes[pair] = random.pick([10, 30, 60])
    }
    for place in 0...1 where random.chance(20) {
      // The way to the site itself, longer or shorter than to its place.
      let pair = TravelTable.Pair(from: .place(Place.ID(place)), to: .site(Site.ID(1)))
      minutes[pair] = random.pick([5, 25, 90])
    }
    draft.travel = TravelTable(minutes: minutes, isListed: true)
    if draft.roomsAreListed { addRoom(kind: Self.cabinet, site: Site.ID(1)) }
  }

  /// The specialist works at that site only.
  mutating func settle(_ specialist: Int, at site: Site.ID) {
    let hours = draft.specialists[specialist].hours.anyPeriods
    draft.specialists[specialist].hours = Hours(
      anywhere: draft.grid.none, atSites: [Hours.SiteHours(site: site, periods: hours)])
    draft.specialists[specialist].siteChoice = .given
  }

  /// Families cannot be asked to travel as far as some sites are.
  mutating func limitTravel() {
    addSecondSite(inSamePlace: false)
    draft.settings.maxTravel = random.pick([0, 10, 20])
    for child in childIndices where random.chance(50) {
      let village = random.chance(50)
      draft.children[child].lives = Place.ID(village ? 1 : 0)
      draft.children[child].isRural = village
    }
    if random.chance(15) { draft.children[0].lives = nil }
  }

  /// A child, or a specialist who may choose, would have to be at two sites in a day.
  mutating func spreadOverPlaces() {
    switch random.integer(in: 0...3) {
    case 0, 1: spreadChild(inSamePlace: random.chance(40))
    default: letSpecialistChoose(random.pick([.eachDay, .once]))
    }
  }

  private mutating func spreadChild(inSamePlace same: Bool) {
    addSecondSite(inSamePlace: same)
    let other = ensureSpecialist(giving: Self.psychologist, besides: 0)
    let day = random.pick(days(of: open))
    let ofDay = open.filter { draft.grid.day(of: $0) == day }
    settle(0, at: Site.ID(0))
    settle(other, at: Site.ID(1))
    setHours(of: 0, to: random.sample(2, of: ofDay))
    setHours(of: other, to: random.sample(2, of: ofDay))
    addNeed(of: 0, draft.specialists[0].services[0], times: 1)
    addNeed(of: 0, Self.psychologist, times: 1)
  }

  /// Children of two places, none of whom travels, and one specialist for both.
  private mutating func letSpecialistChoose(_ choice: Specialist.SiteChoice) {
    addSecondSite(inSamePlace: false)
    draft.settings.maxTravel = 5
    draft.specialists[0].siteChoice = choice
    let hours = random.sample(random.integer(in: 2...3), of: open)
    draft.specialists[0].hours = Hours(anywhere: periods(hours))
    for child in childIndices {
      draft.children[child].lives = Place.ID(child % 2)
      draft.children[child].isRural = child % 2 == 1
      addNeed(of: child, draft.specialists[0].services[0], times: random.integer(in: 1...2))
    }
  }
}
