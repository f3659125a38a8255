import Kezek

/// Reads the values of settings, and puts defaults where there is none.
struct SettingsReader {
  private let entries: SettingsEntries
  private var defaults: [String] = []
  /// The further columns of the reports, known even where the term is not.
  private(set) var reportBy: [String] = []

  /// The settings that the scenario's tables are read with, and the texts that wait for the grid.
  struct Draft {
    let settings: Settings
    /// The setting `weeks`; nil = left to the tables.
    let weeks: Int?
    /// Whether the term is known; where it is not, nothing is said that depends on it.
    let isTermKnown: Bool
  }

  init(_ entries: SettingsEntries) {
    self.entries = entries
  }

  /// The settings; without a term, some day stands for it, so that all else can be read.
  mutating func read(_ log: inout BuildLog) -> Draft {
    if entries.entry("valid") == nil, !entries.isUnreadable {
      log.findings.add(.settingMissing, at: entries.place, details: ["setting": "valid"])
    }
    let term = value("valid", &log, DateCell.readRange)
    return rest(term: term, &log)
  }

  private mutating func rest(term known: DayRange?, _ log: inout BuildLog) -> Draft {
    let term = known ?? DayRange(CalendarDay(number: 20_000))
    let holidays = value("holidays", &log, DateCell.readList)
    let weeks = value("weeks", &log) { NumberCell.readWhole($0, in: 1...2) }
    let noon = value("noon", &log, ClockCell.read)
    let daySessions = value("day_sessions", &log) { NumberCell.readWhole($0, in: 1...20) }
    let dayMinutes = value("day_minutes", &log) {
      NumberCell.readWhole($0, in: 1...1440, unit: .minutes)
    }
    let maxTravel = value("max_travel", &log) {
      NumberCell.readWhole($0, in: 0...1440, unit: .minutes)
    }
    let courseWorth = value("course_worth", &log) { NumberCell.readWhole($0, in: 0...10_000) }
    let reportBy = value("report_by", &log) { text in
      WordListCell.read(text, WordChoice(kind: "", unknown: .keep))
    }
    self.reportBy = reportBy ?? []
    let seed = value("seed", &log, NumberCell.readSeed)
    let hoursAre = value("hours_are", &log) { WordCell.read($0, WordChoice(kind: "hours_are")) }
    let data = value("data", &log) { WordCell.read($0, WordChoice(kind: "data")) }
    let asOf = value("as_of", &log, DateCell.read)
    if let asOf, known != nil, asOf > term.last || asOf < term.first.adding(days: -366) {
      log.findings.add(
        .absurdAsOf, at: entries.entry("as_of")?.place ?? entries.place, value: asOf.dotted)
    }
    // The texts of these are read with the grid.
    for key in ["grid", "shift_1", "shift_2"] where entries.entry(key) == nil {
      defaults.append(key)
    }
    return Draft(
      settings: Settings(
        term: term, holidays: holidays ?? [], noon: noon ?? 13 * 60,
        daySessions: daySessions ?? 4, dayMinutes: dayMinutes, maxTravel: maxTravel,
        courseWorth: courseWorth ?? 10, reportBy: reportBy ?? [],
        hoursAre: hoursAre == "lessons" ? .lessons : .clock,
        data: data.flatMap(Settings.DataMark.init(rawValue:)) ?? .unmarked,
        asOf: asOf ?? term.first.adding(days: -1), seed: seed ?? 1,
        defaultsInForce: SettingsEntries.keys.filter(defaults.contains)), weeks: weeks,
      isTermKnown: known != nil)
  }

  private mutating func value<Value>(
    _ key: String, _ log: inout BuildLog, _ read: (String) -> CellReading<Value>
  ) -> Value? {
    guard let entry = entries.entry(key) else {
      defaults.append(key)
      return nil
    }
    let reading = read(entry.text)
    log.findings.add(reading.problems, at: entry.place, value: entry.text)
    return reading.value
  }
}
