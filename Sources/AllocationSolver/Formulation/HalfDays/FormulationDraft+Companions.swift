import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// companions: (min − 1)·Σ shared[n,t,j] ≤ Σ over those who could be in a group with n of
  /// shared[m,t,j].
  mutating func addCompanions(_ companions: GroupCompanions) {
    var shared: [GroupCompanions.Meeting: [Variable]] = [:]
    for serve in columns.serves where serve.group != nil {
      let key = GroupCompanions.Meeting(
        need: serve.need, specialist: serve.specialist, meetings: serve.sessions)
      shared[key, default: []].append(serve.variable)
    }
    for own in companions.impossible.sorted() {
      let terms = shared[own, default: []].map { Term(1, $0) }
      guard !terms.isEmpty else { continue }
      atMost(
        0, terms, "companions[\(label(own.need)),\(label(own.specialist)),\(own.meetings)]",
        shared: own.row)
    }
    for row in companions.rows {
      func terms(_ need: Need.ID, _ coefficient: Double) -> [Term] {
        let key = GroupCompanions.Meeting(
          need: need, specialist: row.specialist, meetings: row.meetings)
        return shared[key, default: []].map { Term(coefficient, $0) }
      }
      let own = terms(row.need, Double(row.least))
      guard !own.isEmpty else { continue }
      atMost(
        0, own + row.others.flatMap { terms($0, -1) },
        "companions[\(label(row.need)),\(label(row.specialist)),\(row.meetings)]",
        shared: .companions(row.need, row.specialist, row.meetings))
    }
  }
}
