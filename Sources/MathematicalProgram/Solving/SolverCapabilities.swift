/// One thing that a solver may or may not be able to do.
public enum SolverFeature: String, Sendable, Hashable, CaseIterable {
  /// Programs without integer variables.
  case linearPrograms
  /// Programs with integer variables only.
  case pureIntegerPrograms
  /// Programs with integer and continuous variables.
  case mixedIntegerPrograms
  /// Variables with large or infinite domains; without it only small finite boxes can be solved.
  case largeDomains
  /// ``SolverParameters/timeLimit``.
  case timeLimit
  /// ``SolverParameters/relativeGap``.
  case relativeGap
  /// ``SolverParameters/absoluteGap``.
  case absoluteGap
  /// ``SolverParameters/nodeLimit``: the same limit gives the same result.
  case nodeLimit
  /// ``SolverParameters/workLimit``: the same limit gives the same result.
  case workLimit
  /// ``SolverParameters/seed``.
  case seed
  /// ``SolverParameters/threads``.
  case threads
  /// ``SolverParameters/method`` other than automatic.
  case method
  /// A point to begin from.
  case warmStart
  /// Calls of the progress handler, and stopping by its answer.
  case progress
  /// New incumbents' values in the progress handler.
  case incumbentValues
  /// Cancelling the task ends the solve.
  case cancellation
  /// Dual values and reduced costs of linear programs.
  case dualValues
  /// Several solves at once in one process.
  case concurrentSolves

  /// The kind of program that must be supported to solve `program`.
  public static func needed(for program: MathematicalProgram) -> SolverFeature {
    if !program.hasIntegers { return .linearPrograms }
    return program.isInteger.contains(false) ? .mixedIntegerPrograms : .pureIntegerPrograms
  }
}

/// What a solver can do, as data.
public struct SolverCapabilities: Sendable, Hashable {
  private let features: Set<SolverFeature>
  /// The unit of ``SolverParameters/workLimit``, in words, where it is supported.
  public let workUnit: String?
  /// What the solver cannot do with otherwise supported programs, in words, such as a largest size.
  public let restrictions: [String]

  public init(
    _ features: Set<SolverFeature>, workUnit: String? = nil, restrictions: [String] = []
  ) {
    self.features = features
    self.workUnit = workUnit
    self.restrictions = restrictions
  }

  public func supports(_ feature: SolverFeature) -> Bool { features.contains(feature) }

  /// The supported features, always in the order of their declaration.
  public var list: [SolverFeature] { SolverFeature.allCases.filter(features.contains) }
}
