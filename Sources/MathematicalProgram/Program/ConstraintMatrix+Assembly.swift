/// Terms in the order in which they were given, to be gathered into rows.
struct TermList: Sendable {
  var row: [Int32] = []
  var column: [Int32] = []
  var coefficient: [Double] = []

  mutating func append(row: Int32, column: Int32, coefficient: Double) {
    self.row.append(row)
    self.column.append(column)
    self.coefficient.append(coefficient)
  }
}

extension ConstraintMatrix {
  /// Gathers terms into rows: sorts by column, adds duplicates in the order given, drops zeros.
  ///
  /// - Throws: ``ProgramError`` for a term outside the program or a sum that is not finite.
  /// - Complexity: O(terms + rows) where each row's terms come with ascending columns, else
  ///   O(terms · log(terms in a row)).
  static func assembled(
    from terms: TermList, rowCount: Int, columnCount: Int
  ) throws(ProgramError) -> ConstraintMatrix {
    guard terms.row.count < Int(Int32.max) else {
      throw ProgramError(.tooLarge, "\(terms.row.count) terms are more than 32 bits can number")
    }
    let start = try firstPositions(of: terms, rowCount: rowCount, columnCount: columnCount)
    let order = positionsByRow(of: terms, start: start)
    var rowStart: [Int32] = [0]
    rowStart.reserveCapacity(rowCount + 1)
    var columns: [Int32] = []
    var values: [Double] = []
    columns.reserveCapacity(order.count)
    values.reserveCapacity(order.count)
    var keys: [UInt64] = []
    for row in 0..<rowCount {
      let range = Int(start[row])..<Int(start[row + 1])
      var previous: Int32 = -1
      var ascending = true
      for position in range {
        let column = terms.column[Int(order[position])]
        if column <= previous { ascending = false }
        previous = column
      }
      if ascending {
        for position in range where terms.coefficient[Int(order[position])] != 0 {
          columns.append(terms.column[Int(order[position])])
          values.append(terms.coefficient[Int(order[position])])
        }
      } else {
        keys.removeAll(keepingCapacity: true)
        for position in range {
          let term = order[position]
          let column = terms.column[Int(term)]
          keys.append(UInt64(UInt32(bitPattern: column)) << 32 | UInt64(UInt32(bitPattern: term)))
        }
        keys.sort()
        appendMerged(keys, terms, &columns, &values)
      }
      rowStart.append(Int32(columns.count))
    }
    for (entry, value) in values.enumerated() where !value.isFinite {
      let row = (rowStart.firstIndex { Int($0) > entry } ?? 1) - 1
      throw ProgramError(
        .notFinite,
        "the coefficient of variable \(columns[entry]) in constraint \(row) is \(value)")
    }
    return ConstraintMatrix(rowStart: rowStart, columnIndex: columns, coefficient: values)
  }

  /// Counts the terms of each row, and refuses terms outside the program.
  private static func firstPositions(
    of terms: TermList, rowCount: Int, columnCount: Int
  ) throws(ProgramError) -> [Int32] {
    var start = [Int32](repeating: 0, count: rowCount + 1)
    for position in terms.row.indices {
      let row = Int(terms.row[position])
      let column = Int(terms.column[position])
      guard row >= 0, row < rowCount else {
        throw ProgramError(.unknownConstraint, "a term names constraint \(row) of \(rowCount)")
      }
      guard column >= 0, column < columnCount else {
        throw ProgramError(
          .unknownVariable, "constraint \(row) names variable \(column) of \(columnCount)")
      }
      start[row + 1] += 1
    }
    for row in 0..<rowCount { start[row + 1] += start[row] }
    return start
  }

  /// The positions of the terms, row by row, in the order given (a stable counting sort).
  private static func positionsByRow(of terms: TermList, start: [Int32]) -> [Int32] {
    var next = start
    var order = [Int32](repeating: 0, count: terms.row.count)
    for position in terms.row.indices {
      let row = Int(terms.row[position])
      order[Int(next[row])] = Int32(position)
      next[row] += 1
    }
    return order
  }

  /// Appends the terms of sorted keys (column, position), one entry a column.
  private static func appendMerged(
    _ keys: [UInt64], _ terms: TermList, _ columns: inout [Int32], _ values: inout [Double]
  ) {
    var index = 0
    while index < keys.count {
      let column = keys[index] >> 32
      var sum = 0.0
      while index < keys.count, keys[index] >> 32 == column {
        sum += terms.coefficient[Int(keys[index] & 0xffff_ffff)]
        index += 1
      }
      if sum != 0 {
        columns.append(Int32(column))
        values.append(sum)
      }
    }
  }
}
