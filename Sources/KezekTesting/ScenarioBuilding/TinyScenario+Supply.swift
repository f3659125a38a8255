public import Kezek

extension TinyScenario {
  /// Adds a place.
  @discardableResult
  public mutating func place(_ key: String) -> Place.ID {
    parts.places.append(Place(key: key))
    return DenseID(parts.places.count - 1)
  }

  /// Adds a site, open throughout the grid's open hours by default.
  @discardableResult
  public mutating func site(
    _ key: String, in place: Place.ID = DenseID(0), opening: PeriodSet? = nil,
    tags: WordSet = WordSet()
  ) -> Site.ID {
    parts.sites.append(
      Site(key: key, place: place, opening: opening ?? parts.grid.open, tags: tags, kind: ""))
    return DenseID(parts.sites.count - 1)
  }

  /// Adds a kind of resource.
  @discardableResult
  public mutating func kind(_ key: String, isPlace: Bool = true) -> Kind.ID {
    parts.kinds.append(Kind(key: key, isPlace: isPlace))
    return DenseID(parts.kinds.count - 1)
  }

  /// Adds a unit of a resource; from then on the scenario lists rooms.
  @discardableResult
  public mutating func room(
    _ key: String, _ kind: Kind.ID, at site: Site.ID = DenseID(0), seats: Int? = nil,
    tags: WordSet? = nil, opening: PeriodSet? = nil
  ) -> Room.ID {
    parts.roomsAreListed = true
    parts.rooms.append(
      Room(
        key: key, rowKey: key, site: site, kind: kind, seats: seats,
        tags: tags ?? parts.sites[site].tags, opening: opening ?? parts.sites[site].opening))
    return DenseID(parts.rooms.count - 1)
  }

  /// Adds a service: weekly, individual or in groups of two to four, 30 minutes.
  @discardableResult
  public mutating func service(
    _ key: String, per: Service.Per = .week, minutes: Int = 30, form: Service.Form = .any,
    groupSize: ClosedRange<Int> = 2...4, ageGap: Int = 3, kinds: [[Kind.ID]] = [],
    who: Service.Who = .child, gapDays: Int? = nil, ageFrom: Int? = nil, ageTo: Int? = nil
  ) -> Service.ID {
    parts.services.append(
      Service(
        key: key, per: per, minutes: [.init(under: nil, minutes: minutes)], form: form,
        groupSize: groupSize, ageGap: ageGap, kinds: kinds, who: who, gapDays: gapDays,
        ageFrom: ageFrom, ageTo: ageTo))
    return DenseID(parts.services.count - 1)
  }

  /// Adds a specialist, there throughout the open hours, with 18 hours a week by default.
  @discardableResult
  public mutating func specialist(
    _ key: String, gives services: [Service.ID], contactMinutes: Int? = nil, hours: Hours? = nil,
    siteChoice: Specialist.SiteChoice = .given, languages: WordSet = WordSet(),
    categories: WordSet = WordSet(), caseload: Int? = nil
  ) -> Specialist.ID {
    parts.specialists.append(
      Specialist(
        key: key, services: services.sorted(),
        contactMinutes: contactMinutes ?? 18 * 60 * parts.grid.weeks,
        hours: hours ?? Hours(anywhere: parts.grid.open), siteChoice: siteChoice,
        languages: languages, categories: categories, caseload: caseload))
    return DenseID(parts.specialists.count - 1)
  }

  /// Adds a turn of a service met by turns.
  @discardableResult
  public mutating func turn(
    _ key: String, _ service: Service.ID, _ days: DayRange, places: Int = 10,
    at site: Site.ID = DenseID(0), ageFrom: Int? = nil, ageTo: Int? = nil,
    categories: WordSet = WordSet(), stepFreePlaces: Int = 0,
    companion: Turn.CompanionRule = .free, quotas: [Turn.Quota] = [],
    reserved: [Turn.Quota] = []
  ) -> Turn.ID {
    parts.turns.append(
      Turn(
        key: key, site: site, service: service, days: days, places: places, ageFrom: ageFrom,
        ageTo: ageTo, categories: categories, stepFreePlaces: stepFreePlaces,
        companion: companion, quotas: quotas, reserved: reserved))
    return DenseID(parts.turns.count - 1)
  }

  /// Lists minutes of travel between places and sites.
  public mutating func travel(_ minutes: [TravelTable.Pair: Int]) {
    parts.travel = TravelTable(minutes: minutes, isListed: true)
  }
}
