import Kezek

extension Recreation {
  /// Into a group that meets already, the one that meets most often, or where and when it counts.
  mutating func joinGroup(_ need: Need.ID, _ state: inout SearchState) -> Bool {
    let service = scenario.needs[need].service
    let isPlain = !leanings.prefersHome(need) && !leanings.hasRows(of: need)
    var best: (place: Int, meetings: Double)?
    for leader in leaders[need.index] where scope.opens(leader) {
      for place in state.schedule.groupsOfSpecialist[leader.index]
      where state.schedule.groups[place]?.service == service
        && state.schedule.isLikely(need, in: place)
      {
        guard let group = state.schedule.groups[place], scope.opens(group.site) else { continue }
        let bonus = isPlain ? 0 : bonus(of: need, in: group, state.schedule) / unit
        let meetings = Double(group.meetings.count) + bonus + random.unit()
        guard meetings > best?.meetings ?? 0,
          state.schedule.obstacle(toJoining: place, by: need) == nil
        else { continue }
        best = (place, meetings)
      }
    }
    guard let best else { return false }
    state.join(need, group: best.place)
    return true
  }

  /// What a need gains by where and when a group meets.
  private func bonus(
    of need: Need.ID, in group: ScheduledGroup, _ schedule: ScheduleState
  ) -> Double {
    let home = leanings.home(of: need, at: group.site.index)
    return group.meetings.reduce(0) { sum, place in
      guard let meeting = schedule.meetings[place] else { return sum }
      return sum + home
        + leanings.bonus(
          of: need, with: group.specialist.index, at: group.site.index, start: meeting.start)
    }
  }

  /// One more meeting, where all its members ask for it.
  mutating func extend(_ place: Int, _ state: inout SearchState) -> Bool {
    guard let group = state.schedule.groups[place], scope.opens(group.specialist),
      group.members.allSatisfy(scope.owns)
    else { return false }
    let party = Party(
      group: place, of: group.members, with: group.specialist, minutes: group.minutes,
      roster: group.roster)
    guard state.schedule.sessionsLeft(of: party) > 0, state.schedule.obstacle(to: party) == nil
    else { return false }
    let combinations = candidates.resources.combinations(of: group.service, at: group.site)
      .filter { state.schedule.obstacle(to: party, in: $0) == nil }
    guard let slot = bestSlot(of: party, in: combinations, state.schedule) else { return false }
    state.addMeeting(of: place, in: slot.combination, at: slot.start)
    return true
  }

  /// A group of a need with those who wait, then others without anything, who fit.
  mutating func openGroup(
    _ need: Need.ID, _ waiting: [Waiting], _ state: inout SearchState
  ) -> Bool {
    if companions.ofNeed[need.index].isEmpty { return false }
    let row = scenario.needs[need]
    let company = company(of: need, waiting, state)
    let least = scenario.services[row.service].groupSize.lowerBound
    let contact = row.least * state.schedule.tables.contactMinutes(ofSession: row.minutes)
    let free = leaders[need.index].filter { leader in
      guard scope.opens(leader), state.schedule.contactLeft[leader.index] >= contact else {
        return false
      }
      return state.schedule.placesLeft(leader) >= least
        || !state.schedule.isNew(need, to: leader)
    }
    var tried = 0
    for leader in random.draw(free.count, of: free) where tried < Self.mostLeaders {
      let empty = GroupFit(scenario.services[row.service], with: scenario.specialists[leader])
      guard let fit = empty.admitting(state.schedule.tables.needs[need.index]) else { continue }
      var hasTime = false
      for site in places(of: leader, for: need)
      where scope.opens(site) && (row.site == nil || row.site == site) {
        let combinations = candidates.resources.combinations(of: row.service, at: site)
        guard room.begin(with: leader, at: site, in: combinations, state.schedule),
          room.admit(need, fit, enough: enough(fit), state.schedule)
        else { continue }
        hasTime = true
        let (members, full) = gather(need, fit, company, state)
        guard full.isLargeEnough else { continue }
        if open(members, full, leader, site, &state) { return true }
      }
      if hasTime { tried += 1 }
    }
    return false
  }

