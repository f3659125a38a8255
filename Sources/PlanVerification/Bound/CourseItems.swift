import Kezek

extension CourseCosts {
  /// Courses of one need that are chosen from together: of one calendar year, or of an appointment.
  private struct Choice {
    var sets: [CourseSets.Part]
    /// Courses that must be had besides those of the sets, and what they cost.
    var pinned = 0
    var held = 0
    /// Of an appointment, in whichever year: one at most.
    var isOne = false
    /// Of an appointment: whether one of its courses must be had.
    var isDue = false

    var mustBeHad: Bool { pinned > 0 || isDue }
    var isPossible: Bool { mustBeHad || sets.contains { !$0.courses.isEmpty } }

    /// Whether so many courses of each set, those that must be had among them, count.
    func counts(_ numbers: ArraySlice<Int>) -> Bool {
      let sum = numbers.reduce(0, +)
      if isOne, sum > 1 || (isDue && sum == 0) { return false }
      return zip(numbers, sets).allSatisfy { $0 == 0 || $0 >= $1.part.least }
    }
  }

  /// What a child's needs met by turns may be given, and the least that it costs: together what may bar
  /// each other, as far as that is no more than so many states.
  ///
  /// - Parameters:
  ///   - needs: of one child.
  ///   - rows: rows of the child's current plan that matter.
  ///   - mayBeAway: whether turns over half of the term count.
  func items(
    _ needs: [Need.ID], rows: ArraySlice<Int>, mayBeAway: Bool
  ) throws(BoundCheckError) -> [ChildProblem.Item] {
    var free: [Choice] = []
    var items: [ChildProblem.Item] = []
    for need in needs where !scenario.service(of: need).per.isWeekly {
      for choice in try choices(need, rows: rows, mayBeAway: mayBeAway) where choice.isPossible {
        if choice.mustBeHad {
          items.append(try item(choice))
        } else {
          free.append(choice)
        }
      }
    }
    var together = free.count
    while together > 1 {
      let limit = CourseSets.mostStates
      if let item = try item(Array(free[..<together]), limit: limit) {
        items.append(item)
        break
      }
      together -= 1
    }
    for choice in together > 1 ? free[together...] : free[...] {
      items.append(try item(choice))
    }
    return items
  }

  /// Of a yearly need its calendar years apart; of an appointment all years.
  private func choices(
    _ id: Need.ID, rows: ArraySlice<Int>, mayBeAway: Bool
  ) throws(BoundCheckError) -> [Choice] {
    let need = scenario.needs[id]
    let possible = try courses(of: id, rows: rows).filter { mayBeAway || !$0.isLong }
    let years = Set(possible.map(\.year)).sorted()
    if scenario.service(of: id).per == .once {
      let due = possible.filter(\.isPinned)
      let courses = due.isEmpty ? possible : due
      let sets = years.map { year in
        set(id, year, least: need.least, most: 1, courses.filter { $0.year == year })
      }
      return [Choice(sets: sets, isOne: true, isDue: !due.isEmpty)]
    }
    var choices: [Choice] = []
    for year in years {
      let had = scenario.had(id, in: year)
      let (pinned, others) = parted(possible.filter { $0.year == year }, of: id)
      let set = set(
        id, year, least: max(1, need.least - had), most: need.asked - had - pinned.count, others)
      var choice = Choice(sets: [set], pinned: pinned.count)
      for course in pinned { choice.held = try Exact.sum(choice.held, course.cost) }
      choices.append(choice)
    }
    return choices
  }

  private func set(
    _ id: Need.ID, _ year: Int, least: Int, most: Int, _ courses: [PricedCourse]
  ) -> CourseSets.Part {
    let service = scenario.service(of: id)
    return CourseSets.Part(
      ChildProblem.Part(need: id, per: service.per, year: year, least: least),
      most: max(0, most), gapDays: service.gapDays ?? 0, courses)
  }

  /// - Throws: `BoundCheckError.overflow` also where its states have no number.
  private func item(_ choice: Choice) throws(BoundCheckError) -> ChildProblem.Item {
    guard let item = try item([choice], limit: .max) else { throw .overflow }
    return item
  }

  /// Nil where there are more states than that.
  private func item(
    _ choices: [Choice], limit: Int
  ) throws(BoundCheckError) -> ChildProblem.Item? {
    let sets = choices.flatMap(\.sets)
    guard let found = try CourseSets(sets).cheapest(limit: limit) else { return nil }
    var options: [ChildProblem.Option] = []
    for option in found {
      var counts = option.counts
      var cost = option.cost
      var areCounted = true
      var first = 0
      for choice in choices {
        let own = first..<(first + choice.sets.count)
        for place in own { counts[place] += choice.pinned }
        cost = try Exact.sum(cost, choice.held)
        areCounted = areCounted && choice.counts(counts[own])
        first = own.upperBound
      }
      guard areCounted else { continue }
      for (set, count) in zip(sets, counts) where count > 0 {
        cost = try Exact.difference(cost, terms.ofServed[set.part.need.index])
      }
      options.append(ChildProblem.Option(counts: counts, cost: cost))
    }
    return ChildProblem.Item(parts: sets.map(\.part), options: options)
  }

  /// The courses that must be had, and those of the others that leave the days between.
  private func parted(
    _ courses: [PricedCourse], of id: Need.ID
  ) -> (pinned: [PricedCourse], others: [PricedCourse]) {
    let gapDays = scenario.service(of: id).gapDays ?? 0
    func mayFollow(_ course: PricedCourse, _ earlier: PricedCourse) -> Bool {
      course.days.first.days(since: earlier.days.last) >= max(1, gapDays)
    }
    let pinned = courses.filter(\.isPinned)
    let others = courses.filter { course in
      !course.isPinned && pinned.allSatisfy { mayFollow($0, course) || mayFollow(course, $0) }
    }
    return (pinned, others)
  }
}
