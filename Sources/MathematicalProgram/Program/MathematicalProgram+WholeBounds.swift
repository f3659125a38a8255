extension MathematicalProgram {
  /// The program with integral bounds on integer variables; `nil` when a domain is empty.
  ///
  /// What backends want: some refuse fractional bounds of integer columns, or inverted bounds.
  ///
  /// - Complexity: O(variables + constraints).
  public func withWholeBounds() -> MathematicalProgram? {
    var changes: [(variable: Variable, bounds: Bounds)] = []
    for variable in variables {
      var bounds = bounds(of: variable)
      if isInteger[Int(variable.index)] {
        let whole = Bounds(
          lower: (bounds.lower - 1e-9).rounded(.up), upper: (bounds.upper + 1e-9).rounded(.down))
        if whole != bounds {
          bounds = whole
          changes.append((variable, whole))
        }
      }
      if bounds.isEmpty { return nil }
    }
    for constraint in constraints where bounds(of: constraint).isEmpty { return nil }
    return changes.isEmpty ? self : try? withBounds(changes)
  }

  /// Integer variables at whole numbers exactly, for values that a backend holds to be whole.
  public func rounded(_ values: [Double]) -> [Double] {
    var values = values
    for index in values.indices where isInteger[index] { values[index] = values[index].rounded() }
    return values
  }
}
