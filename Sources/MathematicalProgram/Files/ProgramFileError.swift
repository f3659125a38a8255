/// Why a file cannot be read as a program, or a program cannot be written in a format.
public struct ProgramFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of problem it is; codes may be added.
  public struct Code: Sendable, Hashable, RawRepresentable {
    public let rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The text does not follow the format.
    public static let syntax = Code(rawValue: "syntax")
    /// Something the format has and a linear program has not, such as semi-continuous variables.
    public static let unsupported = Code(rawValue: "unsupported")
    /// A row, column or set that was not declared.
    public static let unknownName = Code(rawValue: "unknownName")
    /// A row, column or entry given twice.
    public static let duplicate = Code(rawValue: "duplicate")
    /// A number that cannot be read, or is NaN or infinite where it must not be.
    public static let number = Code(rawValue: "number")
    /// The file ends too early.
    public static let incomplete = Code(rawValue: "incomplete")
    /// The program has something that the format cannot say.
    public static let notExpressible = Code(rawValue: "notExpressible")
    /// The file, or a line of it, is too long to be a program.
    public static let tooLarge = Code(rawValue: "tooLarge")
    /// The file cannot be opened or read.
    public static let unreadable = Code(rawValue: "unreadable")
  }

  public let code: Code
  /// The line, from 1, where the problem was noticed.
  public let line: Int?
  public let message: String

  public init(_ code: Code, line: Int? = nil, _ message: String) {
    self.code = code
    self.line = line
    self.message = message
  }

  public var description: String {
    "\(line.map { "line \($0): " } ?? "")\(message) (\(code.rawValue))"
  }
}
