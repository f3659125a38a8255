/// Something a table says that the planner should know of: an error, a warning or a note.
///
/// A finding holds no sentence: its code and values are turned into one of three languages by the
/// message catalogue. It never holds a personal number or a name.
public struct Finding: Sendable, Hashable {
  /// The stable code, as `E203`; listed in the message catalogue.
  public let code: Code
  public let severity: Severity
  /// The file, as the scenario's folder names it; nil where none is concerned.
  public let file: String?
  /// The rows, ascending, as the spreadsheet shows them (the header is 1); empty = the file.
  public let rows: [Int]
  /// The column's header, as the file has it; nil = the row.
  public let column: String?
  /// The cell's value, as the file has it; nil where it must not be shown.
  public let value: String?
  /// What the message's placeholders stand for, by name.
  public let details: [String: String]
  /// What was probably meant.
  public let maybe: String?
  /// Children concerned: what `doctor` orders by.
  public let children: Int

  /// A code of the message catalogue.
  public struct Code: Sendable, Hashable, RawRepresentable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }
  }

  /// How much a finding matters.
  public enum Severity: Int, Sendable, Hashable, Comparable {
    /// The scenario cannot be planned as it stands.
    case error
    /// It can be planned, but probably not as meant.
    case warning
    /// Something understood that the planner may want to know.
    case note

    public static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  public init(
    _ code: Code, _ severity: Severity, file: String? = nil, rows: [Int] = [],
    column: String? = nil, value: String? = nil, details: [String: String] = [:],
    maybe: String? = nil, children: Int = 0
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.rows = rows
    self.column = column
    self.value = value
    self.details = details
    self.maybe = maybe
    self.children = children
  }
}
