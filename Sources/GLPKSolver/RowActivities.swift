import MathematicalProgram

/// The least and the greatest that each constraint can come to while variables are held.
struct RowActivities {
  private let program: MathematicalProgram
  /// Rows of each column and their coefficients.
  private let columnStart: [Int]
  private let rowIndex: [Int32]
  private let coefficient: [Double]
  private var least: [Double]
  private var greatest: [Double]
  private var lower: [Double]
  private var upper: [Double]

  /// - Complexity: O(entries of the matrix).
  init(_ program: MathematicalProgram) {
    self.program = program
    lower = program.variableLower
    upper = program.variableUpper
    let matrix = program.matrix
    var starts = [Int](repeating: 0, count: program.variableCount + 1)
    for column in matrix.columnIndex { starts[Int(column) + 1] += 1 }
    for column in 0..<program.variableCount { starts[column + 1] += starts[column] }
    columnStart = starts
    var rows = [Int32](repeating: 0, count: matrix.columnIndex.count)
    var coefficients = [Double](repeating: 0, count: matrix.columnIndex.count)
    least = [Double](repeating: 0, count: program.constraintCount)
    greatest = least
    for row in 0..<program.constraintCount {
      for entry in Int(matrix.rowStart[row])..<Int(matrix.rowStart[row + 1]) {
        let column = Int(matrix.columnIndex[entry])
        let factor = matrix.coefficient[entry]
        rows[starts[column]] = Int32(row)
        coefficients[starts[column]] = factor
        starts[column] += 1
        least[row] += factor * (factor > 0 ? lower[column] : upper[column])
        greatest[row] += factor * (factor > 0 ? upper[column] : lower[column])
      }
    }
    rowIndex = rows
    coefficient = coefficients
  }

  /// Holds a variable at a value; false, and nothing changed, where a row alone bars it.
  ///
  /// - Complexity: O(rows of the variable).
  mutating func hold(_ column: Int, at value: Double) -> Bool {
    let entries = columnStart[column]..<columnStart[column + 1]
    for entry in entries {
      let (least, greatest) = activity(of: entry, column, at: value)
      let row = Int(rowIndex[entry])
      let tolerance = 1e-6 * (1 + abs(value))
      if least > program.constraintUpper[row] + tolerance { return false }
      if greatest < program.constraintLower[row] - tolerance { return false }
    }
    for entry in entries {
      let row = Int(rowIndex[entry])
      (least[row], greatest[row]) = activity(of: entry, column, at: value)
    }
    lower[column] = value
    upper[column] = value
    return true
  }

  private func activity(
    of entry: Int, _ column: Int, at value: Double
  ) -> (least: Double, greatest: Double) {
    let row = Int(rowIndex[entry])
    let factor = coefficient[entry]
    let atLeast = factor > 0 ? lower[column] : upper[column]
    let atMost = factor > 0 ? upper[column] : lower[column]
    return (least[row] + factor * (value - atLeast), greatest[row] + factor * (value - atMost))
  }
}
