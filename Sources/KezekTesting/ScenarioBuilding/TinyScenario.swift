public import Kezek

/// Builds tiny scenarios part by part, with a default for whatever a test does not speak of.
///
/// The default grid is Monday to Friday, 9:00 to 13:00, in periods of 30 minutes; the default
/// term is 1 September to 31 December 2026. Everyone can come at any open hour; nobody is bound
/// by anything that the test does not set. The parts stay open to the test in `parts`.
public struct TinyScenario: Sendable {
  public var parts: Scenario.Parts

  /// An empty scenario over a grid of `weeks` weeks, with the place and site "Town" that
  /// everything is at unless it says otherwise.
  public init(
    weeks: Int = 1, step: Int = 30, from first: Int = 9 * 60, to end: Int = 13 * 60,
    days: ClosedRange<Int> = 0...4
  ) {
    let periodsPerDay = (end - first) / step
    var open = PeriodSet(count: weeks * 7 * periodsPerDay)
    for day in 0..<(weeks * 7) where days.contains(day % 7) {
      open.insert((day * periodsPerDay)..<((day + 1) * periodsPerDay))
    }
    parts = Scenario.Parts(
      name: "tiny", settings: Self.settings(),
      grid: TimeGrid(
        weeks: weeks, step: step, firstMinute: first, periodsPerDay: periodsPerDay, open: open),
      categories: Vocabulary(words: ["speech", "hearing", "motor", "autism"]),
      languages: Vocabulary(words: ["kk", "ru"]),
      tags: Vocabulary(words: ["step-free", "quiet", "loop"]), stepFree: 0)
    parts.places = [Place(key: "Town")]
    parts.sites = [
      Site(key: "Town", place: DenseID(0), opening: open, tags: WordSet(), kind: "")
    ]
  }

  /// Settings with a value or the default for each key.
  public static func settings(
    term: DayRange? = nil, holidays: [DayRange] = [], daySessions: Int = 4, dayMinutes: Int? = nil,
    maxTravel: Int? = nil, reportBy: [String] = [], hoursAre: Settings.HoursAre = .clock
  ) -> Settings {
    Settings(
      term: term ?? days("2026-09-01", "2026-12-31"), holidays: holidays, noon: 13 * 60,
      daySessions: daySessions, dayMinutes: dayMinutes, maxTravel: maxTravel, courseWorth: 10,
      reportBy: reportBy, hoursAre: hoursAre, data: .synthetic, asOf: day("2026-08-31"), seed: 1,
      defaultsInForce: [])
  }

  /// The day of an ISO 8601 date; the first day of 1970 where the calendar has none.
  public static func day(_ iso: String) -> CalendarDay {
    CalendarDay(iso: iso) ?? CalendarDay(number: 0)
  }

  /// The days from one ISO 8601 date to another; the first alone where they are out of order.
  public static func days(_ first: String, _ last: String) -> DayRange {
    DayRange(first: day(first), last: day(last)) ?? DayRange(day(first))
  }

  /// The scenario of the parts as they stand.
  public func scenario() throws(ScenarioDefects) -> Scenario {
    try Scenario(parts)
  }

  /// The open periods of some days between two minutes of the day; all days, all hours by default.
  public func periods(
    days: some Sequence<Int> = 0..<14, from: Int = 0, to: Int = 24 * 60
  ) -> PeriodSet {
    var set = parts.grid.none
    for day in days where day < parts.grid.dayCount {
      set.insert(parts.grid.periods(day: day, from: from, to: to))
    }
    return set.intersection(parts.grid.open)
  }
}
