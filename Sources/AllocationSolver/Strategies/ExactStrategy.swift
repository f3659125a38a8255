import Kezek
import MathematicalProgram

/// The compact program, solved tier by tier to optimality: the oracle of everything else.
struct ExactStrategy {
  let scenario: Scenario
  let valuation: Valuation
  let solver: any Solver
  let request: PlanningRequest

  func plan(
    starts: [Plan], progress: (@Sendable (PlanningProgress) -> Void)?
  ) async throws -> PlanningOutcome {
    let clock = Stopwatch(limit: request.timeLimit)
    let candidates = Candidates(scenario)
    let groups = GroupFinder(candidates).groups()
    let judge = PlanJudge(scenario, valuation)
    let compact = try CompactProgram(candidates, groups: groups, tiers: valuation.tiers)
    let building = clock.seconds
    var start: PlanJudge.Judged?
    for plan in starts { start = judge.better(start, judge.judged(plan)) }
    let tiers = TierSolving(
      compact: compact, judge: judge, solver: solver, request: request, clock: clock,
      progress: progress)
    let outcome = try await tiers.run(from: start)
    if outcome.isInfeasible {
      throw PlanningError.contradictoryPins(
        try await PinConflict(candidates: candidates, groups: groups, solver: solver).smallest())
    }
    guard let best = outcome.best else { throw PlanningError.noPlanWithinLimits }
    return PlanningOutcome(
      plan: best.plan,
      certificate: Certificate(
        tiers: outcome.tiers, termination: outcome.termination, strategy: "exact",
        solver: solver.name, solverVersion: solver.version, scenarioDigest: scenario.digest,
        policyDigest: valuation.digest, seed: request.seed),
      unmet: UnmetNeeds(candidates, best.plan, outcome.termination).list(), proof: nil,
      phases: [
        PlanningOutcome.Phase(name: "formulation", seconds: building),
        PlanningOutcome.Phase(name: "solving", seconds: clock.seconds - building),
      ])
  }
}
