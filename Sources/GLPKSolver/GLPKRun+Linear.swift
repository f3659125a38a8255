import CGLPKGuard
import MathematicalProgram

extension GLPKRun {
  /// How one linear solve is tried, in order, until one settles the program.
  private struct Attempt {
    let method: Int32
    let presolve: Bool
  }

  private var attempts: [Attempt] {
    let plain = [Attempt(method: 1, presolve: false), Attempt(method: 2, presolve: false)]
    switch parameters.method {
    case .automatic: return [Attempt(method: tuning.rootMethod, presolve: true)] + plain
    case .primalSimplex: return [Attempt(method: 1, presolve: true)] + plain
    case .dualSimplex: return [Attempt(method: 2, presolve: true)] + plain.reversed()
    case .interiorPoint: return [Attempt(method: 3, presolve: false)] + plain
    }
  }

  /// Solves a program without integer variables.
  func solveLinear(
    _ session: borrowing GLPKSession, _ start: [Double]?, _ use: WarmStartUse
  ) throws(SolverError) -> SolveResult {
    switch try settleLinear(session) {
    case .optimal(let interior):
      let values = try session.primalValues(count: program.variableCount, interior: interior)
      let duals = try session.duals(
        rows: program.constraintCount, columns: program.variableCount, interior: interior)
      return optimal(values, duals: duals, statistics(session, use))
    case .infeasible:
      return .infeasible(sense, statistics(session, use))
    case .unbounded:
      return SolveResult(
        termination: .unbounded(), incumbent: nil,
        bounds: ObjectiveBounds(primal: sense.worst, dual: sense.best),
        statistics: statistics(session, use))
    case .infeasibleOrUnbounded:
      return SolveResult(
        termination: .infeasibleOrUnbounded(), incumbent: nil,
        bounds: ObjectiveBounds(primal: sense.worst, dual: sense.best),
        statistics: statistics(session, use))
    case .limit(let limit, let isAlive):
      let found = isAlive ? try feasiblePoint(session) : nil
      let dual = isAlive ? dualBound(session) : sense.best
      return stopped(limit, found: found, start: start, dual: dual, statistics(session, use))
    }
  }

  /// What a linear program turned out to be.
  enum LinearOutcome {
    case optimal(interior: Bool)
    case infeasible
    case unbounded
    case infeasibleOrUnbounded
    case limit(Termination.Limit, isAlive: Bool)
  }

  /// Solves the loaded program without regard to integrality, by several methods if need be.
  func settleLinear(_ session: borrowing GLPKSession) throws(SolverError) -> LinearOutcome {
    var lastCode = GLPKReturnCode.done
    var noDualFeasible = false
    for attempt in attempts {
      if stop.isSet { return .limit(.interrupted, isAlive: true) }
      let options = linearOptions(session, method: attempt.method, presolve: attempt.presolve)
      let outcome = try session.solveLinear(options)
      guard case .done(let code) = outcome else {
        return .limit(outcome.limit ?? .interrupted, isAlive: false)
      }
      lastCode = code
      if code == .noDualFeasible { noDualFeasible = true }
      let status = GLPKStatus(rawValue: session.state().status)
      if let settled = settled(code, status, attempt.method == 3) { return settled }
    }
    if noDualFeasible { return .infeasibleOrUnbounded }
    throw SolverError(
      .numericalFailure,
      "GLPK could not solve the linear program (\(lastCode)). "
        + "Maybe its coefficients differ too much in size.")
  }

  /// The meaning of a return code and a status; `nil` asks for the next attempt.
  private func settled(
    _ code: GLPKReturnCode, _ status: GLPKStatus, _ interior: Bool
  ) -> LinearOutcome? {
    switch code {
    case .timeLimit: return .limit(.time, isAlive: true)
    case .iterationLimit: return interior ? nil : .limit(.work, isAlive: true)
    case .noPrimalFeasible: return .infeasible
    case .done:
      switch status {
      case .optimal: return .optimal(interior: interior)
      case .noFeasible: return interior ? nil : .infeasible
      case .unbounded: return interior ? nil : .unbounded
      default: return nil
      }
    default: return nil
    }
  }

  /// The basic solution where the simplex method was stopped, if it is feasible.
  private func feasiblePoint(_ session: borrowing GLPKSession) throws(SolverError) -> [Double]? {
    guard GLPKStatus(rawValue: session.state().primal_status) == .feasible else { return nil }
    let values = try session.primalValues(count: program.variableCount, interior: false)
    guard let report = try? FeasibilityReport(program, at: values), report.isFeasible else {
      return nil
    }
    return values
  }

  /// The bound that a dual feasible basis proves where the simplex method was stopped.
  func dualBound(_ session: borrowing GLPKSession) -> Double {
    let state = session.state()
    guard GLPKStatus(rawValue: state.dual_status) == .feasible else { return sense.best }
    return state.objective
  }
}
