import Kezek

/// Lists every way to meet each need, and every group.
///
/// What it leaves out is only what breaks, by itself, a condition that nothing added could mend: a
/// single meeting or course option that the verifier refuses, two sessions of a need on one day or
/// closer than the service allows, more than asked, fewer than `least`.
struct OptionBuilder {
  let scenario: Scenario
  let judge: PlanJudge
  let finder: MeetingFinder
  /// More options than this are refused.
  let limit: Int

  init(_ scenario: Scenario, judge: PlanJudge, limit: Int) throws(OracleRefusal) {
    guard scenario.needs.count <= 64, scenario.current.count <= 64 else { throw .tooLarge }
    self.scenario = scenario
    self.judge = judge
    self.limit = limit
    finder = MeetingFinder(scenario: scenario, judge: judge, bits: try PeriodBits(scenario))
  }

  /// The options of each need: those whose first need it is.
  func options() throws(OracleRefusal) -> [[PlanOption]] {
    var options = [[PlanOption]](repeating: [], count: scenario.needs.count)
    for need in scenario.needs.indices {
      if !scenario.services[scenario.needs[need].service].per.isWeekly {
        options[need] = courseOptions(of: need)
      } else if scenario.needs[need].roster == nil || judge.without == .admission {
        options[need] = try sessionOptions(of: need)
      }
    }
    for (first, option) in try groupOptions() { options[first].append(option) }
    return options
  }

  private func sessionOptions(of need: Int) throws(OracleRefusal) -> [PlanOption] {
    guard scenario.needs[need].form != .group || judge.without == .admission else { return [] }
    let meetings = finder.meetings(of: [need], group: nil)
    return try sets(of: meetings, for: [need]).map { PlanOption.sessions(of: need, $0) }
  }

  /// The subsets of the turns of the need's service, each judged alone as a whole.
  private func courseOptions(of need: Int) -> [PlanOption] {
    let turns = scenario.turns.indices.filter {
      scenario.turns[$0].service == scenario.needs[need].service
    }
    var options: [PlanOption] = []
    for choice in 1..<max(1, 1 << turns.count) {
      let chosen = turns.indices.filter { choice & (1 << $0) != 0 }.map { turns[$0] }
      let option = PlanOption.courses(of: need, chosen)
      if judge.couldBeChosen(option) { options.append(option) }
    }
    return options
  }

  /// Every set of meetings that the needs could have together: of one specialist, in different
  /// days, as many as each of them can have.
  func sets(of meetings: [Meeting], for needs: [Int]) throws(OracleRefusal) -> [[Meeting]] {
    let rows = needs.map { scenario.needs[$0] }
    let extra = judge.without == .sessionCount ? 1 : 0
    let rules = SetRules(
      least: extra == 1 ? 1 : rows.map(\.least).max() ?? 1,
      most: (rows.map(\.asked).min() ?? 0) + extra,
      mostInWeek: extra == 1 ? Int.max : rows.map(\.mostInWeek).min() ?? 0,
      gap: judge.without == .sessionSpacing ? nil : scenario.services[rows[0].service].gapDays,
      oneADay: judge.without != .dailyLoad, oneSpecialist: judge.without != .continuity,
      oneSite: needs.count > 1, days: scenario.grid.dayCount)
    let inTime = meetings.sorted {
      ($0.start, $0.specialist, $0.site) < ($1.start, $1.specialist, $1.site)
    }
    var sets: [[Meeting]] = []
    var chosen: [Meeting] = []
    try extend(&chosen, from: 0, of: inTime, rules, into: &sets)
    return sets
  }

  private func extend(
    _ chosen: inout [Meeting], from first: Int, of meetings: [Meeting], _ rules: SetRules,
    into sets: inout [[Meeting]]
  ) throws(OracleRefusal) {
    if chosen.count >= rules.least, !chosen.isEmpty {
      sets.append(chosen)
      guard sets.count <= limit else { throw .tooManyPlans(limit: limit) }
    }
    guard chosen.count < rules.most, first < meetings.count else { return }
    for next in first..<meetings.count where rules.allow(meetings[next], after: chosen) {
      chosen.append(meetings[next])
      try extend(&chosen, from: next + 1, of: meetings, rules, into: &sets)
      chosen.removeLast()
    }
  }
}

/// What the meetings of one need, or of one group, keep among themselves.
private struct SetRules {
  let least: Int
  let most: Int
  let mostInWeek: Int
  let gap: Int?
  let oneADay: Bool
  let oneSpecialist: Bool
  let oneSite: Bool
  /// Days of the cycle.
  let days: Int

  func allow(_ next: Meeting, after chosen: [Meeting]) -> Bool {
    var inWeek = 1
    for other in chosen {
      if oneADay, other.day == next.day { return false }
      if other.mask & next.mask != 0 { return false }
      if oneSpecialist, other.specialist != next.specialist { return false }
      if oneSite, other.site != next.site { return false }
      if other.week == next.week { inWeek += 1 }
      if let gap, other.day != next.day {
        let apart = abs(other.day - next.day)
        if min(apart, days - apart) < gap { return false }
      }
    }
    return inWeek <= mostInWeek
  }
}