  /// Leaders with time for a need who are asked for a group.
  private static let mostLeaders = 3

  /// The meetings that must be possible when a group is opened: more are hoped for.
  private func enough(_ fit: GroupFit) -> Int { max(fit.least, min(2, fit.asked)) }

  /// With whom a need might be, the likeliest first: those who wait and some others without anything.
  ///
  /// All members meet as often, so those come first who ask for about as much.
  private mutating func company(
    of need: Need.ID, _ waiting: [Waiting], _ state: SearchState
  ) -> [Need.ID] {
    let service = scenario.needs[need].service.index
    let asked = scenario.needs[need].asked
    var order: [(need: Need.ID, distance: Double)] = []
    func consider(_ other: Need.ID) {
      guard state.schedule.givers[other.index] == .nobody, scope.owns(other),
        !leaders[other.index].isEmpty, !order.contains(where: { $0.need == other })
      else { return }
      let distance = abs(state.schedule.tables.needs[other.index].asked - asked)
      order.append((other, Double(distance) + 1.5 * random.unit()))
    }
    for other in waiting
    where other.need != need && state.schedule.tables.needs[other.need.index].service == service {
      consider(other.need)
    }
    for other in random.draw(12, of: companions.ofNeed[need.index]) { consider(other) }
    return order.sorted { $0.distance < $1.distance }.map(\.need)
  }

  /// A leader's sites, those first where the child lives if that counts.
  private func places(of leader: Specialist.ID, for need: Need.ID) -> [Site.ID] {
    let all = sites[leader.index]
    guard leanings.prefersHome(need) else { return all }
    func isHome(_ site: Site.ID) -> Bool { leanings.home(of: need, at: site.index) > 0 }
    return all.filter(isHome) + all.filter { !isHome($0) }
  }

  /// A need and as many of its company as fit into its room.
  private mutating func gather(
    _ need: Need.ID, _ alone: GroupFit, _ company: [Need.ID], _ state: SearchState
  ) -> (members: [Need.ID], fit: GroupFit) {
    var fit = alone
    var members = [need]
    for other in company where !fit.isFull {
      guard let wider = fit.admitting(state.schedule.tables.needs[other.index]),
        room.admit(other, wider, enough: enough(wider), state.schedule)
      else { continue }
      fit = wider
      members.append(other)
    }
    return (members, fit)
  }

  /// Opens a group and lets it meet as often as it can; false where that is too seldom.
  private mutating func open(
    _ members: [Need.ID], _ fit: GroupFit, _ leader: Specialist.ID, _ site: Site.ID,
    _ state: inout SearchState
  ) -> Bool {
    let mark = state.mark
    let place = state.openGroup(
      ScheduledGroup(
        service: scenario.needs[members[0]].service, specialist: leader, site: site,
        minutes: fit.minutes, roster: nil, members: members, meetings: []))
    var meetings = 0
    while meetings < fit.asked, extend(place, &state) { meetings += 1 }
    if meetings >= fit.least { return true }
    state.undo(to: mark)
    return false
  }
}

extension ScheduleState {
  /// Whether little that is looked at quickly stands against a need joining a held group: most groups are
  /// passed over by it.
  fileprivate func isLikely(_ need: Need.ID, in place: Int) -> Bool {
    guard let group = groups[place], group.roster == nil, let first = group.members.first else {
      return false
    }
    let size = tables.scenario.services[group.service].groupSize.upperBound
    let ageGap = tables.scenario.services[group.service].ageGap
    guard group.members.count < size,
      abs(tables.needs[first.index].age - tables.needs[need.index].age) <= ageGap
    else { return false }
    let child = tables.needs[need.index].child
    let (bindsChild, bindsCompanion) = (
      tables.needs[need.index].bindsChild, tables.needs[need.index].bindsCompanion
    )
    return group.meetings.allSatisfy { place in
      guard let periods = meetings[place]?.periods else { return true }
      return !(bindsChild && childBusy.holdsAny(of: periods, row: child))
        && !(bindsCompanion && companionBusy.holdsAny(of: periods, row: child))
    }
  }
}
