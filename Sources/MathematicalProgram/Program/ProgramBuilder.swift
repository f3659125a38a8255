/// Collects variables, constraints and an objective, and freezes them into a program.
///
/// Terms may be added to any constraint at any time, so a model can be built by rows or by columns.
/// Mistakes in the data (NaN, unknown variables) are found by ``frozen()``, all of them in one place.
///
/// ```swift
/// var builder = ProgramBuilder()
/// let take = builder.addVariables(3, .unit, .integer) { "take[\($0)]" }
/// builder.addConstraint(LinearExpression(sumOf: take), .atMost(2), name: "at most two")
/// builder.setObjective(.maximize, LinearExpression(sumOf: take))
/// let program = try builder.frozen()
/// ```
public struct ProgramBuilder: Sendable {
  private var variableLower: [Double] = []
  private var variableUpper: [Double] = []
  private var integer: [Bool] = []
  private var constraintLower: [Double] = []
  private var constraintUpper: [Double] = []
  private var terms = TermList()
  private var objectiveTerms: [Term] = []
  private var variableNames = Names(prefix: "x")
  private var constraintNames = Names(prefix: "c")

  /// Whether the objective is made small or large.
  public var sense: ObjectiveSense = .minimize
  /// The constant part of the objective.
  public var objectiveOffset = 0.0

  public init() {}

  public var variableCount: Int { variableLower.count }
  public var constraintCount: Int { constraintLower.count }
  /// Terms given so far, duplicates and zeros included.
  public var termCount: Int { terms.row.count }

  /// Makes room once for a model of known size.
  public mutating func reserveCapacity(variables: Int, constraints: Int, terms count: Int) {
    variableLower.reserveCapacity(variables)
    variableUpper.reserveCapacity(variables)
    integer.reserveCapacity(variables)
    constraintLower.reserveCapacity(constraints)
    constraintUpper.reserveCapacity(constraints)
    terms.row.reserveCapacity(count)
    terms.column.reserveCapacity(count)
    terms.coefficient.reserveCapacity(count)
  }

  // MARK: Variables

  /// Adds one decision variable.
  @discardableResult
  public mutating func addVariable(
    _ bounds: Bounds = .nonNegative, _ kind: VariableKind = .continuous, name: String? = nil
  ) -> Variable {
    let index = variableCount
    variableLower.append(bounds.lower)
    variableUpper.append(bounds.upper)
    integer.append(kind == .integer)
    if let name { variableNames.assign(name, to: index) }
    return Variable(index)
  }

  /// Adds a block of alike decision variables, named when asked by their offset in the block.
  @discardableResult
  public mutating func addVariables(
    _ count: Int, _ bounds: Bounds = .nonNegative, _ kind: VariableKind = .continuous,
    name: @escaping @Sendable (_ offset: Int) -> String
  ) -> Range<Variable> {
    let first = variableCount
    variableLower.append(contentsOf: repeatElement(bounds.lower, count: count))
    variableUpper.append(contentsOf: repeatElement(bounds.upper, count: count))
    integer.append(contentsOf: repeatElement(kind == .integer, count: count))
    variableNames.assignBlock(from: first, name)
    variableNames.endBlock(at: first + count)
    return Variable(first)..<Variable(first + count)
  }

  /// Names all variables from `first` up to the next named block, when asked, by their offset.
  public mutating func nameVariables(
    from first: Variable, _ name: @escaping @Sendable (_ offset: Int) -> String
  ) {
    variableNames.assignBlock(from: Int(first.index), name)
  }

  // MARK: Constraints

  /// Adds one constraint lower ≤ expression ≤ upper; the expression's constant moves to the bounds.
  @discardableResult
  public mutating func addConstraint(
    _ expression: LinearExpression = LinearExpression(), _ bounds: Bounds, name: String? = nil
  ) -> Constraint {
    let row = Int32(constraintCount)
    constraintLower.append(bounds.lower - expression.constant)
    constraintUpper.append(bounds.upper - expression.constant)
    for term in expression.terms {
      terms.append(row: row, column: term.variable.index, coefficient: term.coefficient)
    }
    if let name { constraintNames.assign(name, to: Int(row)) }
    return Constraint(row)
  }

  /// Adds a block of constraints that have no terms yet, with the same bounds.
  @discardableResult
  public mutating func addConstraints(
    _ count: Int, _ bounds: Bounds, name: @escaping @Sendable (_ offset: Int) -> String
  ) -> Range<Constraint> {
    let first = constraintCount
    constraintLower.append(contentsOf: repeatElement(bounds.lower, count: count))
    constraintUpper.append(contentsOf: repeatElement(bounds.upper, count: count))
    constraintNames.assignBlock(from: first, name)
    constraintNames.endBlock(at: first + count)
    return Constraint(first)..<Constraint(first + count)
  }

  /// Names all constraints from `first` up to the next named block, when asked, by their offset.
  public mutating func nameConstraints(
    from first: Constraint, _ name: @escaping @Sendable (_ offset: Int) -> String
  ) {
    constraintNames.assignBlock(from: Int(first.index), name)
  }

  /// Adds `coefficient · variable` to a constraint made before.
  public mutating func add(_ coefficient: Double, _ variable: Variable, to constraint: Constraint) {
    terms.append(row: constraint.index, column: variable.index, coefficient: coefficient)
  }

  // MARK: Objective

  /// Sets the objective, replacing what was there.
  public mutating func setObjective(_ sense: ObjectiveSense, _ expression: LinearExpression) {
    self.sense = sense
    objectiveOffset = expression.constant
    objectiveTerms = expression.terms
  }

  /// Adds `coefficient · variable` to the objective.
  public mutating func addToObjective(_ coefficient: Double, _ variable: Variable) {
    objectiveTerms.append(Term(coefficient, variable))
  }

  // MARK: Freezing

  /// The immutable program.
  ///
  /// - Throws: ``ProgramError`` for NaN or infinite coefficients, malformed bounds, and terms that
  ///   name variables or constraints which were never added.
  /// - Complexity: O(terms · log(terms in a row)) at worst; linear where rows come sorted.
  public func frozen() throws(ProgramError) -> MathematicalProgram {
    let matrix = try ConstraintMatrix.assembled(
      from: terms, rowCount: constraintCount, columnCount: variableCount)
    let objective = try Objective(
      sense, LinearExpression(objectiveTerms, constant: objectiveOffset),
      variableCount: variableCount)
    return try MathematicalProgram(
      variableLower: variableLower, variableUpper: variableUpper, isInteger: integer,
      matrix: matrix, constraintLower: constraintLower, constraintUpper: constraintUpper,
      objective: objective, variableNames: variableNames, constraintNames: constraintNames)
  }
}
