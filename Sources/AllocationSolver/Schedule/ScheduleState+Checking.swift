import Kezek

extension ScheduleState {
  /// What stands against a party meeting in a combination of resources at a start; nil = nothing.
  ///
  /// - Complexity: O(members × (length + sessions of the child)).
  func obstacle(to party: Party, in combination: Int, at start: Int) -> ConstraintFamily? {
    if let family = obstacle(to: party) ?? obstacle(to: party, in: combination) { return family }
    return obstacle(ofTime: party, in: combination, at: start)
  }

  /// What stands against a party wherever and whenever it meets.
  ///
  /// A found group's roster is judged when it is opened or joined (`GroupFit`).
  func obstacle(to party: Party) -> ConstraintFamily? {
    for member in party.members {
      if let family = obstacle(to: member, of: party) { return family }
    }
    if holdsChildTwice(party) { return .childOverlap }
    if holdsSeveralServices(party) { return .groupRoster }
    if !tables.isThere(party.specialist.index) { return .absence }
    let minutes = tables.contactMinutes(ofSession: party.minutes)
    if contactLeft[party.specialist.index] < minutes { return .weeklyHours }
    return isOverCaseload(party.members, of: party.specialist) ? .caseload : nil
  }

  /// What stands against one member of a party wherever and whenever it meets.
  func obstacle(to member: Need.ID, of party: Party) -> ConstraintFamily? {
    let specialist = tables.specialists[party.specialist.index]
    let facts = tables.needs[member.index]
    if let family = admissionObstacle(member, party) { return family }
    if !tables.gives(facts.service, specialist: party.specialist.index)
      || !specialist.categories.meets(facts.categories)
    {
      return .qualification
    }
    if !specialist.languages.meets(facts.languages) { return .language }
    if !isContinuous(member, party) { return .continuity }
    if sessions(of: member) >= facts.asked { return .sessionCount }
    if coursesOfChild[facts.child].contains(where: { tables.isLongTurn[$0.turn.index] }) {
      return .absence
    }
    return tables.forbidden.forbids(member, party.specialist) ? .pins : nil
  }

  /// What stands against a party meeting in a combination of resources at all.
  func obstacle(to party: Party, in combination: Int) -> ConstraintFamily? {
    let resource = tables.combinations[combination]
    if let group = party.group, groups[group]?.site != resource.site { return .groupRoster }
    for member in party.members {
      if let family = obstacle(to: member, in: combination) { return family }
    }
    if resource.isAway { return .absence }
    let seats = party.members.reduce(0) { $0 + tables.needs[$1.index].seats }
    return seats > resource.seats ? .resourceCapacity : nil
  }

  /// What stands against one need being met in a combination of resources at all.
  func obstacle(to member: Need.ID, in combination: Int) -> ConstraintFamily? {
    let facts = tables.needs[member.index]
    let resource = tables.combinations[combination]
    let isAsked = facts.site == nil || facts.site == resource.site
    if !isAsked { return .admission }
    if !tables.isReachable(resource.site, facts) { return .travelLimit }
    return facts.tags.isSubset(of: resource.tags) ? nil : .accessibility
  }

  /// Whether a need that is met alone may have one more session with one of its candidates,
  /// wherever and whenever: what `obstacle(to:)` asks, less what candidates have passed.
  func mayHaveMore(_ need: Need.ID, with specialist: Specialist.ID) -> Bool {
    let facts = tables.needs[need.index]
    switch givers[need.index] {
    case .nobody: break
    case .specialist(let own): if own != specialist.index { return false }
    case .group: return false
    }
    guard sessions(of: need) < facts.asked,
      contactLeft[specialist.index] >= tables.contactMinutes(ofSession: facts.minutes)
    else { return false }
    if let most = tables.specialists[specialist.index].caseload,
      caseloads[specialist.index] >= most, isNew(need, to: specialist)
    {
      return false
    }
    if tables.forbidden.names(need), tables.forbidden.forbids(need, specialist) { return false }
    for course in coursesOfChild[facts.child] where tables.isLongTurn[course.turn.index] {
      return false
    }
    return true
  }

  // MARK: Time

  private func obstacle(
    ofTime party: Party, in combination: Int, at start: Int
  ) -> ConstraintFamily? {
    let length = tables.length(party.minutes)
    let periods = start..<(start + length)
    let specialist = party.specialist.index
    let site = tables.site(of: combination)
    guard grid.slot(of: start) + length <= grid.periodsPerDay,
      tables.openings.holdsAll(of: periods, row: combination),
      tables.specialistHours.holdsAll(of: periods, person: specialist, site: site)
    else { return .availability }
    if specialistBusy.holdsAny(of: periods, row: specialist) { return .specialistOverlap }
    for used in tables.classUnits[combination] where !hasRoom(used, periods) {
      return .resourceCapacity
    }
    let day = grid.day(of: start)
    switch tables.siteChoice[specialist] {
    case .given: break
    case .eachDay: if isElsewhere(specialist, day, combination) { return .onePlaceADay }
    case .once:
      if (0..<grid.dayCount).contains(where: { isElsewhere(specialist, $0, combination) }) {
        return .onePlaceADay
      }
    }
    for member in party.members {
      let family = memberObstacle(
        member, periods, minutes: party.minutes, with: party.specialist, in: combination)
      if let family { return family }
    }
    return nil
  }

