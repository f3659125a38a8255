import Kezek

/// Pinned sessions that a condition forbids together: too close for their need, or more at once
/// than there are rooms.
struct PinPairs {
  private let checks: CurrentChecks
  private let built: BuiltScenario
  private let pins: [CurrentSession]

  init(_ checks: CurrentChecks) {
    self.checks = checks
    built = checks.built
    // A row without a week may be held in the other one (RULES 30).
    pins = checks.sessions.filter { $0.isPinned && $0.weeks.count == 1 }
  }

  /// Adds every finding.
  func report(_ log: inout BuildLog) {
    reportGaps(&log)
    reportCourseGaps(&log)
    reportRooms(&log)
  }

  private func add(
    _ code: LoaderCode, _ rows: [Int], _ details: [String: String], _ log: inout BuildLog
  ) {
    let rows = Array(Set(rows)).sorted()
    var details = details
    details["rows"] = rows.map(String.init).joined(separator: ", ")
    log.findings.add(
      code, at: FindingCollector.Place(file: checks.place().file, table: .current), rows: rows,
      details: details)
  }

  // MARK: Days between

  /// Sessions of one need less than `gap_days` apart, over the end of the cycle too (RULES 4).
  private func reportGaps(_ log: inout BuildLog) {
    let cycle = built.context.grid.dayCount
    let groups = Dictionary(grouping: pins.filter { $0.needs.count == 1 }) {
      [$0.row.child.index, $0.row.service.index]
    }
    for key in groups.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let group = groups[key], let gap = group[0].service.gapDays, gap > 1 else { continue }
      let dated = group.map { (day: day(of: $0), row: $0.row.fileRow) }
        .sorted { ($0.day, $0.row) < ($1.day, $1.row) }
      let details = [
        "child": built.children.children[group[0].row.child].key,
        "service": group[0].service.key, "gap": String(gap),
      ]
      if gap > cycle {
        add(.pinsTooClose, [dated[0].row], details, &log)
        continue
      }
      for (index, left) in dated.enumerated() {
        let near = dated[(index + 1)...].first { right in
          // Two on one day are another finding.
          let apart = right.day - left.day
          return apart > 0 && min(apart, cycle - apart) < gap
        }
        if let near {
          add(.pinsTooClose, [left.row, near.row], details, &log)
          break
        }
      }
    }
  }

  private func day(of session: CurrentSession) -> Int {
    built.context.grid.day(week: session.weeks[0], weekday: session.time.weekday)
  }

  /// Courses of one need less than `gap_days` after one another.
  private func reportCourseGaps(_ log: inout BuildLog) {
    var courses: [CurrentChecks.NeedKey: [(turn: Turn, row: Int)]] = [:]
    for row in built.current.rows where row.keep == .yes {
      guard case .course(let id) = row.content else { continue }
      let key = CurrentChecks.NeedKey(child: row.child, service: row.service)
      courses[key, default: []].append((built.turns.turns[id], row.fileRow))
    }
    let keys = courses.keys.sorted {
      ($0.child.index, $0.service.index) < ($1.child.index, $1.service.index)
    }
    for key in keys {
      let service = built.services[key.service]
      guard let gap = service.gapDays, let list = courses[key], list.count > 1 else { continue }
      let sorted = list.sorted { $0.turn.days.first < $1.turn.days.first }
      for (left, right) in zip(sorted, sorted.dropFirst())
      where !left.turn.days.overlaps(right.turn.days)
        && right.turn.days.first.days(since: left.turn.days.last) < gap
      {
        add(
          .pinsTooClose, [left.row, right.row],
          [
            "child": built.children.children[key.child].key, "service": service.key,
            "gap": String(gap),
          ], &log)
      }
    }
  }

  // MARK: Rooms

  /// A meeting and its pinned row.
  private struct Meeting {
    let session: CurrentSession
    let site: Site.ID
    let start: Int
    let end: Int
  }

  /// More meetings at once than units of the only kind of room that each can take.
  private func reportRooms(_ log: inout BuildLog) {
    guard let rooms = built.rooms, rooms.isListed else { return }
    var units: [Stock: Int] = [:]
    for room in rooms.rooms { units[Stock(kind: room.kind, site: room.site), default: 0] += 1 }
    var takers: [Stock: [Meeting]] = [:]
    for meeting in meetings() {
      for kind in rooms.kinds.ids where meeting.session.service.kinds.contains([kind]) {
        takers[Stock(kind: kind, site: meeting.site), default: []].append(meeting)
      }
    }
    let stocks = takers.keys.sorted {
      ($0.kind.index, $0.site.index) < ($1.kind.index, $1.site.index)
    }
    for stock in stocks {
      // None at all is another finding.
      guard let taking = takers[stock], let units = units[stock], taking.count > units else {
        continue
      }
      for first in taking {
        let held = apart(taking.filter { $0.start <= first.start && first.start < $0.end })
        guard held.count > units else { continue }
        add(
          .pinsAboveRooms, held.prefix(units + 1).map(\.session.row.fileRow),
          [
            "site": built.sites[stock.site].key, "room_kind": rooms.kinds[stock.kind].key,
            "count": String(units), "day": first.session.time.weekday.code,
            "time": ClockCell.text(first.session.time.minute),
          ], &log)
        break
      }
    }
  }

  /// The rooms of a kind at a site.
  private struct Stock: Hashable {
    let kind: Kind.ID
    let site: Site.ID
  }

  /// Meetings at once, one of each specialist and child: two of one are another finding.
  private func apart(_ meetings: [Meeting]) -> [Meeting] {
    var specialists: Set<Specialist.ID> = []
    var children: Set<Child.ID> = []
    return meetings.filter { meeting in
      let session = meeting.session
      // A parents' service may run beside the child's own sessions (RULES 17).
      let isChilds = session.service.who != .parent
      if isChilds, children.contains(session.row.child) { return false }
      guard specialists.insert(session.slot.specialist).inserted else { return false }
      if isChilds { children.insert(session.row.child) }
      return true
    }
  }

  /// The pinned meetings, those of a group once, in minutes of the cycle.
  private func meetings() -> [Meeting] {
    var meetings: [Meeting] = []
    // What a specialist holds in a week: few, however many pins there are.
    var known: [Specialist.ID: [CurrentSession]] = [:]
    for pin in pins {
      guard let site = checks.site(of: pin.slot) else { continue }
      let others = known[pin.slot.specialist, default: []]
      if others.contains(where: { $0.weeks == pin.weeks && $0.isOneMeeting(with: pin) }) {
        continue
      }
      known[pin.slot.specialist, default: []].append(pin)
      let midnight = day(of: pin) * 1440
      meetings.append(
        Meeting(
          session: pin, site: site, start: midnight + pin.span.lowerBound,
          end: midnight + pin.span.upperBound))
    }
    return meetings
  }
}
