import Kezek

/// What contradicts itself, or the other tables, in today's plan.
///
/// The table is a baseline that may break conditions, so what is wrong with it is a warning. A row
/// that must stay is a pin: pins that cannot stand together are an error that names the smallest
/// set of them.
struct CurrentChecks {
  let built: BuiltScenario
  let table: Table?
  let sessions: [CurrentSession]
  private let needs: [NeedKey: [Need]]

  /// A child and a service.
  struct NeedKey: Hashable {
    let child: Child.ID
    let service: Service.ID
  }

  init(_ built: BuiltScenario, _ table: Table?) {
    self.built = built
    self.table = table
    var needs: [NeedKey: [Need]] = [:]
    if !built.current.rows.isEmpty {
      for need in built.needs.needs {
        needs[NeedKey(child: need.child, service: need.service), default: []].append(need)
      }
    }
    self.needs = needs
    sessions = built.current.rows.filter { $0.keep != .no }.compactMap { row in
      let key = NeedKey(child: row.child, service: row.service)
      return CurrentSession(row, built, needs: needs[key] ?? [])
    }
  }

  var grid: TimeGrid { built.context.grid }

  /// Adds every finding.
  func report(_ log: inout BuildLog) {
    guard table != nil else { return }
    reportSingleRows(&log)
    reportClashes(of: .specialist, &log)
    reportClashes(of: .child, &log)
    PinConditions(self).report(&log)
    PinChecks(self).report(&log)
    PinPairs(self).report(&log)
  }

  func place(_ row: Int? = nil, _ column: String? = nil) -> FindingCollector.Place {
    table?.place(row.map { $0 - 1 }, column) ?? FindingCollector.Place()
  }

  /// The child's needs of the service of a row, one for each form.
  func needs(of row: CurrentRow) -> [Need] {
    needs[NeedKey(child: row.child, service: row.service)] ?? []
  }

  /// The site of a row: its own, else the only one of its specialist; nil where there are several.
  func site(of slot: CurrentRow.Slot) -> Site.ID? {
    if let site = slot.site { return site }
    if built.sites.count == 1 { return built.sites.ids.first }
    let hours = built.specialists.specialists[slot.specialist].hours
    return hours.anywhere.isEmpty && hours.atSites.count == 1 ? hours.atSites[0].site : nil
  }

  /// Whether the child asks for the service of a row.
  func isAsked(_ row: CurrentRow) -> Bool {
    needs[NeedKey(child: row.child, service: row.service)] != nil
  }

  // MARK: Rows by themselves

  private func reportSingleRows(_ log: inout BuildLog) {
    for row in built.current.rows where row.keep != .no {
      let isPinned = row.keep == .yes
      if !isAsked(row) {
        log.findings.add(
          isPinned ? .pinWithoutNeed : .noSuchNeed, at: place(row.fileRow, "service"),
          details: ["service": built.services[row.service].key])
      }
      if isPinned, built.children.children[row.child].status == .postponed {
        log.findings.add(.pinOfBarredChild, at: place(row.fileRow, "child"))
      }
      guard case .session(let slot) = row.content else { continue }
      let specialist = built.specialists.specialists[slot.specialist]
      if !specialist.services.contains(row.service) {
        log.findings.add(
          isPinned ? .pinLacksService : .specialistLacksService,
          at: place(row.fileRow, "specialist"), value: specialist.key,
          details: ["service": built.services[row.service].key])
      }
    }
    for session in sessions { reportHours(session, &log) }
  }

  private func reportHours(_ session: CurrentSession, _ log: inout BuildLog) {
    let specialist = built.specialists.specialists[session.slot.specialist]
    let child = built.children.children[session.row.child]
    let at = place(session.row.fileRow, "start")
    let starts = session.weeks.map { week in
      grid.period(
        day: grid.day(week: week, weekday: session.time.weekday), minute: session.time.minute)
    }
    // A start off the grid was said when the row was read; a pin there cannot be kept at all.
    guard !starts.contains(nil) else {
      if session.isPinned {
        log.findings.add(.pinStartOffGrid, at: at, value: ClockCell.text(session.time.minute))
      }
      return
    }
    let length = grid.periods(forMinutes: session.minutes)
    let sites = session.slot.site.map { [$0] } ?? built.sites.ids
    // With two weeks and none named, one of them is enough (RULES 30).
    func fits(_ hours: Hours, opens: Bool) -> Bool {
      starts.compactMap { $0 }.contains { start in
        let end = start + length
        guard end <= (grid.day(of: start) + 1) * grid.periodsPerDay else { return false }
        return sites.contains { site in
          hours.periods(at: site).contains(start..<end)
            && (!opens || built.sites[site].opening.contains(start..<end))
        }
      }
    }
    if !fits(specialist.hours, opens: true) {
      log.findings.add(
        session.isPinned ? .pinOutsideSpecialistHours : .outsideSpecialistHours, at: at,
        details: details(session, ["specialist": specialist.key]))
    }
    if session.service.who != .parent, !fits(child.hours, opens: false) {
      log.findings.add(
        session.isPinned ? .pinOutsideChildHours : .outsideChildHours, at: at,
        details: details(session, ["child": child.key]))
    }
  }

