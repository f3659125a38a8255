import Kezek

extension Clerk {
  /// What a session or meeting is sought for.
  struct Request {
    let members: [Int]
    let specialist: Int
    let site: Int
    let length: Int
    let minutes: Int
    /// What one meeting takes of the specialist's hours, in minutes.
    let contact: Int
    let wanted: Int
    let mostInWeek: Int
  }

  /// Places a need with the first specialist asked who has hours enough for the least.
  mutating func placeAlone(_ need: Int) {
    for (specialist, site) in candidates(for: need).prefix(habits.asks) {
      let request = self.request([need], specialist: specialist, site: site)
      let slots = findSlots(request)
      if slots.count >= (draft.needs[need].least ?? 1) {
        book(slots, request)
        return
      }
    }
  }

  /// A request for needs that share a specialist, a site and a length.
  func request(_ needs: [Int], specialist: Int, site: Int) -> Request {
    let minutes = needs.map { sessionMinutes($0) }.max() ?? 0
    let perWeek = needs.map { draft.needs[$0].times }.min() ?? 0
    let isWeek = terms[needs[0]].per == "week"
    let weeks = isWeek ? draft.settings.weeks : 1
    return Request(
      members: needs, specialist: specialist, site: site,
      length: grid.periods(forMinutes: minutes), minutes: minutes,
      contact: draft.settings.countsLessons ? 60 : minutes, wanted: perWeek * weeks,
      mostInWeek: perWeek)
  }

  func sessionMinutes(_ need: Int) -> Int {
    draft.needs[need].minutes ?? terms[need].minutes(age: ages[childOfNeed[need]])
  }

  /// The earliest slots that break nothing, at most one a day, spread as the spacing asks.
  func findSlots(_ request: Request) -> [ClerkState.Slot] {
    let specialist = draft.specialists[request.specialist]
    guard hasRoomInCaseload(request) else { return [] }
    let noon = draft.settings.noon
    let name = sites[request.site].name
    var free = specialist.hours.periods(at: name, on: grid, noon: noon)
      .intersection(sites[request.site].hours.periods(at: name, on: grid, noon: noon))
      .subtracting(state.specialistBusy[request.specialist])
    for need in request.members where terms[need].who != "parent" {
      let child = childOfNeed[need]
      free = free.intersection(childHours[child]).subtracting(state.childBusy[child])
    }
    var slots: [ClerkState.Slot] = []
    var minutes = state.minutesLeft[request.specialist]
    var inWeek = [Int](repeating: 0, count: grid.weeks)
    var lastDay = -100
    for start in grid.starts(of: request.length, in: free) {
      let day = grid.day(of: start)
      guard slots.count < request.wanted, minutes >= request.contact,
        day - lastDay >= terms[request.members[0]].gapDays,
        inWeek[grid.week(ofDay: day)] < request.mostInWeek, isAllowed(request, day: day),
        let units = freeUnits(request, start: start)
      else { continue }
      slots.append(.init(period: start, units: units))
      minutes -= request.contact
      inWeek[grid.week(ofDay: day)] += 1
      lastDay = day
    }
    return slots
  }

  private func hasRoomInCaseload(_ request: Request) -> Bool {
    guard let limit = draft.specialists[request.specialist].caseload else { return true }
    let children = state.childrenOf[request.specialist]
    return children.union(request.members.map { childOfNeed[$0] }).count <= limit
  }

  private func isAllowed(_ request: Request, day: Int) -> Bool {
    if let there = state.specialistSite[request.specialist][day], there != request.site {
      return false
    }
    let limit = draft.settings.daySessions ?? 4
    return request.members.allSatisfy { need in
      if terms[need].who == "parent" { return true }
      let child = childOfNeed[need]
      if let there = state.childSite[child][day], there != request.site { return false }
      return state.sessionsInDay[child][day] < limit
        && state.minutesInDay[child][day] + request.minutes <= draft.settings.dayMinutes ?? .max
    }
  }

  /// One free unit of each kind for the whole session, or nil.
  private func freeUnits(_ request: Request, start: Int) -> [Int]? {
    if draft.rooms.isEmpty { return [] }
    let periods = start..<(start + request.length)
    var taken: [Int] = []
    for (position, alternatives) in terms[request.members[0]].rooms.enumerated() {
      let unit = unitsAtSite[request.site].first { index in
        let unit = state.units[index]
        return alternatives.contains(unit.room.kind) && unit.hours.contains(periods)
          && !periods.contains { state.unitBusy[index].contains($0) } && !taken.contains(index)
          && suits(unit.room, request, isPlace: position == 0)
      }
      guard let unit else { return nil }
      taken.append(unit)
    }
    return taken
  }

  private func suits(_ room: RoomDraft, _ request: Request, isPlace: Bool) -> Bool {
    let members = request.members.map { draft.children[childOfNeed[$0]] }
    if let seats = room.seats, seats < people(request.members) { return false }
    return !isPlace || members.allSatisfy { child in Self.has(room.tags, child.tags) }
  }

  /// Seats that needs take: a companion who takes part, or who takes a seat, has one too.
  func people(_ needs: [Int]) -> Int {
    needs.reduce(0) { sum, need in
      let withCompanion =
        terms[need].who == "both"
        || terms[need].who == "child" && draft.children[childOfNeed[need]].companion == "seat"
      return sum + (withCompanion ? 2 : 1)
    }
  }

  /// Whether a place with some tags meets what is needed; a lift is a way in without steps.
  static func has(_ tags: [String], _ needed: [String]) -> Bool {
    needed.allSatisfy { tags.contains($0) || ($0 == "yes" && tags.contains("lift")) }
  }

  /// Writes the slots into the table, for every member.
  mutating func book(_ slots: [ClerkState.Slot], _ request: Request) {
    for slot in slots {
      let periods = slot.period..<(slot.period + request.length)
      state.specialistBusy[request.specialist].insert(periods)
      state.specialistSite[request.specialist][grid.day(of: slot.period)] = request.site
      state.minutesLeft[request.specialist] -= request.contact
      for unit in slot.units { state.unitBusy[unit].insert(periods) }
    }
    for need in request.members { enter(need, slots, request) }
  }

  /// Writes a member's rows.
  mutating func enter(_ need: Int, _ slots: [ClerkState.Slot], _ request: Request) {
    state.isServed[need] = true
    let child = childOfNeed[need]
    state.childrenOf[request.specialist].insert(child)
    for slot in slots {
      let day = grid.day(of: slot.period)
      if terms[need].who != "parent" {
        state.childBusy[child].insert(slot.period..<(slot.period + request.length))
        state.childSite[child][day] = request.site
        state.sessionsInDay[child][day] += 1
        state.minutesInDay[child][day] += request.minutes
      }
      rows.append(
        CurrentDraft(
          child: draft.needs[need].child, service: draft.needs[need].service,
          specialist: draft.specialists[request.specialist].id,
          site: sites.count > 1 ? sites[request.site].name : "",
          week: grid.weeks > 1 ? grid.week(ofDay: day) : nil, day: grid.weekday(ofDay: day),
          start: grid.minute(of: slot.period),
          room: habits.writesRooms ? slot.units.first.map { state.units[$0].room.id } ?? "" : ""
        ))
    }
  }
}
