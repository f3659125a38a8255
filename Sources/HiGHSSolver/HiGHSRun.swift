import MathematicalProgram

/// Wall-clock seconds since a solve began.
struct SolveClock: Sendable {
  private let began = ContinuousClock.now

  var seconds: Double { (ContinuousClock.now - began) / .seconds(1) }
}

/// One solve, from a program to a validated result, on the thread that calls ``result()``.
struct HiGHSRun: Sendable {
  /// HiGHS takes larger numbers as infinite, and smaller coefficients as zero.
  static let limits = NumericLimits(largest: 1e19, coefficients: 1e-8...1e14)

  let program: MathematicalProgram
  let parameters: SolverParameters
  let warmStart: WarmStart?
  let progress: ProgressHandler?
  let stop: StopFlag
  let library: HiGHSLibrary
  let clock = SolveClock()

  private var sense: ObjectiveSense { program.objective.sense }

  /// Solves; a failure inside is a typed error.
  func result() -> Result<SolveResult, SolverError> {
    do throws(SolverError) {
      return .success(try ResultValidator(program, parameters).validated(try solved()))
    } catch {
      return .failure(error)
    }
  }

  private func solved() throws(SolverError) -> SolveResult {
    try Self.limits.check(program, for: "HiGHS")
    let start = warmStart.flatMap { $0.usable(for: program) }
    let use: WarmStartUse = warmStart == nil ? .notGiven : start == nil ? .infeasible : .accepted
    guard let tightened = program.withWholeBounds() else {
      return .infeasible(
        sense, SolveStatistics(warmStart: use), "bounds leave no value for a variable")
    }
    if program.variableCount == 0 { return withoutVariables(use) }
    let reporter = progress.map { ProgressReporter($0, for: program) }
    let watch = HiGHSWatch(library, program, parameters, stop, reporter, clock, start: start)
    return try withExtendedLifetime(watch) { () throws(SolverError) -> SolveResult in
      if stop.isSet || watch.end != nil {
        return .stopped(
          .interrupted, program, points: [start], dual: sense.best,
          SolveStatistics(warmStart: use), "before it began")
      }
      do throws(SolverError) {
        return try solved(tightened, presolving: true, start, watch, use)
      } catch {
        // Seen in 1.10: presolve leaves a program on which the simplex method fails.
        guard error.code == .numericalFailure, watch.end == nil else { throw error }
        return try solved(tightened, presolving: false, start, watch, use)
      }
    }
  }

  private func solved(
    _ tightened: MathematicalProgram, presolving: Bool, _ start: [Double]?, _ watch: HiGHSWatch,
    _ use: WarmStartUse
  ) throws(SolverError) -> SolveResult {
    let session = try HiGHSSession(library)
    try setOptions(session)
    if !presolving { try session.set("presolve", "off") }
    try session.load(tightened)
    // Of a linear program HiGHS wants a basis, not a point.
    if let start, program.hasIntegers { try session.begin(at: start) }
    try session.call(watch)
    let status = try session.run()
    return try result(session, status, watch, use)
  }

  /// A program that only its rows can make infeasible.
  private func withoutVariables(_ use: WarmStartUse) -> SolveResult {
    let statistics = SolveStatistics(warmStart: use)
    guard let report = try? FeasibilityReport(program, at: []), report.isFeasible else {
      return .infeasible(sense, statistics, "a row without variables cannot hold")
    }
    let zeros = [Double](repeating: 0, count: program.constraintCount)
    return .optimal(
      program, at: [], duals: DualSolution(dualValues: zeros, reducedCosts: []), statistics)
  }

  // MARK: Options

  private func setOptions(_ session: borrowing HiGHSSession) throws(SolverError) {
    try session.set("output_flag", false)
    let threads = parameters.threads ?? 1
    try session.set("threads", threads)
    try session.set("parallel", threads == 1 ? "off" : "choose")
    try session.set("random_seed", Int((parameters.seed ?? 0) & 0x7fff_ffff))
    if let limit = parameters.timeLimit {
      try session.set("time_limit", max(0, limit - clock.seconds))
    }
    if program.hasIntegers {
      try setIntegerOptions(session)
    } else {
      try setLinearOptions(session)
    }
  }

