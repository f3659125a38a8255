import Kezek

/// Size, common category and language, ages, length, and everyone at every meeting.
///
/// A named roster is taken as given: its composition and size are not judged, but everyone on it
/// who can come must be there (RULES 13 and 14).
struct GroupRoster: PlanConstraint {
  let family = ConstraintFamily.groupRoster

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for group in index.groups.indices {
      checkUnity(group, index, into: &violations)
      checkAttendance(group, index, into: &violations)
      if let roster = index.groups[group].roster {
        checkRoster(group, roster, index, into: &violations)
      } else {
        checkSize(group, index, into: &violations)
        checkCommonWords(group, index, into: &violations)
      }
    }
  }

  /// One specialist, one site, one set of rooms a meeting, one length.
  private func checkUnity(
    _ place: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let group = index.groups[place]
    let meetings = group.meetings.map { index.meetings[$0] }
    let specialists = Set(meetings.map(\.specialist)).count
    if specialists > 1 {
      violations.append(
        index.violation(
          .groupOfSeveralSpecialists, group: place, details: ["found": "\(specialists)"]))
    }
    let sites = Set(meetings.flatMap { $0.sessions.map { index.sessions[$0].site } }).count
    if sites > 1 {
      violations.append(
        index.violation(.groupAtSeveralSites, group: place, details: ["found": "\(sites)"]))
    }
    let length = group.members.map { index.scenario.needs[$0].minutes }.max() ?? 0
    for meeting in group.meetings {
      let sessions = index.meetings[meeting].sessions
      let rooms = Set(sessions.map { index.plan.sessions[index.sessions[$0].position].rooms })
      if rooms.count > 1 {
        violations.append(
          index.violation(
            .groupInSeveralRooms, meeting: meeting, details: ["found": "\(rooms.count)"]))
      }
      for session in sessions where index.sessions[session].minutes != length {
        violations.append(
          index.violation(
            .groupLength, session: session,
            details: ["found": "\(index.sessions[session].minutes)", "wanted": "\(length)"]))
      }
    }
  }

  /// Every member attends every meeting.
  private func checkAttendance(
    _ place: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let group = index.groups[place]
    for (later, meetings) in startsOfGroup(group, index).enumerated() {
      let present = Set(
        meetings.flatMap { index.meetings[$0].sessions }
          .map { index.sessions[$0].need })
      guard present.count < group.members.count, let meeting = meetings.first else { continue }
      for member in group.members where !present.contains(member) {
        violations.append(
          index.violation(
            .memberMissing, absentee: member, meeting: meeting,
            details: ["meeting": "\(later + 1)"]))
      }
    }
  }

  /// The group's meetings by start: two specialists at one start make one meeting for members.
  private func startsOfGroup(_ group: GroupFacts, _ index: PlanIndex) -> [[Int]] {
    var starts: [[Int]] = []
    var last: (week: Int, weekday: Weekday, start: Int)?
    for meeting in group.meetings {
      let session = index.plan.sessions[index.sessions[index.meetings[meeting].first].position]
      let start = (week: session.week, weekday: session.weekday, start: session.start)
      if let last, last == start {
        starts[starts.count - 1].append(meeting)
      } else {
        starts.append([meeting])
      }
      last = start
    }
    return starts
  }

  private func checkSize(
    _ place: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let group = index.groups[place]
    let service = index.scenario.services[group.key.service]
    if group.members.count < service.groupSize.lowerBound {
      violations.append(
        index.violation(
          .groupTooSmall, group: place,
          details: [
            "found": "\(group.members.count)", "least": "\(service.groupSize.lowerBound)",
          ]))
    }
    if group.members.count > service.groupSize.upperBound {
      violations.append(
        index.violation(
          .groupTooLarge, group: place,
          details: [
            "found": "\(group.members.count)", "most": "\(service.groupSize.upperBound)",
          ]))
    }
    let ages = group.members.map { index.scenario.child(of: $0).age }
    guard let youngest = ages.min(), let oldest = ages.max(), oldest - youngest > service.ageGap
    else { return }
    violations.append(
      index.violation(
        .groupAges, group: place,
        details: ["found": "\(oldest - youngest)", "most": "\(service.ageGap)"]))
  }

  /// One category and one language common to all members and the specialist.
  private func checkCommonWords(
    _ place: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let group = index.groups[place]
    guard let meeting = group.meetings.first else { return }
    let specialist = index.scenario.specialists[index.meetings[meeting].specialist]
    let categories = group.members.map { index.scenario.needs[$0].categories }
    if !haveCommonWord(categories, with: specialist.categories) {
      violations.append(index.violation(.groupCategories, group: place))
    }
    let languages = group.members.map { index.scenario.child(of: $0).languages }
    if !haveCommonWord(languages, with: specialist.languages) {
      violations.append(index.violation(.groupLanguages, group: place))
    }
  }

  /// Whether members share a word, and one of the specialist's.
  ///
  /// A member whom the specialist does not cover at all is a matter of qualification or language,
  /// so then only the members' own words are compared.
  private func haveCommonWord(_ members: [WordSet], with specialist: WordSet) -> Bool {
    let stated = members.filter { !$0.isEmpty }
    guard let first = stated.first else { return true }
    let common = stated.reduce(first) { $0.intersection($1) }
    if common.isEmpty { return false }
    return common.meets(specialist) || !stated.allSatisfy { $0.meets(specialist) }
  }

  private func checkRoster(
    _ place: Int, _ id: Roster.ID, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let group = index.groups[place]
    let roster = index.scenario.rosters[id]
    let listed = Set(roster.members)
    for member in group.members where !listed.contains(member) {
      violations.append(index.violation(.notOnRoster, group: place, need: member))
    }
    let there = Set(group.members)
    for member in roster.members
    where !there.contains(member) && index.canCome(member, to: group) {
      violations.append(index.violation(.rosterIncomplete, group: place, need: member))
    }
  }
}

