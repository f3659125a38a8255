public import Kezek
public import MathematicalProgram

/// Finds the plan of a scenario under a valuation, with a certificate.
///
/// ```swift
/// let planner = Planner(scenario, valuation, solver: GLPKSolver())
/// let outcome = try await planner.plan(PlanningRequest(timeLimit: 60))
/// ```
public struct Planner: Sendable {
  private let scenario: Scenario
  private let valuation: Valuation
  private let solver: any Solver

  public init(_ scenario: Scenario, _ valuation: Valuation, solver: any Solver) {
    self.scenario = scenario
    self.valuation = valuation
    self.solver = solver
  }

  /// The best plan that the strategy finds within the limits; it keeps every condition.
  ///
  /// - Parameters:
  ///   - starts: plans known beforehand; the outcome is never worse than any that stands.
  ///   - progress: called now and then, one call at a time.
  /// - Throws: `PlanningError`.
  public func plan(
    _ request: PlanningRequest, starts: [Plan] = [],
    progress: (@Sendable (PlanningProgress) -> Void)? = nil
  ) async throws(PlanningError) -> PlanningOutcome {
    do {
      return try await run(request, starts, progress)
    } catch let error as PlanningError {
      throw error
    } catch let error as SolverError {
      throw .solver(error.description)
    } catch {
      throw .defect("\(error)")
    }
  }

  private func run(
    _ request: PlanningRequest, _ starts: [Plan],
    _ progress: (@Sendable (PlanningProgress) -> Void)?
  ) async throws -> PlanningOutcome {
    let clock = Stopwatch(limit: request.timeLimit)
    let candidates = Candidates(scenario)
    let judge = PlanJudge(scenario, valuation)
    var best = judge.judged(Plan())
    for plan in starts { best = judge.better(best, judge.judged(plan)) }
    let preparing = clock.seconds
    let strategy = chosen(request.strategy, candidates)
    var outcome: TierSolving.Outcome
    if strategy == .decomposed, let start = best {
      outcome = try await DecomposedStrategy(
        candidates: candidates, judge: judge, solver: solver, request: request, clock: clock,
        progress: progress
      ).run(from: start)
    } else {
      outcome = try await exact(candidates, judge, request, clock, progress, best)
    }
    guard let plan = outcome.best?.plan else { throw PlanningError.noPlanWithinLimits }
    return PlanningOutcome(
      plan: plan,
      certificate: certificate(outcome, strategy, request.seed),
      unmet: UnmetNeeds(candidates, plan, outcome.termination).list(),
      proof: outcome.prices.isEmpty
        ? nil : PriceProof(scale: DualPrices.scale, tiers: outcome.prices),
      phases: [
        PlanningOutcome.Phase(name: "preparing", seconds: preparing),
        PlanningOutcome.Phase(name: "solving", seconds: clock.seconds - preparing),
      ])
  }

  private func chosen(
    _ strategy: PlanningRequest.Strategy, _ candidates: Candidates
  ) -> PlanningRequest.Strategy {
    guard strategy == .auto else { return strategy }
    return ProgramSize(candidates).isExact ? .exact : .decomposed
  }

  private func exact(
    _ candidates: Candidates, _ judge: PlanJudge, _ request: PlanningRequest,
    _ clock: Stopwatch, _ progress: (@Sendable (PlanningProgress) -> Void)?,
    _ start: PlanJudge.Judged?
  ) async throws -> TierSolving.Outcome {
    let groups = GroupFinder(candidates).groups()
    let compact = try CompactProgram(candidates, groups: groups, tiers: valuation.tiers)
    let outcome = try await TierSolving(
      compact: compact, judge: judge, solver: solver, request: request, clock: clock,
      progress: progress
    ).run(from: start)
    if outcome.isInfeasible {
      let conflict = PinConflict(candidates: candidates, groups: groups, solver: solver)
      throw PlanningError.contradictoryPins(try await conflict.smallest())
    }
    return outcome
  }

  private func certificate(
    _ outcome: TierSolving.Outcome, _ strategy: PlanningRequest.Strategy, _ seed: UInt64
  ) -> Certificate {
    Certificate(
      tiers: outcome.tiers, termination: outcome.termination, strategy: strategy.rawValue,
      solver: solver.name, solverVersion: solver.version, scenarioDigest: scenario.digest,
      policyDigest: valuation.digest, seed: seed)
  }
}
