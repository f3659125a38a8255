public import Kezek

extension Finding {
  /// Rows of the current plan that no plan can keep together, as a solver found out: a smallest
  /// set, of which any one may be let go.
  public static func contradictoryPins(_ rows: [CurrentRow], in scenario: Scenario) -> Finding {
    let numbers = Array(Set(rows.map(\.fileRow))).sorted()
    let children = Array(Set(rows.map(\.child))).sorted { $0.index < $1.index }
    let code = LoaderCode.pinsContradict
    return Finding(
      code.code, code.severity, file: TableKind.current.fileName, rows: numbers,
      details: [
        "rows": numbers.map(String.init).joined(separator: ", "),
        "children": children.map { scenario.children[$0].key }.joined(separator: ", "),
      ], children: children.count)
  }
}
