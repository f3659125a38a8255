/// What Kezek writes into the comments of a file, so that reading gives back the same program.
///
/// Other solvers skip the comments and still solve an equivalent program.
///
/// | note | meaning |
/// |---|---|
/// | `kezek names` | names are in percent notation |
/// | `kezek maximize` | the objective was negated to be minimized |
/// | `kezek offset NAME` | this column, fixed to 1, carries the constant of the objective |
/// | `kezek range ROW NAME` | ROW equals this column, whose bounds are those of the row |
/// | `kezek norow NAME` | this row says nothing and is only there because readers want one |
/// | `kezek bounds ROW LOWER UPPER` | the exact bounds of a row whose range had to be rounded |
/// | `kezek row NAME TRUE`, `kezek column NAME TRUE` | a replaced name |
struct FileNotes: Sendable {
  var hasPercentNames = false
  var maximize = false
  var offsetColumn: String?
  var emptyRow: String?
  /// Rows by the name of the column that carries their range.
  var rangeColumns: [String: String] = [:]
  var exactBounds: [String: Bounds] = [:]
  var rows: [String: String] = [:]
  var columns: [String: String] = [:]

  static let marker = "kezek"

  /// Takes in one comment; anything else than a note is left aside.
  mutating func take(_ comment: Substring) {
    let words = comment.split(separator: " ")
    guard words.first == Substring(Self.marker), words.count >= 2 else { return }
    switch (words[1], words.count) {
    case ("names", 2): hasPercentNames = true
    case ("maximize", 2): maximize = true
    case ("offset", 3): offsetColumn = String(words[2])
    case ("norow", 3): emptyRow = String(words[2])
    case ("range", 4): rangeColumns[String(words[3])] = String(words[2])
    case ("bounds", 5):
      if let lower = NumberText.parse(words[3], allowsInfinity: false),
        let upper = NumberText.parse(words[4], allowsInfinity: false)
      {
        exactBounds[String(words[2])] = .between(lower, upper)
      }
    case ("row", 3...4): rows[String(words[2])] = words.count == 4 ? String(words[3]) : ""
    case ("column", 3...4): columns[String(words[2])] = words.count == 4 ? String(words[3]) : ""
    default: break
    }
  }

  /// The true name of a row as it stands in the file.
  func rowName(_ name: String) -> String { trueName(name, rows) }

  func columnName(_ name: String) -> String { trueName(name, columns) }

  private func trueName(_ name: String, _ table: [String: String]) -> String {
    if let encoded = table[name] { return PercentNotation.decode(encoded) ?? name }
    return hasPercentNames ? PercentNotation.decode(name) ?? name : name
  }
}
