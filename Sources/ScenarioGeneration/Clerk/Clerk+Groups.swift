import Kezek

extension Clerk {
  /// Puts a need into the first open group that fits, else opens one with those next in the queue.
  mutating func placeGroup(first need: Int) {
    for index in state.groups.indices where fits(need, group: state.groups[index]) {
      let group = state.groups[index]
      state.groups[index].members.append(need)
      enter(
        need, group.slots,
        request(state.groups[index].members, specialist: group.specialist, site: group.site))
      return
    }
    for (specialist, site) in candidates(for: need).prefix(habits.asks) {
      if open(first: need, specialist: specialist, site: site) { return }
    }
  }

  /// Places a named roster once, all members who may come.
  mutating func placeRoster(of need: Int) {
    let name = draft.needs[need].group
    let service = draft.needs[need].service
    let members = draft.needs.indices.filter {
      draft.needs[$0].group == name && draft.needs[$0].service == service && !isBarred($0)
    }
    for member in members where state.isServed[member] { return }
    for (specialist, site) in candidates(for: need).prefix(habits.asks) {
      let request = self.request(members, specialist: specialist, site: site)
      let slots = findSlots(request)
      if slots.count >= (draft.needs[need].least ?? 1) {
        book(slots, request)
        return
      }
    }
  }

  /// Gathers members in the order of the queue who are free in the hours of the first.
  private mutating func open(first need: Int, specialist: Int, site: Int) -> Bool {
    let terms = self.terms[need]
    var members = [need]
    var slots = findSlots(request(members, specialist: specialist, site: site))
    guard slots.count >= (draft.needs[need].least ?? 1) else { return false }
    for other in queue
    where members.count < terms.groupMax && isAlike(other, members, with: specialist)
      && canGo(other, to: specialist, at: site)
    {
      let larger = request(members + [other], specialist: specialist, site: site)
      let common = findSlots(larger)
      if common.count == slots.count {
        members.append(other)
        slots = common
      }
    }
    guard members.count >= terms.groupMin else { return false }
    let request = self.request(members, specialist: specialist, site: site)
    book(slots, request)
    state.groups.append(
      .init(
        service: draft.needs[need].service, specialist: specialist, site: site, slots: slots,
        length: request.length, members: members))
    return true
  }

  /// Whether a waiting need may sit with the others: service, times, category, language, age.
  private func isAlike(_ other: Int, _ members: [Int], with specialist: Int) -> Bool {
    let row = draft.needs[other]
    let first = draft.needs[members[0]]
    guard !members.contains(other), !state.isServed[other], !isBarred(other),
      row.service == first.service, row.times == first.times, row.group == nil,
      (row.form ?? terms[other].form) == "group",
      row.site == nil || first.site == nil || row.site == first.site
    else { return false }
    let all = members + [other]
    let years = all.map { ages[childOfNeed[$0]] }
    guard (years.max() ?? 0) - (years.min() ?? 0) <= terms[other].ageGap else { return false }
    let leader = draft.specialists[specialist]
    return Self.share(
      all.map { draft.children[childOfNeed[$0]].languages } + [leader.languages])
      && Self.share(all.map(categories) + [leader.categories])
  }

  private func fits(_ need: Int, group: ClerkState.OpenGroup) -> Bool {
    guard group.service == draft.needs[need].service,
      group.members.count < terms[need].groupMax,
      isAlike(need, group.members, with: group.specialist),
      canGo(need, to: group.specialist, at: group.site)
    else { return false }
    let child = childOfNeed[need]
    let people = people(group.members + [need])
    let minutes = request(group.members + [need], specialist: group.specialist, site: group.site)
      .minutes
    return group.slots.allSatisfy { slot in
      let periods = slot.period..<(slot.period + group.length)
      let site = state.childSite[child][grid.day(of: slot.period)]
      let room = slot.units.first.map { state.units[$0].room }
      return childHours[child].contains(periods)
        && !periods.contains { state.childBusy[child].contains($0) }
        && (site == nil || site == group.site)
        && state.sessionsInDay[child][grid.day(of: slot.period)]
          < (draft.settings.daySessions ?? 4)
        && state.minutesInDay[child][grid.day(of: slot.period)] + minutes
          <= draft.settings.dayMinutes ?? .max
        && (room?.seats ?? people) >= people
        && room.map { Self.has($0.tags, draft.children[child].tags) } ?? true
    }
  }

  /// Whether a need could be given there at all: in reach, and in the specialist's words.
  private func canGo(_ need: Int, to specialist: Int, at site: Int) -> Bool {
    candidates(for: need).contains { $0.specialist == specialist && $0.site == site }
  }

  private func categories(_ need: Int) -> [String] {
    let own = draft.needs[need].categories
    return own.isEmpty ? draft.children[childOfNeed[need]].categories : own
  }

  /// Whether one word is common to all lists; an empty list fits any.
  private static func share(_ lists: [[String]]) -> Bool {
    let filled = lists.filter { !$0.isEmpty }
    guard let first = filled.first else { return true }
    return first.contains { word in filled.allSatisfy { $0.contains(word) } }
  }
}
