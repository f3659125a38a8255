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

  /// The clerk's plan: a baseline; nil where the clerk could not keep every pin.
  public func queuePlan() -> Plan? {
    let outcome = QueueStrategy(Candidates(scenario)).outcome()
    return outcome.unkept.isEmpty ? outcome.plan : nil
  }

  /// The compact program of one tier, with floors under the tiers before it, which are solved.
  ///
  /// - Parameter tier: its position from 0.
  /// - Throws: `PlanningError`.
  public func exactProgram(tier: Int) async throws(PlanningError) -> MathematicalProgram {
    do {
      let candidates = Candidates(scenario)
      let compact = try CompactProgram(
        candidates, groups: GroupFinder(candidates).groups(), tiers: valuation.tiers)
      var floors: [(tier: Int, value: Int)] = []
      if tier > 0 {
        let earlier = try await plan(PlanningRequest(strategy: .exact))
        floors = earlier.certificate.tiers.prefix(tier).enumerated().map {
          ($0, $1.value - $1.tolerance)
        }
      }
      return try compact.program(tier: tier, floors: floors)
    } catch let error as PlanningError {
      throw error
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
    let queue = QueueStrategy(candidates).outcome()
    let strategy = chosen(request.strategy, candidates)
    if strategy == .queue {
      best = judge.judged(queue.plan)
      if best == nil {
        throw PlanningError.pinsNotKept(queue.unkept.map { scenario.current[$0.row] })
      }
    }
    for plan in [queue.plan] + starts where strategy != .queue {
      best = judge.better(best, judge.judged(plan))
    }
    let preparing = clock.seconds
    let outcome: TierSolving.Outcome
    if strategy == .queue, let best {
      outcome = simulated(best)
    } else if strategy == .decomposed, let start = best {
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

  /// The outcome of a plan that nothing optimized.
  private func simulated(_ best: PlanJudge.Judged) -> TierSolving.Outcome {
    let tiers = zip(valuation.tiers, best.values).map { tier, value in
      TierCertificate(
        name: tier.name.rawValue, value: value, bound: nil, tolerance: 0, status: .notReached,
        valueIfAllMet: nil)
    }
    return TierSolving.Outcome(best: best, tiers: tiers, termination: .simulated)
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
      solver: strategy == .queue ? "none" : solver.name,
      solverVersion: strategy == .queue ? "" : solver.version, scenarioDigest: scenario.digest,
      policyDigest: valuation.digest, seed: seed)
  }
}
