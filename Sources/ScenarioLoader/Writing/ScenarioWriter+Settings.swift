import Kezek

extension ScenarioWriter {
  func settings() -> TableText {
    let settings = scenario.settings
    var values: [String: String] = [
      "valid": words.range(settings.term),
      "holidays": settings.holidays.map(words.range).joined(separator: ", "),
      "grid": grid(), "weeks": String(scenario.grid.weeks), "noon": ClockCell.text(settings.noon),
      "day_sessions": String(settings.daySessions),
      "day_minutes": words.number(settings.dayMinutes),
      "max_travel": words.number(settings.maxTravel),
      "course_worth": String(settings.courseWorth),
      "report_by": settings.reportBy.joined(separator: ", "), "seed": String(settings.seed),
      "hours_are": words.word("hours_are", settings.hoursAre == .clock ? "clock" : "lessons"),
      "data": settings.data == .unmarked ? "" : words.word("data", settings.data.rawValue),
      "as_of": settings.asOf.dotted,
    ]
    for shift in 1...2 { values["shift_\(shift)"] = self.shift(shift) }
    var table = table(.settings, ["key", "value"])
    for key in SettingsEntries.keys {
      let name = Words.catalogue.text(.setting, "settings", key, in: words.language)
      table.append([name, values[key] ?? ""])
    }
    return table
  }

  /// The grid's open hours and its step.
  private func grid() -> String {
    let grid = scenario.grid
    let blocks = spans(of: grid.open)
    let step = Words.catalogue.text(.word, "time", "step", in: words.language)
    return (blocks + ["\(step) \(grid.step)"]).joined(separator: ", ")
  }

  /// A school shift: the hours in which no child of it can come; nothing inside the grid where
  /// all of them are free at some hour of it.
  private func shift(_ shift: Int) -> String {
    let children = scenario.children.filter { $0.shift == shift }
    guard !children.isEmpty else { return "" }
    let free = children.reduce(scenario.grid.none) { $0.union($1.hours.anyPeriods) }
    let busy = spans(of: scenario.grid.open.subtracting(free))
    // A minute at midnight touches no open period of any grid with hours of work.
    return busy.isEmpty
      ? "\(words.word("day", "Sun")) 0:00-0:01" : busy.joined(separator: ", ")
  }

  /// Periods as blocks of days with hours from and to, and a week where the weeks differ.
  private func spans(of periods: PeriodSet) -> [String] {
    let grid = scenario.grid
    let printer = AvailabilityPrinter(language: words.language, sites: siteNames)
    var order: [SpanKey] = []
    var days: [SpanKey: DaySet] = [:]
    for weekday in Weekday.allCases {
      let weeks = (0..<grid.weeks).map {
        grid.minutes(of: periods, day: grid.day(week: $0, weekday: weekday)).spans
      }
      for (week, spans) in weeks.enumerated() {
        for span in spans {
          let isWeekly = weeks.allSatisfy { $0.contains(span) }
          if isWeekly, week > 0 { continue }
          let key = SpanKey(span: span, week: isWeekly ? nil : CycleWeek(rawValue: week))
          if days[key] == nil { order.append(key) }
          days[key] = (days[key] ?? DaySet()).union(DaySet([weekday]))
        }
      }
    }
    return order.map { key in
      printer.block(
        AvailabilityExpression.Block(
          site: nil, days: days[key] ?? DaySet(),
          hours: .between(key.span.lowerBound, key.span.upperBound), week: key.week))
    }
  }

  private struct SpanKey: Hashable {
    let span: Range<Int>
    let week: CycleWeek?
  }
}
