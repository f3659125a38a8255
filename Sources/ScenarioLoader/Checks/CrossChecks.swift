import Kezek

/// What only several tables together show.
struct CrossChecks {
  let built: BuiltScenario
  let tables: [TableKind: Table]
  let unreadable: Set<TableKind>

  var settings: Settings { built.context.settings }
  var grid: TimeGrid { built.context.grid }

  /// Adds every finding.
  func report(_ log: inout BuildLog) {
    reportMissingTables(&log)
    reportHolidays(&log)
    reportServices(&log)
    reportRooms(&log)
    reportHours(&log)
    reportNames(&log)
    reportTravel(&log)
    reportChildrenWithoutNeeds(&log)
  }

  /// Where a table of that kind is, or would be.
  func place(_ kind: TableKind, _ row: Int? = nil, _ column: String? = nil)
    -> FindingCollector.Place
  {
    tables[kind]?.place(row, column) ?? FindingCollector.Place(file: kind.fileName)
  }

  private func reportMissingTables(_ log: inout BuildLog) {
    let asksWeekly = built.needs.needs.contains { built.services[$0.service].per.isWeekly }
    guard asksWeekly else { return }
    if tables[.specialists] == nil, !unreadable.contains(.specialists) {
      log.findings.add(.missingFile, at: place(.specialists))
    }
    if let table = tables[.specialists], table.rows.isEmpty {
      log.findings.add(.noRows, at: table.place())
    }
    if tables[.rooms] == nil, !unreadable.contains(.rooms) {
      log.findings.add(.noRooms, at: place(.rooms))
    }
  }

  private func reportHolidays(_ log: inout BuildLog) {
    guard built.context.isTermKnown else { return }
    for days in settings.holidays where !days.overlaps(settings.term) {
      log.findings.add(
        .holidayOutsideTerm, at: place(.settings), value: days.first.dotted, children: 0)
    }
  }

  private func reportChildrenWithoutNeeds(_ log: inout BuildLog) {
    guard let table = tables[.children], tables[.needs] != nil,
      log.findings.brokenRows(of: .needs).isEmpty
    else { return }
    var asks = [Bool](repeating: false, count: built.children.children.count)
    for need in built.needs.needs { asks[need.child.index] = true }
    var rows: [Int] = []
    for entry in built.children.registry.index.entries {
      guard let like = built.children.registry.payload(of: entry.id) else { continue }
      if like.allSatisfy({ !asks[$0] }) { rows.append(entry.row) }
    }
    // A need whose service is left out still says that the child asks.
    let needs = tables[.needs]
    let asking = Set((needs?.rows ?? []).map { needs?.text($0, "child") ?? "" })
    rows = rows.filter { !asking.contains(table.text($0 - 1, "child")) }
    if !rows.isEmpty {
      log.findings.add(
        .childrenWithoutNeeds, at: table.place(), rows: rows,
        details: ["count": String(rows.count)])
    }
  }
}

// MARK: Services, rooms, hours

extension CrossChecks {
  private func reportServices(_ log: inout BuildLog) {
    // Rows with errors give their services too, once they are mended.
    let given = named(in: .specialists, "services")
    let turned = named(in: .turns, "service")
    for id in built.services.ids {
      let service = built.services[id]
      guard let rows = built.needs.rowsOfService[id], !rows.isEmpty else { continue }
      if service.per.isWeekly {
        guard !given.contains(service.key), tables[.specialists] != nil else { continue }
        log.findings.add(
          .nobodyGives, at: place(.needs), rows: rows, details: ["service": service.key])
      } else if !turned.contains(service.key), !unreadable.contains(.turns) {
        log.findings.add(
          .noTurnOfService, at: place(.needs), rows: rows, details: ["service": service.key])
      }
    }
    for (index, specialist) in built.specialists.specialists.enumerated() {
      for id in specialist.services where !built.services[id].per.isWeekly {
        log.findings.add(
          .servicesByTurns, at: place(.specialists, built.specialists.rows[index], "services"),
          details: ["service": built.services[id].key])
      }
    }
  }

  /// The services that a column names.
  private func named(in kind: TableKind, _ column: String) -> Set<String> {
    guard let table = tables[kind], let choice = built.directory?.choice else { return [] }
    var words: Set<String> = []
    for text in Set(table.rows.map({ table.text($0, column) })) {
      let items = WordListCell.items(CellText(text), choice)
      words.formUnion(items.compactMap { choice.match($0)?.word })
    }
    return words
  }

