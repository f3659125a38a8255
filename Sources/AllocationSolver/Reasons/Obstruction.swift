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
    // The days themselves are too few or too near, whatever is held.
    guard count(opening, days, keeping: ReasonSet()) >= target else {
      return Obstruction(binding: ReasonSet(.noCommonTime), last: .noCommonTime)
    }
    var whole = wholeReasons(against: opening, sessions: target)
    if findsGroups { whole.remove(.noGroup) }
    var binding = whole
    var last: Reason?
    for reason in Reason.allCases {
      if !whole.contains(reason),
        count(opening, days, keeping: ReasonSet(reason)) < target
      {
        binding.insert(reason)
      }
      if last == nil,
        !whole.isDisjoint(with: .through(reason))
          || count(opening, days, keeping: .through(reason)) < target
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
  private func reasonsByDay(against opening: Opening) -> [Set<ReasonSet>] {
    var days = [Set<ReasonSet>](repeating: [], count: grid.dayCount)
    let length = tables.length(opening.minutes)
    for slots in opening.slots {
      for start in slots.starts {
        let day = grid.day(of: start)
        guard !days[day].contains(ReasonSet()) else { continue }
        days[day].insert(
          reasons(against: opening, in: slots.combination, start..<(start + length)))
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
  private func isBoundElsewhere(_ specialist: Int, _ day: Int, _ combination: Int) -> Bool {
    switch tables.siteChoice[specialist] {
    case .given: false
    case .eachDay: isElsewhere(specialist, day, combination)
    case .once:
      (0..<grid.dayCount).contains { isElsewhere(specialist, $0, combination) }
    }
  }

  /// Sessions that the starts can hold which none of those reasons stands against.
  private func count(
    _ opening: Opening, _ days: [Set<ReasonSet>], keeping reasons: ReasonSet
  ) -> Int {
    var open = DaySet()
    for (day, sets) in days.enumerated()
    where sets.contains(where: { $0.isDisjoint(with: reasons) }) {
      open.insert(day)
    }
    let facts = opening.members.map { tables.needs[$0.index] }
    return SessionLimit.most(
      in: open, mostInWeek: facts.map(\.mostInWeek).min() ?? 0,
      gap: facts.map(\.gap).max() ?? 1, of: grid)
  }
}
