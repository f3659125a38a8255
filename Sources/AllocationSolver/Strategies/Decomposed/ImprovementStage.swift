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
  /// Branch-and-bound nodes of one neighbourhood.
  private let nodesEach = 400

  func work(on task: TierTask) async throws -> TierFinding {
    guard var best = task.best else { return TierFinding() }
    var held = HeldPlan(best.plan, candidates)
    var neighbourhoods = Neighbourhoods(
      candidates, shares: shares, size: 12, seed: request.seed &+ UInt64(task.number))
    var unmet = wanting(best.plan)
    var failures = 0
    var rounds = 0
    var finding = TierFinding(best: best)
    while failures <= patience * max(10, unmet.count) {
      if best.values[task.number] >= task.target ?? .max { break }
      if Task.isCancelled { finding.ending = .interrupted; break }
      if let end = task.end, clock.seconds >= end { finding.ending = .timeLimit; break }
      if let limit = request.workLimit, rounds >= limit { finding.ending = .workLimit; break }
      rounds += 1
      guard let free = neighbourhoods.next(held, unmet: unmet) else { break }
      guard let found = try await solution(held, free, best, task),
        best.values[task.number...].lexicographicallyPrecedes(found.values[task.number...])
      else {
        failures += 1
        continue
      }
      // A tie broken by a later tier is no success of this one.
      failures = found.values[task.number] > best.values[task.number] ? 0 : failures + 1
      best = found
      held = HeldPlan(best.plan, candidates)
      unmet = wanting(best.plan)
      task.report(best.values[task.number], nil)
    }
    if failures > patience * max(10, unmet.count) { finding.ending = .workLimit }
    finding.best = best
    return finding
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

  /// Needs that are not met in full and that some specialist or turn could serve.
  private func wanting(_ plan: Plan) -> [Need.ID] {
    let scenario = candidates.scenario
    var given = [Int](repeating: 0, count: scenario.needs.count)
    for session in plan.sessions { given[session.need.index] += 1 }
    for course in plan.courses { given[course.need.index] += 1 }
    return scenario.needs.ids.filter {
      candidates.emptiedBy[$0.index] == nil && given[$0.index] < scenario.needs[$0].asked
    }
  }
}