  private func details(
    _ session: CurrentSession, _ others: [String: String]
  ) -> [String: String] {
    var details = others
    details["day"] = session.time.weekday.code
    details["time"] = ClockCell.text(session.time.minute)
    return details
  }

  // MARK: Clashes

  /// Whose time two sessions share.
  enum Owner {
    case specialist
    case child
  }

  /// Adds sessions of one specialist or child that overlap: all that hang together as one warning,
  /// two pins that do as an error.
  private func reportClashes(of owner: Owner, _ log: inout BuildLog) {
    var days: [[Int]: [CurrentSession]] = [:]
    for session in sessions {
      // A parents' service may run beside the child's own sessions (RULES 17).
      if owner == .child, session.service.who == .parent { continue }
      for week in session.weeks {
        let whose =
          owner == .specialist ? session.slot.specialist.index : session.row.child.index
        days[[whose, week, session.time.weekday.rawValue], default: []].append(session)
      }
    }
    var seen: Set<[Int]> = []
    for key in days.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let day = (days[key] ?? []).sorted {
        ($0.time.minute, $0.row.fileRow) < ($1.time.minute, $1.row.fileRow)
      }
      for cluster in clusters(day, owner) {
        let rows = Set(cluster.map(\.row.fileRow)).sorted()
        if seen.insert(rows).inserted { report(cluster, rows, owner, &log) }
      }
    }
  }

  /// Sessions of a day that overlap one another, directly or through others.
  private func clusters(_ day: [CurrentSession], _ owner: Owner) -> [[CurrentSession]] {
    var clusters: [[CurrentSession]] = []
    var cluster: [CurrentSession] = []
    var hasClash = false
    var end = Int.min
    for session in day {
      if session.time.minute >= end {
        if hasClash { clusters.append(cluster) }
        (cluster, hasClash) = ([], false)
      }
      if !hasClash { hasClash = cluster.contains { clash($0, session, owner) } }
      cluster.append(session)
      end = max(end, session.span.upperBound)
    }
    if hasClash { clusters.append(cluster) }
    return clusters
  }

  private func clash(_ left: CurrentSession, _ right: CurrentSession, _ owner: Owner) -> Bool {
    left.span.overlaps(right.span) && left.row.fileRow != right.row.fileRow
      // A row without a week may be held in the other one (RULES 30).
      && left.weeks.count == right.weeks.count
      && !(owner == .specialist && left.isOneMeeting(with: right))
  }

  private func report(
    _ cluster: [CurrentSession], _ rows: [Int], _ owner: Owner, _ log: inout BuildLog
  ) {
    let pins = cluster.filter { $0.isPinned && $0.weeks.count == 1 }
    for (index, left) in pins.enumerated() {
      guard let right = pins[(index + 1)...].first(where: { clash(left, $0, owner) }) else {
        continue
      }
      let code: LoaderCode = owner == .specialist ? .pinsOfSpecialistClash : .pinsOfChildClash
      let pair = [left.row.fileRow, right.row.fileRow].sorted()
      add(code, pair, at: right, owner, &log)
      if pair == rows { return }
      break
    }
    add(owner == .specialist ? .specialistClash : .childClash, rows, at: cluster[0], owner, &log)
  }

  private func add(
    _ code: LoaderCode, _ rows: [Int], at session: CurrentSession, _ owner: Owner,
    _ log: inout BuildLog
  ) {
    let shown = rows.prefix(8).map(String.init).joined(separator: ", ")
    var details = [
      "rows": shown + (rows.count > 8 ? ", …" : ""), "day": session.time.weekday.code,
      "time": ClockCell.text(session.time.minute),
    ]
    switch owner {
    case .specialist:
      details["specialist"] = built.specialists.specialists[session.slot.specialist].key
    case .child:
      details["child"] = built.children.children[session.row.child].key
    }
    log.findings.add(
      code, at: FindingCollector.Place(file: place().file, table: .current), rows: rows,
      details: details)
  }
}
