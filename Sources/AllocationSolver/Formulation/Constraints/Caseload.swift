import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Caseload: distinct children of t.
  ///
  /// A child with one need that t can serve counts by its serve variables; one with several by
  /// assigned[c,t] ≥ Σ_j serve[n,t,j] of each.
  mutating func addCaseload() {
    var serves = [[Int]](repeating: [], count: scenario.specialists.count)
    for (position, serve) in columns.serves.enumerated() {
      serves[serve.specialist.index].append(position)
    }
    for specialist in scenario.specialists.ids {
      guard let caseload = scenario.specialists[specialist].caseload else { continue }
      let byChild = Dictionary(grouping: serves[specialist.index]) {
        scenario.needs[columns.serves[$0].need].child
      }
      guard byChild.count > caseload else { continue }
      var terms: [Term] = []
      for child in byChild.keys.sorted() {
        terms += assignment(child, specialist, byChild[child, default: []])
      }
      atMost(
        caseload, terms, "caseload[\(label(specialist))]", shared: .caseload(specialist))
    }
  }

  /// Terms that are 1 where the specialist has the child, at any of its needs.
  private mutating func assignment(
    _ child: Child.ID, _ specialist: Specialist.ID, _ positions: [Int]
  ) -> [Term] {
    let byNeed = Dictionary(grouping: positions) { columns.serves[$0].need }
    if byNeed.count == 1 { return positions.map { Term(1, columns.serves[$0].variable) } }
    let name = "\(label(child)),\(label(specialist))"
    let assigned = builder.addVariable(.unit, name: "assigned[\(name)]")
    derived.append(.any(assigned, of: positions.map { columns.serves[$0].variable }))
    for need in byNeed.keys.sorted() {
      atMostZero(
        byNeed[need, default: []].map { Term(1, columns.serves[$0].variable) }
          + [Term(-1, assigned)],
        "assigned[\(name),\(label(need))]")
    }
    return [Term(1, assigned)]
  }
}
