/// A row that the scenario does without.
public struct LeftOutRow: Sendable, Hashable {
  public let file: String
  /// As the spreadsheet shows it.
  public let row: Int
  public let reason: Reason

  public enum Reason: Sendable, Hashable {
    /// The row has errors of its own.
    case errors
    /// It refers to a row that is left out.
    case refersTo(file: String, row: Int)
    /// It refers to something that is not there.
    case refersToNothing
  }

  public init(file: String, row: Int, reason: Reason) {
    self.file = file
    self.row = row
    self.reason = reason
  }
}
