import Kezek

/// What is full in a plan, as the ground of a need that is not met: what stands against one more
/// session with each specialist who could give it.
struct Shortages {
  private let candidates: Candidates
  private let scenario: Scenario
  private var minutesLeft: [Int]
  private var children: [Set<Child.ID>]
  private var sessionsOnDay: [Child.ID: [Int]] = [:]
  private var busySpecialists: [PeriodSet]
  private var busyChildren: [Child.ID: PeriodSet] = [:]
  private var placesTaken: [Int]
  private var coursesOfChild: [Child.ID: [Turn.ID]] = [:]

  init(_ candidates: Candidates, _ plan: Plan) {
    self.candidates = candidates
    let scenario = candidates.scenario
    self.scenario = scenario
    minutesLeft = scenario.specialists.map(\.contactMinutes)
    children = Array(repeating: [], count: scenario.specialists.count)
    busySpecialists = Array(repeating: scenario.grid.none, count: scenario.specialists.count)
    placesTaken = [Int](repeating: 0, count: scenario.turns.count)
    var meetings: Set<[Int]> = []
    for session in plan.sessions {
      let specialist = session.specialist.index
      guard let start = scenario.grid.period(day: session.day, minute: session.start) else {
        continue
      }
      let child = scenario.needs[session.need].child
      let periods = start..<start + scenario.grid.periods(forMinutes: session.minutes)
      children[specialist].insert(child)
      busySpecialists[specialist].insert(periods)
      if meetings.insert([specialist, start]).inserted {
        minutesLeft[specialist] -= scenario.settings.contactMinutes(ofSession: session.minutes)
      }
      if scenario.service(of: session.need).who != .parent {
        sessionsOnDay[child, default: [Int](repeating: 0, count: scenario.grid.dayCount)][
          session.day] += 1
        busyChildren[child, default: scenario.grid.none].insert(periods)
      }
    }
    for course in plan.courses {
      let child = scenario.child(of: course.need)
      let turn = scenario.turns[course.turn]
      let withCompanion = turn.companion == .place && child.companion == .seat
      placesTaken[course.turn.index] += withCompanion ? 2 : 1
      coursesOfChild[scenario.needs[course.need].child, default: []].append(course.turn)
    }
  }

  /// The grounds, the most telling first; never empty.
  func reasons(_ need: Need.ID, _ year: Int?, given: Int) -> [Reason] {
    var reasons: Set<Reason> = []
    if scenario.service(of: need).per.isWeekly {
      for pair in candidates.pairsOfNeed[need.index] {
        reasons.insert(reason(candidates.pairs[pair]))
      }
      if candidates.pairsOfNeed[need.index].isEmpty { reasons.insert(.noGroup) }
    } else {
      reasons = turnReasons(need, year)
    }
    if pinsStandAgainst(need) { reasons.insert(.pinned) }
    return reasons.sorted()
  }

  private func reason(_ pair: PairCandidate) -> Reason {
    let specialist = pair.specialist
    let child = scenario.needs[pair.need].child
    let contact = scenario.settings.contactMinutes(ofSession: scenario.needs[pair.need].minutes)
    if minutesLeft[specialist.index] < contact { return .hoursFull }
    if let caseload = scenario.specialists[specialist].caseload,
      !children[specialist.index].contains(child),
      children[specialist.index].count >= caseload
    {
      return .caseloadFull
    }
    let length = candidates.length(pair.need)
    let starts = pair.slots.flatMap(\.starts)
    let free = starts.filter {
      busySpecialists[specialist.index].isDisjoint(with: span($0, length))
    }
    if free.isEmpty { return .hoursFull }
    let open = free.filter { start in
      let day = scenario.grid.day(of: start)
      return (sessionsOnDay[child]?[day] ?? 0) < scenario.settings.daySessions
        && busyChildren[child]?.isDisjoint(with: span(start, length)) ?? true
    }
    if open.isEmpty { return .dailyLoad }
    return scenario.roomsAreListed && !scenario.service(of: pair.need).kinds.isEmpty
      ? .roomsFull : .hoursFull
  }

  private func span(_ start: Int, _ length: Int) -> PeriodSet {
    var set = scenario.grid.none
    set.insert(start..<start + length)
    return set
  }

  private func turnReasons(_ need: Need.ID, _ year: Int?) -> Set<Reason> {
    let child = scenario.needs[need].child
    let taken = coursesOfChild[child, default: []].map { scenario.turns[$0].days }
    let gap = max(1, scenario.service(of: need).gapDays ?? 1)
    var reasons: Set<Reason> = []
    for turn in candidates.turnsOfNeed[need.index] {
      let row = scenario.turns[turn]
      if let year, row.days.first.year != year { continue }
      let isClose = taken.contains {
        row.days.first.days(since: $0.last) < gap && $0.first.days(since: row.days.last) < gap
      }
      reasons.insert(isClose ? .tooSoon : .turnsFull)
    }
    // Where every turn left is too close to a course given, that is the ground.
    if reasons.contains(.turnsFull) { reasons.remove(.tooSoon) }
    return reasons.isEmpty ? [.turnsFull] : reasons
  }

  private func pinsStandAgainst(_ need: Need.ID) -> Bool {
    let row = scenario.needs[need]
    return scenario.current.contains {
      $0.keep == .no && $0.child == row.child && $0.service == row.service
    }
  }
}
