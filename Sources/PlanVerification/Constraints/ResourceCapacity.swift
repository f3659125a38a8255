import Kezek

/// One unit of every kind that the service lists, each given once at a time, with seats enough.
struct ResourceCapacity: PlanConstraint {
  let family = ConstraintFamily.resourceCapacity

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for place in index.meetings.indices {
      checkKinds(place, index, into: &violations)
      checkSeats(place, index, into: &violations)
    }
    for room in index.scenario.rooms.ids {
      for (later, earlier) in index.overlaps(among: index.meetingsOfRoom[room.index]) {
        violations.append(
          index.violation(
            .roomTwice, meeting: later, room: room,
            details: index.naming(session: index.meetings[earlier].first)))
      }
    }
  }

  /// The rooms of each session are one for each kind, in the service's order, at its site.
  private func checkKinds(
    _ place: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    var seen: [[Room.ID]] = []
    for session in index.meetings[place].sessions {
      let rooms = index.plan.sessions[index.sessions[session].position].rooms
      guard !seen.contains(rooms) else { continue }
      // Members in different rooms are a matter of the roster; a few of them suffice here.
      if seen.count < 4 { seen.append(rooms) }
      checkKinds(of: session, rooms, index, into: &violations)
    }
  }

  private func checkKinds(
    of session: Int, _ rooms: [Room.ID], _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let scenario = index.scenario
    let facts = index.sessions[session]
    let kinds = scenario.roomsAreListed ? scenario.services[facts.service].kinds : []
    if rooms.count != kinds.count {
      violations.append(
        index.violation(
          rooms.count < kinds.count ? .roomsMissing : .roomsTooMany, session: session,
          details: ["found": "\(rooms.count)", "wanted": "\(kinds.count)"]))
    }
    for (room, allowed) in zip(rooms, kinds) where !allowed.contains(scenario.rooms[room].kind) {
      let wanted = allowed.map { scenario.kinds[$0].key }.joined(separator: "/")
      violations.append(
        index.violation(
          .roomOfOtherKind, session: session, room: room,
          details: [
            "found": scenario.kinds[scenario.rooms[room].kind].key, "wanted": wanted,
          ]))
    }
    for (position, room) in rooms.enumerated() {
      if scenario.rooms[room].site != facts.site {
        violations.append(
          index.violation(
            .roomAtOtherSite, session: session, room: room,
            details: ["found": scenario.sites[scenario.rooms[room].site].key]))
      }
      if rooms[..<position].contains(room) {
        violations.append(
          index.violation(
            .roomTwice, session: session, room: room, details: index.naming(session: session)))
      }
    }
  }

  private func checkSeats(
    _ place: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let meeting = index.meetings[place]
    let limited = meeting.rooms.filter { index.scenario.rooms[$0].seats != nil }
    guard !limited.isEmpty else { return }
    let members = Set(meeting.sessions.map { index.sessions[$0].need })
    let wanted = members.reduce(0) { $0 + index.facts.seats(of: $1) }
    for room in limited {
      guard let seats = index.scenario.rooms[room].seats, wanted > seats else { continue }
      violations.append(
        index.violation(
          .seatsExceeded, meeting: place, room: room,
          details: ["found": "\(wanted)", "most": "\(seats)"]))
    }
  }
}
