import Kezek

/// What a plan's value can depend on: two plans with one signature have the same value in every
/// tier.
///
/// It holds, by need, sessions and sessions at the child's place, or courses by year; by child, the
/// sites visited day by day (days themselves do not matter, RULES 20); the rows of the current plan
/// that are kept.
struct ValueSignature: Sendable {
  private let scenario: Scenario
  private let rows: [RowMatching]
  private let years: [Int]
  private let countsVisits: Bool
  /// By option: a number for each need it serves, and the rows it keeps.
  private let needCodes: [[[Int]]]
  private let rowCodes: [[Int]]

  init(_ scenario: Scenario, options: [[PlanOption]]) {
    self.scenario = scenario
    let rows = scenario.current.map { RowMatching($0, scenario: scenario) }
    self.rows = rows
    let years = Array(Set(scenario.turns.map(\.days.first.year))).sorted()
    self.years = years
    countsVisits = scenario.children.contains { child in
      scenario.sites.ids.contains { site in
        guard let lives = child.lives else { return false }
        return scenario.travel.minutes(from: lives, to: site, in: scenario.sites) ?? 0 != 0
      }
    }
    needCodes = options.map { list in
      list.map { option in
        option.needs.map { Self.code(of: option, need: $0, years: years, scenario: scenario) }
      }
    }
    rowCodes = options.map { list in
      list.map { option in
        rows.indices.reduce(0) { rows[$1].isKept(by: option) ? $0 | (1 << $1) : $0 }
      }
    }
  }

  private static func code(
    of option: PlanOption, need: Int, years: [Int], scenario: Scenario
  ) -> Int {
    var code = 0
    for year in years {
      let courses = option.turns.count { scenario.turns[$0].days.first.year == year }
      code = code * 16 + courses
    }
    let lives = scenario.children[scenario.needs[need].child].lives
    let home = option.meetings.count { scenario.sites[$0.site].place == lives }
    return (code * 64 + option.meetings.count) * 64 + home
  }

  /// The signature of a plan.
  func of(_ plan: [PlanEnumerator.Choice], _ options: [[PlanOption]]) -> [Int] {
    var signature = [Int](repeating: 0, count: scenario.needs.count + 1)
    for choice in plan {
      let codes = needCodes[choice.need][choice.option]
      let needs = options[choice.need][choice.option].needs
      for (need, code) in zip(needs, codes) { signature[need] = code }
      signature[scenario.needs.count] |= rowCodes[choice.need][choice.option]
    }
    if countsVisits { signature += visits(plan, options) }
    return signature
  }

  /// For each child, a word of sites for each day with a visit, sorted; a −1 after each child.
  private func visits(_ plan: [PlanEnumerator.Choice], _ options: [[PlanOption]]) -> [Int] {
    let days = scenario.grid.dayCount
    var sites = [Int](repeating: 0, count: scenario.children.count * days)
    for choice in plan {
      let option = options[choice.need][choice.option]
      for need in option.needs
      where scenario.services[scenario.needs[need].service].who != .parent {
        let base = scenario.needs[need].child.index * days
        for meeting in option.meetings { sites[base + meeting.day] |= 1 << meeting.site }
      }
    }
    return scenario.children.indices.flatMap { child in
      sites[(child * days)..<((child + 1) * days)].filter { $0 != 0 }.sorted() + [-1]
    }
  }
}
