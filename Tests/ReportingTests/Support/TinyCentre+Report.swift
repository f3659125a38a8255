import Kezek
import PlanVerification
import Reporting

extension TinyCentre {
  static func report(
    _ language: Language, scenario: Scenario? = nil, closed: Bool = true, leftOut: [Finding] = [],
    baselines: Bool = true
  ) throws -> Report {
    let scenario = try scenario ?? self.scenario()
    let verifier = PlanVerifier(scenario)
    let verification = verifier.verify(plan)
    let queue = Plan(sessions: Array(plan.sessions.prefix(6)), courses: [])
    let today = currentPlan
    return Report(
      scenario: scenario, policy: "need", plan: plan, certificate: certificate(closed: closed),
      metrics: PlanMetrics(of: plan, in: scenario, verification: verification),
      verification: verification, unmet: unmet,
      baselines: baselines
        ? [
          Baseline(
            .current,
            PlanMetrics(of: today, in: scenario, verification: verifier.verify(today))),
          Baseline(
            .queue, PlanMetrics(of: queue, in: scenario, verification: verifier.verify(queue))),
        ] : [],
      leftOut: leftOut, noteCount: 2, language: language)
  }

  /// Two children with one specialist at once, and one without a conclusion.
  static let currentPlan = Plan(sessions: [
    session(0, 0, room: 0, .monday, 540), session(5, 0, room: 0, .monday, 540),
    session(6, 0, room: 0, .tuesday, 540),
  ])
}
