import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Group roster: size, one common kind, everyone at every meeting, one meeting a day, the weekly
  /// number and the seats.
  mutating func addGroupRoster() {
    for position in columns.groups.indices { addRows(of: position) }
    // Where different members are left out, nothing else keeps a roster from meeting twice over.
    for roster in scenario.rosters.ids {
      let held = columns.groups.filter { $0.candidate.roster == roster }
      if held.count < 2 { continue }
      atMost(
        1, held.flatMap(\.meetings).map { Term(1, $0) },
        "group_once[\(scenario.rosters[roster].key),\(roster.index + 1)]")
    }
  }

  private mutating func addRows(of position: Int) {
    let group = columns.groups[position]
    let name = "g\(position + 1)"
    let candidate = group.candidate
    let open = group.meetings.map { Term(1, $0) }
    let meets = columns.occupations[group.occupations]
    atMost(1, open, "group_open[\(name)]")
    let meetingsHeld = zip(group.meetings, candidate.meetings).map { Term(-Double($1), $0) }
    balance(
      meets.map { Term(1, $0.variable) } + meetingsHeld, "group_meetings[\(name)]")
    for day in 0..<grid.dayCount {
      let held = meets.filter { grid.day(of: $0.start) == day }.map { Term(1, $0.variable) }
      if held.isEmpty { continue }
      atMostZero(held + negated(open), "group_one_a_day[\(name),\(label(day: day))]")
    }
    addWeeklyNumber(candidate.fixed, meets.map { ($0.start, $0.variable) }, open, name)
    addKinds(group, open, name)
    addSizes(group, name)
    for index in candidate.optional.indices { addMember(index, of: group, name) }
    addSeats(group, name)
  }

  /// Σ_κ choose = open, and meetings are of the chosen kind's length.
  private mutating func addKinds(_ group: GroupColumns, _ open: [Term], _ name: String) {
    guard !group.choose.isEmpty else { return }
    balance(group.choose.map { Term(1, $0) } + negated(open), "group_kind[\(name)]")
    let candidate = group.candidate
    let lengths = Set(candidate.kinds.map(\.minutes)).sorted()
    guard lengths.count > 1 else { return }
    for minutes in lengths {
      let meets = columns.occupations[group.occupations].filter { $0.minutes == minutes }
      let chosen = zip(group.choose, candidate.kinds).filter { $1.minutes == minutes }
      let terms = chosen.map { Term(-Double(candidate.meetings.upperBound), $0.0) }
      atMostZero(
        meets.map { Term(1, $0.variable) } + terms, "group_length[\(name),\(minutes)]")
      for day in 0..<grid.dayCount {
        let held = meets.filter { grid.day(of: $0.start) == day }.map { Term(1, $0.variable) }
        atMostZero(
          held + chosen.map { Term(-1, $0.0) },
          "group_length[\(name),\(minutes),\(label(day: day))]")
      }
    }
  }

  /// min·meetings[g,j] ≤ members ≤ max·meetings[g,j] for each j; the fixed ones are always there.
  private mutating func addSizes(_ group: GroupColumns, _ name: String) {
    let candidate = group.candidate
    guard candidate.roster == nil else { return }
    let size = scenario.services[candidate.service].groupSize
    for (meetings, sessions) in zip(group.meetings, candidate.meetings) {
      let members = group.servesOfOptional.joined().filter {
        columns.serves[$0].sessions == sessions
      }
      let terms = members.map { Term(1, columns.serves[$0].variable) }
      let most = Double(size.upperBound - candidate.fixed.count)
      atMostZero(terms + [Term(-most, meetings)], "group_most[\(name),\(sessions)]")
      let least = Double(size.lowerBound - candidate.fixed.count)
      if least > 0 {
        atMostZero(
          negated(terms) + [Term(least, meetings)], "group_least[\(name),\(sessions)]")
      }
    }
  }

  private mutating func addMember(_ index: Int, of group: GroupColumns, _ name: String) {
    let candidate = group.candidate
    let need = candidate.optional[index]
    let member = "\(name),\(label(need))"
    let serves = columns.serves[group.servesOfOptional[index]]
    let attends = columns.attendances[group.attendancesOfOptional[index]]
    let isMember = serves.map { Term(1, $0.variable) }
    for serve in serves {
      let meetings = group.meetings[serve.sessions - candidate.meetings.lowerBound]
      atMostZero([Term(1, serve.variable), Term(-1, meetings)], "member_meetings[\(member)]")
    }
    if !group.choose.isEmpty {
      let admitting = zip(group.choose, candidate.kinds).filter { $1.admits[index] }
      atMostZero(isMember + admitting.map { Term(-1, $0.0) }, "member_kind[\(member)]")
    }
    balance(
      attends.map { Term(1, $0.variable) }
        + serves.map { Term(-Double($0.sessions), $0.variable) },
      "member_attends[\(member)]")
    for attend in attends { addAttend(attend, of: group, member) }
    let days = Dictionary(grouping: attends) { grid.day(of: $0.start) }
    for day in days.keys.sorted() {
      let terms = days[day, default: []].map { Term(1, $0.variable) }
      atMostZero(terms + negated(isMember), "member_one_a_day[\(member),\(label(day: day))]")
    }
    addWeeklyNumber([need], attends.map { ($0.start, $0.variable) }, isMember, member)
  }

  /// attend[n,g,h] ≤ Σ_ρ meet[g,ρ,h] over the combinations accessible to the member.
  private mutating func addAttend(
    _ attend: Attendance, of group: GroupColumns, _ member: String
  ) {
    let need = scenario.needs[attend.need]
    let meets = columns.occupations[group.occupations].filter {
      $0.start == attend.start && $0.minutes == attend.minutes
        && candidates.filters.isAccessible(
          candidates.resources.combinations[$0.combination], need)
    }
    atMostZero(
      [Term(1, attend.variable)] + meets.map { Term(-1, $0.variable) },
      "attend[\(member),\(label(period: attend.start)),\(attend.minutes)]")
  }

  /// In each week at most the smallest weekly number among those members.
  private mutating func addWeeklyNumber(
    _ needs: [Need.ID], _ held: [(start: Int, variable: Variable)], _ open: [Term],
    _ name: String
  ) {
    guard grid.weeks > 1, let most = needs.map({ scenario.needs[$0].mostInWeek }).min() else {
      return
    }
    for week in 0..<grid.weeks {
      let terms = held.filter { grid.week(ofDay: grid.day(of: $0.start)) == week }
        .map { Term(1, $0.variable) }
      atMostZero(
        terms + open.map { Term(-Double(most), $0.variable) },
        "group_weekly_number[\(name),\(week == 0 ? "A" : "B")]")
    }
  }

  /// Σ seats of those who attend ≤ the seats of the combination in which the group meets.
  private mutating func addSeats(_ group: GroupColumns, _ name: String) {
    let meets = columns.occupations[group.occupations]
    let attends = columns.attendances[
      (group.attendancesOfOptional.first?.lowerBound ?? 0)..<(group.attendancesOfOptional.last?
        .upperBound ?? 0)]
    let fixed = group.candidate.fixed.reduce(0) {
      $0 + candidates.filters.seats(scenario.needs[$1])
    }
    let most = group.candidate.optional.reduce(fixed) {
      $0 + candidates.filters.seats(scenario.needs[$1])
    }
    let times = Dictionary(grouping: meets) { [$0.start, $0.minutes] }
    for time in times.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let here = times[time, default: []]
      let limits = here.map { candidates.resources.combinations[$0.combination].seats ?? most }
      guard limits.contains(where: { $0 < most }) else { continue }
      let taken = attends.filter { $0.start == time[0] && $0.minutes == time[1] }.map {
        Term(Double(candidates.filters.seats(scenario.needs[$0.need])), $0.variable)
      }
      let offered = zip(here, limits).map { Term(Double(fixed - $1), $0.variable) }
      atMostZero(taken + offered, "seats[\(name),\(label(period: time[0])),\(time[1])]")
    }
  }

  private func negated(_ terms: [Term]) -> [Term] {
    terms.map { Term(-$0.coefficient, $0.variable) }
  }
}
