import CGLPKGuard
import MathematicalProgram

extension GLPKRun {
  /// Solves a program with integer variables: the root relaxation, then branch and bound.
  func solveInteger(
    _ tightened: MathematicalProgram, _ session: borrowing GLPKSession, _ start: [Double]?,
    _ use: WarmStartUse, _ reporter: ProgressReporter?
  ) throws(SolverError) -> SolveResult {
    switch try settleLinear(session) {
    case .optimal:
      break
    case .infeasible:
      return .infeasible(sense, statistics(session, use), "the relaxation is infeasible")
    case .unbounded, .infeasibleOrUnbounded:
      return SolveResult(
        termination: .infeasibleOrUnbounded("the relaxation is unbounded"), incumbent: nil,
        bounds: ObjectiveBounds(primal: sense.worst, dual: sense.best),
        statistics: statistics(session, use))
    case .limit(let limit, let isAlive):
      let dual = isAlive ? dualBound(session) : sense.best
      return stopped(
        limit, found: nil, start: start, dual: dual, statistics(session, use),
        "in the root relaxation")
    }
    let rootBound = session.state().objective
    reporter?.prove(rootBound)
    let better: [Double]?
    switch try dive(tightened, session, start) {
    case .done(let found): better = found ?? start
    case .ended(let limit, let found):
      return stopped(
        limit, found: found, start: start, dual: rootBound, statistics(session, use))
    }
    let outcome = try session.branch(branchOptions(session, rootBound), start: better)
    return try integerResult(session, outcome, better, use)
  }

  private func branchOptions(
    _ session: borrowing GLPKSession, _ rootBound: Double
  ) -> kezek_branch_options {
    var options = kezek_branch_options()
    options.seconds = secondsLeft(session)
    options.nodes = parameters.nodeLimit ?? -1
    options.iterations = parameters.workLimit ?? -1
    options.relative_gap = parameters.relativeGap ?? -1
    options.absolute_gap = parameters.absoluteGap ?? -1
    // GLPK drops nodes that improve by less than tolerance × (1 + |objective|): never a whole unit.
    options.tolerance = min(1e-7, 0.1 / (1 + abs(rootBound)))
    options.bound = rootBound
    options.branching = tuning.branching
    options.backtracking = tuning.backtracking
    options.preprocessing = tuning.preprocessing
    options.mir_cuts = tuning.cuts
    options.gomory_cuts = tuning.cuts
    options.cover_cuts = tuning.cuts
    options.clique_cuts = tuning.cuts
    options.rounding = true
    options.provoke = fault == .insideCallback
    return options
  }

  /// The result of branch and bound from GLPK's return code and the reason the callback had.
  private func integerResult(
    _ session: borrowing GLPKSession, _ outcome: GLPKOutcome, _ start: [Double]?,
    _ use: WarmStartUse
  ) throws(SolverError) -> SolveResult {
    let found = session.incumbent(count: program.variableCount).map(program.rounded)
    let statistics = statistics(session, use)
    guard case .done(let code) = outcome else {
      return stopped(
        outcome.limit ?? .interrupted, found: found, start: start, dual: session.bound, statistics)
    }
    switch code {
    case .done:
      guard let best = found ?? start else { return .infeasible(sense, statistics) }
      return optimal(best, statistics)
    case .timeLimit:
      return stopped(.time, found: found, start: start, dual: session.bound, statistics)
    case .stopped:
      return ended(session, found, start, statistics)
    case .failed:
      return stopped(
        .numerical, found: found, start: start, dual: session.bound, statistics,
        "GLPK could not solve the relaxation of a node")
    default:
      throw SolverError(.backendFailure, "GLPK's branch and bound ended with \(code).")
    }
  }

  /// The result when the callback ended the search.
  private func ended(
    _ session: borrowing GLPKSession, _ found: [Double]?, _ start: [Double]?,
    _ statistics: SolveStatistics
  ) -> SolveResult {
    let limit: Termination.Limit
    switch Int(session.endReason) {
    case KEZEK_END_GAP:
      if let best = found ?? start {
        return optimal(best, dual: session.bound, statistics, "within the gap asked for")
      }
      limit = .interrupted
    case KEZEK_END_NODES: limit = .nodes
    case KEZEK_END_WORK: limit = .work
    case KEZEK_END_DEADLINE: limit = .time
    default: limit = .interrupted
    }
    return stopped(limit, found: found, start: start, dual: session.bound, statistics)
  }
}
