import Kezek

/// Sets of pins that no plan can keep together, each named as small as it can be.
///
/// Only what the tables alone can tell; what follows from rooms, groups or the interplay of several
/// conditions is for the solver.
struct PinChecks {
  private let checks: CurrentChecks
  private let built: BuiltScenario
  private let pins: [CurrentSession]

  init(_ checks: CurrentChecks) {
    self.checks = checks
    built = checks.built
    pins = checks.sessions.filter(\.isPinned)
  }

  /// Adds every finding.
  func report(_ log: inout BuildLog) {
    reportPlaces(&log)
    reportSpecialistsOfNeed(&log)
    reportAsked(&log)
    reportDays(&log)
    reportHours(&log)
    reportCaseload(&log)
    reportForbidden(&log)
    reportTurns(&log)
  }

  private func add(
    _ code: LoaderCode, _ rows: [Int], _ details: [String: String] = [:], _ log: inout BuildLog
  ) {
    let rows = Array(Set(rows)).sorted()
    var details = details
    details["rows"] = rows.map(String.init).joined(separator: ", ")
    log.findings.add(
      code, at: FindingCollector.Place(file: checks.place().file, table: .current), rows: rows,
      details: details)
  }

  private func key(_ child: Child.ID) -> String { built.children.children[child].key }

  // MARK: A child

