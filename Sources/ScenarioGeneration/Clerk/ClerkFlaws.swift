import Kezek

/// What a table kept by hand has wrong: a few of each, drawn.
///
/// A clerk errs with one child at a time. A child in a group is moved or taken out with all its
/// rows, for a group that met with others each time would be no slip but another group.
struct ClerkFlaws {
  /// Children put, once, into hours in which they are at school.
  var duringSchool = 0
  /// Sessions moved onto another child's hour with the same specialist.
  var doubleBooked = 0
  /// Rows that were dropped and whose hours were never given to anyone else.
  var gapsUnused = 0
  /// Courses moved to the turn after the last course, too soon.
  var tooSoon = 0

  /// The table with the flaws in it.
  func applied(to rows: [CurrentDraft], of draft: ScenarioDraft, random: inout SplitMix64)
    -> [CurrentDraft]
  {
    var rows = rows
    let index = draft.childIndex
    let sessions = rows.indices.filter { rows[$0].start != nil && rows[$0].keep == nil }
    let drawn = random.shuffled(sessions)
    let meetings = Meetings(rows)
    var touched = Set<Int>()
    moveIntoSchool(&rows, drawn, meetings, draft, index, &touched)
    bookTwice(&rows, drawn, meetings, draft, &touched)
    moveTooSoon(&rows, of: draft, random: &random)
    let dropped = dropped(rows, drawn, meetings, draft, touched)
    return rows.indices.filter { !dropped.contains($0) }.map { rows[$0] }
  }

  // MARK: At school

  /// A session alone goes to an hour of its specialist within school hours; where there are none
  /// alone, a child goes to another group that meets while it is at school.
  private func moveIntoSchool(
    _ rows: inout [CurrentDraft], _ drawn: [Int], _ meetings: Meetings, _ draft: ScenarioDraft,
    _ index: [String: Int], _ touched: inout Set<Int>
  ) {
    var left = duringSchool
    for row in drawn where left > 0 && meetings.isAlone(row) {
      guard !isOfParent(rows[row], draft), let child = index[rows[row].child] else { continue }
      // A child with one session may as well be written down with another specialist.
      let others = draft.specialists.map(\.id).filter {
        $0 != rows[row].specialist
          && meetings.rows(of: rows[row].child, rows[row].service).count == 1
      }
      for specialist in [rows[row].specialist] + others {
        var moved = rows[row]
        moved.specialist = specialist
        guard let start = schoolStart(moved, draft.children[child], rows, draft) else { continue }
        rows[row].specialist = specialist
        rows[row].start = start
        touched.insert(row)
        left -= 1
        break
      }
    }
    for row in drawn where left > 0 && !meetings.isAlone(row) {
      let own = meetings.rows(of: rows[row].child, rows[row].service)
      guard touched.isDisjoint(with: own), own.allSatisfy({ rows[$0].keep == nil }),
        !isNamedGroup(rows[row], draft),
        meetings.smallest(of: own) > groupMin(rows[row], draft),
        let child = index[rows[row].child], let shift = draft.children[child].shift
      else { continue }
      let other = drawn.first { candidate in
        let theirs = meetings.rows(of: rows[candidate].child, rows[candidate].service)
        return rows[candidate].service == rows[row].service
          && rows[candidate].site == rows[row].site && theirs.count == own.count
          && touched.isDisjoint(with: theirs)
          && theirs.allSatisfy { isAtSchool(rows[$0], shift: shift, draft) }
          && isAlike(draft.children[child], to: rows[candidate], rows, draft)
      }
      guard let other else { continue }
      let theirs = meetings.rows(of: rows[other].child, rows[other].service)
      for (mine, their) in zip(own, theirs) {
        let child = rows[mine].child
        rows[mine] = rows[their]
        rows[mine].child = child
        rows[mine].keep = nil
      }
      touched.formUnion(own + theirs)
      left -= 1
    }
  }

