import CGLPKGuard
import MathematicalProgram

/// One solve, from a program to a validated result, on the thread that calls ``result()``.
struct GLPKRun: Sendable {
  /// Larger numbers are refused: GLPK's answers could not be trusted.
  static let largestNumber = 1e20

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
    if let number = unreasonableNumber() {
      throw SolverError(
        .unreasonableData,
        "\(number) is beyond \(Self.largestNumber), where GLPK's answers could not be trusted. "
          + "Maybe scale the program, or use an infinite bound.")
    }
    let start = warmStart.flatMap { $0.usable(for: program) }
    let use: WarmStartUse = warmStart == nil ? .notGiven : start == nil ? .infeasible : .accepted
    guard let tightened = GLPKRun.tightened(program) else {
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

  /// The program with integral bounds on integer variables; `nil` when a domain is empty.
  ///
  /// GLPK refuses fractional bounds of integer columns and inverted bounds.
  static func tightened(_ program: MathematicalProgram) -> MathematicalProgram? {
    var changes: [(variable: Variable, bounds: Bounds)] = []
    for variable in program.variables {
      var bounds = program.bounds(of: variable)
      if program.isInteger[Int(variable.index)] {
        let whole = Bounds(
          lower: (bounds.lower - 1e-9).rounded(.up), upper: (bounds.upper + 1e-9).rounded(.down))
        if whole != bounds {
          bounds = whole
          changes.append((variable, whole))
        }
      }
      if bounds.isEmpty { return nil }
    }
    for constraint in program.constraints where program.bounds(of: constraint).isEmpty {
      return nil
    }
    return changes.isEmpty ? program : try? program.withBounds(changes)
  }

  /// A description of the first number that GLPK should not be given.
  private func unreasonableNumber() -> String? {
    let limit = Self.largestNumber
    for (entry, value) in program.matrix.coefficient.enumerated() where abs(value) > limit {
      let row = (program.matrix.rowStart.firstIndex { Int($0) > entry } ?? 1) - 1
      return "coefficient \(value) of variable "
        + "\(program.variableNames[Int(program.matrix.columnIndex[entry])]) in constraint "
        + program.constraintNames[row]
    }
    for (index, value) in program.objective.coefficients.enumerated() where abs(value) > limit {
      return "objective coefficient \(value) of variable \(program.variableNames[index])"
    }
    func isUnreasonable(_ value: Double) -> Bool { value.isFinite && abs(value) > limit }
    for index in program.variableLower.indices {
      for value in [program.variableLower[index], program.variableUpper[index]]
      where isUnreasonable(value) {
        return "bound \(value) of variable \(program.variableNames[index])"
      }
    }
    for index in program.constraintLower.indices {
      for value in [program.constraintLower[index], program.constraintUpper[index]]
      where isUnreasonable(value) {
        return "bound \(value) of constraint \(program.constraintNames[index])"
      }
    }
    return isUnreasonable(program.objective.offset)
      ? "objective offset \(program.objective.offset)" : nil
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
    var best: Incumbent?
    for values in [start, found] {
      guard let values else { continue }
      let objective = program.objective.value(at: values)
      if best.map({ sense.isBetter(objective, than: $0.objective) }) ?? true {
        best = Incumbent(objective: objective, values: values)
      }
    }
    let primal = best?.objective ?? sense.worst
    return SolveResult(
      termination: .stopped(limit, hasIncumbent: best != nil, detail), incumbent: best,
      bounds: ObjectiveBounds(
        primal: primal, dual: sense.isBetter(primal, than: dual) ? primal : dual),
      statistics: statistics)
  }

  /// A proven optimum at `values`, with the bound that was proven.
  func optimal(
    _ values: [Double], dual: Double? = nil, duals: DualSolution? = nil,
    _ statistics: SolveStatistics, _ detail: String = ""
  ) -> SolveResult {
    let objective = program.objective.value(at: values)
    let bound = dual.map { sense.isBetter(objective, than: $0) ? objective : $0 } ?? objective
    return SolveResult(
      termination: .optimal(detail), incumbent: Incumbent(objective: objective, values: values),
      bounds: ObjectiveBounds(primal: objective, dual: bound), duals: duals,
      statistics: statistics)
  }
}
