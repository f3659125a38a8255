import Kezek
import MathematicalProgram

/// Solves the whole compact program of a tier.
struct ExactStage: TierStage {
  let compact: CompactProgram
  let judge: PlanJudge
  let solver: any Solver
  let request: PlanningRequest
  let clock: Stopwatch
  let share = 1.0

  func work(on task: TierTask) async throws -> TierFinding {
    let program = try compact.program(tier: task.number, floors: task.floors)
    let point = task.best.flatMap { PointWriter(compact).point(of: $0.plan) }
    let result = try await solver.solve(
      program,
      parameters: Bounding.parameters(
        solver, request, seconds: task.end.map { $0 - clock.seconds }),
      warmStart: point.map { WarmStart(values: $0) }, progress: handler(task))
    var finding = TierFinding(ending: Bounding.ending(result.termination))
    finding.isInfeasible = result.termination.reason == .infeasible
    if let incumbent = result.incumbent { finding.best = try plan(at: incumbent, task) }
    if result.isOptimal, request.gap == nil, let best = finding.best {
      finding.bound = best.values[task.number]
    } else if !finding.isInfeasible {
      finding.bound = Bounding.whole(result.bounds.dual)
    }
    if task.wantsPrices, let bound = finding.bound {
      finding.prices = try await prices(task, claim: bound)
    }
    return finding
  }

  /// The verified plan of an incumbent.
  private func plan(at incumbent: Incumbent, _ task: TierTask) throws -> PlanJudge.Judged {
    let plan = PlanReader(compact).plan(at: incumbent.values)
    if let violation = judge.violation(in: plan) {
      throw PlanningError.defect("the program's plan breaks a condition: \(violation)")
    }
    let judged = PlanJudge.Judged(plan: plan, values: judge.values(of: plan))
    let name = judge.valuation.tiers[task.number].name.rawValue
    guard Double(judged.values[task.number]) >= incumbent.objective - 0.5 else {
      throw PlanningError.defect(
        "tier '\(name)' is worth \(judged.values[task.number]) by the verifier and "
          + "\(incumbent.objective) in the program")
    }
    for floor in task.floors where judged.values[floor.tier] < floor.value {
      throw PlanningError.defect(
        "tier \(floor.tier + 1) fell to \(judged.values[floor.tier]) under \(floor.value)")
    }
    return judged
  }

  /// Prices from the linear relaxation; nil where it cannot be solved in a tenth of the time.
  private func prices(_ task: TierTask, claim: Int) async throws -> PriceProof.TierPrices? {
    guard solver.capabilities.supports(.dualValues) else { return nil }
    let program = try compact.program(tier: task.number, floors: task.floors).relaxed()
    let parameters = SolverParameters(timeLimit: clock.limit.map { max(1, $0 / 10) })
    let result = try await solver.solve(program, parameters: parameters)
    guard let duals = result.duals else { return nil }
    var prices = DualPrices(duals)
    prices.add(compact.sharedRows)
    let tiers = judge.valuation.tiers
    return prices.tierPrices(
      tiers[task.number].name, claim: claim, floors: task.floors,
      firstFloor: compact.program.constraintCount, tiers)
  }

  private func handler(_ task: TierTask) -> ProgressHandler {
    { state in
      task.report(
        state.incumbent.map { Int($0.rounded()) }, Bounding.whole(state.dualBound))
      return .continue
    }
  }
}
