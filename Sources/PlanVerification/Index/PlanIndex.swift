import Kezek

/// A plan's sessions and courses by whom and what they concern, built once for all conditions.
///
/// A plan holds its sessions in the order of week, weekday and start, so every list of sessions or
/// meetings here is in the order of time.
struct PlanIndex: Sendable {
  let facts: ScenarioIndex
  let plan: Plan
  /// The sessions whose ids the scenario knows.
  let sessions: [SessionFacts]
  /// Positions, in the plan, of sessions and courses that name something unknown.
  let unknownSessions: [Int]
  let unknownCourses: [Int]
  /// Sessions by need and by child: places in `sessions`.
  let sessionsOfNeed: Grouping
  let sessionsOfChild: Grouping
  /// What occupies a specialist and rooms once: individual sessions and meetings of groups.
  let meetings: [Meeting]
  let meetingsOfSpecialist: Grouping
  let meetingsOfRoom: Grouping
  let groups: [GroupFacts]
  /// The courses whose ids the scenario knows.
  let courses: [CourseFacts]
  let coursesOfNeed: Grouping
  let coursesOfChild: Grouping
  let coursesOfTurn: Grouping

  var scenario: Scenario { facts.scenario }

  /// - Complexity: O(sessions + courses + scenario).
  init(_ plan: Plan, of facts: ScenarioIndex) {
    let scenario = facts.scenario
    self.facts = facts
    self.plan = plan
    var builder = MeetingBuilder(scenario: scenario)
    var unknownSessions: [Int] = []
    for (position, session) in plan.sessions.enumerated() {
      if scenario.knows(session) {
        builder.add(session, at: position)
      } else {
        unknownSessions.append(position)
      }
    }
    self.unknownSessions = unknownSessions
    sessions = builder.sessions
    meetings = builder.meetings
    groups = builder.finishedGroups(facts)
    sessionsOfNeed = Grouping(
      keys: sessions.map(\.need.index), count: scenario.needs.count)
    sessionsOfChild = Grouping(
      keys: sessions.map(\.child.index), count: scenario.children.count)
    meetingsOfSpecialist = Grouping(
      keys: meetings.map(\.specialist.index), count: scenario.specialists.count)
    var rooms: [(key: Int, item: Int)] = []
    for (place, meeting) in meetings.enumerated() {
      for room in meeting.rooms { rooms.append((room.index, place)) }
    }
    meetingsOfRoom = Grouping(pairs: rooms, count: scenario.rooms.count)

    var courses: [CourseFacts] = []
    var unknownCourses: [Int] = []
    for (position, course) in plan.courses.enumerated() {
      if scenario.needs.indices.contains(course.need.index),
        scenario.turns.indices.contains(course.turn.index)
      {
        courses.append(
          CourseFacts(
            position: position, need: course.need, child: scenario.needs[course.need].child,
            turn: course.turn))
      } else {
        unknownCourses.append(position)
      }
    }
    self.courses = courses
    self.unknownCourses = unknownCourses
    coursesOfNeed = Grouping(keys: courses.map(\.need.index), count: scenario.needs.count)
    coursesOfChild = Grouping(keys: courses.map(\.child.index), count: scenario.children.count)
    coursesOfTurn = Grouping(keys: courses.map(\.turn.index), count: scenario.turns.count)
  }

  /// The turn of a course.
  func turn(of course: CourseFacts) -> Turn { scenario.turns[course.turn] }
}

extension Scenario {
  /// Whether every id of a session is the scenario's.
  fileprivate func knows(_ session: PlannedSession) -> Bool {
    needs.indices.contains(session.need.index)
      && specialists.indices.contains(session.specialist.index)
      && sites.indices.contains(session.site.index)
      && session.rooms.allSatisfy { rooms.indices.contains($0.index) }
  }
}
