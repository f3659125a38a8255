/// A point to begin from: one value for each variable.
public struct WarmStart: Sendable, Hashable {
  public let values: [Double]

  public init(values: [Double]) {
    self.values = values
  }

  /// The point a solver may use: integer variables rounded where they are within the tolerance, and
  /// everything checked; `nil` when the point is not feasible.
  public func usable(for program: MathematicalProgram) -> [Double]? {
    guard values.count == program.variableCount else { return nil }
    var point = values
    for index in point.indices where program.isInteger[index] {
      let whole = point[index].rounded()
      guard abs(point[index] - whole) <= FeasibilityReport.defaultTolerance else { return nil }
      point[index] = whole
    }
    guard let report = try? FeasibilityReport(program, at: point), report.isFeasible else {
      return nil
    }
    return point
  }
}
