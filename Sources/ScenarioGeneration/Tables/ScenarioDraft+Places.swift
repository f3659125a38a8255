import Kezek

extension ScenarioDraft {
  func servicesTable(_ wording: Wording) -> TextTable {
    var table = TextTable(
      name: "services",
      header: [
        "service", "per", "minutes", "form", "group_min", "group_max", "age_gap", "room", "who",
        "gap_days", "age_from", "age_to",
      ])
    for row in services {
      let minutes = row.minutes.map { entry in
        guard let under = entry.under else { return "\(entry.minutes)" }
        return language == .kazakh
          ? "\(entry.minutes) \(under) \(wording.word("age", "under"))"
          : "\(entry.minutes) \(wording.word("age", "under")) \(under)"
      }
      let cells: [String] = [
        wording.word("service", row.name), row.per.map { wording.word("per", $0) } ?? "",
        minutes.joined(separator: ", "), row.form.map { wording.word("form", $0) } ?? "",
        text(row.groupMin), text(row.groupMax), text(row.ageGap),
        row.rooms.map { kinds($0, wording) }.joined(separator: ", "),
        row.who.map { wording.word("who", $0) } ?? "", text(row.gapDays), text(row.ageFrom),
        text(row.ageTo),
      ]
      table.add(cells)
    }
    return table
  }

  func sitesTable(_ wording: Wording) -> TextTable {
    var table = TextTable(name: "sites", header: ["site", "place", "when", "step_free", "kind"])
    for row in sites {
      table.add([
        row.name, row.place, wording.hours(row.hours), tags(row.tags, wording), row.kind,
      ])
    }
    return table
  }

  func roomsTable(_ wording: Wording) -> TextTable {
    var table = TextTable(
      name: "rooms", header: ["room", "site", "kind", "seats", "step_free", "when", "count"])
    for row in rooms {
      table.add([
        row.id, row.site, kinds(row.kind, wording), text(row.seats), tags(row.tags, wording),
        wording.hours(row.hours), text(row.count),
      ])
    }
    return table
  }

  func turnsTable(_ wording: Wording) -> TextTable {
    var table = TextTable(
      name: "turns",
      header: [
        "turn", "site", "service", "first_day", "last_day", "places", "age_from", "age_to",
        "categories", "step_free_places", "companion", "quota", "reserved",
      ])
    for row in turns {
      let cells: [String] = [
        row.id, row.site, wording.word("service", row.service), row.days.first.dotted,
        row.days.last.dotted, "\(row.places)", text(row.ageFrom), text(row.ageTo),
        wording.list("category", row.categories), text(row.stepFreePlaces),
        row.companion.map { wording.word("turn companion", $0) } ?? "",
        quotas(row.quotas, wording), quotas(row.reserved, wording),
      ]
      table.add(cells)
    }
    return table
  }

  func travelTable(_ wording: Wording) -> TextTable {
    var table = TextTable(name: "travel", header: ["from", "to", "minutes"])
    for row in travel { table.add([row.from, row.to, "\(row.minutes)"]) }
    return table
  }

  /// The settings' keys and values in the language.
  func settingsEntries(_ wording: Wording) -> [(key: String, value: String)] {
    var entries: [(key: String, value: String)] = []
    func add(_ key: String, _ value: String?) {
      if let value { entries.append((wording.setting(key), value)) }
    }
    let days = { (range: DayRange) -> String in
      range.first == range.last
        ? range.first.dotted : range.first.dotted + " - " + range.last.dotted
    }
    add("valid", settings.first.dotted + " - " + settings.last.dotted)
    add("data", wording.word("data", "synthetic"))
    if !settings.holidays.isEmpty {
      add("holidays", settings.holidays.map(days).joined(separator: ", "))
    }
    add("grid", gridText(wording))
    add("weeks", settings.weeks == 1 ? nil : "\(settings.weeks)")
    if settings.statesShifts {
      for (index, window) in settings.shifts.enumerated() {
        let weekdays = wording.days([.monday, .tuesday, .wednesday, .thursday, .friday])
        add(
          "shift_\(index + 1)",
          "\(weekdays) \(wording.clock(window.from))-\(wording.clock(window.to))")
      }
    }
    add("day_sessions", settings.daySessions.map { "\($0)" })
    add("day_minutes", settings.dayMinutes.map { "\($0)" })
    add("max_travel", settings.maxTravel.map { "\($0)" })
    add("course_worth", settings.courseWorth.map { "\($0)" })
    add("report_by", settings.reportBy.isEmpty ? nil : settings.reportBy.joined(separator: ", "))
    add("hours_are", settings.countsLessons ? wording.word("hours_are", "lessons") : nil)
    add("as_of", settings.asOf?.dotted)
    add("seed", settings.seed.map { "\($0)" })
    return entries
  }

  private func gridText(_ wording: Wording) -> String {
    let grid = settings.grid
    let window = "\(wording.clock(grid.window.from))-\(wording.clock(grid.window.to))"
    var text = "\(wording.days(grid.days)) \(window)"
    if let pause = grid.pause {
      let hours = "\(wording.clock(pause.from))-\(wording.clock(pause.to))"
      text += ", \(wording.word("time", "break")) \(hours)"
    }
    return text + ", \(wording.word("time", "step")) \(grid.step)"
  }

  /// A kind, or alternatives parted by a slash, each in the language.
  private func kinds(_ kinds: String, _ wording: Wording) -> String {
    kinds.split(separator: "/").map { wording.word("kind", String($0)) }.joined(separator: "/")
  }

  private func quotas(_ quotas: [(word: String, children: Int)], _ wording: Wording) -> String {
    quotas.map { wording.word("quota", $0.word) + " \($0.children)" }.joined(separator: ", ")
  }
}
