/// A constraint to be added to a program that exists.
public struct NewConstraint: Sendable {
  public var expression: LinearExpression
  public var bounds: Bounds
  public var name: String?

  public init(_ expression: LinearExpression, _ bounds: Bounds, name: String? = nil) {
    self.expression = expression
    self.bounds = bounds
    self.name = name
  }
}

extension MathematicalProgram {
  /// The same program with another objective; constraints are shared, not copied.
  ///
  /// - Throws: ``ProgramError`` when the objective does not fit the variables.
  /// - Complexity: O(variables).
  public func withObjective(_ objective: Objective) throws(ProgramError) -> MathematicalProgram {
    try Self.check(objective, variableCount: variableCount)
    var program = self
    program.objective = objective
    return program
  }

  /// The same program with another objective, given as an expression.
  public func withObjective(
    _ sense: ObjectiveSense, _ expression: LinearExpression
  ) throws(ProgramError) -> MathematicalProgram {
    try withObjective(Objective(sense, expression, variableCount: variableCount))
  }

  /// The same program with more constraints after its own, such as floors of earlier tiers.
  ///
  /// - Throws: ``ProgramError`` as in ``ProgramBuilder/frozen()``.
  /// - Complexity: O(non-zeros), one plain copy of the arrays.
  public func adding(_ added: [NewConstraint]) throws(ProgramError) -> MathematicalProgram {
    var terms = TermList()
    var program = self
    for (row, constraint) in added.enumerated() {
      let bounds = Bounds(
        lower: constraint.bounds.lower - constraint.expression.constant,
        upper: constraint.bounds.upper - constraint.expression.constant)
      try Self.check(bounds, "added constraint", row)
      program.constraintLower.append(bounds.lower)
      program.constraintUpper.append(bounds.upper)
      for term in constraint.expression.terms {
        terms.append(
          row: Int32(row), column: term.variable.index, coefficient: term.coefficient)
      }
    }
    let rows = try ConstraintMatrix.assembled(
      from: terms, rowCount: added.count, columnCount: variableCount)
    program.matrix = matrix.appending(rows)
    program.constraintNames.endBlock(at: constraintCount)
    for (row, constraint) in added.enumerated() {
      if let name = constraint.name {
        program.constraintNames.assign(name, to: constraintCount + row)
      }
    }
    return program
  }

  /// The same program with other bounds on some variables; later changes win.
  ///
  /// - Throws: ``ProgramError`` for an unknown variable or malformed bounds.
  /// - Complexity: O(variables).
  public func withBounds(
    _ changes: [(variable: Variable, bounds: Bounds)]
  ) throws(ProgramError) -> MathematicalProgram {
    var program = self
    for (variable, bounds) in changes {
      let index = Int(variable.index)
      guard index >= 0, index < variableCount else {
        throw ProgramError(.unknownVariable, "a bound names variable \(index) of \(variableCount)")
      }
      try Self.check(bounds, "variable", index)
      program.variableLower[index] = bounds.lower
      program.variableUpper[index] = bounds.upper
    }
    return program
  }

  /// The same program with other bounds on some constraints; later changes win.
  ///
  /// - Throws: ``ProgramError`` for an unknown constraint or malformed bounds.
  /// - Complexity: O(constraints).
  public func withConstraintBounds(
    _ changes: [(constraint: Constraint, bounds: Bounds)]
  ) throws(ProgramError) -> MathematicalProgram {
    var program = self
    for (constraint, bounds) in changes {
      let index = Int(constraint.index)
      guard index >= 0, index < constraintCount else {
        throw ProgramError(
          .unknownConstraint, "a bound names constraint \(index) of \(constraintCount)")
      }
      try Self.check(bounds, "constraint", index)
      program.constraintLower[index] = bounds.lower
      program.constraintUpper[index] = bounds.upper
    }
    return program
  }

  /// The same program with some variables fixed to values.
  public func fixing(
    _ values: [(variable: Variable, value: Double)]
  ) throws(ProgramError) -> MathematicalProgram {
    try withBounds(values.map { ($0.variable, .exactly($0.value)) })
  }

  /// The linear relaxation: the same program with every variable continuous.
  public func relaxed() -> MathematicalProgram {
    var program = self
    program.isInteger = [Bool](repeating: false, count: variableCount)
    return program
  }
}

extension ConstraintMatrix {
  /// These rows followed by those of `other`.
  func appending(_ other: ConstraintMatrix) -> ConstraintMatrix {
    var rowStart = rowStart
    let shift = Int32(nonZeroCount)
    rowStart.reserveCapacity(rowStart.count + other.rowCount)
    for start in other.rowStart.dropFirst() { rowStart.append(start + shift) }
    return ConstraintMatrix(
      rowStart: rowStart, columnIndex: columnIndex + other.columnIndex,
      coefficient: coefficient + other.coefficient)
  }
}
