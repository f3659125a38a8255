import Kezek
import Testing

/// A centre small enough to be checked by eye; no real child or employee.
///
/// It has 7 children, 2 specialists, 3 sites, 2 rooms and one turn. C-001 and C-002 meet a
/// psychologist as a group; C-003 is served in the village; C-004 is short of one session and asks
/// for a service that nobody gives; C-005 has no conclusion; for C-006 there is no specialist of
/// the category; C-007 asks for courses only.
enum TinyCentre {
  static func scenario(
    data: Settings.DataMark = .synthetic, weeks: Int = 1, name: String = "tiny-centre"
  ) throws -> Scenario {
    var open = PeriodSet(count: weeks * 7 * 8)
    for day in 0..<(weeks * 7) where day % 7 < 5 { open.insert((day * 8)..<(day * 8 + 8)) }
    let grid = TimeGrid(weeks: weeks, step: 30, firstMinute: 540, periodsPerDay: 8, open: open)
    var parts = Scenario.Parts(
      name: name, settings: try settings(data: data), grid: grid,
      categories: Vocabulary(words: ["speech", "autism", "hearing"]),
      languages: Vocabulary(words: ["kk", "ru"]),
      tags: Vocabulary(words: ["step-free", "quiet"]), stepFree: 0)
    parts.places = [Place(key: "Ыргыз"), Place(key: "Нура"), Place(key: "Қостанай")]
    parts.sites = [
      Site(key: "Ыргыз", place: .init(0), opening: open, tags: WordSet([0]), kind: "кабинет"),
      Site(key: "Нура", place: .init(1), opening: open, tags: WordSet(), kind: "кабинет"),
      Site(key: "Қостанай РЦ", place: .init(2), opening: open, tags: WordSet([0]), kind: "центр"),
    ]
    parts.kinds = [Kind(key: "cabinet", isPlace: true)]
    parts.rooms = [
      Room(
        key: "К-1", rowKey: "К-1", site: .init(0), kind: .init(0), seats: 4, tags: WordSet([0]),
        opening: open),
      Room(
        key: "К-2", rowKey: "К-2", site: .init(1), kind: .init(0), seats: nil, tags: WordSet(),
        opening: open),
    ]
    parts.roomsAreListed = true
    parts.services = services
    parts.specialists = specialists(open: open, weeks: weeks)
    parts.children = try children(open: open)
    parts.needs = needs(weeks: weeks)
    parts.turns = [try turn()]
    parts.current = current
    parts.absences = [
      Absence(
        who: .child(.init(2)),
        days: try range((2026, 10, 12), (2026, 10, 18)))
    ]
    parts.digest = "00ff"
    return try Scenario(parts)
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDay {
    try #require(CalendarDay(year: year, month: month, day: day))
  }

  static func range(_ first: (Int, Int, Int), _ last: (Int, Int, Int)) throws -> DayRange {
    try #require(
      DayRange(
        first: day(first.0, first.1, first.2), last: day(last.0, last.1, last.2)))
  }

  private static func settings(data: Settings.DataMark) throws -> Settings {
    Settings(
      term: try range((2026, 9, 1), (2026, 12, 31)),
      holidays: [try range((2026, 10, 25), (2026, 10, 25))], noon: 780, daySessions: 4,
      dayMinutes: nil, maxTravel: 60, courseWorth: 10, reportBy: ["district"], hoursAre: .clock,
      data: data, asOf: try day(2026, 8, 1), seed: 1,
      defaultsInForce: ["weeks", "day_sessions", "course_worth"])
  }

  private static let services: [Service] = [
    weekly("speech therapist", form: .any, kinds: [[.init(0)]]),
    weekly("psychologist", form: .any, kinds: [[.init(0)]]),
    Service(
      key: "rehabilitation", per: .year, minutes: [], form: .individual, groupSize: 1...1,
      ageGap: 0, kinds: [], who: .child, gapDays: 90, ageFrom: nil, ageTo: nil),
    weekly("дельфинотерапия", form: .individual, kinds: []),
  ]

  private static func weekly(_ key: String, form: Service.Form, kinds: [[Kind.ID]]) -> Service {
    Service(
      key: key, per: .week,
      minutes: [.init(under: 4, minutes: 20), .init(under: nil, minutes: 30)],
      form: form, groupSize: 2...4, ageGap: 2, kinds: kinds, who: .child, gapDays: nil,
      ageFrom: nil, ageTo: nil)
  }

