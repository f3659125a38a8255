import MathematicalProgram

/// A variable whose value follows from variables made before it, for writing plans as points.
enum DerivedColumn: Sendable {
  /// 1 where any of those is 1: visit, present, assigned, served, kept.
  case any(Variable, of: [Variable])
  /// Concave segments of so many levels each, filled in order.
  case segments([(variable: Variable, length: Int)], level: LinearExpression)
  /// One binary variable for each level from 0.
  case oneLevel([Variable], level: LinearExpression)

  /// Sets the variable's value from those before it.
  func fill(_ values: inout [Double]) {
    switch self {
    case .any(let variable, let others):
      let isAny = others.contains { values[Int($0.index)] > 0.5 }
      values[Int(variable.index)] = isAny ? 1 : 0
    case .segments(let parts, let level):
      var rest = Self.value(of: level, at: values)
      for part in parts {
        let filled = min(rest, Double(part.length))
        values[Int(part.variable.index)] = filled
        rest -= filled
      }
    case .oneLevel(let levels, let level):
      let reached = Int(Self.value(of: level, at: values).rounded())
      for (index, variable) in levels.enumerated() {
        values[Int(variable.index)] = index == reached ? 1 : 0
      }
    }
  }

  private static func value(of expression: LinearExpression, at values: [Double]) -> Double {
    expression.terms.reduce(expression.constant) {
      $0 + $1.coefficient * values[Int($1.variable.index)]
    }
  }
}
