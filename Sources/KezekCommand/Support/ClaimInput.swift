import Kezek
import PlanVerification
import Reporting

/// What a plan says of itself, and by what it is judged: the scenario with the plan's own lottery,
/// and the rule it was made under.
struct ClaimInput {
  let plan: Plan
  let document: PlanDocument?
  let scenario: Scenario
  /// nil where nothing is claimed and nobody asked for a rule.
  let valuation: Valuation?

  /// - Parameter needsRule: whether a rule is wanted though the plan claims nothing.
  /// - Throws: `Exit.badInput` where the rule cannot be had.
  init(
    _ source: PlanSource, policy: String?, change: ChangeRule?, needsRule: Bool, language: Language
  ) throws {
    plan = source.plan
    document = source.document
    let certificate = source.document?.certificate
    scenario = certificate.map { source.scenario.drawn(with: $0.seed) } ?? source.scenario
    guard needsRule || certificate != nil else {
      valuation = nil
      return
    }
    let rule: PolicyInput
    if let document = source.document, policy == nil, !document.policy.isEmpty {
      rule = try PolicyInput(of: document, scenario, language: language)
    } else {
      rule = try PolicyInput(policy ?? "need", scenario, language: language)
    }
    valuation = try rule.valuation(
      of: scenario, change: change ?? source.document?.change ?? .free)
  }

  /// Whether the certificate speaks of these tables.
  var isOfTheseTables: Bool { document?.certificate?.scenarioDigest == scenario.digest }
}