  private func reportRooms(_ log: inout BuildLog) {
    guard let rooms = built.rooms, let table = tables[.rooms] else { return }
    let weekly = built.services.filter(\.per.isWeekly)
    if !weekly.isEmpty, weekly.allSatisfy(\.kinds.isEmpty) {
      log.findings.add(.roomsUnused, at: table.place())
    }
    let present = Set(rooms.rooms.map(\.kind))
    let known = RoomsBuilder.kindNames(table)
    guard let services = tables[.services] else { return }
    let rowOf = Dictionary(
      services.rows.map { row -> (String, Int) in
        let text = services.text(row, "service")
        return (built.directory?.choice.match(text)?.word ?? text, row)
      }, uniquingKeysWith: { first, _ in first })
    for (service, draft) in zip(built.services, built.directory?.drafts ?? []) {
      let row = rowOf[draft.key]
      for id in service.kinds.joined() where !present.contains(id) {
        let kind = rooms.kinds[id].key
        // A row of that kind with an error gives the room once it is mended.
        if known.contains(kind) { continue }
        let isKnown = RoomsBuilder.isCatalogued(kind)
        log.findings.add(
          isKnown ? .noRoomOfKind : .unknownKind, at: services.place(row, "room"),
          value: isKnown ? nil : kind,
          details: isKnown
            ? ["service": service.key, "room_kind": kind] : ["service": service.key],
          maybe: isKnown ? nil : NearestWord.find(kind, among: known))
      }
    }
  }

  private func reportHours(_ log: inout BuildLog) {
    for (index, specialist) in built.specialists.specialists.enumerated() {
      let row = built.specialists.rows[index]
      let available = specialist.hours.anyPeriods.intersection(grid.open).memberCount * grid.step
      if settings.hoursAre == .clock, specialist.contactMinutes > available {
        log.findings.add(
          .moreHoursThanAvailable, at: place(.specialists, row, "hours"),
          value: NumberCell.hours(specialist.contactMinutes / grid.weeks),
          details: ["available": NumberCell.hours(available / grid.weeks)])
      }
      if let clash = SiteChanges(specialist, grid, built.sites, built.travel.table).firstTooShort {
        log.findings.add(
          clash.overlaps ? .atTwoSitesAtOnce : .noTimeBetweenSites,
          at: place(.specialists, row, "when"),
          value: tables[.specialists]?.text(row, "when"),
          details: [
            "day": clash.day.code, "first": built.sites[clash.first].key,
            "second": built.sites[clash.second].key, "minutes": String(clash.minutes),
          ])
      }
    }
  }

  private func reportTravel(_ log: inout BuildLog) {
    let asking = Set(
      built.needs.needs.filter { built.services[$0.service].per.isWeekly }.map(\.child))
    let sites = workingSites()
    guard built.travel.table.isListed else {
      var places = Set(sites.map { built.sites[$0].place })
      for id in asking { if let place = built.children.children[id].lives { places.insert(place) } }
      if !asking.isEmpty, places.count > 1, !unreadable.contains(.travel) {
        log.findings.add(.noTravel, at: place(.travel))
      }
      return
    }
    var childrenAt: [Place.ID: Int] = [:]
    for id in asking {
      if let place = built.children.children[id].lives { childrenAt[place, default: 0] += 1 }
    }
    var pairs: [String] = []
    var concerned = 0
    for (home, count) in childrenAt.sorted(by: { $0.key < $1.key }) {
      var isConcerned = false
      for site in sites
      where built.travel.table.minutes(from: home, to: site, in: built.sites) == nil {
        pairs.append("\(built.places.places[home].key) – \(built.sites[site].key)")
        isConcerned = true
      }
      if isConcerned { concerned += count }
    }
    guard !pairs.isEmpty else { return }
    let shown = pairs.prefix(5).joined(separator: "; ") + (pairs.count > 5 ? "; …" : "")
    log.findings.add(
      .unlistedPairs, at: place(.travel), details: ["count": String(pairs.count), "pairs": shown],
      children: concerned)
  }

  /// The sites at which some specialist may work.
  private func workingSites() -> [Site.ID] {
    let specialists = built.specialists.specialists
    if specialists.contains(where: { !$0.hours.anywhere.isEmpty }) { return built.sites.ids }
    let named = Set(specialists.flatMap { $0.hours.atSites.map(\.site) })
    return built.sites.ids.filter(named.contains)
  }
}
