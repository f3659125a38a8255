import Kezek

/// What a schedule asks of a scenario again and again, compiled once into flat tables.
struct ScheduleTables: Sendable {
  let scenario: Scenario
  /// Of the grid: read too often to go through the scenario.
  let periodsPerDay: Int
  let dayCount: Int
  let weekCount: Int
  private let step: Int
  let filters: WeeklyFilters
  let resources: Resources
  let turnsOfNeed: [[Turn.ID]]
  let needsOfChild: [[Need.ID]]
  let forbidden: ForbiddenRows
  let needs: [NeedFacts]
  /// By need: what it asks for, once more by itself, since a search reads it of very many.
  let asked: [Int32]
  let specialists: [SpecialistFacts]
  let combinations: [CombinationFacts]
  let specialistHours: HoursTable
  let childHours: HoursTable
  /// By combination: the periods in which the grid, the site and every class are open.
  let openings: BitRows
  /// By length in periods: the starts from which that many lie within a day.
  let startsWithinDay: BitRows
  /// By combination: its distinct classes with the units that one session takes of each.
  let classUnits: [[ClassUnits]]
  /// By turn: whether it removes the weekly sessions of who has a place in it (RULES 5).
  let isLongTurn: [Bool]
  /// By turn: the calendar year in which it starts; by service: the years of its turns, ascending.
  let yearOfTurn: [Int]
  let daysOfTurn: [DayRange]
  let termYear: Int
  let yearsOfService: [[Int]]
  /// By specialist: who decides at which site it works.
  let siteChoice: [Specialist.SiteChoice]
  // Of the settings, which are large.
  let daySessions: Int
  let dayMinutes: Int
  private let maxTravel: Int?
  private let countsLessons: Bool
  /// By specialist: the services given.
  private let services: BitRows
  /// By specialist: the periods in which it works anywhere.
  private let presence: BitRows
  let placeOfSite: [Int]
  private let waysWithinPlaces: WaysWithinPlaces
  private let specialistIsAway: [Bool]

  /// Units of one class that a session takes.
  struct ClassUnits: Sendable {
    let resourceClass: Int
    let units: Int
  }

  init(_ candidates: Candidates) {
    let scenario = candidates.scenario
    let filters = candidates.filters
    let grid = scenario.grid
    self.scenario = scenario
    self.filters = filters
    resources = candidates.resources
    turnsOfNeed = candidates.turnsOfNeed
    forbidden = ForbiddenRows(scenario)
    var pinned = Set<[Int]>()
    for row in scenario.current where row.keep == .yes {
      pinned.insert([row.child.index, row.service.index])
    }
    needs = scenario.needs.ids.map { id in
      let need = scenario.needs[id]
      let isPinned = pinned.contains([need.child.index, need.service.index])
      return NeedFacts(id, filters, isPinned: isPinned)
    }
    asked = needs.map { Int32($0.asked) }
    specialistHours = HoursTable(scenario.specialists.map(\.hours), grid: grid)
    childHours = HoursTable(scenario.children.map(\.hours), grid: grid)
    openings = Self.openings(candidates.resources, grid)
    startsWithinDay = Self.startsWithinDay(grid)
    classUnits = candidates.resources.combinations.map { combination in
      Set(combination.classes).sorted().map { part in
        ClassUnits(
          resourceClass: part, units: combination.classes.count(where: { $0 == part }))
      }
    }
    placeOfSite = scenario.sites.map(\.place.index)
    waysWithinPlaces = WaysWithinPlaces(scenario)
    specialists = scenario.specialists.map { SpecialistFacts($0) }
    combinations = candidates.resources.combinations.map { CombinationFacts($0, filters) }
    daySessions = scenario.settings.daySessions
    dayMinutes = scenario.settings.dayMinutes ?? .max
    maxTravel = scenario.settings.maxTravel
    countsLessons = scenario.settings.hoursAre == .lessons
    var services = BitRows(rows: scenario.specialists.count, columns: scenario.services.count)
    for (row, specialist) in scenario.specialists.enumerated() {
      for service in specialist.services { services.insert(service.index, row: row) }
    }
    self.services = services
    isLongTurn = scenario.turns.map { LongAbsences.isLong($0.days, in: scenario) }
    yearOfTurn = scenario.turns.map(\.days.first.year)
    daysOfTurn = scenario.turns.map(\.days)
    termYear = scenario.settings.term.first.year
    yearsOfService = scenario.services.ids.map { scenario.courseYears(of: $0) }
    needsOfChild = scenario.needsOfChild
    periodsPerDay = grid.periodsPerDay
    dayCount = grid.dayCount
    weekCount = grid.weeks
    step = grid.step
    siteChoice = scenario.specialists.map(\.siteChoice)
    var presence = BitRows(rows: scenario.specialists.count, columns: grid.periodCount)
    for (row, specialist) in scenario.specialists.enumerated() {
      for period in specialist.hours.anyPeriods.intersection(grid.open).members {
        presence.insert(period, row: row)
      }
    }
    self.presence = presence
    specialistIsAway = scenario.specialists.ids.map { filters.absences.contains($0) }
  }

