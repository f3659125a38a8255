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

  /// The file as a Russian-locale spreadsheet saves it: byte-order mark, `;`, CRLF; without the
  /// columns that no row fills, as people leave them out.
  func bytes(header translate: (String) -> String) -> [UInt8] {
    let used = header.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    var bytes = Array("\u{FEFF}".utf8)
    Self.append(used.map { translate(header[$0]) }, to: &bytes)
    for row in rows { Self.append(used.map { row[$0] }, to: &bytes) }
    return bytes
  }

  private static func append(_ cells: [String], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ";")) }
      bytes.append(contentsOf: quoted(cell).utf8)
    }
    bytes.append(contentsOf: [13, 10])
  }

  private static func quoted(_ cell: String) -> String {
    // ; " and the two line ends.
    guard cell.utf8.contains(where: { [59, 34, 13, 10].contains($0) }) else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
