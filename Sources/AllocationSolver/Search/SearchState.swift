import Kezek

/// A schedule with its value, on which changes can be tried and taken back.
struct SearchState: Sendable {
  private(set) var schedule: ScheduleState
  private(set) var tally: ValueTally
  private var log: [Change] = []
  /// Children whose ways are to be added up again: once for many changes.
  private var unsettled: [Int] = []

  /// What was done, so that it can be undone in the reverse order.
  private enum Change: Sendable {
    case addedMeeting(Int)
    case removedMeeting(ScheduledMeeting)
    case openedGroup(Int)
    case closedGroup(ScheduledGroup)
    case joined(Need.ID, group: Int)
    case left(Need.ID, group: Int)
    case addedCourse(PlannedCourse)
    case removedCourse(PlannedCourse)
  }

  init(_ schedule: ScheduleState, _ tiers: [Tier]) {
    self.schedule = schedule
    tally = ValueTally(tiers, schedule.scenario)
    for need in schedule.scenario.needs.ids { tally.update(need, schedule) }
    for child in schedule.scenario.children.indices { tally.updateTravel(child, schedule) }
  }

  var values: [Int] {
    guard !unsettled.isEmpty else { return tally.values }
    var settled = self
    settled.settle()
    return settled.tally.values
  }

  /// Adds up the ways of those whose sessions changed.
  mutating func settle() {
    for child in unsettled { tally.updateTravel(child, schedule) }
    unsettled.removeAll(keepingCapacity: true)
  }

  /// How much has been done: a place to come back to.
  var mark: Int { log.count }

  /// Forgets how to undo what was done.
  mutating func commit() { log.removeAll(keepingCapacity: true) }

  // MARK: Sessions alone

  mutating func addSession(
    _ need: Need.ID, with specialist: Specialist.ID, in combination: Int, at start: Int
  ) {
    let place = schedule.addSession(need, with: specialist, in: combination, at: start)
    log.append(.addedMeeting(place))
    refresh([need])
  }

  mutating func removeMeeting(_ place: Int) {
    guard let meeting = schedule.meetings[place] else { return }
    let members = schedule.members(of: meeting)
    schedule.removeMeeting(place)
    log.append(.removedMeeting(meeting))
    refresh(members)
  }

  /// Takes away everything that is held of a weekly need that is met alone.
  mutating func removeSessions(of need: Need.ID) {
    for place in schedule.meetingsOfNeed[need.index].reversed() { removeMeeting(place) }
  }

  // MARK: Groups

  /// Opens a group without meetings; returns its place.
  mutating func openGroup(_ group: ScheduledGroup) -> Int {
    let place = schedule.openGroup(group)
    log.append(.openedGroup(place))
    refresh(group.members)
    return place
  }

  mutating func addMeeting(of group: Int, in combination: Int, at start: Int) {
    let place = schedule.addMeeting(of: group, in: combination, at: start)
    log.append(.addedMeeting(place))
    refresh(schedule.groups[group]?.members ?? [])
  }

  mutating func join(_ need: Need.ID, group: Int) {
    schedule.join(need, group: group)
    log.append(.joined(need, group: group))
    refresh([need])
  }

  mutating func leave(_ need: Need.ID, group: Int) {
    schedule.leave(need, group: group)
    log.append(.left(need, group: group))
    refresh([need])
  }

  /// Takes away a group with its meetings; returns who was in it.
  @discardableResult
  mutating func closeGroup(_ place: Int) -> [Need.ID] {
    guard let group = schedule.groups[place] else { return [] }
    for meeting in group.meetings.reversed() { removeMeeting(meeting) }
    for member in group.members.reversed() { leave(member, group: place) }
    if let empty = schedule.groups[place] {
      schedule.closeGroup(place)
      log.append(.closedGroup(empty))
    }
    return group.members
  }

  // MARK: Courses

  mutating func addCourse(_ need: Need.ID, in turn: Turn.ID) {
    schedule.addCourse(need, in: turn)
    log.append(.addedCourse(PlannedCourse(need: need, turn: turn)))
    refresh([need])
  }

  mutating func removeCourse(_ need: Need.ID, in turn: Turn.ID) {
    schedule.removeCourse(need, in: turn)
    log.append(.removedCourse(PlannedCourse(need: need, turn: turn)))
    refresh([need])
  }

  // MARK: Undoing

  /// Takes back what was done since a mark.
  mutating func undo(to mark: Int) {
    var touched: [Need.ID] = []
    while log.count > mark, let change = log.popLast() {
      touched += undo(change)
    }
    refresh(touched)
  }

  /// Takes back one change, the last; returns the needs that it concerns.
  private mutating func undo(_ change: Change) -> [Need.ID] {
    switch change {
    case .addedMeeting(let place):
      guard let meeting = schedule.meetings[place] else { return [] }
      let members = schedule.members(of: meeting)
      schedule.removeMeeting(place)
      return members
    case .removedMeeting(let meeting):
      switch meeting.who {
      case .need(let need):
        schedule.addSession(
          need, with: meeting.specialist, in: meeting.combination, at: meeting.start)
        return [need]
      case .group(let group):
        schedule.addMeeting(of: group, in: meeting.combination, at: meeting.start)
        return schedule.groups[group]?.members ?? []
      }
    case .openedGroup(let place):
      let members = schedule.groups[place]?.members ?? []
      schedule.closeGroup(place)
      return members
    case .closedGroup(let group):
      _ = schedule.openGroup(group)
      return []
    case .joined(let need, let group):
      schedule.leave(need, group: group)
      return [need]
    case .left(let need, let group):
      schedule.join(need, group: group)
      return [need]
    case .addedCourse(let course):
      schedule.removeCourse(course.need, in: course.turn)
      return [course.need]
    case .removedCourse(let course):
      schedule.addCourse(course.need, in: course.turn)
      return [course.need]
    }
  }

  private mutating func refresh(_ needs: [Need.ID]) {
    for need in needs {
      tally.update(need, schedule)
      let child = schedule.tables.needs[need.index].child
      if tally.countsTravel, !unsettled.contains(child) { unsettled.append(child) }
    }
  }
}