  /// A start of the row's specialist on its day, free of others, at which the child is at school.
  private func schoolStart(
    _ row: CurrentDraft, _ child: ChildDraft, _ rows: [CurrentDraft], _ draft: ScenarioDraft
  ) -> Int? {
    guard let shift = child.shift, let day = row.day, day <= .friday,
      let specialist = draft.specialists.first(where: { $0.id == row.specialist }),
      specialist.services.contains(row.service),
      Clerk.meets(specialist.categories, child.categories),
      Clerk.meets(specialist.languages, child.languages)
    else { return nil }
    let grid = draft.settings.grid.timeGrid(weeks: draft.settings.weeks)
    let terms = ServiceTerms(of: row.service, in: draft.services)
    let age = draft.settings.first.completedYears(since: child.born)
    let length = grid.periods(forMinutes: terms.minutes(age: age))
    let hours = specialist.hours.periods(at: row.site, on: grid, noon: draft.settings.noon)
    let school = draft.settings.shifts[shift - 1]
    let taken = rows.filter {
      $0.specialist == row.specialist && $0.week == row.week && $0.day == day
    }.compactMap(\.start)
    return grid.starts(of: length, in: hours).first { start in
      let minute = grid.minute(of: start)
      let end = minute + length * grid.step
      return grid.day(of: start) == grid.day(week: row.week ?? 0, weekday: day)
        && minute >= school.from && end <= school.to
        && taken.allSatisfy { $0 >= end || $0 + length * grid.step <= minute }
    }.map { grid.minute(of: $0) }
  }

  private func isAtSchool(_ row: CurrentDraft, shift: Int, _ draft: ScenarioDraft) -> Bool {
    let school = draft.settings.shifts[shift - 1]
    guard let day = row.day, day <= .friday, let start = row.start else { return false }
    return start >= school.from && start < school.to
  }

  /// Whether a child could sit with a meeting's others, but for the hour: there is a place, ages
  /// and languages are alike, and the child is not there.
  private func isAlike(
    _ child: ChildDraft, to row: CurrentDraft, _ rows: [CurrentDraft], _ draft: ScenarioDraft
  ) -> Bool {
    let terms = ServiceTerms(of: row.service, in: draft.services)
    let index = draft.childIndex
    let members = rows.filter {
      $0.specialist == row.specialist && $0.service == row.service && $0.week == row.week
        && $0.day == row.day && $0.start == row.start
    }.compactMap { index[$0.child] }.map { draft.children[$0] }
    let years = (members + [child]).map { draft.settings.first.completedYears(since: $0.born) }
    let seats = (members + [child]).reduce(0) { $0 + ($1.companion == "seat" ? 2 : 1) }
    let most =
      draft.rooms.filter { $0.site == row.site || row.site.isEmpty }
      .compactMap(\.seats).max() ?? .max
    // Not out of a family's reach: that would be no slip of an hour.
    guard members.contains(where: { $0.lives == child.lives }) else { return false }
    return members.count < terms.groupMax && !members.contains { $0.id == child.id }
      && (years.max() ?? 0) - (years.min() ?? 0) <= terms.ageGap
      && (terms.who == "both" ? 2 * years.count : seats) <= most && child.tags.isEmpty
      && members.allSatisfy { Clerk.meets($0.languages, child.languages) }
  }

  private func isOfParent(_ row: CurrentDraft, _ draft: ScenarioDraft) -> Bool {
    ServiceTerms(of: row.service, in: draft.services).who == "parent"
  }

  private func groupMin(_ row: CurrentDraft, _ draft: ScenarioDraft) -> Int {
    ServiceTerms(of: row.service, in: draft.services).groupMin
  }

  /// Whether the child asks for the service in one form only, so that two rows of one hour are no
  /// group.
  private func asksOnce(_ row: CurrentDraft, _ draft: ScenarioDraft) -> Bool {
    draft.needs.count { $0.child == row.child && $0.service == row.service } == 1
  }

  private func isNamedGroup(_ row: CurrentDraft, _ draft: ScenarioDraft) -> Bool {
    draft.needs.contains {
      $0.child == row.child && $0.service == row.service && $0.group != nil
    }
  }

  // MARK: Booked twice, dropped, too soon

