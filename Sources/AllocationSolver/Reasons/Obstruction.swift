import Kezek

/// What stands against a number of sessions in an opening, as a plan lies.
struct Obstruction: Sendable {
  /// Each of them alone leaves too few starts.
  let binding: ReasonSet
  /// The first in the order of the codes at which, together with those before it, too few starts
  /// are left; nil where nothing stands against the sessions.
  let last: Reason?

  /// All that is known to stand against them.
  var reasons: ReasonSet {
    var all = binding
    if let last { all.insert(last) }
    return all
  }
}

extension ScheduleState {
  /// What stands against an opening holding so many sessions of its need; the need's own must not
  /// be held.
  ///
  /// - Parameter findsGroups: whether a group that is not there yet is taken as one that can be
  ///   found: so it is where only what must stay is held.
  /// - Complexity: O(starts × members × length).
  func obstruction(
    of opening: Opening, sessions target: Int, findsGroups: Bool = false
  ) -> Obstruction {
    // Too little even for the need alone: what limits it there is the ground.
    guard opening.most >= target else {
      return Obstruction(binding: opening.limits, last: opening.limits.sorted.first)
    }
    let days = reasonsByDay(against: opening)
    let rhythm = rhythm(of: opening)
    // The days themselves are too few or too near, whatever is held.
    guard rhythm.count(days, keeping: ReasonSet()) >= target else {
      return Obstruction(binding: ReasonSet(.noCommonTime), last: .noCommonTime)
    }
    var whole = wholeReasons(against: opening, sessions: target)
    if findsGroups { whole.remove(.noGroup) }
    var binding = whole
    var last: Reason?
    // A reason that stands nowhere changes nothing.
    var all = whole
    for reasons in days.joined() { all.formUnion(reasons) }
    var through = ReasonSet()
    for reason in all.sorted {
      through.insert(reason)
      if !whole.contains(reason), rhythm.count(days, keeping: ReasonSet(reason)) < target {
        binding.insert(reason)
      }
      if last == nil,
        !whole.isDisjoint(with: through) || rhythm.count(days, keeping: through) < target
      {
        last = reason
      }
    }
    return Obstruction(binding: binding, last: last)
  }

  /// What stands against the opening at whatever time.
  private func wholeReasons(against opening: Opening, sessions target: Int) -> ReasonSet {
    var reasons = ReasonSet()
    let specialist = opening.specialist
    let contact = scenario.settings.contactMinutes(ofSession: opening.minutes)
    if contactLeft[specialist.index] < target * contact { reasons.insert(.hoursFull) }
    if isOverCaseload(.several(opening.members), of: specialist) { reasons.insert(.caseloadFull) }
    for member in opening.members {
      if tables.forbidden.forbids(member, specialist) { reasons.insert(.pinned) }
      let child = tables.needs[member.index].child
      if coursesOfChild[child].contains(where: { tables.isLongTurn[$0.turn.index] }) {
        reasons.insert(.away)
      }
    }
    // A group that is not there yet must be found first.
    if opening.kind == .group { reasons.insert(.noGroup) }
    return reasons
  }

  /// By day: what stands against each of its starts, equal sets once.
  private func reasonsByDay(against opening: Opening) -> [[ReasonSet]] {
    var days = [[ReasonSet]](repeating: [], count: grid.dayCount)
    let length = tables.length(opening.minutes)
    let isPlain = opening.members == [opening.need] && !tables.forbidden.names(opening.need)
    for slots in opening.slots {
      let open = isPlain ? openStarts(of: opening, in: slots.combination) : nil
      for start in slots.starts {
        let day = grid.day(of: start)
        // Nothing need be known of a day with an open start.
        if days[day].first?.isEmpty ?? false { continue }
        let reasons =
          open?.reasons(at: start, on: day)
          ?? reasons(against: opening, in: slots.combination, start..<(start + length))
        if reasons.isEmpty {
          days[day] = [reasons]
        } else if !days[day].contains(reasons) {
          days[day].append(reasons)
        }
      }
    }
    return days
  }

