import Kezek

/// A table with its header understood: cells by row and English column name.
struct Table {
  let kind: TableKind
  /// The file's name in the scenario's folder.
  let file: String
  private let raw: RawTable
  /// The place of each column, by its English header.
  private let columns: [String: Int]
  /// The header of each column as the file has it, by its English header.
  private let headers: [String: String]
  /// The further columns that the settings list, in their order; nil where the file lacks one.
  let furtherColumns: [Int?]
  /// The rows that hold data, as places in the text.
  let rows: [Int]
  /// The rows whose text is not damaged and holds no personal number: what names are gathered of.
  let soundRows: [Int]
  /// Cells filled from above, under merged ones.
  private let filled: [RawTable.Position: String]

  init(
    kind: TableKind, file: String, raw: RawTable, columns: [String: Int],
    headers: [String: String], furtherColumns: [Int?], rows: [Int], soundRows: [Int],
    filled: [RawTable.Position: String]
  ) {
    self.kind = kind
    self.file = file
    self.raw = raw
    self.columns = columns
    self.headers = headers
    self.furtherColumns = furtherColumns
    self.rows = rows
    self.soundRows = soundRows
    self.filled = filled
  }

  /// The header of a column as the file has it; nil where the table lacks the column.
  func header(of column: String) -> String? { headers[column] }

  /// The place of a column, or nil.
  func index(of column: String) -> Int? { columns[column] }

  /// The text of a cell; empty where the table has no such column.
  func text(_ row: Int, at column: Int?) -> String {
    guard let column else { return "" }
    if !filled.isEmpty, let text = filled[RawTable.Position(row: row, column: column)] {
      return text
    }
    return raw.text(row: row, column: column)
  }

  /// Whether a cell is empty, or the table has no such column.
  func isEmpty(_ row: Int, at column: Int?) -> Bool {
    guard let column else { return true }
    return raw.isEmpty(row: row, column: column)
      && (filled.isEmpty || filled[RawTable.Position(row: row, column: column)] == nil)
  }

  func text(_ row: Int, _ column: String) -> String { text(row, at: columns[column]) }

  /// The row as the spreadsheet shows it.
  func shownRow(_ row: Int) -> Int { row + 1 }

  /// Where a cell is, or its row, or the whole table; a column that the table lacks is not named.
  func place(_ row: Int? = nil, _ column: String? = nil) -> FindingCollector.Place {
    FindingCollector.Place(
      file: file, table: kind, row: row.map { $0 + 1 }, column: column.flatMap { headers[$0] })
  }
}
