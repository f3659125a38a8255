import Kezek
import MathematicalProgram

/// Large-neighbourhood search with the solver.
///
/// All but a few needs are held, the program of the rest is solved, and what is better is kept
/// (Shaw 1998; Pisinger and Ropke 2010).
struct ImprovementStage: TierStage {
  let candidates: Candidates
  let shares: [GroupShare]
  let judge: PlanJudge
  let solver: any Solver
  let request: PlanningRequest
  let clock: Stopwatch
  let share: Double
  /// Rounds without success, for each need not met in full, after which the stage ends.
  let patience: Int
  /// Needs beyond which writing the program of one neighbourhood takes longer than a search needs to
  /// find as much (`Docs/Decisions/0020-courses-together.md`).
  static let mostNeeds = 800
  /// Branch-and-bound nodes of one neighbourhood.
  private let nodesEach = 400

  func work(on task: TierTask) async throws -> TierFinding {
    guard let best = task.best else { return TierFinding() }
    let lanes = lanes(task)
    return try await withThrowingTaskGroup(of: PlanJudge.Judged?.self) { group in
      var mending = Mending(best, self, task)
      var underWay = 0
      while true {
        while underWay < lanes, mending.goesOn(task), let free = mending.next() {
          let (held, best) = (mending.held, mending.best)
          group.addTask { try await solution(held, free, best, task) }
          underWay += 1
        }
        // Nothing under way is worth waiting for once the stage has ended.
        if mending.hasEnded { group.cancelAll() }
        guard let found = try await group.next() else { break }
        underWay -= 1
        if !mending.hasEnded { mending.take(found, task) }
      }
      return mending.finding
    }
  }

  /// Neighbourhoods solved at the same time: without a limit one, since what two find depends on
  /// which of them ends first.
  private func lanes(_ task: TierTask) -> Int {
    guard task.end != nil, solver.capabilities.supports(.concurrentSolves) else { return 1 }
    return max(1, request.threads)
  }

  private func solution(
    _ held: HeldPlan, _ free: Set<Need.ID>, _ best: PlanJudge.Judged, _ task: TierTask
  ) async throws -> PlanJudge.Judged? {
    let restricted = try RestrictedProgram(
      candidates, around: held, free: free, tiers: judge.valuation.tiers)
    let compact = restricted.compact
    let program = try compact.program(tier: task.number, floors: task.floors)
      .fixing(restricted.fixed)
    let point = PointWriter(compact).point(of: best.plan)
    let seconds = task.end.map { min(max(0.1, $0 - clock.seconds), 10) }
    let result = try await solver.solve(
      program,
      parameters: Bounding.parameters(solver, request, seconds: seconds, nodes: nodesEach),
      warmStart: point.map { WarmStart(values: $0) })
    guard let incumbent = result.incumbent else { return nil }
    let plan = PlanReader(compact).plan(at: incumbent.values)
    let values = judge.values(of: plan)
    guard best.values[task.number...].lexicographicallyPrecedes(values[task.number...]) else {
      return nil
    }
    if let violation = judge.violation(in: plan) {
      throw PlanningError.defect("a neighbourhood's plan breaks a condition: \(violation)")
    }
    return PlanJudge.Judged(plan: plan, values: values)
  }
}
