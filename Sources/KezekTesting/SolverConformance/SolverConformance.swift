public import MathematicalProgram

/// What every solver must do: one suite for all backends, driven by their capabilities.
///
/// ```swift
/// @Test(arguments: SolverConformance.all)
/// func conforms(_ check: SolverConformance.Check) async throws {
///   try await check.run(against: GLPKSolver(), excluding: [])
/// }
/// ```
///
/// A check that needs what a solver does not support is skipped, and says so. A check that a solver
/// cannot pass for another cause is excluded by name, with the reason. A bug found in one backend
/// that another could have belongs here.
public enum SolverConformance {
  /// Every check, topic by topic.
  public static let all: [Check] =
    statuses + bounds + parameters + limits + warmStarts + edgeModels + repeatedSolves
    + cancellation + concurrency + linearDuals + progress + oracleAgreement

  /// One property of a solver.
  public struct Check: Sendable, CustomStringConvertible {
    /// Topic and case, as `Statuses.infeasibleRelaxation`.
    public let name: String
    /// What a solver must be able to do for the check to make sense.
    public let requires: [SolverFeature]
    let body: @Sendable (any Solver) async throws -> Void

    init(
      _ name: String, requires: [SolverFeature] = [],
      _ body: @escaping @Sendable (any Solver) async throws -> Void
    ) {
      self.name = name
      self.requires = requires
      self.body = body
    }

    public var description: String { name }

    /// Runs the check.
    ///
    /// - Throws: ``ConformanceFailure`` when the solver does not conform, when an exclusion names no
    ///   check or gives no reason, and any error of the solver.
    @discardableResult
    public func run(
      against solver: any Solver, excluding exclusions: [Exclusion] = []
    ) async throws -> Outcome {
      for exclusion in exclusions {
        let isKnown = SolverConformance.all.contains { $0.name == exclusion.check }
        guard isKnown, !exclusion.reason.isEmpty else {
          throw ConformanceFailure(
            check: name,
            message: "the exclusion of '\(exclusion.check)' names no check or no reason")
        }
      }
      if let exclusion = exclusions.first(where: { $0.check == name }) {
        return .skipped(exclusion.reason)
      }
      if let missing = requires.first(where: { !solver.capabilities.supports($0) }) {
        return .skipped("solver '\(solver.name)' does not support \(missing.rawValue)")
      }
      do {
        try await body(solver)
      } catch let failure as Expectation.Failure {
        throw ConformanceFailure(check: name, message: failure.message)
      }
      return .passed
    }
  }

  /// A check that a solver is known not to pass, and why.
  public struct Exclusion: Sendable, Hashable {
    public let check: String
    public let reason: String

    public init(_ check: String, because reason: String) {
      self.check = check
      self.reason = reason
    }
  }

  /// What came of a check that did not fail.
  public enum Outcome: Sendable, Hashable {
    case passed
    case skipped(String)
  }
}

/// A solver does not do what every solver must.
public struct ConformanceFailure: Error, CustomStringConvertible {
  public let check: String
  public let message: String

  public var description: String { "\(check): \(message)" }
}

/// Expectations inside checks.
enum Expectation {
  struct Failure: Error {
    let message: String
  }

  static func expect(_ condition: Bool, _ message: @autoclosure () -> String) throws {
    if !condition { throw Failure(message: message()) }
  }

  static func close(_ actual: Double, _ expected: Double, _ what: String) throws {
    let tolerance = 1e-6 * max(1, abs(expected))
    try expect(
      actual == expected || abs(actual - expected) <= tolerance,
      "\(what) is \(actual), expected \(expected)")
  }

  /// An optimal result with this objective value, an incumbent that is feasible, and a tight bound.
  static func optimal(
    _ result: SolveResult, _ objective: Double, of program: MathematicalProgram
  ) throws {
    try expect(
      result.termination.reason == .optimal,
      "terminated as \(result.termination.reason), expected optimal")
    let incumbent = try feasible(result, for: program)
    try close(incumbent.objective, objective, "the objective")
    try close(result.bounds.primal, objective, "the primal bound")
    try close(result.bounds.dual, objective, "the dual bound")
  }

  /// The incumbent, checked.
  @discardableResult
  static func feasible(
    _ result: SolveResult, for program: MathematicalProgram
  ) throws -> Incumbent {
    guard let incumbent = result.incumbent else { throw Failure(message: "there is no incumbent") }
    let report = try FeasibilityReport(program, at: incumbent.values)
    try expect(
      report.isFeasible, "the incumbent is not feasible: \(report.lines(program, limit: 3))")
    try close(incumbent.objective, report.objective, "the stated objective")
    return incumbent
  }

  /// The validator's word on a result.
  static func consistent(
    _ result: SolveResult, for program: MathematicalProgram,
    _ parameters: SolverParameters = SolverParameters()
  ) throws {
    let problem = ResultValidator(program, parameters).problem(with: result)
    try expect(problem == nil, problem ?? "")
  }

  static func infeasible(_ result: SolveResult, _ program: MathematicalProgram) throws {
    try expect(
      result.termination.reason == .infeasible,
      "terminated as \(result.termination.reason), expected infeasible")
    try consistent(result, for: program)
  }

  /// The error that `body` throws, which must have this code.
  @discardableResult
  static func error(
    _ code: SolverError.Code, _ what: String, _ body: () async throws -> SolveResult
  ) async throws -> SolverError {
    do {
      let result = try await body()
      throw Failure(message: "\(what): no error, but \(result.termination.reason)")
    } catch let error as SolverError {
      try expect(error.code == code, "\(what): error \(error.code.rawValue), not \(code.rawValue)")
      return error
    }
  }
}
