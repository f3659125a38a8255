/// A table as rows of text: the header in English, cells as they will stand in the file.
struct TextTable {
  /// The file's name without `.csv`.
  let name: String
  let header: [String]
  private(set) var rows: [[String]] = []

  init(name: String, header: [String]) {
    self.name = name
    self.header = header
  }

  /// Adds a row; a cell for each header.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == header.count, "a row of \(name) has another width")
    rows.append(cells)
  }

  /// The table without the columns that no row fills, as people leave them out.
  func withoutEmptyColumns() -> TextTable {
    let used = header.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    var result = TextTable(name: name, header: used.map { header[$0] })
    for row in rows { result.rows.append(used.map { row[$0] }) }
    return result
  }

  /// The file as a Russian-locale spreadsheet saves it: byte-order mark, `;`, CRLF.
  func bytes(header translate: (String) -> String) -> [UInt8] {
    var text = "\u{FEFF}" + Self.line(header.map(translate))
    for row in rows { text += Self.line(row) }
    return Array(text.utf8)
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ";") + "\r\n"
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { ";\"\r\n".unicodeScalars.contains($0) }) else {
      return cell
    }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
