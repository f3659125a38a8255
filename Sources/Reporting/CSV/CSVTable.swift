public import Kezek

/// A table that a spreadsheet of Kazakhstan opens by a double click: `;`, a byte-order mark, CRLF
/// and a decimal comma.
public struct CSVTable: Sendable, Hashable {
  /// The file's name.
  public let name: String
  public let columns: [String]
  public private(set) var rows: [[Cell]] = []

  /// What a cell holds; the writer turns it into text that a spreadsheet leaves alone.
  public enum Cell: Sendable, Hashable {
    case empty
    case text(String)
    case integer(Int)
    /// A number with one decimal, in tenths.
    case tenths(Int)
    /// A measured number, written with so many decimals.
    case decimal(Double, places: Int)
    /// A share as a percent, empty where the denominator is 0.
    case share(Int, of: Int)
    /// A day, which is meant to be read as one.
    case day(CalendarDay)
    /// A minute of the day, which is meant to be read as a time.
    case clock(Int)
  }

  public init(name: String, columns: [String]) {
    self.name = name
    self.columns = columns
  }

  /// Adds a row; it has a cell for each column.
  package mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row of another width than its table")
    rows.append(row)
  }

  /// The table as UTF-8.
  ///
  /// - Complexity: O(cells).
  public func bytes() -> [UInt8] {
    var output: [UInt8] = [0xEF, 0xBB, 0xBF]
    append(columns.lazy.map { $0 }, to: &output)
    for row in rows { append(row.lazy.map(\.content), to: &output) }
    return output
  }

  private func append(_ cells: some Sequence<String>, to output: inout [UInt8]) {
    for (column, cell) in cells.enumerated() {
      if column > 0 { output.append(UInt8(ascii: ";")) }
      Self.append(cell, to: &output)
    }
    output.append(contentsOf: [13, 10])
  }

  /// Appends a text, in quotes where it holds what parts cells or begins or ends with a space.
  private static func append(_ text: String, to output: inout [UInt8]) {
    let space = UInt8(ascii: " ")
    let isSpecial = text.utf8.contains { byte in
      byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\"") || byte == 13 || byte == 10
    }
    guard isSpecial || text.utf8.first == space || text.utf8.last == space else {
      output.append(contentsOf: text.utf8)
      return
    }
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }
}

extension CSVTable.Cell {
  /// What stands in the file, before quoting.
  var content: String {
    switch self {
    case .empty: ""
    case .text(let text): SpreadsheetText.protected(text)
    case .integer(let number): String(number)
    case .tenths(let tenths):
      (tenths < 0 ? "-" : "") + "\(tenths.magnitude / 10),\(tenths.magnitude % 10)"
    case .decimal(let number, let places):
      JSONNumber(number, places: places).digits.replacing(".", with: ",")
    case .share(let numerator, let denominator):
      Percent(numerator, of: denominator).map { $0.text(mark: ",") + "%" } ?? ""
    case .day(let day): day.dotted
    case .clock(let minute): PlanDocument.clock(minute)
    }
  }

  /// The text, or empty where there is none.
  static func optional(_ text: String?) -> CSVTable.Cell { text.map { .text($0) } ?? .empty }
}
