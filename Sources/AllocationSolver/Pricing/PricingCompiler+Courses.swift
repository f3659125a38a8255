import Kezek

extension PricingCompiler {
  /// A need's courses in one calendar year, or of an appointment.
  struct CourseItem {
    let need: Need.ID
    let year: Int?
    /// Turns that must stay, and others by first day.
    let pinned: [Turn.ID]
    let others: [Turn.ID]
    /// Of the pinned and the others together.
    let counts: ClosedRange<Int>
  }

  /// Nodes beyond which courses of several items are not chosen together.
  private static let mostNodes = 5_000
  /// Numbers of courses of several items beyond which they are not.
  private static let mostNumbers = 256

  /// Adds what the child may have of its needs met by turns: together what may bar each other, as far as
  /// the diagram is not too large.
  mutating func addCourses(of child: Child.ID) {
    let needs = scenario.needsOfChild[child.index]
    let all = needs.filter { !scenario.service(of: $0).per.isWeekly }.flatMap(courseItems)
    let free = all.filter(\.pinned.isEmpty)
    var together = free.count
    while together > 1 {
      let numbers = free[..<together].reduce(1) { $0 * ($1.counts.upperBound + 1) }
      if numbers <= Self.mostNumbers, addBundle(Array(free[..<together]), limit: Self.mostNodes) {
        break
      }
      together -= 1
    }
    for item in together > 1 ? free[together...] : free[...] { _ = addBundle([item]) }
    for item in all where !item.pinned.isEmpty { _ = addBundle([item]) }
    part.firstBundle.append(part.bundles.count)
  }

  private func courseItems(_ need: Need.ID) -> [CourseItem] {
    let row = scenario.needs[need]
    let turns = candidates.turnsOfNeed[need.index].filter { !forbidden.forbids(need, $0) }
      .sorted { left, right in
        let one = scenario.turns[left].days
        let other = scenario.turns[right].days
        return (one.first, one.last, left) < (other.first, other.last, right)
      }
    guard scenario.service(of: need).per == .year else {
      return courseItem(need, turns, year: nil, had: 0).map { [$0] } ?? []
    }
    return scenario.courseYears(of: row.service).compactMap { year in
      let here = turns.filter { scenario.turns[$0].days.first.year == year }
      return courseItem(need, here, year: year, had: scenario.had(need, in: year))
    }
  }

  private func courseItem(
    _ need: Need.ID, _ turns: [Turn.ID], year: Int?, had: Int
  ) -> CourseItem? {
    let row = scenario.needs[need]
    let least = max(1, row.least - had)
    let (pinned, others) = parted(turns, need, upTo: row.asked - had, atLeast: least)
    let most = min(row.asked - had, pinned.count + others.count)
    guard most >= least else { return nil }
    return CourseItem(need: need, year: year, pinned: pinned, others: others, counts: least...most)
  }

  /// Whether the diagram of the items together is small enough.
  private mutating func addBundle(_ items: [CourseItem], limit: Int = .max) -> Bool {
    let key = items.map { item in
      let pinned = item.pinned.count
      return CourseDiagram.Item(
        need: item.need, courses: item.others.map { scenario.turns[$0].days },
        gapDays: gapDays(item.need),
        counts: max(0, item.counts.lowerBound - pinned)...(item.counts.upperBound - pinned))
    }
    guard let number = diagram(key, limit: limit) else { return false }
    let first = part.items.count
    for item in items {
      addItem(item.need, year: item.year, 0..<0, isWeekly: false, item.counts)
    }
    let pinned = part.courses.count
    for item in items { for turn in item.pinned { addCourse(item.need, in: turn) } }
    let others = part.courses.count
    for (item, position) in part.diagrams[number].order {
      addCourse(items[item].need, in: items[item].others[position])
    }
    part.bundles.append(
      PricingPart.Bundle(
        items: first..<part.items.count, pinned: pinned..<others,
        courses: others..<part.courses.count, diagram: number))
    return true
  }

  /// The position of the items' diagram, which children whose needs could be met by the same turns
  /// share; nil where it is too large.
  private mutating func diagram(_ items: [CourseDiagram.Item], limit: Int) -> Int? {
    // Needs of one child are told apart by their order only.
    var order: [Need.ID: Int] = [:]
    for item in items where order[item.need] == nil { order[item.need] = order.count }
    let key = items.map { item in
      CourseDiagram.Item(
        need: Need.ID(order[item.need] ?? 0), courses: item.courses, gapDays: item.gapDays,
        counts: item.counts)
    }
    if let known = diagramNumbers[key] { return known }
    let diagram = CourseDiagram(key, limit: limit)
    let number = diagram.map { _ in part.diagrams.count }
    if let diagram { part.diagrams.append(diagram) }
    diagramNumbers[key] = .some(number)
    return number
  }

  private mutating func addCourse(_ need: Need.ID, in turn: Turn.ID) {
    part.courses.append(
      PricingPart.Course(
        use: turnUse(turn, scenario.child(of: need)),
        constant: constant(terms.map { $0.bonus(of: need, in: turn, scenario) }),
        isLong: common.isLongTurn[turn.index]))
  }

  /// Whether a child could have a course over half of the term, or weekly sessions instead.
  func choosesLongTurns(_ items: Range<Int>, _ bundles: Range<Int>) -> Bool {
    part.items[items].contains(where: \.isWeekly)
      && part.bundles[bundles].contains { bundle in
        part.courses[bundle.pinned.lowerBound..<bundle.courses.upperBound].contains(
          where: \.isLong)
      }
  }

  private func gapDays(_ need: Need.ID) -> Int { max(1, scenario.service(of: need).gapDays ?? 1) }

  /// The turns that must stay, and those that may be had besides; where the former cannot be had
  /// together, or are too few to count, none of them is told apart.
  private func parted(
    _ turns: [Turn.ID], _ need: Need.ID, upTo most: Int, atLeast least: Int
  ) -> (pinned: [Turn.ID], others: [Turn.ID]) {
    let gap = gapDays(need)
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
