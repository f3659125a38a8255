import Kezek

extension ScheduleState {
  /// What stands against one more course of a need; nil = nothing.
  ///
  /// `least` is for who gives the courses to see to (`coursesMissing`).
  /// - Complexity: O(courses of the child + quotas of the turn + log of the need's turns).
  func obstacle(to need: Need.ID, in turn: Turn.ID) -> ConstraintFamily? {
    let facts = tables.needs[need.index]
    if !tables.isOpen(turn, to: need) { return .turnEligibility }
    if tables.forbidden.forbids(need, turn) { return .pins }
    if tables.isLongTurn[turn.index], sessionsOfChild[facts.child] > 0 { return .absence }
    if !isOwed(need, turn) { return .entitlement }
    if isTooClose(need, turn) { return .courseSpacing }
    return capacityObstacle(scenario.children[facts.child], turn)
  }

  mutating func addCourse(_ need: Need.ID, in turn: Turn.ID) {
    let child = tables.needs[need.index].child
    coursesOfChild[child].append(PlannedCourse(need: need, turn: turn))
    count(scenario.children[child], in: turn, by: 1)
  }

  mutating func removeCourse(_ need: Need.ID, in turn: Turn.ID) {
    let child = tables.needs[need.index].child
    let course = PlannedCourse(need: need, turn: turn)
    guard let place = coursesOfChild[child].firstIndex(of: course) else { return }
    coursesOfChild[child].remove(at: place)
    count(scenario.children[child], in: turn, by: -1)
  }

  /// In how many turns a need has a place.
  func courses(of need: Need.ID) -> Int {
    coursesOfChild[tables.needs[need.index].child].count { $0.need == need }
  }

  /// The turns in which a need has a place.
  func turns(of need: Need.ID) -> [Turn.ID] {
    coursesOfChild[tables.needs[need.index].child].filter { $0.need == need }.map(\.turn)
  }

  /// Courses that a need still lacks to its least number in a calendar year, those had included;
  /// at most 0 where it lacks none.
  func coursesMissing(_ need: Need.ID, in year: Int) -> Int {
    tables.needs[need.index].least - had(need, in: year) - given(need, in: year)
  }

  private func given(_ need: Need.ID, in year: Int) -> Int {
    coursesOfChild[tables.needs[need.index].child].count {
      $0.need == need && tables.yearOfTurn[$0.turn.index] == year
    }
  }

  private func isOwed(_ need: Need.ID, _ turn: Turn.ID) -> Bool {
    let asked = tables.needs[need.index].asked
    guard tables.needs[need.index].isYearly else { return courses(of: need) < asked }
    let year = tables.yearOfTurn[turn.index]
    return had(need, in: year) + given(need, in: year) < asked
  }

  private func had(_ need: Need.ID, in year: Int) -> Int {
    tables.needs[need.index].isYearly
      ? scenario.needs[need].had(in: year, termYear: tables.termYear) : 0
  }

  /// Whether a turn shares a date with another of the child, or lies nearer to one of the need than
  /// the service allows.
  private func isTooClose(_ need: Need.ID, _ turn: Turn.ID) -> Bool {
    let facts = tables.needs[need.index]
    let days = tables.daysOfTurn[turn.index]
    return coursesOfChild[facts.child].contains { course in
      let other = tables.daysOfTurn[course.turn.index]
      let gap = course.need == need ? facts.gap : 1
      return days.first < other.first
        ? other.first.days(since: days.last) < gap : days.first.days(since: other.last) < gap
    }
  }

  private func capacityObstacle(_ child: Child, _ id: Turn.ID) -> ConstraintFamily? {
    let turn = scenario.turns[id]
    let held = turns[id.index]
    if held.places + places(child, turn) > turn.places { return .places }
    if child.tags.contains(scenario.stepFree), held.stepFree >= turn.stepFreePlaces {
      return .places
    }
    for (index, quota) in turn.quotas.enumerated()
    where quota.population.contains(child) && held.ofQuota[index] >= quota.children {
      return .quotas
    }
    for (index, reserved) in turn.reserved.enumerated()
    where !reserved.population.contains(child)
      && held.outsideReserved[index] >= max(0, turn.places - reserved.children)
    {
      return .quotas
    }
    return nil
  }

  private func places(_ child: Child, _ turn: Turn) -> Int {
    child.companion == .seat && turn.companion == .place ? 2 : 1
  }

  private mutating func count(_ child: Child, in id: Turn.ID, by sign: Int) {
    let turn = scenario.turns[id]
    turns[id.index].places += sign * places(child, turn)
    if child.tags.contains(scenario.stepFree) { turns[id.index].stepFree += sign }
    for (index, quota) in turn.quotas.enumerated() where quota.population.contains(child) {
      turns[id.index].ofQuota[index] += sign
    }
    for (index, quota) in turn.reserved.enumerated() where !quota.population.contains(child) {
      turns[id.index].outsideReserved[index] += sign
    }
  }
}
