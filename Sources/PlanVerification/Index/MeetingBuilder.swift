import Kezek

/// Gathers sessions into meetings and groups.
///
/// A meeting of a group is what one specialist gives to the group at one start; members elsewhere
/// or at another start are so told apart, and the roster check names them.
struct MeetingBuilder {
  let scenario: Scenario
  private(set) var sessions: [SessionFacts] = []
  private(set) var meetings: [Meeting] = []
  private var groupPlaces: [ScenarioIndex.GroupKey: Int] = [:]
  private var groupKeys: [ScenarioIndex.GroupKey] = []
  private var groupMeetings: [[Int]] = []
  private var meetingPlaces: [MeetingKey: Int] = [:]

  private struct MeetingKey: Hashable {
    let group: Int
    let specialist: Specialist.ID
    let week: Int
    let weekday: Weekday
    let start: Int
  }

  init(scenario: Scenario) {
    self.scenario = scenario
  }

  mutating func add(_ session: PlannedSession, at position: Int) {
    let need = scenario.needs[session.need]
    let span = SessionFacts.span(of: session, in: scenario.grid)
    let group = session.group.map { place(ofGroup: .init(service: need.service, key: $0)) }
    let counted = min(max(0, session.minutes), SessionFacts.minutesOfDay)
    let meeting = join(session, group: group, counted: counted, span: span)
    meetings[meeting].sessions.append(sessions.count)
    sessions.append(
      SessionFacts(
        position: position, need: session.need, child: need.child, service: need.service,
        specialist: session.specialist, site: session.site, day: span == nil ? -1 : session.day,
        week: session.week, minutes: session.minutes, countedMinutes: counted, span: span,
        meeting: meeting, group: group))
  }

  private mutating func place(ofGroup key: ScenarioIndex.GroupKey) -> Int {
    if let known = groupPlaces[key] { return known }
    groupPlaces[key] = groupKeys.count
    groupKeys.append(key)
    groupMeetings.append([])
    return groupKeys.count - 1
  }

  /// The place of the session's meeting: a new one, or that of its group at that start.
  private mutating func join(
    _ session: PlannedSession, group: Int?, counted: Int, span: Range<Int>?
  ) -> Int {
    let key = group.map {
      MeetingKey(
        group: $0, specialist: session.specialist, week: session.week, weekday: session.weekday,
        start: session.start)
    }
    if let key, let known = meetingPlaces[key] {
      meetings[known].merge(rooms: session.rooms, counted: counted, span: span)
      return known
    }
    meetings.append(
      Meeting(
        specialist: session.specialist, site: session.site,
        rooms: session.rooms.count < 2 ? session.rooms : Set(session.rooms).sorted(),
        sessions: [], countedMinutes: counted, span: span, day: span == nil ? -1 : session.day,
        group: group))
    if let key, let group {
      meetingPlaces[key] = meetings.count - 1
      groupMeetings[group].append(meetings.count - 1)
    }
    return meetings.count - 1
  }

  /// The groups, in the order in which they first meet.
  func finishedGroups(_ facts: ScenarioIndex) -> [GroupFacts] {
    groupKeys.indices.map { group in
      let members = groupMeetings[group].flatMap { meetings[$0].sessions.map { sessions[$0].need } }
      return GroupFacts(
        key: groupKeys[group], roster: facts.rosters[groupKeys[group]],
        meetings: groupMeetings[group], members: Set(members).sorted())
    }
  }
}

extension Meeting {
  /// Takes in a further session of the same group and start.
  fileprivate mutating func merge(rooms more: [Room.ID], counted: Int, span other: Range<Int>?) {
    if !more.allSatisfy(rooms.contains) { rooms = Set(rooms + more).sorted() }
    countedMinutes = max(countedMinutes, counted)
    if let other, other.upperBound > span?.upperBound ?? 0 { span = other }
  }
}
