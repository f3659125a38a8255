import Kezek

/// Every child's own maximum at given prices.
struct ChildMaxima {
  private let facts: ScenarioIndex
  private let terms: TierTerms
  private let weekly: WeeklyCosts
  private let courses: CourseCosts
  private var pricing: SessionPricing

  private var scenario: Scenario { facts.scenario }

  init(_ facts: ScenarioIndex, _ book: PriceBook, _ terms: TierTerms) {
    self.facts = facts
    self.terms = terms
    weekly = WeeklyCosts(facts.scenario, terms)
    courses = CourseCosts(facts, book, terms)
    pricing = SessionPricing(facts, book)
  }

  /// Σ child maxima, with what the terms are worth before anything is given.
  mutating func sum() throws(BoundCheckError) -> Int {
    var sum = terms.constant
    for child in scenario.children.ids { sum = try Exact.sum(sum, maximum(of: child)) }
    return sum
  }

  private mutating func maximum(of child: Child.ID) throws(BoundCheckError) -> Int {
    var items: [ChildProblem.Item] = []
    for need in scenario.needsOfChild[child.index] {
      switch scenario.service(of: need).per {
      case .week, .cycle: items.append(try sessions(of: need))
      case .year: items += try coursesByYear(of: need)
      case .once: items += try appointments(of: need)
      }
    }
    return try ChildProblem(items: items, accounts: terms.accounts[child.index]).maximum()
  }

  private mutating func sessions(of id: Need.ID) throws(BoundCheckError) -> ChildProblem.Item {
    var options = [ChildProblem.Option(count: 0, year: nil, cost: 0)]
    for (place, cost) in try weekly.costs(of: id, &pricing).enumerated() {
      guard let cost else { continue }
      options.append(ChildProblem.Option(count: place + 1, year: nil, cost: cost))
    }
    return ChildProblem.Item(need: id, per: .week, least: 1, options: options)
  }

  private func coursesByYear(
    of id: Need.ID
  ) throws(BoundCheckError) -> [ChildProblem.Item] {
    let possible = try courses.courses(of: id, rows: rows(of: id))
    var items: [ChildProblem.Item] = []
    for year in Set(possible.map(\.year)).sorted() {
      items.append(
        try item(
          of: id, possible.filter { $0.year == year }, year: year,
          had: scenario.had(id, in: year)))
    }
    return items
  }

  /// One appointment in any year; several, each year apart, which can only be more.
  private func appointments(
    of id: Need.ID
  ) throws(BoundCheckError) -> [ChildProblem.Item] {
    let need = scenario.needs[id]
    guard need.asked == 1 else { return try coursesByYear(of: id) }
    var options = [ChildProblem.Option(count: 0, year: nil, cost: 0)]
    var years: Set<Int> = []
    for course in try courses.courses(of: id, rows: rows(of: id))
    where years.insert(course.year).inserted {
      let cost = try Exact.difference(course.cost, terms.ofServed[id.index])
      options.append(ChildProblem.Option(count: 1, year: course.year, cost: cost))
    }
    return [ChildProblem.Item(need: id, per: .once, least: need.least, options: options)]
  }

  private func item(
    of id: Need.ID, _ possible: [CourseCosts.PricedCourse], year: Int, had: Int
  ) throws(BoundCheckError) -> ChildProblem.Item {
    let need = scenario.needs[id]
    let least = max(1, need.least - had)
    var options = [ChildProblem.Option(count: 0, year: nil, cost: 0)]
    let chain = CourseChain(gapDays: scenario.service(of: id).gapDays ?? 0)
    let costs = try chain.cheapest(of: possible, upTo: max(0, need.asked - had))
    for (place, cost) in costs.enumerated() where place + 1 >= least {
      let cost = try Exact.difference(cost, terms.ofServed[id.index])
      options.append(ChildProblem.Option(count: place + 1, year: year, cost: cost))
    }
    return ChildProblem.Item(
      need: id, per: scenario.service(of: id).per, least: least, options: options)
  }

  private func rows(of id: Need.ID) -> ArraySlice<Int> {
    weekly.rows(of: scenario.needs[id].child)
  }
}