  var grid: TimeGrid { scenario.grid }

  func site(of combination: Int) -> Int { combinations[combination].site.index }

  func place(of combination: Int) -> Int { combinations[combination].place.index }

  /// Whether a specialist gives a service.
  func gives(_ service: Int, specialist: Int) -> Bool {
    services.contains(service, row: specialist)
  }

  /// Whether the family can be asked to travel to a site.
  func isReachable(_ site: Site.ID, _ need: NeedFacts) -> Bool {
    guard let maxTravel, let home = need.home,
      let minutes = filters.ways.minutes(from: home, to: site)
    else { return true }
    return minutes <= maxTravel
  }

  /// Contact minutes that a session of so many minutes uses up.
  func contactMinutes(ofSession minutes: Int) -> Int { countsLessons ? 60 : minutes }

  /// Periods that minutes occupy.
  func length(_ minutes: Int) -> Int { (minutes + step - 1) / step }

  /// The day of the cycle in which a period lies.
  func day(of period: Int) -> Int { period / periodsPerDay }

  /// Periods from the start of a session of `length` periods to the earliest start of the next at
  /// another site of the place, so that the way between lies free (RULES 1 and 7).
  func lag(after length: Int, from site: Int, to next: Int) -> Int {
    length + waysWithinPlaces.periods(from: site, to: next)
  }

  /// Whether a turn passes every filter for a need.
  func isOpen(_ turn: Turn.ID, to need: Need.ID) -> Bool {
    let turns = turnsOfNeed[need.index]
    var range = turns.indices
    while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
      if turns[middle] == turn { return true }
      range =
        turns[middle] < turn ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return false
  }

  /// Whether a specialist works in a period, wherever it is.
  func isPresent(_ period: Int, specialist: Int) -> Bool {
    presence.contains(period, row: specialist)
  }

  /// Whether a specialist works at all in this term.
  func isThere(_ specialist: Int) -> Bool { !specialistIsAway[specialist] }

  private static func openings(_ resources: Resources, _ grid: TimeGrid) -> BitRows {
    var rows = BitRows(rows: resources.combinations.count, columns: grid.periodCount)
    for (row, combination) in resources.combinations.enumerated() {
      for period in combination.opening.intersection(grid.open).members {
        rows.insert(period, row: row)
      }
    }
    return rows
  }

  private static func startsWithinDay(_ grid: TimeGrid) -> BitRows {
    var rows = BitRows(rows: grid.periodsPerDay + 1, columns: grid.periodCount)
    for length in 1...max(1, grid.periodsPerDay) {
      for period in 0..<grid.periodCount where grid.slot(of: period) + length <= grid.periodsPerDay
      {
        rows.insert(period, row: length)
      }
    }
    return rows
  }
}
