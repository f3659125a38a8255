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
    let gap = max(1, scenario.service(of: need).gapDays ?? 1)
    let (pinned, others) = parted(turns, need, upTo: row.asked - had, atLeast: least, gap: gap)
    let most = min(row.asked - had, pinned.count + others.count)
    guard most >= least else { return }
    let first = part.courses.count
    for turn in pinned { addCourse(need, in: turn, before: 0) }
    for (position, turn) in others.enumerated() {
      let days = scenario.turns[turn].days
      let before = others[..<position].prefix { areApart(scenario.turns[$0].days, days, gap) }
      addCourse(need, in: turn, before: before.count)
    }
    part.mostCount = max(part.mostCount, most)
    addItem(
      need, year: year, pinned: first..<(first + pinned.count),
      (first + pinned.count)..<part.courses.count, isWeekly: false, least...most)
  }

  private mutating func addCourse(_ need: Need.ID, in turn: Turn.ID, before: Int) {
    part.courses.append(
      PricingPart.Course(
        use: turnUse(turn, scenario.child(of: need)),
        constant: constant(terms.map { $0.bonus(of: need, in: turn, scenario) }),
        before: before, isLong: common.isLongTurn[turn.index]))
  }

  /// Whether a child could have a course over half of the term, or weekly sessions instead.
  func choosesLongTurns(_ items: Range<Int>) -> Bool {
    part.items[items].contains(where: \.isWeekly)
      && part.items[items].contains { item in
        !item.isWeekly
          && part.courses[item.pinned.lowerBound..<item.choices.upperBound].contains(
            where: \.isLong)
      }
  }

  /// The turns that must stay, and those that may be had besides; where the former cannot be had
  /// together, or are too few to count, none of them is told apart.
  private func parted(
    _ turns: [Turn.ID], _ need: Need.ID, upTo most: Int, atLeast least: Int, gap: Int
  ) -> (pinned: [Turn.ID], others: [Turn.ID]) {
    let pinned = turns.filter { common.pinned.demands(need, $0) }
    guard !pinned.isEmpty, (least...max(least, most)).contains(pinned.count) else {
      return ([], turns)
    }
    func fits(_ turn: Turn.ID, _ others: [Turn.ID]) -> Bool {
      others.allSatisfy { other in
        let (one, two) = (scenario.turns[turn].days, scenario.turns[other].days)
        return turn == other || areApart(one, two, gap) || areApart(two, one, gap)
      }
    }
    guard pinned.allSatisfy({ fits($0, pinned) }) else { return ([], turns) }
    return (pinned, turns.filter { !pinned.contains($0) && fits($0, pinned) })
  }

  /// Whether there are so many days between one turn and a later one.
  private func areApart(_ one: DayRange, _ later: DayRange, _ gap: Int) -> Bool {
    later.first.days(since: one.last) >= gap
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
