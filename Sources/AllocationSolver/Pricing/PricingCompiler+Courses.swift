import Kezek

extension PricingCompiler {
  /// Adds the items of a need met by turns: one for each calendar year, or of an appointment one.
  mutating func addCourseItems(_ need: Need.ID) {
    let row = scenario.needs[need]
    let turns = candidates.turnsOfNeed[need.index].filter { !forbidden.forbids(need, $0) }
      .sorted { left, right in
        let one = scenario.turns[left].days
        let other = scenario.turns[right].days
        return (one.last, one.first, left) < (other.last, other.first, right)
      }
    guard scenario.service(of: need).per == .year else {
      addCourseItem(need, turns, year: nil, had: 0)
      return
    }
    for year in scenario.courseYears(of: row.service) {
      let here = turns.filter { scenario.turns[$0].days.first.year == year }
      addCourseItem(need, here, year: year, had: scenario.had(need, in: year))
    }
  }

  private mutating func addCourseItem(
    _ need: Need.ID, _ turns: [Turn.ID], year: Int?, had: Int
  ) {
    let row = scenario.needs[need]
    let least = max(1, row.least - had)
    let most = min(row.asked - had, turns.count)
    guard most >= least else { return }
    let gap = max(1, scenario.service(of: need).gapDays ?? 1)
    let first = part.courses.count
    for (position, turn) in turns.enumerated() {
      let day = scenario.turns[turn].days.first
      let before = turns[..<position].prefix {
        day.days(since: scenario.turns[$0].days.last) >= gap
      }.count
      part.courses.append(
        PricingPart.Course(
          use: turnUse(turn, scenario.child(of: need)),
          constant: constant(terms.map { $0.bonus(of: need, in: turn, scenario) }),
          before: before))
    }
    part.mostCount = max(part.mostCount, most)
    addItem(need, year: year, first..<part.courses.count, isWeekly: false, least...most)
  }

  private mutating func turnUse(_ id: Turn.ID, _ child: Child) -> Int {
    let turn = scenario.turns[id]
    let places = turn.companion == .place && child.companion == .seat ? 2 : 1
    var uses = [(row: rowNumber(.places(id), Double(turn.places)), amount: Double(places))]
    if child.tags.contains(scenario.stepFree) {
      uses.append((rowNumber(.stepFreePlaces(id), Double(turn.stepFreePlaces)), 1))
    }
    for (position, quota) in turn.quotas.enumerated() where quota.population.contains(child) {
      uses.append((rowNumber(.quota(id, position), Double(max(0, quota.children))), 1))
    }
    for (position, quota) in turn.reserved.enumerated() where !quota.population.contains(child) {
      let rest = Double(max(0, turn.places - quota.children))
      uses.append((rowNumber(.reserved(id, position), rest), 1))
    }
    let key = uses.flatMap { [$0.row, Int($0.amount)] }
    if let known = turnUseNumbers[key] { return known }
    let number = part.turnUses.append(uses)
    turnUseNumbers[key] = number
    return number
  }
}
