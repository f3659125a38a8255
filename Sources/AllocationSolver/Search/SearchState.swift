import Kezek

/// A schedule with its value, on which changes can be tried and taken back.
struct SearchState: Sendable {
  private(set) var schedule: ScheduleState
  private(set) var tally: ValueTally
  /// What is held costs at the tier's prices, as far as it was put in here: only differences count.
  private(set) var cost = 0.0
  private let prices: SlotPrices
  private var log: [Entry] = []
  /// Children whose ways are to be added up again: once for many changes.
  private var unsettled: [Int] = []
  private let countsTravel: Bool
  /// Needs that undoing has changed.
  private var touched: [Need.ID] = []

  /// What was done, and the cost before it.
  private struct Entry: Sendable {
    let change: Change
    let cost: Double
  }

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

  init(_ schedule: ScheduleState, _ tiers: [Tier], _ prices: SlotPrices) {
    self.schedule = schedule
    self.prices = prices
    tally = ValueTally(tiers, schedule.scenario)
    countsTravel = tally.countsTravel
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

  /// Whether a row of the current plan is kept.
  func isKept(_ row: Int) -> Bool { tally.isKept(row) }

  /// Minutes one way of all visits of a need's child.
  func travel(of need: Need.ID) -> Int { tally.travel(of: need) }

  /// How much has been done: a place to come back to.
  var mark: Int { log.count }

  /// Forgets how to undo what was done.
  mutating func commit() { log.removeAll(keepingCapacity: true) }

  // MARK: Sessions alone

  mutating func addSession(
    _ need: Need.ID, with specialist: Specialist.ID, in combination: Int, at start: Int
  ) {
    let before = cost
    let place = charging(specialist) {
      $0.addSession(need, with: specialist, in: combination, at: start)
    }
    cost += price(of: schedule.meetings[place])
    note(.addedMeeting(place), before)
    refresh(.one(need))
  }

  mutating func removeMeeting(_ place: Int) {
    guard let meeting = schedule.meetings[place] else { return }
    let members = schedule.members(of: meeting)
    let before = cost
    charging(meeting.specialist) { $0.removeMeeting(place) }
    cost -= price(of: meeting)
    note(.removedMeeting(meeting), before)
    refresh(members)
  }

  /// Takes away everything that is held of a weekly need that is met alone.
  mutating func removeSessions(of need: Need.ID) {
    while let place = schedule.meetingsOfNeed[need.index].last { removeMeeting(place) }
  }

  // MARK: Groups

  /// Opens a group without meetings; returns its place.
  mutating func openGroup(_ group: ScheduledGroup) -> Int {
    let before = cost
    let place = charging(group.specialist) { $0.openGroup(group) }
    note(.openedGroup(place), before)
    refresh(.several(group.members))
    return place
  }

  mutating func addMeeting(of group: Int, in combination: Int, at start: Int) {
    let before = cost
    let place = schedule.addMeeting(of: group, in: combination, at: start)
    cost += price(of: schedule.meetings[place])
    note(.addedMeeting(place), before)
    refresh(.several(schedule.groups[group]?.members ?? []))
  }

  mutating func join(_ need: Need.ID, group: Int) {
    guard let specialist = schedule.groups[group]?.specialist else { return }
    let before = cost
    charging(specialist) { $0.join(need, group: group) }
    note(.joined(need, group: group), before)
    refresh(.one(need))
  }

  mutating func leave(_ need: Need.ID, group: Int) {
    guard let specialist = schedule.groups[group]?.specialist else { return }
    let before = cost
    charging(specialist) { $0.leave(need, group: group) }
    note(.left(need, group: group), before)
    refresh(.one(need))
  }

  /// Takes away a group with its meetings; returns who was in it.
  @discardableResult
  mutating func closeGroup(_ place: Int) -> [Need.ID] {
    guard let group = schedule.groups[place] else { return [] }
    for meeting in group.meetings.reversed() { removeMeeting(meeting) }
    for member in group.members.reversed() { leave(member, group: place) }
    if let empty = schedule.groups[place] {
      schedule.closeGroup(place)
      note(.closedGroup(empty), cost)
    }
    return group.members
  }

  // MARK: Courses

  mutating func addCourse(_ need: Need.ID, in turn: Turn.ID) {
    schedule.addCourse(need, in: turn)
    note(.addedCourse(PlannedCourse(need: need, turn: turn)), cost)
    cost += prices.courses.cost(of: need, in: turn)
    refresh(.one(need))
  }

  mutating func removeCourse(_ need: Need.ID, in turn: Turn.ID) {
    schedule.removeCourse(need, in: turn)
    note(.removedCourse(PlannedCourse(need: need, turn: turn)), cost)
    cost -= prices.courses.cost(of: need, in: turn)
    refresh(.one(need))
  }

  // MARK: Costs

  private mutating func note(_ change: Change, _ before: Double) {
    log.append(Entry(change: change, cost: before))
  }

  /// What the places in time of a meeting cost.
  private func price(of meeting: ScheduledMeeting?) -> Double {
    guard let meeting else { return 0 }
    let contact = schedule.tables.contactMinutes(ofSession: meeting.minutes)
    return prices.minute[meeting.specialist.index] * Double(contact)
      + prices.cost(
        meeting.specialist.index, at: schedule.tables.site(of: meeting.combination),
        schedule.tables.classUnits[meeting.combination], meeting.periods)
  }

  /// Makes a change and charges the places among a specialist's children that it takes.
  private mutating func charging<Result>(
    _ specialist: Specialist.ID, _ change: (inout ScheduleState) -> Result
  ) -> Result {
    let before = schedule.caseloads[specialist.index]
    let result = change(&schedule)
    let taken = schedule.caseloads[specialist.index] - before
    if taken != 0 { cost += Double(taken) * prices.caseload[specialist.index] }
    return result
  }

  // MARK: Undoing

  /// Takes back what was done since a mark.
  mutating func undo(to mark: Int) {
    touched.removeAll(keepingCapacity: true)
    while log.count > mark, let entry = log.popLast() {
      undo(entry.change)
      cost = entry.cost
    }
    for need in touched { refresh(need) }
  }

  /// Takes back one change, the last, and notes the needs that it concerns.
  private mutating func undo(_ change: Change) {
    switch change {
    case .addedMeeting(let place):
      guard let meeting = schedule.meetings[place] else { return }
      touched += schedule.members(of: meeting)
      schedule.removeMeeting(place)
    case .removedMeeting(let meeting):
      switch meeting.who {
      case .need(let need):
        schedule.addSession(
          need, with: meeting.specialist, in: meeting.combination, at: meeting.start)
        touched.append(need)
      case .group(let group):
        schedule.addMeeting(of: group, in: meeting.combination, at: meeting.start)
        touched += schedule.groups[group]?.members ?? []
      }
    case .openedGroup(let place):
      touched += schedule.groups[place]?.members ?? []
      schedule.closeGroup(place)
    case .closedGroup(let group):
      _ = schedule.openGroup(group)
    case .joined(let need, let group):
      schedule.leave(need, group: group)
      touched.append(need)
    case .left(let need, let group):
      schedule.join(need, group: group)
      touched.append(need)
    case .addedCourse(let course):
      schedule.removeCourse(course.need, in: course.turn)
      touched.append(course.need)
    case .removedCourse(let course):
      schedule.addCourse(course.need, in: course.turn)
      touched.append(course.need)
    }
  }

  private mutating func refresh(_ needs: Members) {
    for need in needs { refresh(need) }
  }

  private mutating func refresh(_ need: Need.ID) {
    tally.update(need, schedule)
    guard countsTravel else { return }
    let child = schedule.tables.needs[need.index].child
    if !unsettled.contains(child) { unsettled.append(child) }
  }
}
