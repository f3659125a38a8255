import Kezek

extension ScheduleState {
  /// A schedule of what a plan holds; nil where the plan holds something off the grid or in rooms
  /// that no service lists.
  init?(_ plan: Plan, _ candidates: Candidates) {
    self.init(candidates)
    let reader = SlotReader(candidates)
    var groups: [GroupKey: [PlannedSession]] = [:]
    for session in plan.sessions {
      if let key = session.group {
        let service = candidates.scenario.needs[session.need].service
        groups[GroupKey(service: service, key: key), default: []].append(session)
      } else {
        guard let slot = reader.slot(session) else { return nil }
        addSession(
          session.need, with: session.specialist, in: slot.combination, at: slot.start)
      }
    }
    for key in groups.keys.sorted() {
      guard add(groups[key, default: []], reader) else { return nil }
    }
    for course in plan.courses { addCourse(course.need, in: course.turn) }
  }

  private struct GroupKey: Hashable, Comparable {
    let service: Service.ID
    let key: String

    static func < (left: GroupKey, right: GroupKey) -> Bool {
      (left.service, left.key) < (right.service, right.key)
    }
  }

  /// Holds a group's attendances; false where one has no slot.
  private mutating func add(_ sessions: [PlannedSession], _ reader: SlotReader) -> Bool {
    let members = Set(sessions.map(\.need)).sorted()
    guard let first = members.first else { return true }
    let place = openGroup(
      ScheduledGroup(
        service: scenario.needs[first].service, specialist: sessions[0].specialist,
        site: sessions[0].site, minutes: sessions[0].minutes,
        roster: scenario.needs[first].roster, members: members, meetings: []))
    for session in sessions where session.need == first {
      guard let slot = reader.slot(session) else { return false }
      addMeeting(of: place, in: slot.combination, at: slot.start)
    }
    return true
  }

  /// The plan of what is held, with rooms and group keys.
  func plan(_ candidates: Candidates) -> Plan {
    let specialists = Ranks.of(scenario.specialists.map(\.key))
    let held = meetings.compactMap { $0 }.sorted {
      ($0.start, specialists[$0.specialist.index]) < ($1.start, specialists[$1.specialist.index])
    }
    let meetings = held.map { meeting in
      let group: Int? = if case .group(let place) = meeting.who { place } else { nil }
      return HeldMeeting(
        needs: members(of: meeting).sorted(), specialist: meeting.specialist,
        combination: meeting.combination, start: meeting.start, isGroup: group != nil,
        group: group)
    }
    return PlanWriter(candidates).plan(of: meetings, courses: Array(coursesOfChild.joined()))
  }
}