  private static func specialists(open: PeriodSet, weeks: Int) -> [Specialist] {
    [
      Specialist(
        key: "S-01", services: [.init(0)], contactMinutes: 240 * weeks,
        hours: Hours(
          anywhere: PeriodSet(count: open.count),
          atSites: [.init(site: .init(0), periods: open)]),
        siteChoice: .given, languages: WordSet([0, 1]), categories: WordSet([0]), caseload: 14),
      Specialist(
        key: "S-02", services: [.init(1)], contactMinutes: 360 * weeks,
        hours: Hours(anywhere: open), siteChoice: .eachDay, languages: WordSet([0, 1]),
        categories: WordSet(), caseload: nil),
    ]
  }

  private static func children(open: PeriodSet) throws -> [Child] {
    func child(
      _ key: String, born: CalendarDay, category: Int, languages: [Int], lives: Int,
      since: CalendarDay, status: Child.Status = .active, tags: [Int] = [], district: String
    ) throws -> Child {
      Child(
        key: key, rowKey: key, born: born,
        age: try day(2026, 9, 1).completedYears(since: born),
        categories: WordSet([category]), languages: WordSet(languages), lives: .init(lives),
        isRural: lives == 1, shift: nil, hours: Hours(anywhere: open), tags: WordSet(tags),
        companion: .none, since: since, status: status, conclusionUntil: nil, family: nil,
        attributes: [district])
    }
    return [
      try child(
        "C-001", born: day(2021, 3, 14), category: 0, languages: [0], lives: 0,
        since: day(2026, 1, 12), district: "North"),
      try child(
        "C-002", born: day(2020, 5, 2), category: 0, languages: [0, 1], lives: 0,
        since: day(2025, 9, 3), district: "North"),
      try child(
        "C-003", born: day(2023, 7, 30), category: 1, languages: [1], lives: 1,
        since: day(2026, 2, 1), district: "South"),
      try child(
        "C-004", born: day(2017, 11, 20), category: 0, languages: [0], lives: 0,
        since: day(2026, 3, 2), tags: [0], district: "North"),
      try child(
        "C-005", born: day(2019, 1, 9), category: 0, languages: [1], lives: 0,
        since: day(2026, 4, 20), status: .noConclusion, district: "South"),
      try child(
        "C-006", born: day(2016, 6, 6), category: 2, languages: [1], lives: 0,
        since: day(2024, 12, 1), district: "North"),
      try child(
        "C-007", born: day(2015, 2, 2), category: 1, languages: [0], lives: 1,
        since: day(2026, 5, 5), district: "South"),
    ]
  }

  private static func needs(weeks: Int) -> [Need] {
    func need(
      _ child: Int, _ service: Int, _ asked: Int, form: Service.Form = .any, minutes: Int = 30,
      categories: [Int], last: CalendarDay? = nil
    ) -> Need {
      let weekly = service != 2
      return Need(
        child: .init(child), service: .init(service), form: form,
        asked: weekly ? asked * weeks : asked, mostInWeek: asked, least: 1,
        minutes: weekly ? minutes : 0, roster: nil, site: nil, priority: 0,
        categories: WordSet(categories), last: last, had: nil)
    }
    return [
      need(0, 0, 2, categories: [0]), need(0, 1, 1, categories: [0]),
      need(1, 0, 2, form: .individual, categories: [0]),
      need(1, 1, 1, form: .group, categories: [0]),
      need(2, 1, 2, minutes: 20, categories: [1]), need(3, 0, 3, categories: [0]),
      need(4, 0, 2, categories: [0]), need(5, 0, 2, categories: [2]),
      need(6, 2, 2, form: .individual, categories: [1]),
      need(3, 3, 1, form: .individual, categories: [0]),
    ]
  }

  private static func turn() throws -> Turn {
    Turn(
      key: "Т-07", site: .init(2), service: .init(2),
      days: try range((2026, 10, 1), (2026, 10, 21)), places: 60, ageFrom: 3, ageTo: 17,
      categories: WordSet([1]), stepFreePlaces: 6, companion: .place, quotas: [], reserved: [])
  }

  private static let current: [CurrentRow] = [
    row(0, 0, specialist: 0, weekday: .monday, 540, file: 2),
    row(3, 0, specialist: 0, weekday: .monday, 540, file: 3),
    row(4, 0, specialist: 0, weekday: .tuesday, 540, file: 4),
  ]

  private static func row(
    _ child: Int, _ service: Int, specialist: Int, weekday: Weekday, _ minute: Int, file: Int
  ) -> CurrentRow {
    CurrentRow(
      child: .init(child), service: .init(service),
      content: .session(
        .init(
          specialist: .init(specialist), site: .init(0), week: nil,
          time: .init(weekday: weekday, minute: minute), rooms: [.init(0)], minutes: 30)),
      keep: .ifFree, fileRow: file)
  }
}
