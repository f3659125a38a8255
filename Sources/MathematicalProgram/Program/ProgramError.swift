/// Why data cannot become a program, or a program cannot be changed so.
public struct ProgramError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of mistake it is; codes may be added.
  public struct Code: Sendable, Hashable, RawRepresentable {
    public let rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// A coefficient, an offset or a sum of duplicate terms is NaN or infinite.
    public static let notFinite = Code(rawValue: "notFinite")
    /// A bound is NaN, a lower bound is +∞ or an upper bound is -∞.
    public static let malformedBounds = Code(rawValue: "malformedBounds")
    /// A term or a change names a variable that the program does not have.
    public static let unknownVariable = Code(rawValue: "unknownVariable")
    /// A term or a change names a constraint that the program does not have.
    public static let unknownConstraint = Code(rawValue: "unknownConstraint")
    /// An array does not have one entry for each variable.
    public static let wrongCount = Code(rawValue: "wrongCount")
    /// More variables, constraints or terms than 32-bit indices can number.
    public static let tooLarge = Code(rawValue: "tooLarge")
  }

  public let code: Code
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { "\(message) (\(code.rawValue))" }
}
