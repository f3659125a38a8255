import Kezek

/// Gives the meetings of the current plan their rooms: the rows' own, else the first free units
/// that fit.
struct RoomAssignment {
  private let scenario: Scenario
  private let facts: ScenarioIndex
  private let roomsOfSite: Grouping
  /// Occupied minutes of the cycle by room.
  private var occupied: [[Range<Int>]]

  typealias Meeting = CurrentRowReader.Meeting

  init(_ scenario: Scenario) {
    self.scenario = scenario
    facts = ScenarioIndex(scenario)
    roomsOfSite = Grouping(
      keys: scenario.rooms.map(\.site.index), count: scenario.sites.count)
    occupied = Array(repeating: [], count: scenario.rooms.count)
  }

  /// The sessions of meetings; those whose rows name rooms choose first.
  mutating func sessions(of meetings: [Meeting]) -> [PlannedSession] {
    var rooms = [[Room.ID]](repeating: [], count: meetings.count)
    let named = meetings.indices.filter { given(meetings[$0]) != [] }
    let others = meetings.indices.filter { given(meetings[$0]) == [] }
    for place in named + others { rooms[place] = choose(meetings[place]) }
    return zip(meetings, rooms).flatMap { sessions(of: $0, rooms: $1) }
  }

  private func sessions(of meeting: Meeting, rooms: [Room.ID]) -> [PlannedSession] {
    let length = minutes(of: meeting)
    return meeting.members.map { member in
      PlannedSession(
        need: member.need, specialist: meeting.slot.specialist, site: meeting.slot.site,
        rooms: rooms, week: meeting.slot.week, weekday: meeting.slot.weekday,
        start: meeting.slot.start, minutes: member.minutes ?? length, group: meeting.group)
    }
  }

  /// The length of the longest member.
  private func minutes(of meeting: Meeting) -> Int {
    meeting.members.map { scenario.needs[$0.need].minutes }.max() ?? 0
  }

  /// The units that the rows of a meeting may mean.
  private func given(_ meeting: Meeting) -> [Room.ID] {
    meeting.members.first { !$0.rooms.isEmpty }?.rooms ?? []
  }

  /// One unit for each kind that the service lists, as far as there are any.
  private mutating func choose(_ meeting: Meeting) -> [Room.ID] {
    guard scenario.roomsAreListed else { return [] }
    var left = given(meeting)
    var chosen: [Room.ID] = []
    let span = span(of: meeting)
    for kinds in scenario.services[meeting.slot.service].kinds {
      let own = left.filter { kinds.contains(scenario.rooms[$0].kind) }
      let wanted =
        own.isEmpty
        ? roomsOfSite[meeting.slot.site.index].map { Room.ID($0) }
          .filter { kinds.contains(scenario.rooms[$0].kind) } : own
      let best =
        wanted.first { isFree($0, span) && fits($0, meeting) && !chosen.contains($0) }
        ?? wanted.first { isFree($0, span) && !chosen.contains($0) } ?? wanted.first
      guard let best else { continue }
      chosen.append(best)
      left.removeAll { $0 == best }
    }
    for room in chosen { occupied[room.index].append(span) }
    return chosen
  }

  private func span(of meeting: Meeting) -> Range<Int> {
    let day = scenario.grid.day(week: meeting.slot.week, weekday: meeting.slot.weekday)
    let start = day * SessionFacts.minutesOfDay + meeting.slot.start
    let periods = scenario.grid.periods(forMinutes: minutes(of: meeting))
    return start..<(start + max(1, periods) * scenario.grid.step)
  }

  private func isFree(_ room: Room.ID, _ span: Range<Int>) -> Bool {
    !occupied[room.index].contains { $0.overlaps(span) }
  }

  /// Whether a room is open then, seats everyone and has what the children need.
  private func fits(_ room: Room.ID, _ meeting: Meeting) -> Bool {
    let unit = scenario.rooms[room]
    let seats = meeting.members.reduce(0) { $0 + facts.seats(of: $1.need) }
    guard seats <= unit.seats ?? Int.max else { return false }
    let day = scenario.grid.day(week: meeting.slot.week, weekday: meeting.slot.weekday)
    let periods = scenario.grid.periods(
      day: day, from: meeting.slot.start, to: meeting.slot.start + minutes(of: meeting))
    guard (0..<scenario.grid.weeks).contains(meeting.slot.week), unit.opening.contains(periods)
    else { return false }
    guard scenario.kinds[unit.kind].isPlace else { return true }
    return meeting.members.allSatisfy { member in
      scenario.service(of: member.need).who == .parent
        || scenario.child(of: member.need).tags.isSubset(of: unit.tags)
    }
  }
}
