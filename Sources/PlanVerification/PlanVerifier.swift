public import Kezek

/// Judges plans of one scenario: every condition is recomputed from scenario and plan alone.
///
/// It shares no code with the formulation, so that an error there cannot hide here.
public struct PlanVerifier: Sendable {
  private let index: ScenarioIndex
  private let workers: Workers

  /// The conditions in the order of `ConstraintFamily`.
  static let constraints: [any PlanConstraint] = [
    Continuity(), SessionCount(), SpecialistOverlap(), ChildOverlap(), DailyLoad(),
    SessionSpacing(), AvailabilityConstraint(), WeeklyHours(), Caseload(), ResourceCapacity(),
    Accessibility(), Qualification(), LanguageConstraint(), TravelLimit(), OnePlaceADay(),
    GroupRoster(), PlacesConstraint(), Quotas(), TurnEligibility(), CourseSpacing(),
    Entitlement(), AbsenceConstraint(), Pins(), Admission(),
  ]

  /// A verifier of plans of a scenario.
  ///
  /// - Parameter threads: on which nothing depends but the time.
  /// - Complexity: O(size of the scenario); `verify` may be called any number of times.
  public init(_ scenario: Scenario, threads: Int = 1) {
    index = ScenarioIndex(scenario)
    workers = Workers(threads)
  }

  /// Every broken condition of a plan, whoever made it.
  ///
  /// - Complexity: O(sessions + courses + needs + rows of the current plan), but for sorting.
  public func verify(_ plan: Plan) -> VerificationReport {
    let planIndex = PlanIndex(plan, of: index)
    let found = workers.map(Self.constraints.count) { number in
      var violations: [Violation] = []
      Self.constraints[number].check(planIndex, into: &violations)
      return violations
    }
    return VerificationReport(
      violations: Array(found.joined()), checked: Self.constraints.map(\.family))
  }
}
