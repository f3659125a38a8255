import Kezek

extension QueueRun {
  // MARK: Found groups

  /// Opens groups for those whose rows meet: one by one in the order of the queue, each who fits
  /// and can attend whatever is held by then, with its own meetings; who does not fit may make a
  /// group with others who do not.
  mutating func holdGroups(_ party: [PinnedNeeds.Entry]) {
    var rest = party
    while !rest.isEmpty { rest = holdGroup(rest) }
  }

  /// A group as its rows open it.
  private struct PinnedGroup {
    let place: Int
    /// The rows that its meetings keep.
    let rows: [Int]
  }

  /// Returns those who are not in the group; nobody where there is none.
  private mutating func holdGroup(_ party: [PinnedNeeds.Entry]) -> [PinnedNeeds.Entry] {
    var fit: GroupFit?
    var members: [Need.ID] = []
    var group: PinnedGroup?
    for entry in party {
      let need = scenario.needs[entry.need]
      guard let slot = entry.timed.first.flatMap(slot) else { continue }
      let narrower =
        fit
        ?? GroupFit(
          scenario.services[need.service], with: scenario.specialists[slot.specialist])
      guard let wider = narrower.admitting(need, of: scenario.children[need.child]) else {
        for row in entry.timed { obstacles[row] = .groupRoster }
        continue
      }
      if let group { state.closeGroup(group.place) }
      let opened = openGroup(
        of: members + [entry.need], minutes: wider.minutes,
        rows: (group?.rows ?? []) + entry.timed, isStrict: !members.isEmpty)
      if let opened {
        (fit, group) = (wider, opened)
        members.append(entry.need)
      } else if let earlier = group {
        group = openGroup(
          of: members, minutes: narrower.minutes, rows: earlier.rows, isStrict: true)
      }
    }
    guard let group else { return [] }
    groupsToExtend.insert(group.place)
    return party.filter { !members.contains($0.need) }
  }

  /// Opens a group with the meetings that rows name.
  ///
  /// - Parameters:
  ///   - isStrict: whether all the rows must be kept; else it suffices that one is.
  ///   - combinations: where it may meet; nil = wherever the service can.
  private mutating func openGroup(
    of members: [Need.ID], minutes: Int, roster: Roster.ID? = nil, rows: [Int], isStrict: Bool,
    among combinations: [Int]? = nil
  ) -> PinnedGroup? {
    var place: Int?
    var kept: [Int] = []
    for row in rows {
      if let place, isKept(scenario.current[row]) || addMeeting(of: place, row, combinations) {
        kept.append(row)
      } else if place == nil,
        let opened = open(of: members, minutes, roster, row, combinations)
      {
        place = opened
        kept.append(row)
      } else if isStrict {
        if let place { state.closeGroup(place) }
        return nil
      }
    }
    return place.map { PinnedGroup(place: $0, rows: kept) }
  }

  private mutating func open(
    of members: [Need.ID], _ minutes: Int, _ roster: Roster.ID?, _ row: Int,
    _ combinations: [Int]?
  ) -> Int? {
    guard let slot = slot(row), let first = members.first else { return nil }
    let party = Party(of: members, with: slot.specialist, minutes: minutes, roster: roster)
    guard let found = find(slot, party, row, among: combinations) else { return nil }
    let place = state.openGroup(
      ScheduledGroup(
        service: scenario.needs[first].service, specialist: slot.specialist,
        site: candidates.resources.combinations[found.combination].site, minutes: minutes,
        roster: roster, members: members, meetings: []))
    state.addMeeting(of: place, in: found.combination, at: found.start)
    return place
  }

  private mutating func addMeeting(of place: Int, _ row: Int, _ combinations: [Int]?) -> Bool {
    guard let group = state.groups[place], let slot = slot(row) else { return false }
    guard slot.specialist == group.specialist else {
      obstacles[row] = .continuity
      return false
    }
    let party = Party(
      group: place, of: group.members, with: group.specialist, minutes: group.minutes,
      roster: group.roster)
    guard let found = find(slot, party, row, among: combinations) else { return false }
    state.addMeeting(of: place, in: found.combination, at: found.start)
    return true
  }

  // MARK: Named rosters

  /// Holds a named roster's meetings that its members' rows name, with the specialist and at the
  /// site under which most members can come.
  mutating func holdRoster(_ roster: Roster.ID, _ party: [PinnedNeeds.Entry]) {
    let rows = party.flatMap(\.timed)
    for option in rosterOptions(roster) {
      let group = openGroup(
        of: option.members, minutes: minutes(option.members), roster: roster,
        rows: rows.filter { slot($0)?.specialist == option.specialist }, isStrict: false,
        among: option.combinations)
      if let group {
        groupsToExtend.insert(group.place)
        return
      }
    }
  }

  // MARK: The least

  func places(of party: [PinnedNeeds.Entry]) -> [Int] {
    var places: [Int] = []
    for entry in party {
      if case .group(let place) = state.givers[entry.need.index], !places.contains(place),
        groupsToExtend.contains(place)
      {
        places.append(place)
      }
    }
    return places
  }

  /// Gives a pinned group its least meetings and members; without them it is not held.
  mutating func completeGroup(_ place: Int, _ party: [PinnedNeeds.Entry]) {
    guard let group = state.groups[place] else { return }
    let least = group.members.map { scenario.needs[$0].least }.max() ?? 1
    extend(group: place, toCount: least)
    if group.roster == nil { fill(place) }
    let held = state.groups[place]
    let isSmall =
      group.roster == nil && !(state.fit(ofGroup: place)?.isLargeEnough ?? false)
    if isSmall || held?.meetings.count ?? 0 < least {
      state.closeGroup(place)
      groupsToExtend.remove(place)
      for row in party.flatMap(\.timed) {
        obstacles[row] = isSmall ? .groupRoster : .sessionCount
      }
    } else if group.roster == nil {
      noteOpen(place)
    }
  }

  /// Takes in those next in the queue who fit, up to the least size.
  private mutating func fill(_ place: Int) {
    guard let group = state.groups[place] else { return }
    let specialist = group.specialist.index
    for list in [groupNeeds.waitingForGroup[specialist], groupNeeds.waitingForAny[specialist]] {
      let waiting = list.filter {
        state.tables.needs[$0.index].service == group.service.index
          && state.givers[$0.index] == .nobody
      }
      for need in waiting {
        if state.fit(ofGroup: place)?.isLargeEnough ?? true { return }
        if state.obstacle(toJoining: place, by: need) == nil { state.join(need, group: place) }
      }
    }
  }
}
