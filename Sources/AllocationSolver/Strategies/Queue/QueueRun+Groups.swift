import Kezek

extension QueueRun {
  /// A specialist who could lead a group, at one site.
  struct GroupOption {
    let specialist: Specialist.ID
    /// In the order in which they are tried at one start.
    let combinations: [Int]
    fileprivate let order: (Int, Int, Int, Int)
  }

  /// A group that could be opened.
  private struct Opening {
    let option: GroupOption
    let members: [Need.ID]
    let minutes: Int
    let slots: [SessionSlot]
  }

  /// Puts a need into the first open group that fits it, else opens one.
  ///
  /// - Parameter only: the one specialist who may lead it; nil = any.
  mutating func serveInGroup(_ need: Need.ID, only: Specialist.ID? = nil) {
    if let place = firstFitting(need, only) {
      state.join(need, group: place)
      closeIfFull(place)
    } else if let opening = opening(for: need, only) {
      open(opening)
    }
  }

  // MARK: Joining

  private func firstFitting(_ need: Need.ID, _ only: Specialist.ID?) -> Int? {
    groupNeeds.specialists[need.index].filter { only == nil || only == $0 }
      .flatMap { openGroups[$0.index] }.sorted { $0.number < $1.number }
      .first { state.obstacle(toJoining: $0.place, by: need) == nil }?.place
  }

  /// Notes a found group as open to those who come later.
  mutating func noteOpen(_ place: Int) {
    guard let group = state.groups[place] else { return }
    openGroups[group.specialist.index].append(OpenGroup(number: openedGroups, place: place))
    openedGroups += 1
    closeIfFull(place)
  }

  private mutating func closeIfFull(_ place: Int) {
    guard let group = state.groups[place], state.fit(ofGroup: place)?.isFull ?? true else { return }
    openGroups[group.specialist.index].removeAll { $0.place == place }
  }

  // MARK: Opening

  /// The group that the clerk opens for a need: with all the meetings it asks for with the first
  /// specialist who can, else with the most that any can, if at least `least`.
  private func opening(for need: Need.ID, _ only: Specialist.ID?) -> Opening? {
    let row = scenario.needs[need]
    let options = groupOptions(for: need).filter { only == nil || only == $0.specialist }
    let alone = options.map { option in
      let party = Party(of: [need], with: option.specialist, minutes: row.minutes)
      guard state.obstacle(to: party) == nil else { return 0 }
      let combinations = option.combinations.filter { state.obstacle(to: party, in: $0) == nil }
      return state.earliestSlots(of: party, in: combinations, upTo: row.asked).count
    }
    for meetings in (row.least...row.asked).reversed() {
      for (option, most) in zip(options, alone) where most >= meetings {
        if let opening = opening(for: need, option, meetings: meetings) { return opening }
      }
    }
    return nil
  }

  /// The group of a need and those next in the queue who fit, with so many meetings.
  ///
  /// Those who ask for a group come first; who would rather be alone is called only to make up the
  /// least size.
  private func opening(for need: Need.ID, _ option: GroupOption, meetings: Int) -> Opening? {
    let row = scenario.needs[need]
    let empty = GroupFit(
      scenario.services[row.service], with: scenario.specialists[option.specialist])
    guard let fit = empty.admitting(state.tables.needs[need.index]),
      let first = Draft(fit, [need], option, meetings, state)
    else { return nil }
    var draft = first
    for other in behind(need, groupNeeds.waitingForGroup[option.specialist.index]) {
      if draft.fit.isFull { break }
      guard isNext(other, after: need) else { continue }
      draft = draft.admitting(other, option, meetings, state) ?? draft
    }
    for other in behind(need, groupNeeds.waitingForAny[option.specialist.index]) {
      if draft.fit.isLargeEnough { break }
      guard isNext(other, after: need) else { continue }
      draft = draft.admitting(other, option, meetings, state) ?? draft
    }
    guard draft.fit.isLargeEnough else { return nil }
    return Opening(
      option: option, members: draft.members, minutes: draft.fit.minutes, slots: draft.slots)
  }

