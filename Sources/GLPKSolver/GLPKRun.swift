import CGLPKGuard
import MathematicalProgram

/// One solve, from a program to a validated result, on the thread that calls ``result()``.
struct GLPKRun: Sendable {
  /// Larger numbers are refused: GLPK's answers could not be trusted.
  static let limits = NumericLimits(largest: 1e20, coefficients: 0...1e20)

  let program: MathematicalProgram
  let parameters: SolverParameters
  let warmStart: WarmStart?
  let progress: ProgressHandler?
  let stop: StopFlag
  let fault: GLPKSolver.Fault?
  let tuning: GLPKTuning

  var sense: ObjectiveSense { program.objective.sense }

  /// Solves; a failure inside is a typed error.
  func result() -> Result<SolveResult, SolverError> {
    do throws(SolverError) {
      return .success(try ResultValidator(program, parameters).validated(try solved()))
    } catch {
      return .failure(error)
    }
  }

  private func solved() throws(SolverError) -> SolveResult {
    try Self.limits.check(program, for: "GLPK")
    let start = warmStart.flatMap { $0.usable(for: program) }
    let use: WarmStartUse = warmStart == nil ? .notGiven : start == nil ? .infeasible : .accepted
    guard let tightened = program.withWholeBounds() else {
      return .infeasible(
        sense, SolveStatistics(warmStart: use), "bounds leave no value for a variable")
    }
    let reporter = progress.map { ProgressReporter($0, for: program) }
    return try withExtendedLifetime(reporter) { () throws(SolverError) -> SolveResult in
      let session = try GLPKSession(stop: stop, report: reporter)
      if let limit = parameters.timeLimit { session.setDeadline(limit + 0.25) }
      if case .beforeLoading(let kind) = fault { _ = try session.provoke(kind) }
      try session.load(tightened)
      return if program.hasIntegers {
        try solveInteger(tightened, session, start, use, reporter)
      } else {
        try solveLinear(session, start, use)
      }
    }
  }

  // MARK: Shared by linear and integer solves

  /// Seconds left of the time limit.
  func secondsLeft(_ session: borrowing GLPKSession) -> Double {
    parameters.timeLimit.map { max(0, $0 - session.seconds) } ?? .infinity
  }

  func linearOptions(
    _ session: borrowing GLPKSession, method: Int32, presolve: Bool, keepsBasis: Bool = false
  ) -> kezek_linear_options {
    let used = Int(session.state().iterations)
    return kezek_linear_options(
      seconds: secondsLeft(session),
      iterations: parameters.workLimit.map { max(0, $0 - used) } ?? -1,
      method: method, presolve: presolve, keep_basis: keepsBasis)
  }

  func statistics(_ session: borrowing GLPKSession, _ use: WarmStartUse) -> SolveStatistics {
    SolveStatistics(
      nodes: session.nodes, simplexIterations: Int(session.state().iterations),
      seconds: session.seconds, warmStart: use)
  }

  /// A result after a limit: the better of what was found and the start.
  func stopped(
    _ limit: Termination.Limit, found: [Double]?, start: [Double]?, dual: Double,
    _ statistics: SolveStatistics, _ detail: String = ""
  ) -> SolveResult {
    .stopped(limit, program, points: [start, found], dual: dual, statistics, detail)
  }

  /// A proven optimum at `values`, with the bound that was proven.
  func optimal(
    _ values: [Double], dual: Double? = nil, duals: DualSolution? = nil,
    _ statistics: SolveStatistics, _ detail: String = ""
  ) -> SolveResult {
    .optimal(program, at: values, dual: dual, duals: duals, statistics, detail)
  }
}
