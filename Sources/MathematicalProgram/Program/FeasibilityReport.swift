/// One way in which a point breaks a program.
public struct Violation: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// A constraint's activity lies outside its bounds.
    case constraint(Constraint)
    /// A variable lies outside its bounds.
    case bound(Variable)
    /// An integer variable has a fractional value.
    case integrality(Variable)
    /// A variable's value is NaN or infinite.
    case notFinite(Variable)
  }

  public let kind: Kind
  /// How far outside, in the unit of the constraint or variable; +∞ for a value that is no number.
  public let amount: Double

  public init(kind: Kind, amount: Double) {
    self.kind = kind
    self.amount = amount
  }
}

/// What is wrong with a point, found without any solver.
///
/// A constraint lower ≤ a·x ≤ upper counts as violated when its activity lies outside by more than
/// `tolerance` × max(1, the largest |aᵢxᵢ|); a variable's bound by more than `tolerance` ×
/// max(1, |value|); integrality when the distance to the nearest whole number exceeds `tolerance`.
public struct FeasibilityReport: Sendable {
  /// Variables first, then constraints, each by ascending index.
  public let violations: [Violation]
  /// The objective value at the point.
  public let objective: Double

  public static let defaultTolerance = 1e-6

  /// Checks a point that has one value for each variable.
  ///
  /// - Throws: ``ProgramError`` when the number of values differs.
  /// - Complexity: O(variables + non-zeros).
  public init(
    _ program: MathematicalProgram, at values: [Double],
    tolerance: Double = FeasibilityReport.defaultTolerance
  ) throws(ProgramError) {
    guard values.count == program.variableCount else {
      throw ProgramError(
        .wrongCount, "a point of \(values.count) values for \(program.variableCount) variables")
    }
    var violations: [Violation] = []
    for variable in program.variables {
      Self.check(variable, values[Int(variable.index)], program, tolerance, &violations)
    }
    if violations.allSatisfy({ $0.amount < .infinity }) {
      for constraint in program.constraints {
        Self.check(constraint, values, program, tolerance, &violations)
      }
    }
    self.violations = violations
    objective = program.objective.value(at: values)
  }

  public var isFeasible: Bool { violations.isEmpty }

  /// The largest amount of any violation; 0 when there is none.
  public var worst: Double { violations.map(\.amount).max() ?? 0 }

  private static func check(
    _ variable: Variable, _ value: Double, _ program: MathematicalProgram, _ tolerance: Double,
    _ violations: inout [Violation]
  ) {
    guard value.isFinite else {
      violations.append(Violation(kind: .notFinite(variable), amount: .infinity))
      return
    }
    let bounds = program.bounds(of: variable)
    let outside = bounds.violation(of: value)
    if outside > tolerance * max(1, abs(value)) {
      violations.append(Violation(kind: .bound(variable), amount: outside))
    }
    let fraction = abs(value - value.rounded())
    if program.isInteger[Int(variable.index)], fraction > tolerance {
      violations.append(Violation(kind: .integrality(variable), amount: fraction))
    }
  }

  private static func check(
    _ constraint: Constraint, _ values: [Double], _ program: MathematicalProgram,
    _ tolerance: Double, _ violations: inout [Violation]
  ) {
    let matrix = program.matrix
    var activity = 0.0
    var largest = 1.0
    for entry in matrix.entries(ofRow: Int(constraint.index)) {
      let part = matrix.coefficient[entry] * values[Int(matrix.columnIndex[entry])]
      activity += part
      largest = max(largest, abs(part))
    }
    let outside = program.bounds(of: constraint).violation(of: activity)
    if outside > tolerance * largest || activity.isNaN {
      violations.append(Violation(kind: .constraint(constraint), amount: outside))
    }
  }
}

extension FeasibilityReport {
  /// One line a violation, with the names of the program; the first `limit` of them.
  public func lines(_ program: MathematicalProgram, limit: Int = 10) -> [String] {
    violations.prefix(limit).map { violation in
      switch violation.kind {
      case .constraint(let constraint):
        "constraint \(program.name(of: constraint)) is violated by \(violation.amount)"
      case .bound(let variable):
        "variable \(program.name(of: variable)) is outside its bounds by \(violation.amount)"
      case .integrality(let variable):
        "variable \(program.name(of: variable)) is \(violation.amount) off a whole number"
      case .notFinite(let variable):
        "variable \(program.name(of: variable)) has no finite value"
      }
    }
  }
}
