import Kezek
import PlanVerification

/// The verifier, with one family left out of account where a test asks what that family takes away.
struct PlanJudge: Sendable {
  let scenario: Scenario
  /// The family whose violations are not counted; nil = all count.
  let without: ConstraintFamily?
  /// The one condition of that family that is not counted; nil = all of them.
  let condition: Violation.Condition?
  private let verifier: PlanVerifier

  init(
    _ scenario: Scenario, without: ConstraintFamily?, condition: Violation.Condition? = nil
  ) {
    self.scenario = scenario
    self.without = without
    self.condition = condition
    verifier = PlanVerifier(scenario)
  }

  private func isIgnored(_ violation: Violation) -> Bool {
    violation.family == without && (condition == nil || violation.condition == condition)
  }

  /// Whether the plan keeps every condition that counts.
  func accepts(_ plan: Plan) -> Bool {
    verifier.verify(plan).violations.allSatisfy(isIgnored)
  }

  /// Whether a part of a plan breaks nothing that stays broken, whatever is added to it.
  func couldBecomePlan(_ part: Plan) -> Bool {
    verifier.verify(part).violations.allSatisfy {
      isIgnored($0) || Self.mendable.contains($0.condition)
    }
  }

  /// Whether an option alone breaks nothing but what other options could mend.
  func couldBeChosen(_ option: PlanOption) -> Bool {
    verifier.verify(plan(of: [option], rooms: [option.meetings.map { $0.rooms[0] }])).violations
      .allSatisfy { isIgnored($0) || $0.condition == .mustStay }
  }

  /// The conditions that more sessions or courses can mend; every other one stays broken.
  private static let mendable: Set<Violation.Condition> = [
    .belowLeast, .coursesBelowLeast, .mustStay, .rosterIncomplete,
  ]

  /// A plan of options, with the rooms of each option's meetings.
  func plan(of options: [PlanOption], rooms: [[[Int]]]) -> Plan {
    var sessions: [PlannedSession] = []
    var courses: [PlannedCourse] = []
    for (option, held) in zip(options, rooms) {
      option.write(to: &sessions, &courses, rooms: held, scenario: scenario)
    }
    return Plan(sessions: sessions, courses: courses)
  }
}