  private func setIntegerOptions(_ session: borrowing HiGHSSession) throws(SolverError) {
    // HiGHS divides by |primal|, Kezek by max(1, |dual|): at most this in HiGHS's way is at most
    // what was asked for in Kezek's. The watch ends the run where Kezek's own gap is reached.
    let gap = parameters.relativeGap ?? 0
    try session.set("mip_rel_gap", gap.isFinite ? gap / (1 + gap) : 1)
    try session.set("mip_abs_gap", max(1e-6, min(parameters.absoluteGap ?? 0, 1e19)))
    if let limit = parameters.nodeLimit { try session.set("mip_max_nodes", limit) }
    // The option "solver" would drop integrality; in older versions the root's method cannot be
    // chosen, and it is simplex with the strategy below.
    switch parameters.method {
    case .automatic: break
    case .primalSimplex: try session.set("simplex_strategy", Self.primal)
    case .dualSimplex: try session.set("simplex_strategy", Self.dual)
    case .interiorPoint:
      guard session.has("mip_lp_solver") else {
        throw SolverError(
          .unsupportedParameter,
          "HiGHS \(library.version) does not support method interiorPoint for programs with "
            + "integer variables. Maybe leave it out, or take a newer version.")
      }
      try session.set("mip_lp_solver", "ipm")
    }
  }

  private static let dual = 1
  private static let primal = 4

  private func setLinearOptions(_ session: borrowing HiGHSSession) throws(SolverError) {
    switch parameters.method {
    case .automatic: break
    case .primalSimplex:
      try session.set("solver", "simplex")
      try session.set("simplex_strategy", Self.primal)
    case .dualSimplex:
      try session.set("solver", "simplex")
      try session.set("simplex_strategy", Self.dual)
    case .interiorPoint: try session.set("solver", "ipm")
    }
    if let limit = parameters.workLimit { try session.set("simplex_iteration_limit", limit) }
  }

  // MARK: The result

  private func result(
    _ session: borrowing HiGHSSession, _ status: HiGHSModelStatus, _ watch: HiGHSWatch,
    _ use: WarmStartUse
  ) throws(SolverError) -> SolveResult {
    let statistics = SolveStatistics(
      nodes: session.nodes, simplexIterations: session.simplexIterations,
      seconds: clock.seconds, warmStart: use)
    switch status.meaning {
    case .optimal: return try optimal(session, watch, statistics)
    case .infeasible: return .infeasible(sense, statistics)
    case .unbounded: return .unbounded(.unbounded(), sense, statistics)
    case .infeasibleOrUnbounded: return .unbounded(.infeasibleOrUnbounded(), sense, statistics)
    case .stopped(let limit): return try stopped(limit, session, watch, statistics)
    case .byCallback:
      switch watch.end {
      case .gap?:
        return try optimal(session, watch, statistics, "within the gap asked for")
      case .deadline?: return try stopped(.time, session, watch, statistics)
      case .work?: return try stopped(.work, session, watch, statistics)
      case .interrupted?, nil: return try stopped(.interrupted, session, watch, statistics)
      }
    case .failed(let code):
      throw SolverError(code, "HiGHS ended with the status '\(status)'.")
    }
  }

  private func optimal(
    _ session: borrowing HiGHSSession, _ watch: HiGHSWatch, _ statistics: SolveStatistics,
    _ detail: String = ""
  ) throws(SolverError) -> SolveResult {
    let (values, duals) = try session.solution(of: program)
    guard program.hasIntegers else {
      return .optimal(program, at: values, duals: duals, statistics, detail)
    }
    if session.hasPoint { watch.take(program.rounded(values)) }
    guard let best = watch.best else {
      throw SolverError(.invalidResult, "HiGHS says optimal and has no point.")
    }
    return .optimal(program, at: best.values, dual: bound(session, watch), statistics, detail)
  }

  private func stopped(
    _ limit: Termination.Limit, _ session: borrowing HiGHSSession, _ watch: HiGHSWatch,
    _ statistics: SolveStatistics
  ) throws(SolverError) -> SolveResult {
    var points = [watch.best?.values]
    if session.hasPoint {
      let point = program.rounded(try session.solution(of: program).values)
      if let report = try? FeasibilityReport(program, at: point), report.isFeasible {
        points.append(point)
      }
    }
    return .stopped(
      limit, program, points: points,
      dual: program.hasIntegers ? bound(session, watch) : sense.best, statistics)
  }

  /// The best bound of branch and bound, at its end or as it was told.
  private func bound(_ session: borrowing HiGHSSession, _ watch: HiGHSWatch) -> Double {
    let last = session.dualBound
    guard last.isFinite else { return watch.bound }
    return sense.isBetter(last, than: watch.bound) ? watch.bound : last
  }
}
