import Kezek

extension ScenarioDraft {
  /// The scenario's files by name: a table for each kind of row there is, and the settings.
  func files() -> [String: [UInt8]] {
    let wording = Wording(language: language)
    // One after the other: the rows of all tables at once would take much more room than the bytes.
    let tables: [(Wording) -> TextTable] = [
      childrenTable, needsTable, specialistsTable, servicesTable, sitesTable, roomsTable,
      turnsTable, travelTable, currentTable, absencesTable,
    ]
    var files = ["scenario.yaml": settingsFile(settingsEntries(wording))]
    for make in tables {
      let table = make(wording)
      if table.rows.isEmpty { continue }
      files[table.name + ".csv"] = table.bytes { english in
        wording.header(table.name, english)
      }
    }
    return files
  }

  private func childrenTable(_ wording: Wording) -> TextTable {
    var table = TextTable(
      name: "children",
      header: [
        "child", "born", "category", "language", "lives", "rural", "shift", "when", "step_free",
        "companion", "since", "status", "family", "until",
      ] + settings.reportBy)
    for child in children {
      let cells: [String] = [
        child.id, child.born.dotted, wording.list("category", child.categories),
        wording.list("language", child.languages), child.lives, wording.yes(child.isRural),
        text(child.shift), wording.hours(child.hours), tags(child.tags, wording),
        child.companion.map { wording.word("companion", $0) } ?? "", child.since?.dotted ?? "",
        child.status.map { wording.word("status", $0) } ?? "", child.family ?? "",
        child.until?.dotted ?? "",
      ]
      table.add(cells + child.attributes)
    }
    return table
  }

  private func needsTable(_ wording: Wording) -> TextTable {
    var table = TextTable(
      name: "needs",
      header: [
        "child", "service", "times", "least", "form", "minutes", "group", "last", "site",
        "priority", "category",
      ])
    for need in needs {
      table.add([
        need.child, wording.word("service", need.service), "\(need.times)", text(need.least),
        need.form.map { wording.word("form", $0) } ?? "", text(need.minutes), need.group ?? "",
        need.last?.dotted ?? "", need.site ?? "", text(need.priority),
        wording.list("category", need.categories),
      ])
    }
    return table
  }

  private func specialistsTable(_ wording: Wording) -> TextTable {
    var table = TextTable(
      name: "specialists",
      header: [
        "specialist", "services", "hours", "when", "languages", "categories", "children",
        "travels",
      ])
    for row in specialists {
      table.add([
        row.id, wording.list("service", row.services), wording.hours(halves: row.halfHours),
        wording.hours(row.hours), wording.list("language", row.languages),
        wording.list("category", row.categories), text(row.caseload), wording.yes(row.travels),
      ])
    }
    return table
  }

  private func absencesTable(_ wording: Wording) -> TextTable {
    var table = TextTable(name: "absences", header: ["who", "from", "to", "note"])
    for row in absences {
      table.add([row.who, row.days.first.dotted, row.days.last.dotted, row.note])
    }
    return table
  }

  private func currentTable(_ wording: Wording) -> TextTable {
    var table = TextTable(
      name: "current",
      header: [
        "child", "service", "specialist", "site", "week", "day", "start", "room", "turn", "keep",
      ])
    for row in current {
      table.add([
        row.child, wording.word("service", row.service), row.specialist, row.site,
        row.week.map { $0 == 0 ? "A" : "B" } ?? "", row.day.map(wording.day) ?? "",
        row.start.map(wording.clock) ?? "", row.room, row.turn,
        row.keep.map { wording.word("yes/no", $0) } ?? "",
      ])
    }
    return table
  }

  func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "" }

  /// `yes` alone, or tags as words, where `yes` beside others is the tag step-free.
  func tags(_ tags: [String], _ wording: Wording) -> String {
    if tags == ["yes"] { return wording.yes(true) }
    return wording.list("tag", tags.map { $0 == "yes" ? "step-free" : $0 })
  }
}
