import Kezek
import PlanVerification

/// Verifies plans and compares their values, tier by tier.
struct PlanJudge {
  let scenario: Scenario
  let valuation: Valuation
  private let verifier: PlanVerifier

  init(_ scenario: Scenario, _ valuation: Valuation, threads: Int = 1) {
    self.scenario = scenario
    self.valuation = valuation
    verifier = PlanVerifier(scenario, threads: threads)
  }

  /// A plan that keeps every condition, and what it is worth.
  struct Judged {
    let plan: Plan
    /// The value of each tier.
    let values: [Int]
  }

  /// The plan with its values; nil where it breaks a condition.
  func judged(_ plan: Plan) -> Judged? {
    violation(in: plan) == nil ? Judged(plan: plan, values: values(of: plan)) : nil
  }

  /// The first broken condition in words for developers; nil where all hold.
  func violation(in plan: Plan) -> String? {
    verifier.verify(plan).violations.first.map { "\($0)" }
  }

  /// The first broken condition of another family in words for developers.
  func violation(in plan: Plan, besides family: ConstraintFamily) -> String? {
    verifier.verify(plan).violations.first { $0.family != family }.map { "\($0)" }
  }

  func values(of plan: Plan) -> [Int] {
    PlanValue(of: plan, in: scenario).values(of: valuation)
  }

  /// The better of two by the first tier in which they differ; the first where none does.
  func better(_ first: Judged?, _ second: Judged?) -> Judged? {
    guard let first, let second else { return first ?? second }
    return first.values.lexicographicallyPrecedes(second.values) ? second : first
  }
}
