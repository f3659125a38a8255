import Kezek

extension QueueRun {
  /// Holds the courses of rows with a word under `keep`, in the order of the queue.
  mutating func keepPinnedCourses(_ keep: CurrentRow.Keep) {
    var pinned: [(need: Need.ID, turn: Turn.ID, row: Int)] = []
    for (row, current) in scenario.current.enumerated() where current.keep == keep {
      guard case .course(let turn) = current.content else { continue }
      obstacles[row] = .admission
      for need in scenario.needs(of: current) { pinned.append((need, turn, row)) }
    }
    pinned.sort {
      (order.placeOfNeed[$0.need.index], order.rankOfTurn[$0.turn.index], $0.row)
        < (order.placeOfNeed[$1.need.index], order.rankOfTurn[$1.turn.index], $1.row)
    }
    for pin in pinned where !isKept(scenario.current[pin.row]) {
      obstacles[pin.row] = state.obstacle(to: pin.need, in: pin.turn)
      if obstacles[pin.row] == nil { state.addCourse(pin.need, in: pin.turn) }
    }
    for pin in pinned where state.turns(of: pin.need).contains(pin.turn) {
      completeCourses(pin.need, pin.turn, pin.row)
    }
  }

  /// Gives the courses that a year's account lacks to its least, or takes the pinned one back.
  private mutating func completeCourses(_ need: Need.ID, _ turn: Turn.ID, _ row: Int) {
    let year = scenario.turns[turn].days.first.year
    guard scenario.service(of: need).per == .year else { return }
    let missing = state.coursesMissing(need, in: year)
    guard missing > 0 else { return }
    let turns = turns(of: need)
    let ofYear = turns.filter { scenario.turns[$0].days.first.year == year }
    if give(need, missing, from: ofYear) { return }
    obstacles[row] = .sessionCount
    state.removeCourse(need, in: turn)
  }
}
