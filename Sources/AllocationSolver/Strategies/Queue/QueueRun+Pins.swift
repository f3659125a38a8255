import Kezek

extension QueueRun {
  /// Holds rows of today's table, before anything else: first all rows that name a time, then whatever
  /// those needs lack to their least, then rows that name a specialist only; courses likewise.
  ///
  /// A need that cannot have its least with its pins loses them.
  ///
  /// - Parameter keep: the word of the rows that are held.
  mutating func keepRows(_ keep: CurrentRow.Keep) {
    let pinned = PinnedNeeds(scenario, order, keep: keep)
    for row in pinned.orphans { obstacles[row] = .admission }
    keepPinnedCourses(keep)
    for party in pinned.parties { hold(party) }
    for party in pinned.parties { complete(party) }
  }

  /// The rows with `keep` yes that what is held does not keep, with what stood against them.
  func unkeptPins() -> [UnkeptPin] {
    scenario.current.indices.filter {
      scenario.current[$0].keep == .yes && !isKept(scenario.current[$0])
    }
    .map { UnkeptPin(row: $0, family: obstacles[$0] ?? .sessionCount) }
  }

  func isKept(_ row: CurrentRow) -> Bool {
    let needs = scenario.needs(of: row)
    switch row.content {
    case .course(let turn): return needs.contains { state.turns(of: $0).contains(turn) }
    case .session(let slot):
      return needs.flatMap { state.meetingsOfNeed[$0.index] }.compactMap { state.meetings[$0] }
        .contains { slot.means($0, in: state) }
    }
  }

  // MARK: Rows that name a time

  private mutating func hold(_ party: [PinnedNeeds.Entry]) {
    guard let first = party.first else { return }
    let need = scenario.needs[first.need]
    if let roster = need.roster {
      holdRoster(roster, party)
    } else if party.count > 1 || need.form == .group {
      holdGroups(party)
    } else {
      holdAlone(first)
    }
  }

  private mutating func holdAlone(_ entry: PinnedNeeds.Entry) {
    for row in entry.timed {
      guard let slot = slot(row), !isKept(scenario.current[row]) else { continue }
      let party = Party(
        entry.need, with: slot.specialist, minutes: scenario.needs[entry.need].minutes)
      if let found = find(slot, party, row) {
        state.addSession(
          entry.need, with: slot.specialist, in: found.combination, at: found.start)
      }
    }
  }

  /// A slot for what a row names: the first week, site and combination without an obstacle.
  ///
  /// - Parameter allowed: the combinations to try; nil = all of the service.
  mutating func find(
    _ slot: CurrentRow.Slot, _ party: Party, _ row: Int, among allowed: [Int]? = nil
  ) -> SessionSlot? {
    guard let time = slot.time, let member = party.members.first else { return nil }
    let need = scenario.needs[member]
    obstacles[row] = state.obstacle(to: party) ?? .availability
    let sites = groupNeeds.sites[slot.specialist.index].filter {
      slot.site == nil || slot.site == $0
    }
    let all = sites.flatMap { candidates.resources.combinations(of: need.service, at: $0) }
    let combinations = sorted(
      allowed.map { $0.filter(all.contains) } ?? all, for: need.child)
    for start in scenario.grid.starts(at: time, week: slot.week) {
      for combination in combinations {
        guard let family = state.obstacle(to: party, in: combination, at: start) else {
          return SessionSlot(combination: combination, start: start)
        }
        obstacles[row] = family
      }
    }
    return nil
  }

  // MARK: The least, and rows that name a specialist only

  private mutating func complete(_ party: [PinnedNeeds.Entry]) {
    guard let first = party.first else { return }
    for entry in party { holdUntimed(entry) }
    for place in places(of: party) { completeGroup(place, party) }
    guard party.count == 1, case .specialist(let specialist) = state.givers[first.need.index]
    else { return }
    let need = scenario.needs[first.need]
    if state.isBelowLeast(first.need) {
      serveAlone(
        first.need, toCount: need.least, least: need.least, only: Specialist.ID(specialist))
    }
    guard state.isBelowLeast(first.need) else { return }
    for meeting in state.meetingsOfNeed[first.need.index] { state.removeMeeting(meeting) }
    for row in first.timed { obstacles[row] = .sessionCount }
  }

  private mutating func holdUntimed(_ entry: PinnedNeeds.Entry) {
    let need = scenario.needs[entry.need]
    for row in entry.untimed {
      guard let slot = slot(row) else { continue }
      guard state.givers[entry.need.index] == .nobody else {
        obstacles[row] = .continuity
        continue
      }
      obstacles[row] = .sessionCount
      if let roster = need.roster {
        serveRoster(roster, only: slot.specialist)
        continue
      }
      if need.form != .group {
        serveAlone(
          entry.need, toCount: need.least, least: need.least, only: slot.specialist)
      }
      if need.form != .individual, state.givers[entry.need.index] == .nobody {
        serveInGroup(entry.need, only: slot.specialist)
      }
    }
  }

  func slot(_ row: Int) -> CurrentRow.Slot? {
    guard case .session(let slot) = scenario.current[row].content else { return nil }
    return slot
  }
}

extension CurrentRow.Slot {
  /// Whether a meeting is the one that the row names (RULES 23).
  fileprivate func means(_ meeting: ScheduledMeeting, in state: ScheduleState) -> Bool {
    guard meeting.specialist == specialist else { return false }
    guard let time else { return true }
    return state.grid.starts(at: time, week: week).contains(meeting.start)
      && site.map { $0.index == state.tables.site(of: meeting.combination) } ?? true
  }
}
