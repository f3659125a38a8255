public import Kezek

/// What reports and comparisons say of a plan, in counts.
///
/// "Given" never exceeds "asked". Barred children stay in every denominator but that of the worst
/// off (RULES 16). All figures are of the cycle; divide by `weeks` for a week.
public struct PlanMetrics: Sendable {
  /// Weeks of the cycle.
  public let weeks: Int
  /// By child.
  public let outcomes: [ChildOutcome]
  public let totals: Totals
  /// Registered → valid conclusion → any service → everything → owed courses had.
  public let funnel: Funnel
  /// By service, in the scenario's order.
  public let services: [ServiceMetrics]
  /// By specialist, in the scenario's order.
  public let specialists: [SpecialistMetrics]
  /// By group of children, the whole first.
  public let coverage: [CoverageRow]
  /// The lowest share of its sessions that a child gets; nil where no child asks any.
  public let worstOff: WorstOff?
  /// The same of courses, those had included.
  public let worstOffInCourses: WorstOff?
  /// Visits (child × place × day) and their minutes one way.
  public let visits: Int
  public let travelMinutes: Int
  /// Needs not met in full, in the order of needs and years; the solver adds the reasons.
  public let unmet: [UnmetNeed]
  /// Sessions that fall out on single dates for an absence or a turn, in the order of dates.
  public let paused: [PausedSession]
  /// Sessions and courses that break a condition; 0 where no report was given.
  public let brokenSessions: Int
  public let brokenCourses: Int

  /// The metrics of a plan.
  ///
  /// - Parameter verification: the verifier's report on the same plan.
  /// - Complexity: O(sessions + courses + scenario + days of absences).
  public init(
    of plan: Plan, in scenario: Scenario, verification: VerificationReport? = nil
  ) {
    let index = PlanIndex(plan, of: ScenarioIndex(scenario))
    let outcomes = scenario.children.ids.map { index.outcome(of: $0) }
    let totalVisits = VisitTotals(index)
    weeks = scenario.grid.weeks
    self.outcomes = outcomes
    totals = Totals(outcomes, index)
    funnel = Funnel(outcomes, index)
    services = ServiceMetrics.all(index)
    specialists = SpecialistMetrics.all(index)
    coverage = CoverageRow.all(outcomes, scenario)
    worstOff = WorstOff(outcomes) { ($0.sessionsGiven, $0.sessionsAsked) }
    worstOffInCourses = WorstOff(outcomes) { ($0.coursesGiven, $0.coursesOwed) }
    visits = totalVisits.count
    travelMinutes = totalVisits.minutes
    unmet = scenario.needs.ids.flatMap { index.unmet($0) }
    paused = PausedSession.all(index)
    brokenSessions = verification?.brokenSessions.count ?? 0
    brokenCourses = verification?.brokenCourses.count ?? 0
  }
}

extension PlanIndex {
  /// A need's accounts that are not met in full; nobody has looked for reasons.
  fileprivate func unmet(_ need: Need.ID) -> [UnmetNeed] {
    outcomes(of: need).filter { $0.had + $0.given < $0.asked }.map {
      UnmetNeed(
        need: need, year: $0.year, asked: $0.asked, given: $0.had + $0.given, reasons: [],
        certainty: .inThisPlan)
    }
  }
}
