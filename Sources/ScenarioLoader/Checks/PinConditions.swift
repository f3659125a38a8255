import Kezek

/// Pinned rows that a condition forbids by themselves, each named with the condition: language,
/// category, age, papers, absence, the place.
///
/// These are the filters that leave a planner no candidate for the row. They are written here from
/// the tables alone, so that `doctor` says them without a solver.
struct PinConditions {
  private let checks: CurrentChecks
  private let built: BuiltScenario
  private let isAway: (Absence.Who) -> Bool

  init(_ checks: CurrentChecks) {
    self.checks = checks
    built = checks.built
    let term = checks.built.context.settings.term
    let long = Set(
      checks.built.absences.absences.filter { absence in
        // Over half of the term removes the weekly sessions (RULES 5).
        term.intersection(absence.days).map { $0.count * 2 > term.count } ?? false
      }.map(\.who))
    isAway = { long.contains($0) }
  }

  /// Adds every finding.
  func report(_ log: inout BuildLog) {
    for row in built.current.rows where row.keep == .yes {
      switch row.content {
      case .session(let slot): report(row, slot, &log)
      case .course(let turn): report(row, built.turns.turns[turn], &log)
      }
    }
  }

  private func add(
    _ code: LoaderCode, _ row: CurrentRow, _ column: String, _ details: [String: String] = [:],
    _ log: inout BuildLog
  ) {
    log.findings.add(code, at: checks.place(row.fileRow, column), details: details)
  }

  // MARK: Sessions

  private func report(_ row: CurrentRow, _ slot: CurrentRow.Slot, _ log: inout BuildLog) {
    let child = built.children.children[row.child]
    let specialist = built.specialists.specialists[slot.specialist]
    let service = built.services[row.service]
    let needs = checks.needs(of: row)
    if lacksPapers(child) { add(.pinWithoutPapers, row, "child", ["child": child.key], &log) }
    if child.age < service.ageFrom ?? 0 || child.age > service.ageTo ?? .max {
      add(
        .pinOutsideAges, row, "child", ["child": child.key, "age": String(child.age)], &log)
    }
    if !specialist.languages.meets(child.languages) {
      add(
        .pinWithoutLanguage, row, "specialist",
        ["child": child.key, "specialist": specialist.key], &log)
    }
    if !needs.isEmpty, !needs.contains(where: { specialist.categories.meets($0.categories) }) {
      add(
        .pinOutsideCategories, row, "specialist",
        ["child": child.key, "specialist": specialist.key], &log)
    }
    reportAbsences(row, slot, &log)
    reportPlace(row, slot, needs, &log)
  }

  private func lacksPapers(_ child: Child) -> Bool {
    guard built.context.isTermKnown else { return false }
    return child.status == .noConclusion
      || child.conclusionUntil.map { $0 < built.context.settings.term.first } ?? false
  }

  private func reportAbsences(
    _ row: CurrentRow, _ slot: CurrentRow.Slot, _ log: inout BuildLog
  ) {
    var away: [(column: String, key: String)] = []
    if isAway(.child(row.child)) {
      away.append(("child", built.children.children[row.child].key))
    }
    if isAway(.specialist(slot.specialist)) {
      away.append(("specialist", built.specialists.specialists[slot.specialist].key))
    }
    if let site = slot.site, isAway(.site(site)) { away.append(("site", built.sites[site].key)) }
    for (column, key) in away { add(.pinOfAbsent, row, column, ["who": key], &log) }
  }

  /// The site that the need requires, the way there, and the rooms that fit the child.
  private func reportPlace(
    _ row: CurrentRow, _ slot: CurrentRow.Slot, _ needs: [Need], _ log: inout BuildLog
  ) {
    guard let site = checks.site(of: slot) else { return }
    let child = built.children.children[row.child]
    if !needs.isEmpty, needs.allSatisfy({ $0.site != nil && $0.site != site }) {
      add(.pinAtOtherSite, row, "site", ["site": built.sites[site].key], &log)
    }
    if let most = built.context.settings.maxTravel, let home = child.lives,
      let minutes = built.travel.table.minutes(from: home, to: site, in: built.sites),
      minutes > most
    {
      add(
        .pinTooFar, row, "site",
        ["site": built.sites[site].key, "minutes": String(minutes), "most": String(most)], &log)
    }
    let service = built.services[row.service]
    guard let first = service.kinds.first else {
      if service.who != .parent, !child.tags.isSubset(of: built.sites[site].tags) {
        add(.pinWithoutRoom, row, "site", ["site": built.sites[site].key], &log)
      }
      return
    }
    guard let rooms = built.rooms, rooms.isListed else { return }
    let here = rooms.rooms.ids.filter { id in
      rooms.rooms[id].site == site && !isAway(.room(id))
    }
    let fits = here.contains { id in
      let room = rooms.rooms[id]
      return first.contains(room.kind)
        && (service.who == .parent || child.tags.isSubset(of: room.tags))
    }
    let others = service.kinds.dropFirst().allSatisfy { list in
      here.contains { list.contains(rooms.rooms[$0].kind) }
    }
    if !fits || !others {
      add(.pinWithoutRoom, row, "site", ["site": built.sites[site].key], &log)
    }
  }

  // MARK: Courses

  private func report(_ row: CurrentRow, _ turn: Turn, _ log: inout BuildLog) {
    let child = built.children.children[row.child]
    let service = built.services[turn.service]
    if service.key != "PMPC",
      child.status == .noConclusion
        || child.conclusionUntil.map({ $0 < turn.days.first }) ?? false
    {
      add(.pinWithoutPapers, row, "child", ["child": child.key], &log)
    }
    let age = turn.days.first.completedYears(since: child.born)
    let ages = [(turn.ageFrom, turn.ageTo), (service.ageFrom, service.ageTo)]
    if ages.contains(where: { age < $0.0 ?? 0 || age > $0.1 ?? .max }) {
      add(.pinOutsideAges, row, "turn", ["child": child.key, "age": String(age)], &log)
    }
    let needs = checks.needs(of: row)
    if !needs.isEmpty, !needs.contains(where: { turn.categories.meets($0.categories) }) {
      add(
        .pinOutsideCategories, row, "turn", ["child": child.key, "specialist": turn.key], &log)
    }
    for absence in built.absences.absences where absence.days.overlaps(turn.days) {
      switch absence.who {
      case .child(row.child): add(.pinOfAbsent, row, "child", ["who": child.key], &log)
      case .site(turn.site):
        add(.pinOfAbsent, row, "turn", ["who": built.sites[turn.site].key], &log)
      default: break
      }
    }
    if let last = needs.compactMap(\.last).min(), needs.allSatisfy({ $0.last != nil }),
      turn.days.first.days(since: last) < max(1, service.gapDays ?? 1)
    {
      add(
        .pinTooSoon, row, "turn",
        ["day": last.dotted, "gap": String(max(1, service.gapDays ?? 1))], &log)
    }
  }
}