  private func bookTwice(
    _ rows: inout [CurrentDraft], _ drawn: [Int], _ meetings: Meetings, _ draft: ScenarioDraft,
    _ touched: inout Set<Int>
  ) {
    var left = doubleBooked
    for row in drawn
    where left > 0 && !touched.contains(row) && meetings.isAlone(row)
      && asksOnce(rows[row], draft)
    {
      let other = drawn.first { candidate in
        asksOnce(rows[candidate], draft) && rows[candidate].specialist == rows[row].specialist
          && meetings.isAlone(candidate)
          && rows[candidate].service == rows[row].service
          && rows[candidate].week == rows[row].week
          && rows[candidate].site == rows[row].site
          && rows[candidate].child != rows[row].child && !touched.contains(candidate)
          && (rows[candidate].start != rows[row].start || rows[candidate].day != rows[row].day)
          && !rows.contains {
            $0.child == rows[row].child && $0.week == rows[candidate].week
              && $0.day == rows[candidate].day && $0 != rows[row]
          }
      }
      guard let other else { continue }
      rows[row].day = rows[other].day
      rows[row].start = rows[other].start
      rows[row].room = rows[other].room
      touched.formUnion([row, other])
      left -= 1
    }
  }

  /// Sessions alone one by one, children in groups with all rows of theirs.
  private func dropped(
    _ rows: [CurrentDraft], _ drawn: [Int], _ meetings: Meetings, _ draft: ScenarioDraft,
    _ touched: Set<Int>
  ) -> Set<Int> {
    var dropped: Set<Int> = []
    for row in drawn where dropped.count < gapsUnused && !touched.contains(row) {
      let unit =
        meetings.isAlone(row) ? [row] : meetings.rows(of: rows[row].child, rows[row].service)
      guard dropped.count + unit.count <= gapsUnused, dropped.isDisjoint(with: unit),
        touched.isDisjoint(with: unit), unit.allSatisfy({ rows[$0].keep == nil }),
        meetings.isAlone(row)
          || (!isNamedGroup(rows[row], draft)
            && meetings.smallest(of: unit) > groupMin(rows[row], draft))
      else { continue }
      dropped.formUnion(unit)
    }
    return dropped
  }

  private func moveTooSoon(
    _ rows: inout [CurrentDraft], of draft: ScenarioDraft, random: inout SplitMix64
  ) {
    var left = tooSoon
    let last = Dictionary(
      draft.needs.compactMap { need in need.last.map { (need.child, $0) } },
      uniquingKeysWith: { first, _ in first })
    for row in random.shuffled(Array(rows.indices))
    where left > 0 && !rows[row].turn.isEmpty && rows[row].keep == nil {
      guard let day = last[rows[row].child],
        let now = draft.turns.first(where: { $0.id == rows[row].turn }),
        let early = draft.turns.first(where: {
          $0.service == now.service && $0.site == now.site && $0.days.first > day
            && $0.days.first.days(since: day) < 60
        })
      else { continue }
      rows[row].turn = early.id
      left -= 1
    }
  }
}

/// Which rows of a table are one meeting, and which are a child's for one service.
private struct Meetings {
  private struct Slot: Hashable {
    let specialist: String
    let service: String
    let site: String
    let week: Int?
    let day: Weekday?
    let start: Int?
  }

  private struct Owner: Hashable {
    let child: String
    let service: String
  }

  private var sizes: [Int]
  private var owned: [Owner: [Int]] = [:]

  init(_ rows: [CurrentDraft]) {
    let slots = rows.map {
      Slot(
        specialist: $0.specialist, service: $0.service, site: $0.site, week: $0.week,
        day: $0.day, start: $0.start)
    }
    var counts: [Slot: Int] = [:]
    for slot in slots { counts[slot, default: 0] += 1 }
    sizes = slots.map { counts[$0] ?? 1 }
    for (place, row) in rows.enumerated() where row.start != nil {
      owned[Owner(child: row.child, service: row.service), default: []].append(place)
    }
  }

  func isAlone(_ row: Int) -> Bool { sizes[row] == 1 }

  /// The rows of a child for a service.
  func rows(of child: String, _ service: String) -> [Int] {
    owned[Owner(child: child, service: service)] ?? []
  }

  /// Children at the smallest of some rows' meetings.
  func smallest(of rows: [Int]) -> Int { rows.map { sizes[$0] }.min() ?? 0 }
}
