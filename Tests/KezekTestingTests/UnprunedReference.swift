import Kezek
import PlanVerification

/// Every plan of a scenario with hardly a thought: each need takes any set of (specialist, site,
/// start, rooms), alone or in a group with any others, and any set of turns; the verifier alone
/// says which plans hold.
///
/// It is what the oracle's shortcuts are held against, for scenarios of a handful of sessions.
struct UnprunedReference {
  let scenario: Scenario
  let limit: Int
  private let verifier: PlanVerifier

  struct TooManyPlans: Error {}

  init(_ scenario: Scenario, limit: Int) {
    self.scenario = scenario
    self.limit = limit
    verifier = PlanVerifier(scenario)
  }

  /// The best values, tier by tier, without tolerances; nil where no plan holds.
  func optimum(of valuation: Valuation) throws -> (values: [Int]?, plans: Int) {
    var best: [Int]?
    var count = 0
    try forEachPlan { plan in
      count += 1
      let values = PlanValue(of: plan, in: scenario).values(of: valuation)
      if best.map({ $0.lexicographicallyPrecedes(values) }) ?? true {
        if verifier.verify(plan).holds { best = values }
      }
    }
    return (best, count)
  }

  private func forEachPlan(_ visit: (Plan) -> Void) throws {
    let choices = scenario.needs.indices.map { needChoices($0) }
    let total = choices.reduce(1.0) { $0 * Double($1.count) }
    guard total <= Double(limit) else { throw TooManyPlans() }
    var sessions: [PlannedSession] = []
    var courses: [PlannedCourse] = []
    func extend(_ need: Int) {
      guard need < choices.count else {
        visit(Plan(sessions: sessions, courses: courses))
        return
      }
      for choice in choices[need] {
        sessions += choice.sessions
        courses += choice.courses
        extend(need + 1)
        sessions.removeLast(choice.sessions.count)
        courses.removeLast(choice.courses.count)
      }
    }
    extend(0)
  }

  private struct Choice {
    var sessions: [PlannedSession] = []
    var courses: [PlannedCourse] = []
  }

  private func needChoices(_ need: Int) -> [Choice] {
    let row = scenario.needs[need]
    if !scenario.services[row.service].per.isWeekly {
      let turns = scenario.turns.ids.filter { scenario.turns[$0].service == row.service }
      return subsets(turns, most: turns.count).map { chosen in
        Choice(courses: chosen.map { PlannedCourse(need: Need.ID(need), turn: $0) })
      }
    }
    // A group is known by its key: one for each need that could be its first, and the rosters.
    var choices = [Choice()]
    var lengths = Set(scenario.needs.filter { $0.service == row.service }.map(\.minutes)).sorted()
    lengths.removeAll { $0 < row.minutes }
    let likes = scenario.needs.indices.filter {
      scenario.needs[$0].service == row.service && scenario.needs[$0].form != .individual
        && $0 <= need
    }
    var groups: [String?] = [nil]
    if row.form != .individual || row.roster != nil {
      groups += likes.map { "g\($0)" }
      groups += scenario.rosters.map(\.key)
    }
    for group in groups {
      for minutes in group == nil ? [row.minutes] : lengths {
        let all = sessions(of: need, minutes: minutes, group: group)
        choices += subsets(all, most: row.asked + 1).filter { !$0.isEmpty }.map {
          Choice(sessions: $0)
        }
      }
    }
    return choices
  }

  private func sessions(of need: Int, minutes: Int, group: String?) -> [PlannedSession] {
    let service = scenario.needs[need].service
    var all: [PlannedSession] = []
    for specialist in scenario.specialists.ids {
      for site in scenario.sites.ids {
        let hours = scenario.specialists[specialist].hours.periods(at: site)
        for period in hours.members {
          let day = scenario.grid.day(of: period)
          for rooms in rooms(of: service, at: site) {
            all.append(
              PlannedSession(
                need: Need.ID(need), specialist: specialist, site: site, rooms: rooms,
                week: scenario.grid.week(ofDay: day),
                weekday: scenario.grid.weekday(ofDay: day),
                start: scenario.grid.minute(of: period), minutes: minutes, group: group))
          }
        }
      }
    }
    return all
  }

  private func rooms(of service: Service.ID, at site: Site.ID) -> [[Room.ID]] {
    guard scenario.roomsAreListed else { return [[]] }
    return scenario.services[service].kinds.reduce([[]]) { combinations, kinds in
      combinations.flatMap { chosen in
        scenario.rooms.ids.filter {
          scenario.rooms[$0].site == site && kinds.contains(scenario.rooms[$0].kind)
        }.map { chosen + [$0] }
      }
    }
  }

  private func subsets<Element>(_ elements: [Element], most: Int) -> [[Element]] {
    var subsets: [[Element]] = [[]]
    for element in elements {
      subsets += subsets.filter { $0.count < most }.map { $0 + [element] }
    }
    return subsets
  }
}
