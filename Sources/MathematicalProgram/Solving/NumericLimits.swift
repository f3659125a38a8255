/// The numbers that a backend can be trusted with; others are refused before it sees them.
public struct NumericLimits: Sendable, Hashable {
  /// The largest size of a finite bound, an objective coefficient or the offset.
  public let largest: Double
  /// The sizes of a coefficient of a constraint.
  public let coefficients: ClosedRange<Double>

  public init(largest: Double, coefficients: ClosedRange<Double>) {
    self.largest = largest
    self.coefficients = coefficients
  }

  /// Refuses a program with a number outside the limits.
  ///
  /// - Throws: ``SolverError`` with code ``SolverError/Code/unreasonableData``, naming the first.
  /// - Complexity: O(variables + constraints + non-zeros).
  public func check(_ program: MathematicalProgram, for backend: String) throws(SolverError) {
    if let (row, entry) = coefficient(of: program) {
      let value = program.matrix.coefficient[entry]
      let column = Int(program.matrix.columnIndex[entry])
      let isLarge = abs(value) > coefficients.upperBound
      throw refusal(
        "coefficient \(value) of variable \(program.variableNames[column]) in constraint "
          + program.constraintNames[row],
        isLarge ? "beyond \(coefficients.upperBound)" : "below \(coefficients.lowerBound)",
        backend)
    }
    if let number = otherNumber(of: program) {
      throw refusal(number, "beyond \(largest)", backend)
    }
  }

  private func refusal(_ number: String, _ how: String, _ backend: String) -> SolverError {
    SolverError(
      .unreasonableData,
      "\(number) is \(how), where \(backend)'s answers could not be trusted. "
        + "Maybe scale the program, or use an infinite bound.")
  }

  /// The first coefficient of a constraint outside the limits.
  private func coefficient(of program: MathematicalProgram) -> (row: Int, entry: Int)? {
    for (entry, value) in program.matrix.coefficient.enumerated()
    where !coefficients.contains(abs(value)) {
      let row = (program.matrix.rowStart.firstIndex { Int($0) > entry } ?? 1) - 1
      return (row, entry)
    }
    return nil
  }

  /// A description of the first number beyond the limit that is not a coefficient of a constraint.
  private func otherNumber(of program: MathematicalProgram) -> String? {
    func isBeyond(_ value: Double) -> Bool { value.isFinite && abs(value) > largest }
    for (index, value) in program.objective.coefficients.enumerated() where isBeyond(value) {
      return "objective coefficient \(value) of variable \(program.variableNames[index])"
    }
    for index in program.variableLower.indices {
      for value in [program.variableLower[index], program.variableUpper[index]]
      where isBeyond(value) {
        return "bound \(value) of variable \(program.variableNames[index])"
      }
    }
    for index in program.constraintLower.indices {
      for value in [program.constraintLower[index], program.constraintUpper[index]]
      where isBeyond(value) {
        return "bound \(value) of constraint \(program.constraintNames[index])"
      }
    }
    let offset = program.objective.offset
    return isBeyond(offset) ? "objective offset \(offset)" : nil
  }
}
