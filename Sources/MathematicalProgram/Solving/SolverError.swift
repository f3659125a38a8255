/// Why a solve could not be done at all; statuses such as infeasible are results, not errors.
public struct SolverError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it is; codes may be added.
  public struct Code: Sendable, Hashable, RawRepresentable {
    public let rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The backend has no such parameter.
    public static let unsupportedParameter = Code(rawValue: "unsupportedParameter")
    /// The parameter's value means nothing, such as a negative limit.
    public static let invalidParameter = Code(rawValue: "invalidParameter")
    /// The backend does not solve programs of this kind or size.
    public static let unsupportedProgram = Code(rawValue: "unsupportedProgram")
    /// A number in the program is so large that the backend's answer could not be trusted.
    public static let unreasonableData = Code(rawValue: "unreasonableData")
    /// The warm start does not have one value for each variable.
    public static let invalidWarmStart = Code(rawValue: "invalidWarmStart")
    /// The backend failed inside: an assertion, an abort or an unexpected return code.
    public static let backendFailure = Code(rawValue: "backendFailure")
    /// The backend could not finish for numerical reasons.
    public static let numericalFailure = Code(rawValue: "numericalFailure")
    /// The backend's answer contradicts itself or the program.
    public static let invalidResult = Code(rawValue: "invalidResult")
    /// No memory or thread could be had.
    public static let outOfResources = Code(rawValue: "outOfResources")
    /// The backend's library is not on this machine, or not one that can be used.
    public static let unavailable = Code(rawValue: "unavailable")
    /// The backend takes one solve at a time in this build, and one is running.
    public static let busy = Code(rawValue: "busy")
  }

  public let code: Code
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { "\(message) (\(code.rawValue))" }
}
