import Kezek

extension Recreation {
  mutating func giveCourse(_ need: Need.ID, _ state: inout SearchState) -> Bool {
    var options: [(turn: Turn.ID, cost: Double)] = []
    for turn in candidates.turnsOfNeed[need.index]
    where state.schedule.obstacle(to: need, in: turn) == nil {
      let year = state.schedule.tables.yearOfTurn[turn.index]
      let gain = state.tally.gain(of: need, more: 1, year: year, weights: weights)
      let price = prices.courses.cost(of: need, in: turn)
      let cost = price - gain + 0.1 * unit * random.unit()
      options.append((turn, cost))
    }
    options.sort { ($0.cost, $0.turn) < ($1.cost, $1.turn) }
    for option in options {
      let year = state.schedule.tables.yearOfTurn[option.turn.index]
      let isYearly = scenario.service(of: need).per == .year
      let missing = isYearly ? max(1, state.schedule.coursesMissing(need, in: year)) : 1
      let ofYear = options.filter { state.schedule.tables.yearOfTurn[$0.turn.index] == year }
      if give(need, missing, [option.turn] + ofYear.map(\.turn), &state) { return true }
    }
    return false
  }

  private func give(
    _ need: Need.ID, _ count: Int, _ turns: [Turn.ID], _ state: inout SearchState
  ) -> Bool {
    let mark = state.mark
    var given = 0
    for turn in turns where given < count {
      guard state.schedule.obstacle(to: need, in: turn) == nil else { continue }
      state.addCourse(need, in: turn)
      given += 1
    }
    if given == count { return true }
    state.undo(to: mark)
    return false
  }
}
