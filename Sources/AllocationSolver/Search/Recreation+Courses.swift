import Kezek

extension Recreation {
  mutating func giveCourse(_ need: Need.ID, _ state: inout SearchState) -> Bool {
    var options: [(turn: Turn.ID, cost: Double)] = []
    let away = costOfAbsence(need, state)
    for turn in candidates.turnsOfNeed[need.index]
    where state.schedule.obstacle(to: need, in: turn) == nil {
      let year = state.schedule.tables.yearOfTurn[turn.index]
      let gain = state.tally.gain(of: need, more: 1, year: year, weights: weights)
      let price = prices.courses.cost(of: need, in: turn)
      let cost = price - gain + 0.1 * unit * random.unit()
      guard state.schedule.tables.isLongTurn[turn.index] else {
        options.append((turn, cost))
        continue
      }
      if away == 0 || cost + away < 0 { options.append((turn, cost + away)) }
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

  /// What the sessions are worth that the child could have if no turn took it away for over half of the
  /// term, by chance more or less; 0 where no turn of the need does.
  private mutating func costOfAbsence(_ need: Need.ID, _ state: SearchState) -> Double {
    let tables = state.schedule.tables
    guard candidates.turnsOfNeed[need.index].contains(where: { tables.isLongTurn[$0.index] }) else {
      return 0
    }
    var sum = 0.0
    for other in tables.needsOfChild[tables.needs[need.index].child]
    where tables.needs[other.index].isWeekly {
      sum += max(0, worth(other, state, blur: 1) ?? 0)
    }
    return sum * 1.5 * random.unit()
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
