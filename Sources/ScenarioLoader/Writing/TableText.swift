import Kezek

/// A table as a Russian-locale spreadsheet saves it: `;`, a byte-order mark, CRLF.
struct TableText {
  private var text = "\u{FEFF}"

  /// A table with a header as it is given.
  init(header: [String]) { append(header) }

  /// A table whose header has the words of a language.
  init(_ kind: TableKind, columns: [String], in language: Language) {
    append(
      columns.map { Words.catalogue.text(.header, kind.rawValue, $0, in: language) })
  }

  /// Adds a row.
  mutating func append(_ cells: [String]) {
    text += cells.map(Self.cell).joined(separator: ";") + "\r\n"
  }

  /// The file's bytes.
  var bytes: [UInt8] { Array(text.utf8) }

  /// A cell, quoted where it must be; what a spreadsheet would run or change gets an apostrophe,
  /// which is taken off when the table is read.
  static func cell(_ text: String) -> String {
    var text = text
    if let first = text.first, "=+-@'".contains(first), text.count > 1 { text = "'" + text }
    if text.contains(where: { $0 == ";" || $0 == "\"" || $0.isNewline }) {
      text = "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    return text
  }
}

/// The words of tables in one language.
struct TableWords {
  let language: Language

  func word(_ kind: String, _ english: String) -> String {
    Words.catalogue.text(.word, kind, english, in: language)
  }

  func yes(_ isYes: Bool) -> String { isYes ? word("yes/no", "yes") : "" }

  func list(_ kind: String, _ words: [String]) -> String {
    words.map { word(kind, $0) }.joined(separator: ", ")
  }

  func date(_ day: CalendarDay?) -> String { day?.dotted ?? "" }

  func number(_ value: Int?) -> String { value.map(String.init) ?? "" }

  /// Days of a range, as `01.09.2026 - 31.12.2026`, or one of them.
  func range(_ days: DayRange) -> String {
    days.count == 1 ? days.first.dotted : "\(days.first.dotted) - \(days.last.dotted)"
  }

  /// The word of the catalogue that stands for a value.
  func word<Value: Equatable>(
    _ kind: String, _ value: Value, among values: [String: Value]
  ) -> String {
    values.first { $0.value == value }.map { word(kind, $0.key) } ?? ""
  }
}