  func hasRoom(_ used: ScheduleTables.ClassUnits, _ periods: Range<Int>) -> Bool {
    let all = tables.resources.classes[used.resourceClass].rooms.count
    let first = used.resourceClass * grid.periodCount
    return periods.allSatisfy { Int(unitsInUse[first + $0]) + used.units <= all }
  }

  /// What stands against a need attending at that time.
  func memberObstacle(
    _ need: Need.ID, _ periods: Range<Int>, minutes: Int, with specialist: Specialist.ID,
    in combination: Int
  ) -> ConstraintFamily? {
    let facts = tables.needs[need.index]
    let day = grid.day(of: periods.lowerBound)
    let site = tables.site(of: combination)
    let held = daysOfNeed[need.index]
    if facts.bindsChild,
      !tables.childHours.holdsAll(of: periods, person: facts.child, site: site)
    {
      return .availability
    }
    if facts.bindsChild && childBusy.holdsAny(of: periods, row: facts.child)
      || facts.bindsCompanion && companionBusy.holdsAny(of: periods, row: facts.child)
    {
      return .childOverlap
    }
    if held.contains(day) { return .dailyLoad }
    if held.barred(byGap: facts.gap, cycle: grid.dayCount).contains(day) {
      return .sessionSpacing
    }
    if held.count(inWeek: grid.week(ofDay: day)) >= facts.mostInWeek { return .sessionCount }
    if tables.forbidden.names(need) {
      let forbidden = tables.forbidden.starts(need, specialist, at: Site.ID(site), in: grid)
      if forbidden.contains(periods.lowerBound) { return .pins }
    }
    guard facts.bindsChild else { return nil }
    if let family = loadObstacle(facts.child, day, minutes) { return family }
    return isElsewhere(facts.child, onDay: day, combination)
      || hasNoWay(facts.child, periods, site) ? .onePlaceADay : nil
  }

  /// Whether the way from or to a session at another site of the place does not lie free.
  private func hasNoWay(_ child: Int, _ periods: Range<Int>, _ site: Int) -> Bool {
    for need in tables.needsOfChild[child] where tables.needs[need.index].bindsChild {
      for place in meetingsOfNeed[need.index] {
        guard let other = meetings[place] else { continue }
        let there = tables.site(of: other.combination)
        guard there != site, tables.day(of: other.start) == tables.day(of: periods.lowerBound)
        else { continue }
        let isLate =
          other.start < periods.lowerBound
          ? periods.lowerBound < other.start
            + tables.lag(after: other.periods.count, from: there, to: site)
          : other.start < periods.lowerBound
            + tables.lag(after: periods.count, from: site, to: there)
        if isLate { return true }
      }
    }
    return false
  }

  // MARK: Who

  /// Whether a need may be met in this way at all.
  private func admissionObstacle(_ need: Need.ID, _ party: Party) -> ConstraintFamily? {
    let facts = tables.needs[need.index]
    if facts.isBarred {
      return tables.filters.absences.contains(Child.ID(facts.child)) ? .absence : .admission
    }
    if facts.roster != nil || party.roster != nil {
      return party.isGroup && party.roster == facts.roster ? nil : .admission
    }
    let isAsked = party.isGroup ? facts.form != .individual : facts.form != .group
    return isAsked && (party.isGroup || facts.minutes == party.minutes) ? nil : .admission
  }

  /// Whether two members are needs of one child, who cannot attend for both at once.
  private func holdsChildTwice(_ party: Party) -> Bool {
    party.members.indices.contains { later in
      let child = tables.needs[party.members[later].index].child
      return party.members[..<later].contains { tables.needs[$0.index].child == child }
    }
  }

  private func holdsSeveralServices(_ party: Party) -> Bool {
    guard let first = party.members.first.map({ tables.needs[$0.index].service }) else {
      return false
    }
    return party.members.contains { tables.needs[$0.index].service != first }
  }

  private func isContinuous(_ need: Need.ID, _ party: Party) -> Bool {
    switch givers[need.index] {
    case .nobody: party.group == nil
    case .specialist(let specialist): !party.isGroup && specialist == party.specialist.index
    case .group(let group): party.group == group
    }
  }

  /// Places left among a specialist's children.
  func placesLeft(_ specialist: Specialist.ID) -> Int {
    tables.specialists[specialist.index].caseload.map { $0 - caseloads[specialist.index] } ?? .max
  }

  /// Whether the children of those needs would be too many for a specialist.
  func isOverCaseload(_ needs: Members, of specialist: Specialist.ID) -> Bool {
    guard let most = tables.specialists[specialist.index].caseload else { return false }
    var new: [Int] = []
    for need in needs where isNew(need, to: specialist) {
      let child = tables.needs[need.index].child
      if !new.contains(child) { new.append(child) }
    }
    return !new.isEmpty && caseloads[specialist.index] + new.count > most
  }
}
