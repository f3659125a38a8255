import Kezek

extension QueueRun {
  /// A specialist for a named roster at one site, with those who can come there.
  struct RosterOption {
    let specialist: Specialist.ID
    let members: [Need.ID]
    let combinations: [Int]
    fileprivate let order: [Int]
  }

  /// Serves a named roster as it is given, all or nothing (RULES 14).
  ///
  /// The specialist and site under which most members can come are asked first; among them the
  /// first by least travel of all, smallest caseload, lottery rank who can give all that is asked,
  /// else the one who can give most.
  mutating func serveRoster(_ id: Roster.ID, only: Specialist.ID? = nil) {
    let isServed = scenario.rosters[id].members.contains {
      state.givers[$0.index] != .nobody
    }
    if isServed { return }
    var best: (option: RosterOption, slots: [SessionSlot])?
    for option in rosterOptions(id) where only == nil || only == option.specialist {
      if let best, best.option.members.count > option.members.count { break }
      guard let slots = slots(of: id, option), slots.count > best?.slots.count ?? 0 else {
        continue
      }
      best = (option, slots)
      if slots.count == asked(option.members) { break }
    }
    guard let best, let first = best.slots.first else { return }
    let place = state.openGroup(
      ScheduledGroup(
        service: scenario.rosters[id].service, specialist: best.option.specialist,
        site: candidates.resources.combinations[first.combination].site,
        minutes: minutes(best.option.members), roster: id, members: best.option.members,
        meetings: []))
    for slot in best.slots { state.addMeeting(of: place, in: slot.combination, at: slot.start) }
  }

  func minutes(_ members: [Need.ID]) -> Int {
    members.map { scenario.needs[$0].minutes }.max() ?? 0
  }

  private func asked(_ members: [Need.ID]) -> Int {
    members.map { scenario.needs[$0].asked }.min() ?? 0
  }

  /// The earliest slots of all the meetings that an option allows; nil where they are too few.
  private func slots(of id: Roster.ID, _ option: RosterOption) -> [SessionSlot]? {
    let least = option.members.map { scenario.needs[$0].least }.max() ?? 1
    let party = Party(
      of: option.members, with: option.specialist, minutes: minutes(option.members), roster: id)
    guard state.obstacle(to: party) == nil else { return nil }
    let combinations = option.combinations.filter { state.obstacle(to: party, in: $0) == nil }
    let slots = state.earliestSlots(
      of: party, in: combinations, upTo: asked(option.members))
    return slots.count >= least ? slots : nil
  }

  func rosterOptions(_ id: Roster.ID) -> [RosterOption] {
    let roster = scenario.rosters[id]
    let members = roster.members.filter { canComeAtAll($0) }
      .sorted { order.placeOfNeed[$0.index] < order.placeOfNeed[$1.index] }
    var options: [RosterOption] = []
    for specialist in scenario.specialists.ids
    where scenario.specialists[specialist].services.contains(roster.service) {
      let coming = members.filter { isServed($0, by: scenario.specialists[specialist]) }
      for site in groupNeeds.sites[specialist.index] where !coming.isEmpty {
        options += rosterOptions(specialist, site, coming, roster.service)
      }
    }
    return options.sorted { $0.order.lexicographicallyPrecedes($1.order) }
  }

  /// The options at one site: one for each set of members for whom its rooms are accessible.
  private func rosterOptions(
    _ specialist: Specialist.ID, _ site: Site.ID, _ coming: [Need.ID], _ service: Service.ID
  ) -> [RosterOption] {
    let combinations = candidates.resources.combinations(of: service, at: site)
      .sorted { order.rankOfCombination[$0] < order.rankOfCombination[$1] }
    var sets: [[Need.ID]] = []
    var lists: [[Int]] = []
    for combination in combinations {
      let there = coming.filter {
        candidates.filters.isAccessible(
          candidates.resources.combinations[combination], scenario.needs[$0])
      }
      if let known = sets.firstIndex(of: there) {
        lists[known].append(combination)
      } else if !there.isEmpty {
        sets.append(there)
        lists.append([combination])
      }
    }
    return zip(sets, lists).map { members, combinations in
      let way = members.reduce(0) { $0 + travel(scenario.needs[$1].child, to: site) }
      return RosterOption(
        specialist: specialist, members: members, combinations: combinations,
        order: [
          -members.count, way, state.caseloads[specialist.index],
          order.lotOfSpecialist[specialist.index], order.rankOfSite[site.index],
          combinations.first.map { order.rankOfCombination[$0] } ?? 0,
        ])
    }
  }

  /// Whether a member of a named roster can come to anybody: status and absence.
  private func canComeAtAll(_ need: Need.ID) -> Bool {
    let facts = state.tables.needs[need.index]
    return !facts.isBarred
      && !state.coursesOfChild[facts.child].contains {
        state.tables.isLongTurn[$0.turn.index]
      }
  }

  private func isServed(_ need: Need.ID, by specialist: Specialist) -> Bool {
    candidates.filters.coversCategory(specialist, scenario.needs[need])
      && candidates.filters.sharesLanguage(specialist, scenario.needs[need])
  }
}
