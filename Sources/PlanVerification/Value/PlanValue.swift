public import Kezek

/// What a plan is worth under a policy: each account's level and each tier's value, exactly.
public struct PlanValue: Sendable {
  private let index: PlanIndex
  private let rowIsKept: [Bool]
  private let visits: VisitTotals

  /// The values of a plan, valid or not; what names an unknown id counts nothing.
  ///
  /// - Complexity: O(sessions + courses + scenario).
  public init(of plan: Plan, in scenario: Scenario) {
    self.init(PlanIndex(plan, of: ScenarioIndex(scenario)))
  }

  init(_ index: PlanIndex) {
    self.index = index
    let rows = CurrentRows(index)
    rowIsKept = index.scenario.current.map { !rows.matches(of: $0).isEmpty }
    visits = VisitTotals(index)
  }

  /// Minutes one way × visits (child × place × day) over the cycle; parents' trips and courses
  /// not counted.
  public var travelMinutes: Int { visits.minutes }

  /// Visits (child × place × day) over the cycle; parents' trips and courses not counted.
  public var visitCount: Int { visits.count }

  /// What the plan gives of an account's measure, without its offset.
  public func given(to account: Account) -> Int {
    switch account.measure {
    case .sessions(let needs):
      needs.reduce(0) { $0 + index.sessionsOfNeed[$1.index].count }
    case .courses(let needs, let year):
      needs.reduce(0) { $0 + courses(of: $1, in: year) }
    case .served(let needs):
      needs.reduce(0) { $0 + timesServed($1) }
    case .sessionsAtHome(let needs):
      needs.reduce(0) { $0 + sessionsAtHome(of: $1) }
    case .keptRows(let rows):
      rows.reduce(0) { $0 + (rowIsKept.indices.contains($1) && rowIsKept[$1] ? 1 : 0) }
    }
  }

  /// The level of an account: its offset and what the plan gives.
  public func level(of account: Account) -> Int { account.offset + given(to: account) }

  /// The value of an account at its level.
  public func value(of account: Account) -> Int { account.table.value(at: level(of: account)) }

  /// The value of a tier: its accounts less what its travel costs.
  public func value(of tier: Tier) -> Int {
    tier.accounts.reduce(0) { $0 + value(of: $1) } - tier.travelWeight * travelMinutes
  }

  /// The value of each tier, in order.
  public func values(of valuation: Valuation) -> [Int] { valuation.tiers.map(value) }

  /// Whether a row of the current plan, by position, is kept.
  public func isKept(row: Int) -> Bool { rowIsKept[row] }

  private func courses(of need: Need.ID, in year: Int?) -> Int {
    let courses = index.coursesOfNeed[need.index]
    guard let year else { return courses.count }
    return courses.count { index.turn(of: index.courses[$0]).days.first.year == year }
  }

  private func timesServed(_ need: Need.ID) -> Int {
    if index.scenario.service(of: need).per.isWeekly {
      return index.sessionsOfNeed[need.index].isEmpty ? 0 : 1
    }
    return index.coursesByYear(index.coursesOfNeed[need.index]).count { year, courses in
      let least = index.scenario.needs[need].least - index.scenario.had(need, in: year)
      return courses.count >= max(1, least)
    }
  }

  private func sessionsAtHome(of need: Need.ID) -> Int {
    guard let home = index.scenario.child(of: need).lives else { return 0 }
    return index.sessionsOfNeed[need.index].count {
      index.scenario.sites[index.sessions[$0].site].place == home
    }
  }
}
