/// A mixed-integer linear program, immutable and valid by construction.
///
/// minimize or maximize c·x + offset, subject to lower ≤ A·x ≤ upper for each constraint,
/// bounds on each variable, and integrality of some. Arrays are flat and indexed densely; a program
/// is a value, and copies share storage until one of them is changed.
public struct MathematicalProgram: Sendable {
  public internal(set) var variableLower: [Double]
  public internal(set) var variableUpper: [Double]
  /// Whether each variable may take whole numbers only.
  public internal(set) var isInteger: [Bool]
  public internal(set) var matrix: ConstraintMatrix
  public internal(set) var constraintLower: [Double]
  public internal(set) var constraintUpper: [Double]
  public internal(set) var objective: Objective
  public internal(set) var variableNames: Names
  public internal(set) var constraintNames: Names

  /// Checks the data and makes a program of it.
  ///
  /// - Throws: ``ProgramError`` for malformed bounds, an objective that is not finite, or arrays of
  ///   different lengths.
  init(
    variableLower: [Double], variableUpper: [Double], isInteger: [Bool],
    matrix: ConstraintMatrix, constraintLower: [Double], constraintUpper: [Double],
    objective: Objective, variableNames: Names, constraintNames: Names
  ) throws(ProgramError) {
    self.variableLower = variableLower
    self.variableUpper = variableUpper
    self.isInteger = isInteger
    self.matrix = matrix
    self.constraintLower = constraintLower
    self.constraintUpper = constraintUpper
    self.objective = objective
    self.variableNames = variableNames
    self.constraintNames = constraintNames
    for index in variableLower.indices {
      try Self.check(bounds(of: Variable(index)), "variable", index)
    }
    for index in constraintLower.indices {
      try Self.check(bounds(of: Constraint(index)), "constraint", index)
    }
    try Self.check(objective, variableCount: variableCount)
  }

  public var variableCount: Int { variableLower.count }
  public var constraintCount: Int { constraintLower.count }
  public var variables: Range<Variable> { Variable(0)..<Variable(variableCount) }
  public var constraints: Range<Constraint> { Constraint(0)..<Constraint(constraintCount) }
  /// How many variables may take whole numbers only.
  public var integerCount: Int { isInteger.reduce(0) { $0 + ($1 ? 1 : 0) } }
  /// Whether any variable may take whole numbers only.
  public var hasIntegers: Bool { isInteger.contains(true) }

  public func bounds(of variable: Variable) -> Bounds {
    Bounds(lower: variableLower[Int(variable.index)], upper: variableUpper[Int(variable.index)])
  }

  public func bounds(of constraint: Constraint) -> Bounds {
    Bounds(
      lower: constraintLower[Int(constraint.index)], upper: constraintUpper[Int(constraint.index)])
  }

  public func name(of variable: Variable) -> String { variableNames[Int(variable.index)] }

  public func name(of constraint: Constraint) -> String { constraintNames[Int(constraint.index)] }

  /// The terms of a constraint, by ascending variable.
  public func terms(of constraint: Constraint) -> [Term] {
    matrix.entries(ofRow: Int(constraint.index)).map {
      Term(matrix.coefficient[$0], Variable(matrix.columnIndex[$0]))
    }
  }

  /// Whether two programs hold the same numbers; names are not compared.
  public func hasSameData(as other: MathematicalProgram) -> Bool {
    variableLower == other.variableLower && variableUpper == other.variableUpper
      && isInteger == other.isInteger && matrix == other.matrix
      && constraintLower == other.constraintLower && constraintUpper == other.constraintUpper
      && objective == other.objective
  }

  static func check(_ bounds: Bounds, _ what: String, _ index: Int) throws(ProgramError) {
    guard bounds.isWellFormed else {
      throw ProgramError(
        .malformedBounds, "\(what) \(index) has bounds \(bounds.lower) and \(bounds.upper)")
    }
  }

  static func check(_ objective: Objective, variableCount: Int) throws(ProgramError) {
    guard objective.coefficients.count == variableCount else {
      throw ProgramError(
        .wrongCount,
        "the objective has \(objective.coefficients.count) coefficients for \(variableCount) variables"
      )
    }
    guard objective.offset.isFinite else {
      throw ProgramError(.notFinite, "the objective's offset is \(objective.offset)")
    }
    for (index, value) in objective.coefficients.enumerated() where !value.isFinite {
      throw ProgramError(.notFinite, "the objective coefficient of variable \(index) is \(value)")
    }
  }
}