  /// Members and the meetings that they could all attend.
  private struct Draft {
    let fit: GroupFit
    let members: [Need.ID]
    let slots: [SessionSlot]

    /// nil where they cannot all meet so often.
    init?(
      _ fit: GroupFit, _ members: [Need.ID], _ option: GroupOption, _ meetings: Int,
      _ state: ScheduleState
    ) {
      guard fit.least <= meetings, meetings <= fit.asked else { return nil }
      let party = Party(of: members, with: option.specialist, minutes: fit.minutes)
      guard state.obstacle(to: party) == nil else { return nil }
      let combinations = option.combinations.filter { state.obstacle(to: party, in: $0) == nil }
      slots = state.earliestSlots(of: party, in: combinations, upTo: meetings)
      guard slots.count == meetings else { return nil }
      self.fit = fit
      self.members = members
    }

    func admitting(
      _ need: Need.ID, _ option: GroupOption, _ meetings: Int, _ state: ScheduleState
    ) -> Draft? {
      let wider = fit.admitting(state.tables.needs[need.index])
      return wider.flatMap { Draft($0, members + [need], option, meetings, state) }
    }
  }

  /// Those of a list in the order of the queue who come after a need.
  private func behind(_ need: Need.ID, _ list: [Need.ID]) -> ArraySlice<Need.ID> {
    let place = order.placeOfNeed[need.index]
    var range = list.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        order.placeOfNeed[list[middle].index] > place
        ? range.lowerBound..<middle : (middle + 1)..<range.upperBound
    }
    return list[range.lowerBound...]
  }

  /// Whether a need still waits for its place in the queue, after another's, and has nothing.
  func isNext(_ need: Need.ID, after other: Need.ID) -> Bool {
    need != other && !hadItsPlace[need.index] && state.givers[need.index] == .nobody
      && state.tables.needs[need.index].service == state.tables.needs[other.index].service
      && order.placeOfNeed[need.index] > order.placeOfNeed[other.index]
  }

  private mutating func open(_ opening: Opening) {
    guard let first = opening.slots.first, let need = opening.members.first else { return }
    let place = state.openGroup(
      ScheduledGroup(
        service: scenario.needs[need].service, specialist: opening.option.specialist,
        site: candidates.resources.combinations[first.combination].site,
        minutes: opening.minutes, roster: nil, members: opening.members, meetings: []))
    for slot in opening.slots {
      state.addMeeting(of: place, in: slot.combination, at: slot.start)
    }
    noteOpen(place)
  }

  // MARK: Options

  /// Who could lead a group with a need in it and where, by least travel, smallest caseload,
  /// lottery rank, site.
  func groupOptions(for need: Need.ID) -> [GroupOption] {
    let row = scenario.needs[need]
    var options: [GroupOption] = []
    for specialist in groupNeeds.specialists[need.index] {
      for site in groupNeeds.sites[specialist.index]
      where row.site == nil || row.site == site {
        let combinations = candidates.resources.combinations(of: row.service, at: site)
        if combinations.isEmpty { continue }
        options.append(
          GroupOption(
            specialist: specialist, combinations: sorted(combinations, for: row.child),
            order: (
              travel(row.child, to: site), state.caseloads[specialist.index],
              order.lotOfSpecialist[specialist.index], order.rankOfSite[site.index]
            )))
      }
    }
    return options.sorted { $0.order < $1.order }
  }

  /// Adds meetings to a held group at the earliest periods, up to so many and to what all ask.
  mutating func extend(group place: Int, toCount count: Int) {
    guard let group = state.groups[place], group.meetings.count < count else { return }
    let party = Party(
      group: place, of: group.members, with: group.specialist, minutes: group.minutes,
      roster: group.roster)
    guard state.obstacle(to: party) == nil else { return }
    let combinations = candidates.resources.combinations(of: group.service, at: group.site)
      .filter { state.obstacle(to: party, in: $0) == nil }
      .sorted { order.rankOfCombination[$0] < order.rankOfCombination[$1] }
    let slots = state.earliestSlots(
      of: party, in: combinations, upTo: count - group.meetings.count)
    for slot in slots { state.addMeeting(of: place, in: slot.combination, at: slot.start) }
  }
}
