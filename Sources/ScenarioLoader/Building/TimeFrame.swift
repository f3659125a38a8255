import Kezek

/// The grid, the length of the cycle and the school shifts.
struct TimeFrame {
  let grid: TimeGrid
  /// The setting that the grid was made of.
  let gridSetting: GridSetting
  /// The periods in which a child of school shift 1 or 2 is busy.
  let busyInShift: [PeriodSet]
  /// Whether the tables made two weeks of a setting that is empty.
  let isTwoWeeksByTables: Bool

  /// The settings in words of their own grammar (RULES, all keys and defaults).
  static let defaultGrid = "Mon-Fri 8:30-18:30, step 30"
  static let defaultShifts = ["Mon-Fri 8:00-13:00", "Mon-Fri 13:30-18:30"]

  init(
    _ draft: SettingsReader.Draft, _ entries: SettingsEntries, _ tables: [TableKind: Table],
    siteNames: [String], _ log: inout BuildLog
  ) {
    let setting = Self.read("grid", Self.defaultGrid, entries, &log) {
      GridCell.read($0, key: entries.entry("grid")?.place.column ?? "")
    }
    let shifts = zip(["shift_1", "shift_2"], Self.defaultShifts).map { key, text in
      Self.read(key, text, entries, &log) { AvailabilityExpression.read($0, sites: []) }
    }
    let first = draft.weeks == nil ? Self.rowNamingWeeks(tables, siteNames) : nil
    let names = first != nil || setting?.namesWeeks == true
    let weeks = draft.weeks ?? (names ? 2 : 1)
    isTwoWeeksByTables = draft.weeks == nil && names
    if let first { log.findings.add(.twoWeeks, at: first) }
    grid = Self.grid(setting, weeks: weeks, entries, &log)
    gridSetting =
      setting
      ?? GridSetting(days: .anywhere, breaks: [], step: GridSetting.defaultStep)
    let noon = draft.settings.noon
    let builtGrid = grid
    busyInShift = shifts.map { expression in
      expression?.busyPeriods(of: builtGrid, noon: noon) ?? builtGrid.none
    }
  }

  private static func read<Value>(
    _ key: String, _ text: String, _ entries: SettingsEntries, _ log: inout BuildLog,
    _ read: (String) -> CellReading<Value>
  ) -> Value? {
    guard let entry = entries.entry(key) else { return read(text).value }
    let reading = read(entry.text)
    log.findings.add(reading.problems, at: entry.place, value: entry.text)
    return reading.value ?? read(text).value
  }

  private static func grid(
    _ setting: GridSetting?, weeks: Int, _ entries: SettingsEntries, _ log: inout BuildLog
  ) -> TimeGrid {
    let reading = setting?.grid(weeks: weeks)
    if let reading, let entry = entries.entry("grid") {
      log.findings.add(reading.problems, at: entry.place, value: entry.text)
    }
    if let grid = reading?.value { return grid }
    let fallback = GridCell.read(defaultGrid).value?.grid(weeks: weeks).value
    return fallback
      ?? TimeGrid(
        weeks: weeks, step: 30, firstMinute: 0, periodsPerDay: 0, open: PeriodSet(count: 0))
  }

  /// The first row whose hours speak of week A or B, or of every second week.
  private static func rowNamingWeeks(
    _ tables: [TableKind: Table], _ siteNames: [String]
  ) -> FindingCollector.Place? {
    let matcher = SiteMatcher(siteNames)
    let none = SiteMatcher([])
    for kind in [TableKind.children, .specialists, .sites, .rooms] {
      guard let table = tables[kind], let index = table.index(of: "when") else { continue }
      let sites = kind == .children || kind == .specialists ? matcher : none
      var seen: Set<String> = []
      for row in table.rows {
        let text = table.text(row, at: index)
        guard !text.isEmpty, seen.insert(text).inserted else { continue }
        let reading = AvailabilityExpression.read(text, matcher: sites)
        if reading.value?.namesWeeks == true { return table.place(row, "when") }
      }
    }
    return nil
  }
}
