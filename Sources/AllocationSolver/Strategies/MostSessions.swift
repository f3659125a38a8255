public import Kezek

extension Planner {
  /// No plan gives more sessions than this, whatever the rule; nil where that was not found out.
  ///
  /// A bound on a rule's value says nothing of a number of sessions, so the number is bounded on
  /// its own: by the program that counts sessions alone.
  ///
  /// - Parameters:
  ///   - plan: a plan that keeps every condition.
  ///   - request: how long and how to look.
  public func mostSessions(
    startingFrom plan: Plan, _ request: PlanningRequest
  ) async -> Int? {
    // A nation would have to be planned a second time for it.
    guard scenario.needs.count < Districts.needsFrom else { return nil }
    let policy = Policy(name: "sessions", tiers: [PolicyTier(.sessions)])
    guard let valuation = try? Valuation(policy: policy, scenario: scenario),
      let tier = valuation.tiers.first
    else { return nil }
    // The number is bounded by the first tier; the lot after it tells nothing of it.
    let counting = Planner(
      scenario, Valuation(policy: policy.name, tiers: [tier], digest: valuation.digest),
      solver: solver)
    let outcome = try? await counting.plan(request, starts: [plan])
    return outcome?.certificate.tiers.first?.bound
  }
}
