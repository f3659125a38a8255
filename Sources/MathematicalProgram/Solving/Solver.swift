/// One way to solve programs: a backend, an oracle or a mock.
///
/// A backend needs a name, a version, its capabilities as data and ``solve(_:parameters:warmStart:progress:)``.
/// Infeasible, unbounded and interrupted are results. Errors are thrown only for what the backend
/// cannot take (an unsupported parameter, an unsuitable program) or when it fails inside.
/// `KezekTesting.SolverConformance` is the suite that every backend must pass.
public protocol Solver: Sendable {
  /// A short lower-case name, as typed on a command line.
  var name: String { get }
  /// The version of the library behind it.
  var version: String { get }
  /// What it can do; used by callers, by the tests and by the list of solvers.
  var capabilities: SolverCapabilities { get }

  /// Solves a program until it is proven, a limit is reached or the task is cancelled.
  ///
  /// Cancelling the surrounding task, and a ``ProgressAction/stop`` from `progress`, end the solve
  /// soon with what was found and proven so far (``Termination/Limit/interrupted``).
  ///
  /// - Parameters:
  ///   - parameters: limits and tolerances; one the backend does not support is an error.
  ///   - warmStart: a point to begin from. A feasible one makes the result at least as good as
  ///     itself, whatever the limits; an infeasible one is left aside.
  ///   - progress: called now and then, one call at a time, from the thread of the solve.
  /// - Throws: ``SolverError``.
  func solve(
    _ program: MathematicalProgram, parameters: SolverParameters, warmStart: WarmStart?,
    progress: ProgressHandler?
  ) async throws(SolverError) -> SolveResult
}

extension Solver {
  /// Solves with defaults for what is left out.
  public func solve(
    _ program: MathematicalProgram, parameters: SolverParameters = SolverParameters(),
    warmStart: WarmStart? = nil
  ) async throws(SolverError) -> SolveResult {
    try await solve(program, parameters: parameters, warmStart: warmStart, progress: nil)
  }

  /// Refuses by name each parameter, warm start and kind of program that the backend does not support.
  ///
  /// Every backend calls this first.
  ///
  /// - Throws: ``SolverError`` naming the first thing that is not supported or not valid.
  public func checkSupport(
    of program: MathematicalProgram, _ parameters: SolverParameters, _ warmStart: WarmStart?
  ) throws(SolverError) {
    try parameters.checkValues()
    for feature in parameters.features where !capabilities.supports(feature) {
      throw SolverError(
        .unsupportedParameter,
        "solver '\(name)' does not support \(feature.rawValue). "
          + "Maybe leave it out, or choose another solver.")
    }
    let kind = SolverFeature.needed(for: program)
    guard capabilities.supports(kind) else {
      throw SolverError(
        .unsupportedProgram, "solver '\(name)' does not solve \(kind.rawValue).")
    }
    guard let warmStart else { return }
    guard capabilities.supports(.warmStart) else {
      throw SolverError(.unsupportedParameter, "solver '\(name)' does not support warmStart.")
    }
    guard warmStart.values.count == program.variableCount else {
      throw SolverError(
        .invalidWarmStart,
        "the warm start has \(warmStart.values.count) values for "
          + "\(program.variableCount) variables.")
    }
  }
}
