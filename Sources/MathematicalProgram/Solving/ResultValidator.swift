/// Checks a result on its way out of a backend, whatever the backend claims.
///
/// | reason | incumbent | primal bound | dual bound |
/// |---|---|---|---|
/// | optimal | yes, feasible | its objective | finite, within the gaps asked for |
/// | infeasible | no | worst infinity | worst infinity |
/// | unbounded | allowed | its objective, or worst infinity | best infinity |
/// | infeasible or unbounded | no | worst infinity | best infinity |
/// | feasible | yes, feasible | its objective | not worse than the incumbent |
/// | no solution found | no | worst infinity | anything not proven wrong |
public struct ResultValidator: Sendable {
  /// Relative tolerance on objective values and bounds.
  public static let objectiveTolerance = 1e-6
  /// Tolerance of ``FeasibilityReport`` for incumbents.
  public static let feasibilityTolerance = 1e-5

  public let program: MathematicalProgram
  public let parameters: SolverParameters

  public init(_ program: MathematicalProgram, _ parameters: SolverParameters) {
    self.program = program
    self.parameters = parameters
  }

  /// The result itself, when it is consistent.
  ///
  /// - Throws: ``SolverError`` with code ``SolverError/Code/invalidResult`` and the first problem.
  /// - Complexity: O(variables + non-zeros).
  public func validated(_ result: SolveResult) throws(SolverError) -> SolveResult {
    if let problem = problem(with: result) {
      throw SolverError(.invalidResult, "the solver's result is not consistent: \(problem).")
    }
    return result
  }

  /// The first problem with a result; `nil` when it is consistent.
  public func problem(with result: SolveResult) -> String? {
    terminationProblem(result) ?? incumbentProblem(result) ?? boundsProblem(result)
      ?? dualsProblem(result)
  }

  private func terminationProblem(_ result: SolveResult) -> String? {
    let termination = result.termination
    let hasLimit = termination.limit != nil
    switch termination.reason {
    case .optimal, .feasible:
      if result.incumbent == nil { return "\(termination.reason) without an incumbent" }
    case .infeasible, .infeasibleOrUnbounded, .noSolutionFound:
      if result.incumbent != nil { return "\(termination.reason) with an incumbent" }
    case .unbounded:
      break
    }
    let wantsLimit = termination.reason == .feasible || termination.reason == .noSolutionFound
    if hasLimit != wantsLimit {
      return "\(termination.reason) \(hasLimit ? "with" : "without") a limit"
    }
    return nil
  }

  private func incumbentProblem(_ result: SolveResult) -> String? {
    guard let incumbent = result.incumbent else { return nil }
    guard incumbent.values.count == program.variableCount else {
      return "\(incumbent.values.count) values for \(program.variableCount) variables"
    }
    guard
      let report = try? FeasibilityReport(
        program, at: incumbent.values, tolerance: Self.feasibilityTolerance)
    else { return "the incumbent cannot be checked" }
    if let line = report.lines(program, limit: 1).first { return "the incumbent: \(line)" }
    for index in incumbent.values.indices where program.isInteger[index] {
      let value = incumbent.values[index]
      if value != value.rounded() {
        return "integer variable \(program.variableNames[index]) has the value \(value)"
      }
    }
    if !isClose(report.objective, incumbent.objective) {
      return "objective \(incumbent.objective) stated, \(report.objective) at the incumbent"
    }
    return nil
  }

  private func boundsProblem(_ result: SolveResult) -> String? {
    let sense = program.objective.sense
    let bounds = result.bounds
    if bounds.primal.isNaN || bounds.dual.isNaN { return "a bound is NaN" }
    let primal = result.incumbent?.objective ?? sense.worst
    if bounds.primal != primal { return "primal bound \(bounds.primal), not \(primal)" }
    switch result.termination.reason {
    case .optimal:
      guard bounds.dual.isFinite else { return "optimal with dual bound \(bounds.dual)" }
    case .infeasible:
      if bounds.dual != sense.worst { return "infeasible with dual bound \(bounds.dual)" }
    case .unbounded, .infeasibleOrUnbounded:
      if bounds.dual != sense.best { return "unbounded with dual bound \(bounds.dual)" }
    case .feasible, .noSolutionFound:
      break
    }
    if sense.isBetter(bounds.primal, than: bounds.dual), !isClose(bounds.primal, bounds.dual) {
      return "primal bound \(bounds.primal) beats the dual bound \(bounds.dual)"
    }
    if result.termination.reason == .optimal, !isWithinGaps(bounds) {
      return "optimal with primal bound \(bounds.primal) and dual bound \(bounds.dual)"
    }
    return nil
  }

  private func dualsProblem(_ result: SolveResult) -> String? {
    guard let duals = result.duals else { return nil }
    if duals.dualValues.count != program.constraintCount {
      return "\(duals.dualValues.count) dual values for \(program.constraintCount) constraints"
    }
    if duals.reducedCosts.count != program.variableCount {
      return "\(duals.reducedCosts.count) reduced costs for \(program.variableCount) variables"
    }
    if program.hasIntegers { return "dual values of a program with integer variables" }
    let isFinite =
      duals.dualValues.allSatisfy(\.isFinite) && duals.reducedCosts.allSatisfy(\.isFinite)
    return isFinite ? nil : "a dual value is not finite"
  }

  private func isWithinGaps(_ bounds: ObjectiveBounds) -> Bool {
    isClose(bounds.primal, bounds.dual)
      || bounds.relativeGap <= (parameters.relativeGap ?? 0) * (1 + Self.objectiveTolerance)
      || bounds.absoluteGap <= (parameters.absoluteGap ?? 0) * (1 + Self.objectiveTolerance)
  }

  private func isClose(_ left: Double, _ right: Double) -> Bool {
    left == right
      || abs(left - right) <= Self.objectiveTolerance * max(1, abs(left), abs(right))
  }
}
