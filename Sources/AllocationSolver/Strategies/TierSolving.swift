import Kezek
import MathematicalProgram

/// Solves the tiers of a compact program in order, each under the floors of those before it.
struct TierSolving {
  let compact: CompactProgram
  let judge: PlanJudge
  let solver: any Solver
  let request: PlanningRequest
  let clock: Stopwatch
  let progress: (@Sendable (PlanningProgress) -> Void)?

  /// What came of the tiers.
  struct Outcome {
    var best: PlanJudge.Judged?
    var tiers: [TierCertificate] = []
    var termination = Certificate.Termination.optimal
    /// Prices behind the bounds of tiers, in order, as far as they were computed.
    var prices: [PriceProof.TierPrices] = []
    /// No point satisfies the constraints, pins included.
    var isInfeasible = false
  }

  /// Solves tier after tier, beginning from the best plan known.
  func run(from start: PlanJudge.Judged?) async throws -> Outcome {
    var outcome = Outcome(best: start)
    var floors: [(tier: Int, value: Int)] = []
    let tiers = judge.valuation.tiers
    for (number, tier) in tiers.enumerated() {
      let isSkipped =
        outcome.termination == .interrupted || outOfTime
        || (tier.onlyIfClosed && outcome.termination != .optimal)
      if isSkipped {
        if outcome.termination == .optimal { outcome.termination = .timeLimit }
        outcome.tiers.append(unreached(tier, number, outcome.best))
        continue
      }
      try await solve(number, floors, &outcome)
      guard let best = outcome.best else { return outcome }
      let value = best.values[number]
      if let certificate = outcome.tiers.last, let bound = certificate.bound, !tier.onlyIfClosed,
        let prices = try await prices(number, claim: bound, floors)
      {
        outcome.prices.append(prices)
      }
      floors.append((number, value - tier.tolerance.units(of: value)))
    }
    // A tolerance lets later tiers give up value of earlier ones: state what the plan has.
    if let best = outcome.best { outcome.tiers = restated(outcome.tiers, best) }
    return outcome
  }

  /// Prices from the linear relaxation; nil where it cannot be solved in a tenth of the time.
  private func prices(
    _ number: Int, claim: Int, _ floors: [(tier: Int, value: Int)]
  ) async throws -> PriceProof.TierPrices? {
    guard solver.capabilities.supports(.dualValues) else { return nil }
    let program = try compact.program(tier: number, floors: floors).relaxed()
    let parameters = SolverParameters(timeLimit: clock.limit.map { max(1, $0 / 10) })
    let result = try await solver.solve(program, parameters: parameters)
    guard let duals = result.duals else { return nil }
    var prices = DualPrices(duals)
    prices.add(compact.sharedRows)
    let tiers = judge.valuation.tiers
    return prices.tierPrices(
      tiers[number].name, claim: claim, floors: floors,
      firstFloor: compact.program.constraintCount, tiers)
  }

  private var outOfTime: Bool { clock.left.map { $0 <= 0 } ?? false }

  private func solve(
    _ number: Int, _ floors: [(tier: Int, value: Int)], _ outcome: inout Outcome
  ) async throws {
    let tier = judge.valuation.tiers[number]
    let program = try compact.program(tier: number, floors: floors)
    let point = outcome.best.flatMap { PointWriter(compact).point(of: $0.plan) }
    let result = try await solver.solve(
      program, parameters: parameters(number), warmStart: point.map { WarmStart(values: $0) },
      progress: handler(number, outcome.best?.values[number]))
    if result.termination.reason == .infeasible, outcome.best == nil {
      outcome.isInfeasible = true
      return
    }
    if let incumbent = result.incumbent {
      let found = try plan(at: incumbent, number, floors)
      if isAsGood(found, as: outcome.best, from: number) { outcome.best = found }
    }
    guard let best = outcome.best else {
      outcome.termination = ending(result.termination)
      return
    }
    let value = best.values[number]
    let bound = self.bound(result, value: value)
    let isClosed = bound == value
    outcome.tiers.append(
      TierCertificate(
        name: tier.name.rawValue, value: value, bound: bound,
        tolerance: tier.tolerance.units(of: value), status: isClosed ? .closed : .open,
        valueIfAllMet: FullValue(compact.candidates).value(of: tier)))
    if !isClosed, outcome.termination == .optimal {
      outcome.termination = ending(result.termination)
    }
  }

