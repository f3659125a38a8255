import Kezek
import MathematicalProgram

/// Large-neighbourhood search with the solver: all but a few needs are held, the program of the
/// rest is solved, and what is better is kept (Shaw 1998; Pisinger and Ropke 2010).
struct Improvement {
  let candidates: Candidates
  let shares: [GroupShare]
  let judge: PlanJudge
  let solver: any Solver
  let seed: UInt64
  /// Branch-and-bound nodes of one neighbourhood.
  let nodesEach = 400

  /// When to end.
  struct Stop {
    /// Seconds on the clock; nil = no limit.
    var at: Double?
    /// Neighbourhoods tried at most.
    var rounds: Int
    /// A value that is good enough: the bound, or less by the gap asked for.
    var target: Int?
  }

  /// Improves a tier under the floors of those before it, until nothing more is found.
  func improved(
    _ start: PlanJudge.Judged, tier: Int, floors: [(tier: Int, value: Int)], stop: Stop,
    clock: Stopwatch, report: (Int) -> Void
  ) async throws -> PlanJudge.Judged {
    var best = start
    var held = HeldPlan(best.plan, candidates)
    var neighbourhoods = Neighbourhoods(candidates, shares: shares, size: 12, seed: seed)
    var unmet = wanting(best.plan)
    // Each need not met in full is the centre of several rounds without success before it ends.
    var patience = 0
    for _ in 0..<stop.rounds {
      if best.values[tier] >= stop.target ?? .max || Task.isCancelled { break }
      if let end = stop.at, clock.seconds >= end { break }
      if patience > 3 * max(10, unmet.count) { break }
      guard let free = neighbourhoods.next(held, unmet: unmet) else { break }
      let restricted = try RestrictedProgram(
        candidates, around: held, free: free, tiers: judge.valuation.tiers)
      guard
        let plan = try await solution(
          restricted, best, tier, floors, seconds: stop.at.map { $0 - clock.seconds })
      else {
        patience += 1
        continue
      }
      let values = judge.values(of: plan)
      guard best.values[tier...].lexicographicallyPrecedes(values[tier...]) else {
        patience += 1
        continue
      }
      if let violation = judge.violation(in: plan) {
        throw PlanningError.defect("a neighbourhood's plan breaks a condition: \(violation)")
      }
      if values[tier] > best.values[tier] { patience = 0 }
      best = PlanJudge.Judged(plan: plan, values: values)
      held = HeldPlan(plan, candidates)
      unmet = wanting(plan)
      report(best.values[tier])
    }
    return best
  }

  private func solution(
    _ restricted: RestrictedProgram, _ best: PlanJudge.Judged, _ tier: Int,
    _ floors: [(tier: Int, value: Int)], seconds: Double?
  ) async throws -> Plan? {
    let compact = restricted.compact
    let program = try compact.program(tier: tier, floors: floors).fixing(restricted.fixed)
    let point = PointWriter(compact).point(of: best.plan)
    var parameters = SolverParameters(nodeLimit: nodesEach)
    if solver.capabilities.supports(.absoluteGap) { parameters.absoluteGap = 0.99 }
    parameters.timeLimit = seconds.map { min(max(0.1, $0), 10) } ?? 10
    let result = try await solver.solve(
      program, parameters: parameters, warmStart: point.map { WarmStart(values: $0) })
    return result.incumbent.map { PlanReader(compact).plan(at: $0.values) }
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
