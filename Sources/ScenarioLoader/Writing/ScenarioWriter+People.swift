import Kezek

extension ScenarioWriter {
  func children() -> TableText {
    var table = table(
      .children,
      [
        "child", "born", "category", "language", "lives", "rural", "shift", "when", "step_free",
        "companion", "since", "status", "count", "family", "until",
      ] + scenario.settings.reportBy)
    var first = 0
    while first < scenario.children.count {
      let child = scenario.children[first]
      var end = first + 1
      while end < scenario.children.count, scenario.children[end].rowKey == child.rowKey {
        end += 1
      }
      table.append(row(child, like: end - first))
      first = end
    }
    return table
  }

  private func row(_ child: Child, like count: Int) -> [String] {
    let companion = child.companion
    let status = child.status
    return [
      child.rowKey, child.born.dotted,
      words.list("category", scenario.categories.words(of: child.categories)),
      words.list("language", scenario.languages.words(of: child.languages)),
      child.lives.map { scenario.places[$0].key } ?? "", words.yes(child.isRural),
      words.number(child.shift), when(child.hours),
      words.list("tag", scenario.tags.words(of: child.tags)),
      companion == .none ? "" : words.word("companion", companion, among: FieldWords.companion),
      child.since.dotted,
      status == .active ? "" : words.word("status", status, among: FieldWords.status),
      count == 1 && child.key == child.rowKey ? "" : String(count), child.family ?? "",
      words.date(child.conclusionUntil),
    ] + child.attributes
  }

  func needs() -> TableText {
    var table = table(
      .needs,
      [
        "child", "service", "times", "least", "form", "minutes", "group", "last", "site",
        "priority", "category", "had",
      ])
    for need in scenario.needs {
      let child = scenario.children[need.child]
      // The needs of like children are one row.
      if need.child.index > 0, scenario.children[need.child.index - 1].rowKey == child.rowKey {
        continue
      }
      table.append(row(need, of: child))
    }
    return table
  }

  private func row(_ need: Need, of child: Child) -> [String] {
    let service = scenario.services[need.service]
    let times = service.per == .week ? need.asked / scenario.grid.weeks : need.asked
    let isWeekly = service.per.isWeekly
    let hasOwnMinutes = isWeekly && need.minutes != service.minutes(atAge: child.age)
    let hasOwnCategories = need.categories != child.categories
    return [
      child.rowKey, words.word("service", service.key), String(times), String(need.least),
      isWeekly ? words.word("form", need.form, among: FieldWords.form) : "",
      hasOwnMinutes ? String(need.minutes) : "",
      need.roster.map { scenario.rosters[$0].key } ?? "", words.date(need.last),
      need.site.map { scenario.sites[$0].key } ?? "",
      need.priority == 0 ? "" : String(need.priority),
      hasOwnCategories
        ? words.list("category", scenario.categories.words(of: need.categories)) : "",
      words.number(need.had),
    ]
  }

  func specialists() -> TableText {
    var table = table(
      .specialists,
      [
        "specialist", "services", "hours", "when", "languages", "categories", "children",
        "travels",
      ])
    for specialist in scenario.specialists {
      table.append([
        specialist.key,
        words.list("service", specialist.services.map { scenario.services[$0].key }),
        NumberCell.hours(specialist.contactMinutes / scenario.grid.weeks),
        when(specialist.hours),
        words.list("language", scenario.languages.words(of: specialist.languages)),
        words.list("category", scenario.categories.words(of: specialist.categories)),
        words.number(specialist.caseload), words.yes(specialist.siteChoice == .eachDay),
      ])
    }
    return table
  }

  func current() -> TableText {
    var table = table(
      .current,
      [
        "child", "service", "specialist", "site", "week", "day", "start", "turn", "keep", "room",
        "minutes",
      ])
    for row in scenario.current {
      let child = scenario.children[row.child]
      var cells = [child.key, words.word("service", scenario.services[row.service].key)]
      switch row.content {
      case .session(let slot):
        cells += [
          scenario.specialists[slot.specialist].key,
          slot.site.map { scenario.sites[$0].key } ?? "",
          slot.week.map { $0 == 0 ? "A" : "B" } ?? "",
          slot.time.map { words.word("day", $0.weekday.code) } ?? "",
          slot.time.map { ClockCell.text($0.minute) } ?? "", "", keep(row.keep),
          rooms(slot.rooms), words.number(slot.minutes),
        ]
      case .course(let turn):
        cells += ["", "", "", "", "", scenario.turns[turn].key, keep(row.keep), "", ""]
      }
      table.append(cells)
    }
    return table
  }

  /// One unit by its own key, the like units of a row by the row's.
  private func rooms(_ units: [Room.ID]) -> String {
    guard let first = units.first else { return "" }
    let room = scenario.rooms[first]
    return units.count == 1 ? room.key : room.rowKey
  }

  private func keep(_ keep: CurrentRow.Keep) -> String {
    switch keep {
    case .yes: words.word("yes/no", "yes")
    case .no: words.word("yes/no", "no")
    case .ifFree: ""
    }
  }

  func absences() -> TableText {
    var table = table(.absences, ["who", "from", "to", "note"])
    for absence in scenario.absences {
      let who =
        switch absence.who {
        case .child(let id): scenario.children[id].key
        case .specialist(let id): scenario.specialists[id].key
        case .room(let id): scenario.rooms[id].key
        case .site(let id): scenario.sites[id].key
        }
      table.append([who, absence.days.first.dotted, absence.days.last.dotted, ""])
    }
    return table
  }
}
