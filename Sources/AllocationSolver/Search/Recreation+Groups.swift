import Kezek

extension Recreation {
  /// Into a group that meets already, the one that meets most often, or where and when it counts.
  mutating func joinGroup(_ need: Need.ID, _ state: inout SearchState) -> Bool {
    let service = scenario.needs[need].service
    let most = scenario.services[service].groupSize.upperBound
    let isPlain = !leanings.prefersHome(need) && !leanings.hasRows(of: need)
    var best: (place: Int, meetings: Double)?
    for leader in leaders[need.index] where scope.opens(leader) {
      for place in state.schedule.groupsOfSpecialist[leader.index] {
        guard let group = state.schedule.groups[place], group.service == service,
          group.roster == nil, group.members.count < most, scope.opens(group.site)
        else { continue }
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

  /// A group of a need with those of its pool, then others without anything, who fit.
  mutating func openGroup(
    _ need: Need.ID, _ pool: [Need.ID], _ state: inout SearchState
  ) -> Bool {
    if companions.ofNeed[need.index].isEmpty { return false }
    let row = scenario.needs[need]
    let service = row.service
    let inPool = pool.filter {
      state.schedule.tables.needs[$0.index].service == service.index && $0 != need
    }
    let others = random.draw(12, of: companions.ofNeed[need.index])
    let companions = likeliest(
      (inPool + others).filter {
        scope.owns($0) && !leaders[$0.index].isEmpty && state.schedule.givers[$0.index] == .nobody
      }, for: row)
    let least = scenario.services[service].groupSize.lowerBound
    let contact = row.least * state.schedule.tables.contactMinutes(ofSession: row.minutes)
    let free = leaders[need.index].filter { leader in
      guard scope.opens(leader), state.schedule.contactLeft[leader.index] >= contact else {
        return false
      }
      return state.schedule.placesLeft(leader) >= least
        || !state.schedule.isNew(need, to: leader)
    }
    for leader in random.draw(3, of: free) {
      for site in places(of: leader, for: need)
      where scope.opens(site) && (row.site == nil || row.site == site) {
        if open(need, companions, leader, site, &state) { return true }
      }
    }
    return false
  }

  /// A leader's sites, those first where the child lives if that counts.
  private func places(of leader: Specialist.ID, for need: Need.ID) -> [Site.ID] {
    let all = sites[leader.index]
    guard leanings.prefersHome(need) else { return all }
    func isHome(_ site: Site.ID) -> Bool { leanings.home(of: need, at: site.index) > 0 }
    return all.filter(isHome) + all.filter { !isHome($0) }
  }

  /// Those first who ask for about as much, since all members meet as often.
  private mutating func likeliest(_ needs: [Need.ID], for need: Need) -> [Need.ID] {
    let order = needs.map { other in
      (other, Double(abs(scenario.needs[other].asked - need.asked)) + 1.5 * random.unit())
    }
    return order.sorted { $0.1 < $1.1 }.map(\.0)
  }

  private mutating func open(
    _ need: Need.ID, _ companions: [Need.ID], _ leader: Specialist.ID, _ site: Site.ID,
    _ state: inout SearchState
  ) -> Bool {
    let service = scenario.needs[need].service
    let all = candidates.resources.combinations(of: service, at: site)
    let empty = GroupFit(scenario.services[service], with: scenario.specialists[leader])
    guard var fit = empty.admitting(state.schedule.tables.needs[need.index]) else { return false }
    var members = [need]
    guard mayMeet(members, fit, leader, all, state) else { return false }
    var seen: Set<Need.ID> = [need]
    for other in companions where !fit.isFull && seen.insert(other).inserted {
      guard
        let wider = fit.admitting(state.schedule.tables.needs[other.index]),
        mayMeet(members + [other], wider, leader, all, state)
      else { continue }
      fit = wider
      members.append(other)
    }
    guard fit.isLargeEnough else { return false }
    let mark = state.mark
    let place = state.openGroup(
      ScheduledGroup(
        service: service, specialist: leader, site: site, minutes: fit.minutes, roster: nil,
        members: members, meetings: []))
    var meetings = 0
    while meetings < fit.asked, extend(place, &state) { meetings += 1 }
    if meetings >= fit.least { return true }
    state.undo(to: mark)
    return false
  }

  /// Whether members of a group yet to be opened could meet as often as they must.
  ///
  /// Mutating, so that no copy of all tables is made for the call.
  private mutating func mayMeet(
    _ members: [Need.ID], _ fit: GroupFit, _ leader: Specialist.ID, _ all: [Int],
    _ state: SearchState
  ) -> Bool {
    let party = Party(of: members, with: leader, minutes: fit.minutes)
    guard state.schedule.obstacle(to: party) == nil else { return false }
    let combinations = all.filter { state.schedule.obstacle(to: party, in: $0) == nil }
    let enough = max(fit.least, min(2, fit.asked))
    return state.schedule.earliestSlots(of: party, in: combinations, upTo: enough).count >= enough
  }
}
