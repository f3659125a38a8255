public import Kezek

extension Finding {
  /// Rows of the current plan that no plan can keep together, as a solver found out: a smallest
  /// set, of which any one may be let go.
  ///
  /// - Parameter conditions: the families that the rows break by themselves, as far as known.
  public static func contradictoryPins(
    _ rows: [CurrentRow], breaking conditions: [ConstraintFamily] = [], in scenario: Scenario
  ) -> Finding {
    let numbers = Array(Set(rows.map(\.fileRow))).sorted()
    let children = Array(Set(rows.map(\.child))).sorted { $0.index < $1.index }
    let code: LoaderCode = numbers.count == 1 ? .pinImpossible : .pinsContradict
    return Finding(
      code.code, code.severity, file: TableKind.current.fileName, rows: numbers,
      details: [
        "rows": numbers.map(String.init).joined(separator: ", "),
        "children": children.map { scenario.children[$0].key }.joined(separator: ", "),
        "conditions": conditions.map(\.rawValue).joined(separator: ", "),
      ], children: children.count)
  }
}
