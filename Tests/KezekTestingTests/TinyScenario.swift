import Kezek
import KezekTesting

/// A scenario made by hand: one site, days of few half-hour periods, everyone there all the time.
struct TinyScenario {
  var draft: ScenarioDraft

  static let speech = Service.ID(0)
  static let psychologist = Service.ID(1)
  static let advice = Service.ID(2)
  static let rehabilitation = Service.ID(3)

  /// - Parameters:
  ///   - days: working days from Monday.
  ///   - slots: periods of each day, from 9:00.
  init(days: Int, slots: Int, weeks: Int = 1) {
    var open = PeriodSet(count: weeks * 7 * slots)
    for week in 0..<weeks {
      open.insert((week * 7 * slots)..<((week * 7 + days) * slots))
    }
    let grid = TimeGrid(
      weeks: weeks, step: 30, firstMinute: 540, periodsPerDay: slots, open: open)
    let first = Self.day(2026, 9, 1)
    let settings = Settings(
      term: DayRange(first: first, last: Self.day(2026, 12, 31)) ?? DayRange(first),
      holidays: [], noon: 780, daySessions: 4, dayMinutes: nil, maxTravel: nil, courseWorth: 10,
      reportBy: [], hoursAre: .clock, data: .synthetic, asOf: first.adding(days: -1), seed: 1,
      defaultsInForce: [])
    draft = ScenarioDraft(name: "tiny", settings: settings, grid: grid)
    draft.places = [Place(key: "Town"), Place(key: "Village")]
    draft.kinds = [Kind(key: "cabinet", isPlace: true)]
    draft.services = [
      Self.service("speech therapist", .week), Self.service("psychologist", .week),
      Self.service("advice", .week, who: .parent), Self.service("rehabilitation", .year),
    ]
    addSite("Centre", place: 0)
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay {
    CalendarDay(year: year, month: month, day: day) ?? CalendarDay(number: 0)
  }

  private static func service(
    _ key: String, _ per: Service.Per, who: Service.Who = .child
  ) -> ServiceDraft {
    ServiceDraft(
      Service(
        key: key, per: per, minutes: [], form: .individual, groupSize: 2...3, ageGap: 2,
        kinds: [], who: who, gapDays: nil, ageFrom: nil, ageTo: nil))
  }

  mutating func addSite(_ key: String, place: Int) {
    draft.sites.append(
      SiteDraft(
        Site(
          key: key, place: Place.ID(place), opening: draft.grid.open, tags: WordSet(), kind: "")))
  }

  @discardableResult
  mutating func addChild(age: Int = 5, lives: Int? = nil) -> Int {
    let key = "C-\(draft.children.count + 1)"
    draft.children.append(
      ChildDraft(
        Child(
          key: key, rowKey: key, born: Self.day(2026 - age, 3, 10), age: age,
          categories: WordSet(), languages: WordSet(), lives: lives.map { Place.ID($0) },
          isRural: lives == 1, shift: nil, hours: Hours(anywhere: draft.grid.open),
          tags: WordSet(), companion: .none, since: Self.day(2026, 1, 1), status: .active,
          conclusionUntil: nil, family: nil, attributes: [])))
    return draft.children.count - 1
  }

  @discardableResult
  mutating func addNeed(
    _ child: Int, _ service: Service.ID = speech, times: Int = 1, least: Int = 1
  ) -> Int {
    let isWeekly = draft.services[service.index].per.isWeekly
    draft.needs.append(
      NeedDraft(
        Need(
          child: Child.ID(child), service: service, form: .individual,
          asked: isWeekly ? times * draft.grid.weeks : times, mostInWeek: isWeekly ? times : 0,
          least: least, minutes: isWeekly ? 30 : 0, roster: nil, site: nil, priority: 0,
          categories: WordSet(), last: nil, had: nil)))
    return draft.needs.count - 1
  }

  /// - Parameter periods: as (day, slot); nil = always there.
  @discardableResult
  mutating func addSpecialist(
    _ service: Service.ID = speech, at periods: [(Int, Int)]? = nil, site: Int? = nil
  ) -> Int {
    var set = draft.grid.none
    for (day, slot) in periods ?? [] { set.insert(day * draft.grid.periodsPerDay + slot) }
    if periods == nil { set = draft.grid.open }
    let hours =
      site.map {
        Hours(
          anywhere: draft.grid.none,
          atSites: [Hours.SiteHours(site: Site.ID($0), periods: set)])
      } ?? Hours(anywhere: set)
    draft.specialists.append(
      SpecialistDraft(
        Specialist(
          key: "S-\(draft.specialists.count + 1)", services: [service],
          contactMinutes: 40 * 60 * draft.grid.weeks, hours: hours, siteChoice: .given,
          languages: WordSet(), categories: WordSet(), caseload: nil)))
    return draft.specialists.count - 1
  }

  mutating func addRoom() {
    draft.roomsAreListed = true
    let key = "R-\(draft.rooms.count + 1)"
    draft.rooms.append(
      RoomDraft(
        Room(
          key: key, rowKey: key, site: Site.ID(0), kind: Kind.ID(0), seats: nil, tags: WordSet(),
          opening: draft.grid.open)))
  }

  mutating func addTurn(from month: Int, places: Int) {
    let first = Self.day(2026, month, 1)
    draft.turns.append(
      TurnDraft(
        Turn(
          key: "T-\(draft.turns.count + 1)", site: Site.ID(0), service: Self.rehabilitation,
          days: DayRange(first: first, last: first.adding(days: 9)) ?? DayRange(first),
          places: places, ageFrom: nil, ageTo: nil, categories: WordSet(), stepFreePlaces: 0,
          companion: .free, quotas: [], reserved: [])))
  }

  mutating func pin(
    _ child: Int, specialist: Int, day: Int, slot: Int, keep: CurrentRow.Keep = .yes
  ) {
    let time = CurrentRow.Time(weekday: Weekday.allCases[day], minute: 540 + slot * 30)
    draft.current.append(
      CurrentRow(
        child: Child.ID(child), service: draft.specialists[specialist].services[0],
        content: .session(
          CurrentRow.Slot(
            specialist: Specialist.ID(specialist), site: Site.ID(0), week: nil, time: time,
            rooms: [], minutes: 30)),
        keep: keep, fileRow: draft.current.count + 2))
  }

  /// The best values under a named policy, without the lottery; nil where no plan holds.
  func best(_ policy: String = "need") throws -> [Int]? {
    let scenario = try draft.scenario()
    guard let named = Policy.named(policy, mostOwed: scenario.mostOwed) else { return nil }
    let valuation = try Valuation(policy: named, scenario: scenario)
    var oracle = try BruteForceOracle(scenario)
    return oracle.optimum(of: valuation).map { optimum in
      valuation.tiers.indices.filter { !valuation.tiers[$0].onlyIfClosed }
        .map { optimum.values[$0] }
    }
  }
}
