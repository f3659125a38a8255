/// A table on the terminal: columns aligned by what is in them, and cut where they are too wide.
struct TextTable {
  var columns: [Column]
  private(set) var rows: [[String]] = []

  struct Column {
    let header: String
    var alignment: Alignment = .right
    /// Cut beyond this; nil = as wide as its widest cell.
    var widest: Int?
  }

  enum Alignment { case left, right }

  init(_ columns: [Column]) { self.columns = columns }

  mutating func append(_ row: [String]) { rows.append(row) }

  /// The widths of the columns, headers included.
  private var widths: [Int] {
    columns.indices.map { column in
      let widest = rows.map { $0[column].columns }.max() ?? 0
      return min(columns[column].widest ?? Int.max, max(widest, columns[column].header.columns))
    }
  }

  /// The header and the rows; no spaces at the end of a line.
  ///
  /// Where they do not fit `width`, columns stand closer, and then the widest column of texts is
  /// cut.
  func lines(width: Int, indent: Int = 0, gap: Int = 2) -> [String] {
    var widths = widths
    var gap = gap
    func excess() -> Int {
      indent + widths.reduce(0, +) + gap * max(0, widths.count - 1) - width
    }
    if excess() > 0 { gap = 1 }
    let texts = columns.indices.filter { columns[$0].alignment == .left }
    while excess() > 0,
      let widest = texts.filter({ widths[$0] > 8 }).max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
    }
    return ([columns.map(\.header)] + rows).map { row in
      let cells = row.indices.map { column in
        let cell = row[column].cut(to: widths[column])
        return columns[column].alignment == .left
          ? cell.padded(to: widths[column]) : cell.paddedLeft(to: widths[column])
      }
      let line =
        String(repeating: " ", count: indent)
        + cells.joined(separator: String(repeating: " ", count: gap))
      return line.trimmedAtEnd
    }
  }
}

extension String {
  /// Without spaces at the end.
  var trimmedAtEnd: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}
