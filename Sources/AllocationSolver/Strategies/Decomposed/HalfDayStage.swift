import Kezek
import MathematicalProgram

/// Bounds a tier by the half-day program, relaxed and then whole, and timetables what it assigns.
struct HalfDayStage: TierStage {
  let candidates: Candidates
  let halfDays: HalfDayProgram
  let judge: PlanJudge
  let solver: any Solver
  let request: PlanningRequest
  let clock: Stopwatch
  let share = 0.4

  func work(on task: TierTask) async throws -> TierFinding {
    let program = try halfDays.program(tier: task.number, floors: task.floors)
    var finding = TierFinding()
    let relaxed = try await solver.solve(
      program.relaxed(), parameters: SolverParameters(timeLimit: left(task).map { max(0.1, $0) }))
    guard let bound = Bounding.whole(relaxed.bounds.dual) else {
      finding.ending = .timeLimit
      return finding
    }
    finding.bound = bound
    task.report(nil, bound)
    if task.wantsPrices, let duals = relaxed.duals {
      finding.prices = prices(task, duals, claim: bound)
    }
    if let best = task.best, best.values[task.number] >= bound { return finding }
    let nodes = request.workLimit ?? (clock.limit == nil ? 2_000 : nil)
    let whole = try await solver.solve(
      program,
      parameters: Bounding.parameters(
        solver, request, seconds: left(task).map { $0 * 0.7 }, nodes: nodes))
    if let tighter = Bounding.whole(whole.bounds.dual), tighter < bound {
      finding.bound = tighter
      task.report(nil, tighter)
    }
    finding.ending = Bounding.ending(whole.termination)
    if let incumbent = whole.incumbent {
      finding.best = try await timetabled(incumbent.values, task)
      if let best = finding.best { task.report(best.values[task.number], nil) }
    }
    return finding
  }

  private func left(_ task: TierTask) -> Double? { task.end.map { $0 - clock.seconds } }

  /// A plan with the specialists and half-days that the half-day program chose, as far as the
  /// clock allows them; nil where none was found in time.
  private func timetabled(
    _ values: [Double], _ task: TierTask
  ) async throws -> PlanJudge.Judged? {
    let timetabling = Timetabling(candidates: candidates, halfDays: halfDays)
    let compact = try timetabling.program(at: values, tiers: judge.valuation.tiers)
    // Earlier tiers' floors may not be reachable within the choice: then there is no plan here.
    let program = try compact.program(tier: task.number, floors: task.floors)
    let result = try await solver.solve(
      program,
      parameters: Bounding.parameters(
        solver, request, seconds: left(task), nodes: request.workLimit ?? 2_000))
    guard let incumbent = result.incumbent else { return nil }
    let plan = PlanReader(compact).plan(at: incumbent.values)
    if let violation = judge.violation(in: plan) {
      throw PlanningError.defect("the timetable breaks a condition: \(violation)")
    }
    return PlanJudge.Judged(plan: plan, values: judge.values(of: plan))
  }

  private func prices(
    _ task: TierTask, _ duals: DualSolution, claim: Int
  ) -> PriceProof.TierPrices {
    let tiers = judge.valuation.tiers
    var prices = DualPrices(duals)
    prices.add(halfDays.sharedRows)
    prices.add(halfDays.halfDayRows)
    prices.mark(halfDays.impossible)
    return prices.tierPrices(
      tiers[task.number].name, claim: claim, floors: task.floors,
      firstFloor: halfDays.program.constraintCount, tiers)
  }
}
