import Kezek

extension QueueRun {
  /// Gives courses and appointments in rounds: the first to every need in the order of the queue,
  /// then the second ones, until a round gives nothing.
  mutating func giveCourses() {
    let needs = order.needs.filter { !candidates.turnsOfNeed[$0.index].isEmpty }
    var isWaiting = [Bool](repeating: true, count: scenario.needs.count)
    var isGiving = true
    while isGiving {
      isGiving = false
      for need in needs where isWaiting[need.index] {
        // Once a need finds nothing it never will: places only go.
        isWaiting[need.index] = giveCourse(need)
        isGiving = isGiving || isWaiting[need.index]
      }
    }
  }

  /// Gives a need its next course: the earliest turn by first day that breaks no rule.
  ///
  /// Where one course would leave the year's account below `least`, those that it lacks are given
  /// at once, or none of that year.
  mutating func giveCourse(_ need: Need.ID) -> Bool {
    let turns = turns(of: need)
    for (position, turn) in turns.enumerated() where state.obstacle(to: need, in: turn) == nil {
      let year = state.tables.yearOfTurn[turn.index]
      let ofYear = turns[position...].filter { state.tables.yearOfTurn[$0.index] == year }
      let missing =
        state.tables.needs[need.index].isYearly
        ? max(1, state.coursesMissing(need, in: year)) : 1
      if give(need, missing, from: ofYear) { return true }
    }
    return false
  }

  /// The turns open to a need by first day, then by key.
  mutating func turns(of need: Need.ID) -> [Turn.ID] {
    let turns = candidates.turnsOfNeed[need.index]
    // Many needs have the same turns open to them.
    if let known = turnsInOrder[turns] { return known }
    let sorted = turns.sorted { order.rankOfTurn[$0.index] < order.rankOfTurn[$1.index] }
    turnsInOrder[turns] = sorted
    return sorted
  }

  /// Gives so many courses from a list of turns in its order, or none.
  mutating func give(_ need: Need.ID, _ count: Int, from turns: [Turn.ID]) -> Bool {
    var given: [Turn.ID] = []
    for turn in turns where given.count < count {
      guard state.obstacle(to: need, in: turn) == nil else { continue }
      state.addCourse(need, in: turn)
      given.append(turn)
    }
    if given.count == count { return true }
    for turn in given { state.removeCourse(need, in: turn) }
    return false
  }
}