  private func reasons(
    against opening: Opening, in combination: Int, _ periods: Range<Int>
  ) -> ReasonSet {
    var reasons = ReasonSet()
    let specialist = opening.specialist.index
    let day = grid.day(of: periods.lowerBound)
    if specialistBusy.holdsAny(of: periods, row: specialist)
      || isBoundElsewhere(specialist, day, combination)
    {
      reasons.insert(.hoursFull)
    }
    if !tables.classUnits[combination].allSatisfy({ hasRoom($0, periods) }) {
      reasons.insert(.roomsFull)
    }
    for member in opening.members {
      let family = memberObstacle(
        member, periods, minutes: opening.minutes, with: opening.specialist, in: combination)
      guard let family else { continue }
      let own: Reason = member == opening.need ? .dailyLoad : .noGroup
      reasons.insert(family == .pins ? .pinned : own)
    }
    return reasons
  }

  /// Whether a specialist who chooses its site is at another one already.
  fileprivate func isBoundElsewhere(_ specialist: Int, _ day: Int, _ combination: Int) -> Bool {
    switch tables.siteChoice[specialist] {
    case .given: false
    case .eachDay: isElsewhere(specialist, day, combination)
    case .once:
      (0..<grid.dayCount).contains { isElsewhere(specialist, $0, combination) }
    }
  }
}

// Methods and no initializers, which would take a copy of the whole schedule.
extension ScheduleState {
  private func openStarts(of opening: Opening, in combination: Int) -> OpenStarts {
    let length = tables.length(opening.minutes)
    let facts = tables.needs[opening.need.index]
    let all = BitRow(allOf: grid.periodCount)
    var specialist = all
    specialist.subtract(specialistBusy, row: opening.specialist.index)
    specialist.formStarts(ofRuns: length)
    var rooms = all
    for used in tables.classUnits[combination] { narrow(&rooms, used) }
    rooms.formStarts(ofRuns: length)
    var need = all
    if facts.bindsChild { need.subtract(childBusy, row: facts.child) }
    if facts.bindsCompanion { need.subtract(companionBusy, row: facts.child) }
    need.formStarts(ofRuns: length)
    removeStarts(
      &need, opening.need, specialist: opening.specialist, site: tables.site(of: combination),
      length: length)
    var days = DaySet()
    for day in 0..<grid.dayCount
    where !isBoundElsewhere(opening.specialist.index, day, combination) {
      days.insert(day)
    }
    return OpenStarts(
      specialist: specialist, rooms: rooms, need: need, daysOfSpecialist: days,
      daysOfNeed: openDays(of: opening.need, minutes: opening.minutes, in: combination))
  }

  private func rhythm(of opening: Opening) -> Rhythm {
    var (mostInWeek, gap) = (Int.max, 1)
    for member in opening.members {
      let facts = tables.needs[member.index]
      mostInWeek = min(mostInWeek, facts.mostInWeek)
      gap = max(gap, facts.gap)
    }
    return Rhythm(mostInWeek: opening.members.isEmpty ? 0 : mostInWeek, gap: gap, grid: grid)
  }
}

/// What stands against the starts of one need in one combination, all of them at once.
private struct OpenStarts {
  let specialist: BitRow
  let rooms: BitRow
  let need: BitRow
  /// Days that the specialist may spend here, and days on which the need may have a session.
  let daysOfSpecialist: DaySet
  let daysOfNeed: DaySet

  func reasons(at start: Int, on day: Int) -> ReasonSet {
    var reasons = ReasonSet()
    if !specialist.contains(start) || !daysOfSpecialist.contains(day) {
      reasons.insert(.hoursFull)
    }
    if !rooms.contains(start) { reasons.insert(.roomsFull) }
    if !need.contains(start) || !daysOfNeed.contains(day) { reasons.insert(.dailyLoad) }
    return reasons
  }
}

/// How often the members of an opening can meet on given days.
private struct Rhythm {
  let mostInWeek: Int
  let gap: Int
  let grid: TimeGrid

  /// Sessions that the starts can hold which none of those reasons stands against.
  func count(_ days: [[ReasonSet]], keeping reasons: ReasonSet) -> Int {
    var open = DaySet()
    for (day, sets) in days.enumerated()
    where sets.contains(where: { $0.isDisjoint(with: reasons) }) {
      open.insert(day)
    }
    return SessionLimit.most(in: open, mostInWeek: mostInWeek, gap: gap, of: grid)
  }
}
