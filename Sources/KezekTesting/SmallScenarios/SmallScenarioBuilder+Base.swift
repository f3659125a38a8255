import Kezek

// The plain base: entities with defaults that do not bind.
extension SmallScenarioBuilder {
  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay {
    CalendarDay(year: year, month: month, day: day) ?? CalendarDay(number: 0)
  }

  static func range(_ first: CalendarDay, days: Int) -> DayRange {
    DayRange(first: first, last: first.adding(days: days - 1)) ?? DayRange(first)
  }

  /// September to December of 2026, or September alone, so that a turn can cover half of it.
  static func settings(shortTerm: Bool) -> Settings {
    let first = day(2026, 9, 1)
    return Settings(
      term: range(first, days: shortTerm ? 30 : 122), holidays: [], noon: 780, daySessions: 4,
      dayMinutes: nil, maxTravel: nil, courseWorth: 3, reportBy: ["district"], hoursAre: .clock,
      data: .synthetic, asOf: first.adding(days: -1), seed: 1, defaultsInForce: [])
  }

  static var services: [ServiceDraft] {
    func weekly(_ key: String, _ who: Service.Who, form: Service.Form) -> ServiceDraft {
      ServiceDraft(
        Service(
          key: key, per: .week, minutes: [Service.MinutesByAge(under: nil, minutes: 30)],
          form: form, groupSize: 2...3, ageGap: 2, kinds: [], who: who, gapDays: nil,
          ageFrom: nil, ageTo: nil))
    }
    func byTurns(_ key: String, _ per: Service.Per) -> ServiceDraft {
      ServiceDraft(
        Service(
          key: key, per: per, minutes: [], form: .individual, groupSize: 2...3, ageGap: 2,
          kinds: [], who: .child, gapDays: nil, ageFrom: nil, ageTo: nil))
    }
    return [
      weekly("speech therapist", .child, form: .individual),
      weekly("psychologist", .child, form: .individual),
      weekly("advice", .parent, form: .individual),
      byTurns("rehabilitation", .year), byTurns("PMPC", .once),
    ]
  }

  var open: [Int] { draft.grid.open.members }

  func periods(_ members: [Int]) -> PeriodSet {
    var set = draft.grid.none
    for period in members { set.insert(period) }
    return set
  }

  mutating func addSite(_ key: String, place: Place.ID) {
    draft.sites.append(
      SiteDraft(
        Site(key: key, place: place, opening: draft.grid.open, tags: WordSet(), kind: "centre")))
  }

  mutating func addChild(_ number: Int) {
    let age = random.integer(in: 3...9)
    let village = random.chance(30)
    draft.children.append(
      ChildDraft(
        Child(
          key: "C-\(number + 1)", rowKey: "C-\(number + 1)",
          born: Self.day(2026 - age, 3, 10), age: age, categories: WordSet(),
          languages: WordSet(), lives: village ? Place.ID(1) : Place.ID(0), isRural: village,
          shift: nil, hours: Hours(anywhere: draft.grid.open), tags: WordSet(),
          companion: .none, since: Self.day(2026, 1, 1 + number), status: .active,
          conclusionUntil: nil, family: nil, attributes: [random.pick(["north", "south"])])))
  }

  /// The first gives speech therapy, the second psychology too, the third both.
  mutating func addSpecialist(_ number: Int) {
    let services = [[Self.speech], [Self.psychologist], [Self.speech, Self.psychologist]]
    let most = shape.specialists == 1 ? 5 : (shape.specialists == 2 ? 4 : 3)
    let hours = random.sample(random.integer(in: 2...most), of: open)
    let given = shape.specialists == 1 ? services[2] : services[min(number, 2)]
    draft.specialists.append(
      SpecialistDraft(
        Specialist(
          key: "S-\(number + 1)", services: given,
          contactMinutes: 20 * 60 * shape.weeks, hours: Hours(anywhere: periods(hours)),
          siteChoice: .given, languages: WordSet(), categories: WordSet(), caseload: nil)))
  }

