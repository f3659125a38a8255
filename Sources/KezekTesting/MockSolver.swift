public import MathematicalProgram

/// A solver whose answers the test writes: for testing whatever stands above a backend, and the
/// conformance suite itself with answers that are wrong.
public struct MockSolver: Solver {
  /// Answers one call.
  public typealias Answer =
    @Sendable (
      _ program: MathematicalProgram, _ parameters: SolverParameters, _ warmStart: WarmStart?,
      _ progress: ProgressHandler?
    ) async throws(SolverError) -> SolveResult

  public let name: String
  public let version: String
  public let capabilities: SolverCapabilities
  private let answer: Answer

  public init(
    name: String = "mock", version: String = "0", capabilities: SolverCapabilities,
    answer: @escaping Answer
  ) {
    self.name = name
    self.version = version
    self.capabilities = capabilities
    self.answer = answer
  }

  /// A solver that passes everything on and lets the test change what comes back.
  public init(
    changing solver: any Solver,
    _ change: @escaping @Sendable (SolveResult, MathematicalProgram) -> SolveResult
  ) {
    self.init(capabilities: solver.capabilities) {
      program, parameters, warmStart, progress throws(SolverError) in
      change(
        try await solver.solve(
          program, parameters: parameters, warmStart: warmStart, progress: progress),
        program)
    }
  }

  public func solve(
    _ program: MathematicalProgram, parameters: SolverParameters, warmStart: WarmStart?,
    progress: ProgressHandler?
  ) async throws(SolverError) -> SolveResult {
    try await answer(program, parameters, warmStart, progress)
  }
}