extension PlanIndex {
  /// Whether a member of a named roster can come to its meetings as the plan holds them (RULES 14):
  /// status, absence, tags of the place, the specialist's language and category.
  func canCome(_ member: Need.ID, to group: GroupFacts) -> Bool {
    let child = scenario.child(of: member)
    let service = scenario.services[group.key.service]
    guard facts.bar(of: child, from: service) == nil,
      ScenarioIndex.isFor(age: child.age, service),
      !isLongAway(scenario.needs[member].child)
    else { return false }
    return group.meetings.allSatisfy { place in
      let meeting = meetings[place]
      let rooms = plan.sessions[sessions[meeting.first].position].rooms
      let tags = facts.tags(ofPlaceWith: rooms, at: meeting.site)
      return facts.coversCategory(meeting.specialist, member)
        && facts.sharesLanguage(meeting.specialist, member)
        && (service.who == .parent || child.tags.isSubset(of: tags))
    }
  }

  /// Whether an absence or a turn of the plan takes the child away for over half of the term.
  func isLongAway(_ child: Child.ID) -> Bool {
    facts.childIsLongAway[child.index] || longTurn(of: child) != nil
  }

  /// A course of the child, if any, whose turn lasts over half of the term.
  func longTurn(of child: Child.ID) -> CourseFacts? {
    coursesOfChild[child.index].map { courses[$0] }
      .first { ScenarioIndex.isLong(turn(of: $0).days, in: scenario) }
  }

  /// A violation of a meeting at which a member of its group is not.
  func violation(
    _ condition: Violation.Condition, absentee: Need.ID, meeting place: Int,
    details: [String: String]
  ) -> Violation {
    let meeting = meetings[place]
    let session = plan.sessions[sessions[meeting.first].position]
    return Violation(
      condition: condition, child: scenario.child(of: absentee).key,
      need: scenario.key(of: absentee), service: scenario.service(of: absentee).key,
      specialist: scenario.specialists[meeting.specialist].key,
      site: scenario.sites[meeting.site].key, room: nil, turn: nil, group: session.group,
      week: session.week, weekday: session.weekday, start: session.start, details: details,
      sessions: positions(meeting.sessions), courses: [])
  }
}
