/// What a reader has gathered, before help columns are folded back.
struct ReadProgram {
  var columnNames: [String]
  var lower: [Double]
  var upper: [Double]
  var integer: [Bool]
  var rowNames: [String]
  var rowLower: [Double]
  var rowUpper: [Double]
  var terms: TermList
  var objective: Objective

  /// The program that was written: without help columns, and with the true names.
  func program(_ notes: FileNotes) throws -> MathematicalProgram {
    var parts = withoutHelpColumns(notes)
    if let empty = notes.emptyRow, parts.rowNames == [empty],
      parts.terms.coefficient.allSatisfy({ $0 == 0 })
    {
      (parts.rowNames, parts.rowLower, parts.rowUpper) = ([], [], [])
      parts.terms = TermList()
    }
    let rowNames = parts.rowNames.map(notes.rowName)
    let columnNames = parts.columnNames.map(notes.columnName)
    return try MathematicalProgram(
      variableLower: parts.lower, variableUpper: parts.upper, isInteger: parts.integer,
      matrix: .assembled(
        from: parts.terms, rowCount: rowNames.count, columnCount: columnNames.count),
      constraintLower: parts.rowLower, constraintUpper: parts.rowUpper,
      objective: parts.objective, variableNames: Names(columnNames, prefix: "x"),
      constraintNames: Names(rowNames, prefix: "c"))
  }

  /// Folds the offset column into the offset and range columns into the bounds of their rows.
  private func withoutHelpColumns(_ notes: FileNotes) -> ReadProgram {
    guard notes.offsetColumn != nil || !notes.rangeColumns.isEmpty else { return self }
    var parts = self
    var isHelp = [Bool](repeating: false, count: columnNames.count)
    let rowIndex = Dictionary(
      rowNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (column, name) in columnNames.enumerated() {
      if name == notes.offsetColumn, lower[column] == 1, upper[column] == 1 {
        parts.objective.offset += objective.coefficients[column]
        isHelp[column] = true
      } else if let row = notes.rangeColumns[name].flatMap({ rowIndex[$0] }) {
        parts.rowLower[row] = lower[column]
        parts.rowUpper[row] = upper[column]
        isHelp[column] = true
      }
    }
    var position = [Int32](repeating: -1, count: columnNames.count)
    var kept: Int32 = 0
    for column in columnNames.indices where !isHelp[column] {
      position[column] = kept
      kept += 1
    }
    func keeping<Element>(_ array: [Element]) -> [Element] {
      array.indices.filter { !isHelp[$0] }.map { array[$0] }
    }
    parts.columnNames = keeping(columnNames)
    parts.lower = keeping(lower)
    parts.upper = keeping(upper)
    parts.integer = keeping(integer)
    parts.objective.coefficients = keeping(objective.coefficients)
    parts.terms = TermList()
    for term in terms.row.indices where !isHelp[Int(terms.column[term])] {
      parts.terms.append(
        row: terms.row[term], column: position[Int(terms.column[term])],
        coefficient: terms.coefficient[term])
    }
    return parts
  }
}
