/// A text of separated values, cut into rows and cells as a spreadsheet would show them.
///
/// Row *r* here is the spreadsheet's row r + 1: a cell with a line break inside quotes stays in its
/// row, and empty lines are rows. Cells lie as spans in one buffer; nothing is copied but what had
/// doubled quotes.
struct RawTable {
  /// The text, and behind it the cells that had to be rewritten.
  private let bytes: [UInt8]
  private let cells: [Span]
  /// The first cell of each row, and one past the last cell.
  private let rowStarts: [Int32]
  /// What is wrong with the text itself, by row and column.
  let damages: [Damage]
  /// Cells with eight or more digits, which may hold a personal number.
  let longNumbers: [Position]
  /// Cells in which a `?` or `_` stands beside a Cyrillic letter, perhaps for a lost one.
  let suspects: [Position]

  struct Span {
    var start: Int32
    var end: Int32
  }

  /// A cell: both counts from 0.
  struct Position: Hashable {
    let row: Int
    let column: Int
  }

  struct Damage: Hashable {
    let kind: Kind
    let position: Position

    enum Kind: Hashable {
      /// A quote that opens a cell and is never closed.
      case unclosedQuote
      /// A quote inside a quoted cell that is not doubled.
      case innerQuote
      /// A quote inside a cell without quotes: read as it stands.
      case plainQuote
      case nul
      /// Bytes that are no text.
      case notText
      /// A control character.
      case control
      /// More characters than a cell may have; its text is left out.
      case longCell
      case tooManyColumns
      case tooManyRows
    }
  }

  /// The most columns and rows read; a spreadsheet has 1,048,576 rows.
  static let columnLimit = 1000
  static let rowLimit = 1_048_576
  /// The most characters of one cell that are read.
  static let cellLimit = 10_000

  /// Cuts UTF-8 text at a separator.
  /// - Complexity: O(bytes).
  init(_ text: [UInt8], separator: UInt8, rowLimit: Int = RawTable.rowLimit) {
    let tokenizer = text.withUnsafeBufferPointer { buffer in
      var tokenizer = Tokenizer(buffer, separator: separator, rowLimit: rowLimit)
      tokenizer.run()
      return tokenizer.result
    }
    bytes = tokenizer.arena.isEmpty ? text : text + tokenizer.arena
    cells = tokenizer.cells
    rowStarts = tokenizer.rowStarts
    damages = tokenizer.damages
    longNumbers = tokenizer.longNumbers
    suspects = tokenizer.suspects
  }

  var rowCount: Int { rowStarts.count - 1 }

  /// Cells of a row, empty ones at the end included.
  func cellCount(row: Int) -> Int { Int(rowStarts[row + 1] - rowStarts[row]) }

  /// Cells of a row up to the last that is not empty.
  func filledCount(row: Int) -> Int {
    var count = cellCount(row: row)
    while count > 0, isEmpty(row: row, column: count - 1) { count -= 1 }
    return count
  }

  /// Whether a cell is empty, or the row ends before it.
  func isEmpty(row: Int, column: Int) -> Bool {
    guard column < cellCount(row: row) else { return true }
    let span = cells[Int(rowStarts[row]) + column]
    return span.start == span.end
  }

  /// The text of a cell without spaces around it; empty where the row ends before it.
  func text(row: Int, column: Int) -> String {
    guard column < cellCount(row: row) else { return "" }
    let span = cells[Int(rowStarts[row]) + column]
    return String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
  }

  /// Whether a cell begins with ASCII letters, without making a text of it.
  func begins(with prefix: StaticString, row: Int, column: Int) -> Bool {
    guard column < cellCount(row: row) else { return false }
    let span = cells[Int(rowStarts[row]) + column]
    return prefix.withUTF8Buffer { letters in
      Int(span.end - span.start) >= letters.count
        && bytes[Int(span.start)..<Int(span.end)].starts(with: letters)
    }
  }
}