  mutating func addRoom(kind: Kind.ID, site: Site.ID = Site.ID(0)) {
    let number = draft.rooms.count + 1
    draft.roomsAreListed = true
    draft.rooms.append(
      RoomDraft(
        Room(
          key: "R-\(number)", rowKey: "R-\(number)", site: site, kind: kind, seats: nil,
          tags: WordSet(), opening: draft.sites[site.index].opening)))
  }

  mutating func addWeeklyNeeds() {
    let both = draft.specialists.contains { $0.services.contains(Self.psychologist) }
    for child in draft.children.indices {
      let second = both && random.chance(25)
      if !both || !second || random.chance(50) {
        addNeed(of: child, Self.speech, times: random.pick([1, 1, 2, 2, 3]))
      }
      if second { addNeed(of: child, Self.psychologist, times: random.pick([1, 1, 2])) }
    }
  }

  /// A weekly need of so many sessions a week, or a cycle where the service counts so.
  @discardableResult
  mutating func addNeed(of child: Int, _ service: Service.ID, times: Int) -> Int {
    let per = draft.services[service.index].per
    let asked = per == .week ? times * shape.weeks : times
    if let known = needIndex(child, service) { return known }
    draft.needs.append(
      NeedDraft(
        Need(
          child: Child.ID(child), service: service, form: .individual,
          asked: per == .once ? 1 : asked, mostInWeek: per.isWeekly ? times : 0, least: 1,
          minutes: per.isWeekly ? 30 : 0, roster: nil, site: nil, priority: 0,
          categories: draft.children[child].categories, last: nil, had: nil)))
    return draft.needs.count - 1
  }

  func needIndex(_ child: Int, _ service: Service.ID) -> Int? {
    draft.needs.firstIndex { $0.child.index == child && $0.service == service }
  }

  /// At least so many turns of rehabilitation, for which at least two children ask.
  mutating func ensureCourses(turns: Int) {
    let asking = draft.needs.filter { $0.service == Self.rehabilitation }.count
    if asking == 0 {
      for child in random.sample(max(2, draft.children.count - 1), of: childIndices) {
        addNeed(of: child, Self.rehabilitation, times: random.pick([1, 1, 2]))
      }
    }
    while draft.turns.filter({ $0.service == Self.rehabilitation }).count < turns {
      let starts = [0, 3, 7, 12, 18, 21, 30, 45, 90].filter {
        $0 + 10 <= draft.settings.term.count
      }
      addTurn(Self.rehabilitation, firstDay: random.pick(starts), days: 10)
    }
  }

  mutating func addTurn(_ service: Service.ID, firstDay: Int, days: Int) {
    let first = draft.settings.term.first.adding(days: firstDay)
    let site = Site.ID(random.integer(in: 0...(draft.sites.count - 1)))
    draft.turns.append(
      TurnDraft(
        Turn(
          key: "T-\(draft.turns.count + 1)", site: site, service: service,
          days: Self.range(first, days: days), places: random.integer(in: 1...3), ageFrom: nil,
          ageTo: nil, categories: WordSet(), stepFreePlaces: 0, companion: .free, quotas: [],
          reserved: [])))
  }

  var childIndices: [Int] { Array(draft.children.indices) }

  /// Weekly needs, in order.
  var weeklyNeeds: [Int] {
    draft.needs.indices.filter { draft.services[draft.needs[$0].service.index].per.isWeekly }
  }

  var courseNeeds: [Int] {
    draft.needs.indices.filter { draft.needs[$0].service == Self.rehabilitation }
  }

  func days(of set: [Int]) -> [Int] {
    var days: [Int] = []
    for period in set where days.last != draft.grid.day(of: period) {
      days.append(draft.grid.day(of: period))
    }
    return days
  }
}
