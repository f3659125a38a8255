import Kezek

/// What the courses of a need cost, turn by turn.
struct CourseCosts {
  private let facts: ScenarioIndex
  private let book: PriceBook
  let terms: TierTerms
  private let turnsOfService: Grouping
  /// By turn: whether it lasts over half of the term.
  private let isLong: [Bool]
  /// Whether any turn does.
  let hasLongTurns: Bool

  var scenario: Scenario { facts.scenario }

  /// A course that a child could have.
  struct PricedCourse {
    let days: DayRange
    var year: Int { days.first.year }
    /// Less every bonus.
    let cost: Int
    /// Whether a row of the current plan demands it.
    var isPinned = false
    /// Whether its turn takes the child's weekly sessions away.
    let isLong: Bool
  }

  init(_ facts: ScenarioIndex, _ book: PriceBook, _ terms: TierTerms) {
    self.facts = facts
    self.book = book
    self.terms = terms
    isLong = facts.scenario.turns.map { ScenarioIndex.isLong($0.days, in: facts.scenario) }
    hasLongTurns = isLong.contains(true)
    turnsOfService = Grouping(
      keys: facts.scenario.turns.map(\.service.index), count: facts.scenario.services.count)
  }

  /// The courses that a need could have, in the order of turns.
  ///
  /// - Parameter rows: rows of the child's current plan that matter.
  func courses(
    of id: Need.ID, rows: ArraySlice<Int>
  ) throws(BoundCheckError) -> [PricedCourse] {
    guard facts.mayHaveCourses(id) else { return [] }
    var courses: [PricedCourse] = []
    for place in turnsOfService[scenario.needs[id].service.index] {
      let turn = Turn.ID(place)
      guard facts.mayAttend(id, scenario.turns[turn]) else { continue }
      var cost = try price(of: turn, for: scenario.child(of: id))
      let year = scenario.turns[turn].days.first.year
      for bonus in terms.ofCourse[id] ?? [] where bonus.year == nil || bonus.year == year {
        cost = try Exact.difference(cost, bonus.bonus)
      }
      var isForbidden = false
      var isPinned = false
      for row in rows where scenario.current[row].names(turn, scenario.needs[id].service) {
        isForbidden = isForbidden || scenario.current[row].keep == .no
        isPinned = isPinned || (scenario.current[row].keep == .yes && facts.isOnly(id))
        cost = try Exact.difference(cost, terms.ofRow[row])
      }
      if !isForbidden {
        courses.append(
          PricedCourse(
            days: scenario.turns[turn].days, cost: cost, isPinned: isPinned,
            isLong: isLong[turn.index]))
      }
    }
    return courses
  }

  private func price(of id: Turn.ID, for child: Child) throws(BoundCheckError) -> Int {
    let turn = scenario.turns[id]
    let taken = turn.companion == .place && child.companion == .seat ? 2 : 1
    var cost = try Exact.product(taken, book.place[id.index])
    if child.tags.contains(scenario.stepFree) {
      cost = try Exact.sum(cost, book.stepFreePlace[id.index])
    }
    for (quota, price) in zip(turn.quotas, book.quota[id.index])
    where quota.population.contains(child) {
      cost = try Exact.sum(cost, price)
    }
    for (quota, price) in zip(turn.reserved, book.reserved[id.index])
    where !quota.population.contains(child) {
      cost = try Exact.sum(cost, price)
    }
    return cost
  }
}

extension CurrentRow {
  /// Whether the row holds a course of that service in that turn.
  fileprivate func names(_ turn: Turn.ID, _ service: Service.ID) -> Bool {
    self.service == service && content == .course(turn)
  }
}

extension ScenarioIndex {
  /// Whether a need is its child's only one of the service, so that a row of the current plan with
  /// `keep` yes speaks of it and no other.
  func isOnly(_ id: Need.ID) -> Bool {
    let need = scenario.needs[id]
    return scenario.needsOfChild[need.child.index].allSatisfy {
      $0 == id || scenario.needs[$0].service != need.service
    }
  }

  /// Whether nothing about child and service bars courses of a need.
  fileprivate func mayHaveCourses(_ id: Need.ID) -> Bool {
    !scenario.service(of: id).per.isWeekly
      && bar(of: scenario.child(of: id), from: scenario.service(of: id)) == nil
  }

  /// Whether nothing about child and turn alone bars a course that the service does not.
  fileprivate func mayAttend(_ id: Need.ID, _ turn: Turn) -> Bool {
    let need = scenario.needs[id]
    guard (need.site ?? turn.site) == turn.site, turn.categories.meets(need.categories) else {
      return false
    }
    let child = scenario.children[need.child]
    let service = scenario.service(of: id)
    let age = turn.days.first.completedYears(since: child.born)
    guard Self.isFor(age: age, service), age >= turn.ageFrom ?? Int.min,
      age <= turn.ageTo ?? Int.max
    else { return false }
    if turn.companion == .refused, child.companion == .seat { return false }
    if let until = child.conclusionUntil, until < turn.days.first, !isPMPC(service) { return false }
    if let last = need.last, let gap = service.gapDays, turn.days.first.days(since: last) < gap {
      return false
    }
    let there = scenario.sites[turn.site].tags.union(WordSet([scenario.stepFree]))
    return child.tags.isSubset(of: there)
      && !(absencesOfChild[need.child] ?? []).contains(where: turn.days.overlaps)
      && !(absencesOfSite[turn.site] ?? []).contains(where: turn.days.overlaps)
  }
}
