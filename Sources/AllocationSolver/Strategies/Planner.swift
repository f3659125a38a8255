public import Kezek
public import MathematicalProgram
import PlanVerification

/// Finds the plan of a scenario under a valuation, with a certificate.
///
/// ```swift
/// let planner = Planner(scenario, valuation, solver: GLPKSolver())
/// let outcome = try await planner.plan(PlanningRequest(timeLimit: 60))
/// ```
public struct Planner: Sendable {
  let scenario: Scenario
  private let valuation: Valuation
  let solver: any Solver

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
    let counting = CountingSolver(solver)
    let planner = Planner(scenario, valuation, solver: counting)
    do {
      var counted: (@Sendable (PlanningProgress) -> Void)?
      if let progress {
        counted = { state in
          var state = state
          state.nodes = counting.nodes
          progress(state)
        }
      }
      var outcome = try await planner.run(request, starts, counted)
      outcome.nodes = counting.nodes
      return outcome
    } catch let error as PlanningError {
      throw error
    } catch let error as SolverError {
      throw .solver(error.description)
    } catch {
      throw .defect("\(error)")
    }
  }

  /// The clerk's plan: a baseline; where the clerk could not keep every pin, it breaks *pins*.
  public func queuePlan() -> Plan { QueueStrategy(Candidates(scenario)).plan() }

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
    let judge = PlanJudge(scenario, valuation, threads: request.threads)
    let shares = GroupSharesOnce(candidates)
    async let clerk = QueueStrategy(candidates).outcome()
    var best = request.strategy == .queue ? nil : judge.judged(Plan())
    // The clerk works alone, and this takes as long in a nation.
    if request.strategy != .queue, scenario.needs.count >= Districts.needsFrom { _ = shares.shares }
    let queue = await clerk
    if request.strategy == .queue {
      best = judge.judged(queue.plan)
      if best == nil {
        // The clerk breaks nothing but pins, and says which.
        guard let broken = judge.violation(in: queue.plan, besides: .pins) else {
          throw PlanningError.pinsNotKept(queue.unkept.map { scenario.current[$0.row] })
        }
        throw PlanningError.defect("the queue broke a condition: \(broken)")
      }
    }
    var judged: [Plan] = [Plan()]
    var known = [queue.plan] + starts
    if countsWhatStays, request.strategy != .queue {
      known.append(QueueStrategy(candidates).planKeepingWhatIsThere())
    }
    for plan in known where request.strategy != .queue && !judged.contains(plan) {
      best = judge.better(best, judge.judged(plan))
      judged.append(plan)
    }
    if best == nil, request.strategy != .exact {
      best = try await PinnedStart(candidates: candidates, judge: judge, solver: solver)
        .plan(seconds: clock.left.map { $0 / 4 })
    }
    let preparing = clock.seconds
    let strategy: PlanningRequest.Strategy
    let outcome: TierLoop.Outcome
    if request.strategy == .queue, let best {
      strategy = .queue
      outcome = simulated(best)
    } else {
      let size = ProgramSize(candidates)
      strategy = chosen(request, size, best)
      outcome = try await solved(
        candidates, size, isExact: strategy == .exact, shares, judge, request, clock, progress,
        best)
    }
    guard let plan = outcome.best?.plan else { throw PlanningError.noPlanWithinLimits }
    return PlanningOutcome(
      plan: plan, certificate: certificate(outcome, strategy),
      unmet: UnmetNeeds(
        candidates, plan, outcome.termination, changesAreUsedUp: changesAreUsedUp(by: plan),
        shares: shares
      ).list(Workers(request.threads)),
      queue: queue.plan,
      proof: outcome.prices.isEmpty
        ? nil : PriceProof(scale: DualPrices.scale, tiers: outcome.prices),
      phases: [
        PlanningOutcome.Phase(name: "preparing", seconds: preparing),
        PlanningOutcome.Phase(name: "solving", seconds: clock.seconds - preparing),
      ])
  }

  /// The strategy that is carried out; without a plan to begin from it is the exact one.
  private func chosen(
    _ request: PlanningRequest, _ size: ProgramSize, _ start: PlanJudge.Judged?
  ) -> PlanningRequest.Strategy {
    switch request.strategy {
    case .auto where start != nil && !size.isExact: .decomposed
    case .auto: .exact
    case .decomposed where start == nil: .exact
    case let strategy: strategy
    }
  }

  /// The outcome of a plan that nothing optimized.
  private func simulated(_ best: PlanJudge.Judged) -> TierLoop.Outcome {
    let tiers = zip(valuation.tiers, best.values).map { tier, value in
      TierCertificate(
        name: tier.name.rawValue, value: value, bound: nil, tolerance: 0, status: .notReached,
        valueIfAllMet: nil)
    }
    return TierLoop.Outcome(best: best, tiers: tiers, termination: .simulated)
  }

  private func solved(
    _ candidates: Candidates, _ size: ProgramSize, isExact: Bool, _ shares: GroupSharesOnce,
    _ judge: PlanJudge, _ request: PlanningRequest, _ clock: Stopwatch,
    _ progress: (@Sendable (PlanningProgress) -> Void)?,
    _ start: PlanJudge.Judged?
  ) async throws -> TierLoop.Outcome {
    let strategy = request.strategy
    let isAlone = strategy == .exact || (strategy == .auto && size.isTiny) || start == nil
    var stages =
      isAlone ? [] : try decomposedStages(candidates, shares, judge, request, clock, size)
    let groups = isExact ? GroupFinder(candidates).groups() : []
    if isExact {
      let compact = try CompactProgram(candidates, groups: groups, tiers: valuation.tiers)
      stages.append(
        ExactStage(
          compact: compact, judge: judge, solver: solver, request: request, clock: clock))
    }
    let outcome = try await TierLoop(
      judge: judge, stages: stages, request: request, clock: clock,
      fullValue: FullValue(candidates),
      firstShare: scenario.needs.count >= Districts.needsFrom ? 0.9 : 0.66, progress: progress
    ).run(from: start)
    if outcome.isInfeasible {
      let conflict = PinConflict(candidates: candidates, groups: groups, solver: solver)
      throw PlanningError.contradictoryPins(try await conflict.smallest())
    }
    return outcome
  }

  /// Prices for the bound, ruin and recreate for the plan, then what the solver can mend.
  private func decomposedStages(
    _ candidates: Candidates, _ groups: GroupSharesOnce, _ judge: PlanJudge,
    _ request: PlanningRequest, _ clock: Stopwatch, _ size: ProgramSize
  ) throws -> [any TierStage] {
    let shares = groups.shares
    let guide = PriceGuide()
    let workers = Workers(request.threads)
    if scenario.needs.count >= Districts.needsFrom,
      let districts = Districts(candidates, shares, valuation)
    {
      return [
        DistrictStage(
          districts: districts, candidates: candidates, judge: judge, request: request,
          clock: clock)
      ]
    }
    let prices = PriceStage(
      candidates: candidates,
      models: PricingModelOnce(
        candidates, shares: shares, tiers: valuation.tiers, workers: workers),
      finer: PricingModelOnce(
        candidates, shares: shares, tiers: valuation.tiers, workers: workers,
        partMinutes: PriceStage.partMinutes),
      check: BoundCheck(scenario, valuation, threads: request.threads),
      valuation: valuation, clock: clock, workers: workers, guide: guide)
    var stages: [any TierStage] = [prices]
    let isMended =
      clock.limit == nil || size.isExact || scenario.needs.count <= ImprovementStage.mostNeeds
    let search = SearchStage(
      candidates: candidates, judge: judge, request: request, clock: clock, guide: guide,
      share: isMended ? Self.searching(size) : 1, patience: size.isExact ? 2 : 4)
    if CourseStage.fits(candidates, shares) {
      let courses = CourseStage(
        candidates: candidates, judge: judge, solver: solver, request: request, clock: clock)
      if clock.limit != nil, request.threads > 1 {
        var beside = search
        beside.request.threads -= 1
        stages.append(SideBySide(one: courses, other: beside, share: courses.share))
      } else {
        stages.append(courses)
      }
    }
    stages.append(search)
    if size.isEasy {
      let halfDays = try HalfDayProgram(candidates, shares: shares, tiers: valuation.tiers)
      stages.append(
        HalfDayStage(
          candidates: candidates, halfDays: halfDays, judge: judge, solver: solver,
          request: request, clock: clock))
    }
    guard isMended else { return stages }
    stages.append(
      ImprovementStage(
        candidates: candidates, shares: shares, judge: judge, solver: solver, request: request,
        clock: clock, share: size.isExact ? 0.4 : 1, patience: size.isExact ? 1 : 3))
    return stages
  }

  /// The share of a tier's time for the first search: the smaller the program, the sooner the solver
  /// proves what the search found at once.
  private static func searching(_ size: ProgramSize) -> Double {
    if size.isEasy { return 0.15 }
    return size.isExact ? 0.4 : 0.8
  }

  /// Whether a tier counts rows of the current plan, and there are any that may stay or not.
  private var countsWhatStays: Bool {
    scenario.current.contains { $0.keep == .ifFree }
      && valuation.tiers.contains { tier in
        tier.accounts.contains {
          if case .keptRows = $0.measure { true } else { false }
        }
      }
  }

  /// Whether a limit of changes is reached: no further row of the current plan may be left.
  private func changesAreUsedUp(by plan: Plan) -> Bool {
    guard let tier = valuation.tiers.first, tier.name == .changes, let account = tier.accounts.first
    else { return false }
    return PlanValue(of: plan, in: scenario).given(to: account) <= account.table.cap
  }

  private func certificate(
    _ outcome: TierLoop.Outcome, _ strategy: PlanningRequest.Strategy
  ) -> Certificate {
    Certificate(
      tiers: outcome.tiers, termination: outcome.termination, strategy: strategy.rawValue,
      solver: strategy == .queue ? "none" : solver.name,
      solverVersion: strategy == .queue ? "" : solver.version, scenarioDigest: scenario.digest,
      policyDigest: valuation.digest, seed: scenario.settings.seed)
  }
}
