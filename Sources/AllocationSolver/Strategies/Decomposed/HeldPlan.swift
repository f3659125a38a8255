import Kezek

/// A plan by its choices: who is alone with whom, which groups meet, and who has which places.
struct HeldPlan {
  /// Meetings of each specialist's groups, and sessions alone, as candidates that allow nothing
  /// else.
  private(set) var pairOfNeed: [Need.ID: PairCandidate] = [:]
  private(set) var groups: [GroupCandidate] = []
  /// The position in `groups` of a need in a group.
  private(set) var groupOfNeed: [Need.ID: Int] = [:]
  private(set) var turnsOfNeed: [Need.ID: [Turn.ID]] = [:]

  init(_ plan: Plan, _ candidates: Candidates) {
    let reader = SlotReader(candidates)
    var alone: [Need.ID: [PlannedSession]] = [:]
    var together: [GroupName: [PlannedSession]] = [:]
    for session in plan.sessions {
      if let key = session.group {
        let service = candidates.scenario.needs[session.need].service
        together[GroupName(service: service, key: key), default: []].append(session)
      } else {
        alone[session.need, default: []].append(session)
      }
    }
    for (need, sessions) in alone {
      pairOfNeed[need] = PairCandidate(
        need: need, specialist: sessions[0].specialist, counts: sessions.count...sessions.count,
        slots: reader.slots(sessions))
    }
    for name in together.keys.sorted() {
      let sessions = together[name, default: []]
      let members = Set(sessions.map(\.need)).sorted()
      guard let first = members.first else { continue }
      let meetings = sessions.filter { $0.need == first }
      for member in members { groupOfNeed[member] = groups.count }
      groups.append(
        GroupCandidate(
          service: name.service, specialist: sessions[0].specialist, site: sessions[0].site,
          roster: candidates.scenario.needs[first].roster, fixed: members,
          leftOut: leftOut(of: members, plan, candidates.scenario), optional: [],
          kinds: [GroupKind(admits: [], minutes: sessions[0].minutes)],
          meetings: meetings.count...meetings.count,
          slots: reader.slots(meetings).map {
            GroupSlots(
              combination: $0.combination, minutes: sessions[0].minutes, starts: $0.starts)
          }))
    }
    for course in plan.courses { turnsOfNeed[course.need, default: []].append(course.turn) }
  }

  /// Those of a named roster who have a turn over half of the term instead.
  private func leftOut(
    of members: [Need.ID], _ plan: Plan, _ scenario: Scenario
  ) -> [Need.ID] {
    guard let first = members.first, let roster = scenario.needs[first].roster else { return [] }
    let away = Set(
      plan.courses.filter { LongAbsences.isLong(scenario.turns[$0.turn].days, in: scenario) }
        .map { scenario.needs[$0.need].child })
    return scenario.rosters[roster].members.filter {
      !members.contains($0) && away.contains(scenario.needs[$0].child)
    }
  }

  private struct GroupName: Hashable, Comparable {
    let service: Service.ID
    let key: String

    static func < (left: GroupName, right: GroupName) -> Bool {
      (left.service, left.key) < (right.service, right.key)
    }
  }
}

/// Finds the combination and the start of planned sessions.
struct SlotReader {
  private let candidates: Candidates
  private let classOfRoom: [Room.ID: Int]

  init(_ candidates: Candidates) {
    self.candidates = candidates
    var classes: [Room.ID: Int] = [:]
    for (position, part) in candidates.resources.classes.enumerated() {
      for room in part.rooms { classes[room] = position }
    }
    classOfRoom = classes
  }

  /// Slots by combination, ascending; a session off the grid or in unknown rooms has none.
  func slots(_ sessions: [PlannedSession]) -> [PairCandidate.Slots] {
    var starts: [Int: [Int]] = [:]
    for session in sessions {
      guard let slot = slot(session) else { continue }
      starts[slot.combination, default: []].append(slot.start)
    }
    return starts.keys.sorted().map {
      PairCandidate.Slots(combination: $0, starts: starts[$0, default: []].sorted())
    }
  }

  /// Where and when a session is; nil off the grid or in unknown rooms.
  func slot(_ session: PlannedSession) -> SessionSlot? {
    guard
      let start = candidates.scenario.grid.period(day: session.day, minute: session.start),
      let combination = combination(of: session)
    else { return nil }
    return SessionSlot(combination: combination, start: start)
  }

  private var resources: Resources { candidates.resources }

  private func combination(of session: PlannedSession) -> Int? {
    let classes = session.rooms.compactMap { classOfRoom[$0] }
    let signature = resources.signature(of: classes)
    let service = candidates.scenario.needs[session.need].service
    return resources.combinations(of: service, at: session.site).first {
      resources.combinations[$0].signature == signature
    }
  }
}
