import Kezek
import MathematicalProgram

/// For programs too large to be solved whole: a bound from the half-day relaxation, a plan from
/// the starts, improved neighbourhood by neighbourhood.
struct DecomposedStrategy {
  let candidates: Candidates
  let judge: PlanJudge
  let solver: any Solver
  let request: PlanningRequest
  let clock: Stopwatch
  let progress: (@Sendable (PlanningProgress) -> Void)?

  /// Bounds and improves tier after tier, beginning from a plan that keeps every condition.
  func run(from start: PlanJudge.Judged) async throws -> TierSolving.Outcome {
    var outcome = TierSolving.Outcome(best: start)
    let tiers = judge.valuation.tiers
    let shares = GroupShareFinder(candidates).shares()
    let halfDays = try HalfDayProgram(candidates, shares: shares, tiers: tiers)
    let improvement = Improvement(
      candidates: candidates, shares: shares, judge: judge, solver: solver, seed: request.seed)
    var floors: [(tier: Int, value: Int)] = []
    var best = start
    for (number, tier) in tiers.enumerated() {
      let isOut = clock.left.map { $0 <= 0 } ?? false
      if isOut || Task.isCancelled || (tier.onlyIfClosed && outcome.termination != .optimal) {
        if outcome.termination == .optimal {
          outcome.termination = Task.isCancelled ? .interrupted : .timeLimit
        }
        outcome.tiers.append(
          TierCertificate(
            name: tier.name.rawValue, value: best.values[number], bound: nil, tolerance: 0,
            status: .notReached, valueIfAllMet: nil))
        continue
      }
      let end = clock.left.map { clock.seconds + $0 * (number == tiers.count - 1 ? 1 : 0.75) }
      report(number, best.values[number], nil)
      let relaxation = try await self.relaxation(halfDays, number, floors, until: end)
      let bound = relaxation.bound
      report(number, best.values[number], bound)
      best = try await improvement.improved(
        best, tier: number, floors: floors,
        stop: Improvement.Stop(
          at: end, rounds: request.workLimit ?? .max, target: target(bound)),
        clock: clock
      ) { report(number, $0, bound) }
      let value = best.values[number]
      let isClosed = bound == value
      outcome.tiers.append(
        TierCertificate(
          name: tier.name.rawValue, value: value, bound: bound.map { max($0, value) },
          tolerance: tier.tolerance.units(of: value), status: isClosed ? .closed : .open,
          valueIfAllMet: FullValue(candidates).value(of: tier)))
      if !isClosed, outcome.termination == .optimal { outcome.termination = ending(bound, value) }
      if let bound, let duals = relaxation.duals {
        outcome.prices.append(prices(halfDays, duals, number, claim: bound, floors))
      }
      floors.append((number, value - tier.tolerance.units(of: value)))
    }
    outcome.best = best
    return outcome
  }

  /// The value at which the gap asked for is reached.
  private func target(_ bound: Int?) -> Int? {
    guard let bound else { return nil }
    let slack = (request.gap ?? 0) * Double(max(1, abs(bound)))
    return bound - Int(slack.rounded(.down))
  }

  private func ending(_ bound: Int?, _ value: Int) -> Certificate.Termination {
    if Task.isCancelled { return .interrupted }
    if request.gap != nil, let target = target(bound), value >= target { return .gapReached }
    return clock.left.map { $0 <= 0 } ?? false ? .timeLimit : .workLimit
  }

  /// The relaxation's optimum rounded down; nil where it was not solved within the time.
  private func relaxation(
    _ halfDays: HalfDayProgram, _ tier: Int, _ floors: [(tier: Int, value: Int)],
    until end: Double?
  ) async throws -> (bound: Int?, duals: DualSolution?) {
    let program = try halfDays.program(tier: tier, floors: floors).relaxed()
    let result = try await solver.solve(
      program,
      parameters: SolverParameters(timeLimit: end.map { max(0.1, $0 - clock.seconds) }))
    let dual = result.bounds.dual
    guard dual.isFinite else { return (nil, nil) }
    return (Int((dual + 1e-6 * max(1, abs(dual))).rounded(.down)), result.duals)
  }

  private func prices(
    _ halfDays: HalfDayProgram, _ duals: DualSolution, _ tier: Int, claim: Int,
    _ floors: [(tier: Int, value: Int)]
  ) -> PriceProof.TierPrices {
    let tiers = judge.valuation.tiers
    var prices = DualPrices(duals)
    prices.add(halfDays.sharedRows)
    prices.add(halfDays.halfDayRows)
    return prices.tierPrices(
      tiers[tier].name, claim: claim, floors: floors,
      firstFloor: halfDays.program.constraintCount, tiers)
  }

  private func report(_ number: Int, _ value: Int, _ bound: Int?) {
    progress?(
      PlanningProgress(
        tier: judge.valuation.tiers[number].name, number: number + 1,
        of: judge.valuation.tiers.count, value: value, bound: bound, seconds: clock.seconds))
  }
}
