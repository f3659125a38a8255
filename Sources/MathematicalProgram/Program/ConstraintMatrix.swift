/// The coefficients of all constraints, by rows (compressed sparse rows).
///
/// Columns ascend strictly inside a row, and no coefficient is zero.
public struct ConstraintMatrix: Sendable, Hashable {
  /// Row r holds the entries `rowStart[r] ..< rowStart[r + 1]`; one entry more than rows.
  public let rowStart: [Int32]
  /// The variable of each entry.
  public let columnIndex: [Int32]
  /// The coefficient of each entry.
  public let coefficient: [Double]

  public static let empty = ConstraintMatrix(rowStart: [0], columnIndex: [], coefficient: [])

  init(rowStart: [Int32], columnIndex: [Int32], coefficient: [Double]) {
    self.rowStart = rowStart
    self.columnIndex = columnIndex
    self.coefficient = coefficient
  }

  public var rowCount: Int { rowStart.count - 1 }
  public var nonZeroCount: Int { coefficient.count }

  /// The positions in ``columnIndex`` and ``coefficient`` of a row's entries.
  public func entries(ofRow row: Int) -> Range<Int> {
    Int(rowStart[row])..<Int(rowStart[row + 1])
  }

  /// The activity a·x of every row at a point.
  ///
  /// - Complexity: O(non-zeros).
  public func activities(at values: [Double]) -> [Double] {
    var activities = [Double](repeating: 0, count: rowCount)
    for row in 0..<rowCount {
      var sum = 0.0
      for entry in entries(ofRow: row) {
        sum += coefficient[entry] * values[Int(columnIndex[entry])]
      }
      activities[row] = sum
    }
    return activities
  }

  /// The same coefficients by columns: for each column its first entry, and row and coefficient.
  ///
  /// - Complexity: O(rows + columns + non-zeros).
  public func transposed(columnCount: Int) -> ConstraintMatrix {
    var start = [Int32](repeating: 0, count: columnCount + 1)
    for column in columnIndex { start[Int(column) + 1] += 1 }
    for column in 0..<columnCount { start[column + 1] += start[column] }
    var next = start
    var rows = [Int32](repeating: 0, count: nonZeroCount)
    var values = [Double](repeating: 0, count: nonZeroCount)
    for row in 0..<rowCount {
      for entry in entries(ofRow: row) {
        let column = Int(columnIndex[entry])
        let position = Int(next[column])
        rows[position] = Int32(row)
        values[position] = coefficient[entry]
        next[column] += 1
      }
    }
    return ConstraintMatrix(rowStart: start, columnIndex: rows, coefficient: values)
  }
}