  /// A child at two places on one day.
  private func reportPlaces(_ log: inout BuildLog) {
    let located = pins.filter {
      $0.service.who != .parent && $0.slot.site != nil && $0.weeks.count == 1
    }
    let days = Dictionary(grouping: located) {
      [$0.row.child.index, $0.weeks[0], $0.time.weekday.rawValue]
    }
    var seen: Set<[Int]> = []
    for key in days.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let day = days[key] ?? []
      guard let first = day.first, let here = first.slot.site else { continue }
      for other in day.dropFirst() {
        guard let there = other.slot.site, built.sites[here].place != built.sites[there].place
        else { continue }
        let rows = [first.row.fileRow, other.row.fileRow].sorted()
        guard seen.insert(rows).inserted else { continue }
        add(
          .pinsAtTwoPlaces, rows,
          [
            "child": self.key(first.row.child), "day": first.time.weekday.code,
            "first": built.sites[here].key, "second": built.sites[there].key,
          ], &log)
      }
    }
  }

  /// The pins of each child and service that is asked for.
  private func byNeed() -> [[CurrentSession]] {
    let groups = Dictionary(grouping: pins.filter { !$0.needs.isEmpty }) {
      [$0.row.child.index, $0.row.service.index]
    }
    return groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { groups[$0] }
  }

  /// One need with two specialists.
  private func reportSpecialistsOfNeed(_ log: inout BuildLog) {
    for group in byNeed() where group[0].needs.count == 1 {
      let first = group[0]
      guard let other = group.first(where: { $0.slot.specialist != first.slot.specialist })
      else { continue }
      add(
        .pinsOfTwoSpecialists, [first.row.fileRow, other.row.fileRow],
        ["child": key(first.row.child), "service": first.service.key], &log)
    }
  }

  /// More sessions of a need than it asks, in the cycle or in a week.
  private func reportAsked(_ log: inout BuildLog) {
    for group in byNeed() {
      let asked = group[0].needs.reduce(0) { $0 + $1.asked }
      guard group.count > asked else { continue }
      add(
        .pinsAboveAsked, group.prefix(asked + 1).map(\.row.fileRow),
        [
          "child": key(group[0].row.child), "service": group[0].service.key,
          "asked": String(asked),
        ], &log)
    }
  }

  /// Two sessions of one need on one day, or more of a child than a day may have.
  private func reportDays(_ log: inout BuildLog) {
    let own = pins.filter { $0.service.who != .parent && $0.weeks.count == 1 }
    let days = Dictionary(grouping: own) {
      [$0.row.child.index, $0.weeks[0], $0.time.weekday.rawValue]
    }
    let most = built.context.settings.daySessions
    for key in days.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let day = days[key] ?? []
      for (index, left) in day.enumerated() {
        // With a need for each form, one of each may be held on a day.
        let twice = day[(index + 1)...].first {
          $0.row.service == left.row.service && $0.row.fileRow != left.row.fileRow
            && left.needs.count == 1
        }
        if let twice {
          add(
            .pinsAboveDay, [left.row.fileRow, twice.row.fileRow],
            ["child": self.key(left.row.child), "day": left.time.weekday.code, "most": "1"],
            &log)
          break
        }
      }
      if day.count > most {
        add(
          .pinsAboveDay, day.prefix(most + 1).map(\.row.fileRow),
          [
            "child": self.key(day[0].row.child), "day": day[0].time.weekday.code,
            "most": String(most),
          ], &log)
      }
    }
  }

  // MARK: A specialist

  private func bySpecialist() -> [(id: Specialist.ID, pins: [CurrentSession])] {
    let groups = Dictionary(grouping: pins, by: \.slot.specialist)
    return groups.keys.sorted().map { ($0, groups[$0] ?? []) }
  }

  /// More contact minutes than a specialist has; a meeting of a group counts once.
  private func reportHours(_ log: inout BuildLog) {
    let settings = built.context.settings
    for (id, group) in bySpecialist() {
      var meetings: [[Int]: CurrentSession] = [:]
      for pin in group where pin.weeks.count == 1 {
        let time = [pin.weeks[0], pin.time.weekday.rawValue, pin.time.minute]
        if meetings[time].map({ $0.minutes < pin.minutes }) ?? true { meetings[time] = pin }
      }
      let longest = meetings.values.sorted {
        ($1.minutes, $0.row.fileRow) < ($0.minutes, $1.row.fileRow)
      }
      let limit = built.specialists.specialists[id].contactMinutes
      var sum = 0
      var rows: [Int] = []
      for pin in longest where sum <= limit {
        sum += settings.contactMinutes(ofSession: pin.minutes)
        rows.append(pin.row.fileRow)
      }
      if sum > limit {
        add(
          .pinsAboveHours, rows,
          [
            "specialist": built.specialists.specialists[id].key,
            "hours": NumberCell.hours(limit / built.context.grid.weeks),
          ], &log)
      }
    }
  }

  /// More children than a specialist may have, rows without a time included.
  private func reportCaseload(_ log: inout BuildLog) {
    var rowsOfChild: [Specialist.ID: [(child: Child.ID, row: Int)]] = [:]
    for row in built.current.rows where row.keep == .yes {
      guard case .session(let slot) = row.content else { continue }
      let known = rowsOfChild[slot.specialist] ?? []
      if !known.contains(where: { $0.child == row.child }) {
        rowsOfChild[slot.specialist] = known + [(row.child, row.fileRow)]
      }
    }
    for id in rowsOfChild.keys.sorted() {
      let specialist = built.specialists.specialists[id]
      guard let caseload = specialist.caseload, let rows = rowsOfChild[id],
        rows.count > caseload
      else { continue }
      add(
        .pinsAboveCaseload, rows.prefix(caseload + 1).map(\.row),
        ["specialist": specialist.key, "most": String(caseload)], &log)
    }
  }

  // MARK: Rows

  /// A session that must stay and must not be.
  private func reportForbidden(_ log: inout BuildLog) {
    let forbidden = Dictionary(
      grouping: built.current.rows.filter { $0.keep == .no },
      by: { CurrentChecks.NeedKey(child: $0.child, service: $0.service) })
    for row in built.current.rows where row.keep == .yes {
      let key = CurrentChecks.NeedKey(child: row.child, service: row.service)
      guard let other = forbidden[key]?.first(where: { forbids($0.content, row.content) })
      else { continue }
      add(.pinKeptAndForbidden, [row.fileRow, other.fileRow], ["child": self.key(row.child)], &log)
    }
  }

  /// Whether a row that must not be speaks of what another keeps: without a day, of the specialist.
  private func forbids(_ no: CurrentRow.Content, _ yes: CurrentRow.Content) -> Bool {
    switch (no, yes) {
    case (.course(let left), .course(let right)):
      return left == right
    case (.session(let left), .session(let right)):
      guard left.specialist == right.specialist else { return false }
      guard let time = left.time else { return true }
      return time == right.time && (left.week == nil || left.week == right.week)
        && (left.site == nil || right.site == nil || left.site == right.site)
    default:
      return false
    }
  }

  /// Pinned courses: another service, dates that overlap, more than the places.
  private func reportTurns(_ log: inout BuildLog) {
    var rowsOfTurn: [Turn.ID: [Int]] = [:]
    var rowsOfChild: [Child.ID: [(turn: Turn.ID, row: Int)]] = [:]
    for row in built.current.rows where row.keep == .yes {
      guard case .course(let id) = row.content else { continue }
      let turn = built.turns.turns[id]
      if turn.service != row.service {
        add(
          .pinTurnOfOtherService, [row.fileRow],
          ["turn": turn.key, "service": built.services[turn.service].key], &log)
      }
      rowsOfTurn[id, default: []].append(row.fileRow)
      let overlap = (rowsOfChild[row.child] ?? []).first {
        built.turns.turns[$0.turn].days.overlaps(turn.days)
      }
      if let overlap {
        add(
          .pinsOfTurnsOverlap, [overlap.row, row.fileRow],
          [
            "child": key(row.child), "first": built.turns.turns[overlap.turn].key,
            "second": turn.key,
          ], &log)
      }
      rowsOfChild[row.child, default: []].append((id, row.fileRow))
    }
    for id in rowsOfTurn.keys.sorted() {
      let turn = built.turns.turns[id]
      guard let rows = rowsOfTurn[id], rows.count > turn.places else { continue }
      add(
        .pinsAbovePlaces, Array(rows.prefix(turn.places + 1)),
        ["turn": turn.key, "places": String(turn.places)], &log)
    }
  }
}