  /// Compares from the tier under way on: earlier tiers may fall by their tolerance.
  private func isAsGood(
    _ found: PlanJudge.Judged, as best: PlanJudge.Judged?, from number: Int
  ) -> Bool {
    guard let best else { return true }
    return !found.values[number...].lexicographicallyPrecedes(best.values[number...])
  }

  /// The verified plan of an incumbent.
  private func plan(
    at incumbent: Incumbent, _ number: Int, _ floors: [(tier: Int, value: Int)]
  ) throws -> PlanJudge.Judged {
    let plan = PlanReader(compact).plan(at: incumbent.values)
    if let violation = judge.violation(in: plan) {
      throw PlanningError.defect("the program's plan breaks a condition: \(violation)")
    }
    let judged = PlanJudge.Judged(plan: plan, values: judge.values(of: plan))
    guard Double(judged.values[number]) >= incumbent.objective - 0.5 else {
      throw PlanningError.defect(
        "tier '\(judge.valuation.tiers[number].name.rawValue)' is worth \(judged.values[number]) "
          + "by the verifier and \(incumbent.objective) in the program")
    }
    for floor in floors where judged.values[floor.tier] < floor.value {
      throw PlanningError.defect(
        "tier \(floor.tier + 1) fell to \(judged.values[floor.tier]) under \(floor.value)")
    }
    return judged
  }

  /// The whole number no plan can exceed; nil where nothing was proven.
  private func bound(_ result: SolveResult, value: Int) -> Int? {
    if result.isOptimal, request.gap == nil { return value }
    let dual = result.bounds.dual
    guard dual.isFinite else { return nil }
    // Values are whole, so the bound may be rounded down, with room for the solver's arithmetic.
    return max(value, Int((dual + 1e-6 * max(1, abs(dual))).rounded(.down)))
  }

  private func ending(_ termination: Termination) -> Certificate.Termination {
    switch termination.limit {
    case .time: .timeLimit
    case .nodes, .work: .workLimit
    case .interrupted: .interrupted
    case .numerical: .timeLimit
    case nil: .gapReached
    }
  }

  /// Three quarters of the time left for each tier, all of it for the last.
  private func parameters(_ number: Int) -> SolverParameters {
    let isLast = number == judge.valuation.tiers.count - 1
    var parameters = SolverParameters(
      timeLimit: clock.left.map { isLast ? $0 : $0 * 0.75 }, relativeGap: request.gap,
      nodeLimit: request.workLimit)
    // Values are whole: less than one apart is equal.
    if solver.capabilities.supports(.absoluteGap) { parameters.absoluteGap = 0.99 }
    if solver.capabilities.supports(.seed) { parameters.seed = request.seed }
    if solver.capabilities.supports(.threads) { parameters.threads = request.threads }
    return parameters
  }

  private func handler(_ number: Int, _ start: Int?) -> ProgressHandler? {
    guard let progress else { return nil }
    let tiers = judge.valuation.tiers
    let clock = clock
    return { state in
      progress(
        PlanningProgress(
          tier: tiers[number].name, number: number + 1, of: tiers.count,
          value: state.incumbent.map { Int($0.rounded()) } ?? start,
          bound: state.dualBound.isFinite
            ? Int((state.dualBound + 1e-6 * max(1, abs(state.dualBound))).rounded(.down)) : nil,
          seconds: clock.seconds))
      return .continue
    }
  }

  private func unreached(
    _ tier: Tier, _ number: Int, _ best: PlanJudge.Judged?
  ) -> TierCertificate {
    TierCertificate(
      name: tier.name.rawValue, value: best?.values[number] ?? 0, bound: nil,
      tolerance: 0, status: .notReached, valueIfAllMet: nil)
  }

  private func restated(
    _ tiers: [TierCertificate], _ best: PlanJudge.Judged
  ) -> [TierCertificate] {
    zip(tiers, best.values).map { tier, value in
      TierCertificate(
        name: tier.name, value: value, bound: tier.bound, tolerance: tier.tolerance,
        status: tier.status, valueIfAllMet: tier.valueIfAllMet)
    }
  }
}
