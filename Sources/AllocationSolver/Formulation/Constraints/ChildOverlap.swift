import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Child overlap: the sessions of a child that run at h are at most one, and so are those that
  /// bind its companion: a parents' service, a service for both, and the child's own where the
  /// companion takes a seat (RULES 17).
  mutating func addChildOverlap() {
    for child in scenario.children.ids {
      let needs = scenario.needsOfChild[child.index].filter {
        !attendancesOfNeed[$0.index].isEmpty
      }
      guard needs.count > 1 else { continue }
      let seated = scenario.children[child].companion == .seat
      let own = needs.filter { scenario.service(of: $0).who != .parent }
      let companions = needs.filter { seated || scenario.service(of: $0).who != .child }
      addOverlapRows(child, own, "child_overlap")
      // Where the same needs bind both, the child's rows say it already.
      if companions != own { addOverlapRows(child, companions, "companion_overlap") }
    }
  }

  private mutating func addOverlapRows(_ child: Child.ID, _ needs: [Need.ID], _ name: String) {
    guard needs.count > 1 else { return }
    let positions = needs.flatMap { attendancesOfNeed[$0.index] }
    let running = positionsByPeriod(positions) {
      (columns.attendances[$0].start, columns.attendances[$0].length)
    }
    for (period, here) in running.enumerated() {
      guard let first = here.first, period == 0 || running[period - 1] != here,
        here.contains(where: {
          columns.attendances[$0].need != columns.attendances[first].need
        })
      else { continue }
      atMost(
        1, here.map { Term(1, columns.attendances[$0].variable) },
        "\(name)[\(label(child)),\(label(period: period))]")
    }
  }
}
