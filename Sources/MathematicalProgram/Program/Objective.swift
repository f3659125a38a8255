/// Whether the objective is made small or large.
public enum ObjectiveSense: Sendable, Hashable {
  case minimize
  case maximize

  /// The value that any feasible point beats: +∞ when minimizing, -∞ when maximizing.
  public var worst: Double { self == .minimize ? .infinity : -.infinity }

  /// The value that no point beats: -∞ when minimizing, +∞ when maximizing.
  public var best: Double { -worst }

  /// Whether `left` is strictly better than `right`.
  public func isBetter(_ left: Double, than right: Double) -> Bool {
    self == .minimize ? left < right : left > right
  }
}

/// A linear objective over all variables of a program: sense, offset and one coefficient a variable.
public struct Objective: Sendable, Hashable {
  public var sense: ObjectiveSense
  /// The constant part.
  public var offset: Double
  /// One coefficient for each variable, in the order of the variables.
  public var coefficients: [Double]

  public init(sense: ObjectiveSense, offset: Double = 0, coefficients: [Double]) {
    self.sense = sense
    self.offset = offset
    self.coefficients = coefficients
  }

  /// An objective from an expression; coefficients of the same variable are added in order.
  ///
  /// - Throws: ``ProgramError`` when a term names a variable beyond `variableCount`.
  public init(
    _ sense: ObjectiveSense, _ expression: LinearExpression, variableCount: Int
  ) throws(ProgramError) {
    var coefficients = [Double](repeating: 0, count: variableCount)
    for term in expression.terms {
      let index = Int(term.variable.index)
      guard index >= 0, index < variableCount else {
        throw ProgramError(
          .unknownVariable, "the objective names variable \(index) of \(variableCount)")
      }
      coefficients[index] += term.coefficient
    }
    self.init(sense: sense, offset: expression.constant, coefficients: coefficients)
  }

  /// The objective value at a point.
  ///
  /// - Complexity: O(variables).
  public func value(at values: [Double]) -> Double {
    var sum = offset
    for index in 0..<min(values.count, coefficients.count) where coefficients[index] != 0 {
      sum += coefficients[index] * values[index]
    }
    return sum
  }
}
