import Kezek

extension PlanIndex {
  /// A violation of a session, with every key that the session has.
  func violation(
    _ condition: Violation.Condition, session place: Int, room: Room.ID? = nil,
    details: [String: String] = [:], sessions broken: [Int]? = nil
  ) -> Violation {
    let facts = sessions[place]
    let session = plan.sessions[facts.position]
    return Violation(
      condition: condition, child: scenario.children[facts.child].key,
      need: scenario.key(of: facts.need), service: scenario.services[facts.service].key,
      specialist: scenario.specialists[facts.specialist].key,
      site: scenario.sites[facts.site].key, room: room.map { scenario.rooms[$0].key }, turn: nil,
      group: session.group, week: session.week, weekday: session.weekday, start: session.start,
      details: details, sessions: positions(broken ?? [place]), courses: [])
  }

  /// A violation of a meeting: a group's is nobody's in particular.
  func violation(
    _ condition: Violation.Condition, meeting place: Int, room: Room.ID? = nil,
    details: [String: String] = [:]
  ) -> Violation {
    let meeting = meetings[place]
    guard meeting.group != nil else {
      return violation(condition, session: meeting.first, room: room, details: details)
    }
    let facts = sessions[meeting.first]
    let session = plan.sessions[facts.position]
    return Violation(
      condition: condition, child: nil, need: nil, service: scenario.services[facts.service].key,
      specialist: scenario.specialists[meeting.specialist].key,
      site: scenario.sites[meeting.site].key, room: room.map { scenario.rooms[$0].key }, turn: nil,
      group: session.group, week: session.week, weekday: session.weekday, start: session.start,
      details: details, sessions: positions(meeting.sessions), courses: [],
      children: keys(of: meeting.sessions.map { sessions[$0].child }))
  }

  /// A violation of a whole group.
  func violation(
    _ condition: Violation.Condition, group place: Int, details: [String: String] = [:],
    need: Need.ID? = nil
  ) -> Violation {
    let group = groups[place]
    let first = group.meetings.first.map { meetings[$0] }
    return Violation(
      condition: condition, child: need.map { scenario.child(of: $0).key },
      need: need.map { scenario.key(of: $0) }, service: scenario.services[group.key.service].key,
      specialist: first.map { scenario.specialists[$0.specialist].key },
      site: first.map { scenario.sites[$0.site].key }, room: nil, turn: nil, group: group.key.key,
      week: nil, weekday: nil, start: nil, details: details,
      sessions: positions(group.meetings.flatMap { meetings[$0].sessions }), courses: [],
      children: need == nil ? keys(of: group.members.map { scenario.needs[$0].child }) : [])
  }

  /// A violation of a need as a whole.
  func violation(
    _ condition: Violation.Condition, need: Need.ID, week: Int? = nil,
    details: [String: String] = [:], sessions broken: [Int] = [], courses: [Int] = []
  ) -> Violation {
    Violation(
      condition: condition, child: scenario.child(of: need).key, need: scenario.key(of: need),
      service: scenario.service(of: need).key, specialist: nil, site: nil, room: nil, turn: nil,
      group: nil, week: week, weekday: nil, start: nil, details: details,
      sessions: positions(broken), courses: courses.map { self.courses[$0].position })
  }

  /// A violation of a course.
  func violation(
    _ condition: Violation.Condition, course place: Int, details: [String: String] = [:]
  ) -> Violation {
    let course = courses[place]
    let turn = scenario.turns[course.turn]
    return Violation(
      condition: condition, child: scenario.children[course.child].key,
      need: scenario.key(of: course.need), service: scenario.service(of: course.need).key,
      specialist: nil, site: scenario.sites[turn.site].key, room: nil, turn: turn.key, group: nil,
      week: nil, weekday: nil, start: nil, details: details, sessions: [],
      courses: [course.position])
  }

  /// A violation of a turn as a whole.
  func violation(
    _ condition: Violation.Condition, turn id: Turn.ID, details: [String: String],
    courses broken: [Int]
  ) -> Violation {
    let turn = scenario.turns[id]
    return Violation(
      condition: condition, child: nil, need: nil, service: scenario.services[turn.service].key,
      specialist: nil, site: scenario.sites[turn.site].key, room: nil, turn: turn.key, group: nil,
      week: nil, weekday: nil, start: nil, details: details, sessions: [],
      courses: broken.map { courses[$0].position },
      children: keys(of: broken.map { courses[$0].child }))
  }

  /// A violation of a specialist as a whole.
  func violation(
    _ condition: Violation.Condition, specialist: Specialist.ID, details: [String: String],
    sessions broken: [Int]
  ) -> Violation {
    Violation(
      condition: condition, child: nil, need: nil, service: nil,
      specialist: scenario.specialists[specialist].key, site: nil, room: nil, turn: nil,
      group: nil, week: nil, weekday: nil, start: nil, details: details,
      sessions: positions(broken), courses: [],
      children: keys(of: broken.map { sessions[$0].child }))
  }

  /// The keys of children, each once, in their order.
  private func keys(of children: [Child.ID]) -> [String] {
    Set(children).sorted().map { scenario.children[$0].key }
  }

  /// Places among the known sessions as positions in the plan.
  func positions(_ places: [Int]) -> [Int] { places.map { sessions[$0].position } }

  /// The words of a set of tags, with a space between.
  func words(of tags: WordSet) -> String {
    scenario.tags.words(of: tags).joined(separator: " ")
  }
}
