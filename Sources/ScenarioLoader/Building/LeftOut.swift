public import Kezek

extension LoadedScenario {
  /// What to say of every row that the scenario does without: the errors, and a note for the rows
  /// that refer to them.
  public var leftOutFindings: [Finding] {
    let errors = findings.filter { $0.severity == .error }
    let code = LoaderCode.leftOutWithAnother
    var rows: [(file: String, rows: [Int])] = []
    for row in leftOut where row.reason != .errors {
      if let place = rows.firstIndex(where: { $0.file == row.file }) {
        rows[place].rows.append(row.row)
      } else {
        rows.append((row.file, [row.row]))
      }
    }
    return errors
      + rows.map { Finding(code.code, code.severity, file: $0.file, rows: $0.rows.sorted()) }
  }
}

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
