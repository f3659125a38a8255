import Kezek

/// What must stay stays, and what must not be is not (RULES 23).
struct Pins: PlanConstraint {
  let family = ConstraintFamily.pins

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    let rows = CurrentRows(index)
    for row in index.scenario.current where row.keep != .ifFree {
      let matches = rows.matches(of: row)
      switch row.keep {
      case .yes where matches.isEmpty:
        violations.append(violation(.mustStay, row, matches, index))
      case .no where !matches.isEmpty:
        violations.append(violation(.mustNotBe, row, matches, index))
      default:
        continue
      }
    }
  }

  private func violation(
    _ condition: Violation.Condition, _ row: CurrentRow, _ matches: CurrentRows.Matches,
    _ index: PlanIndex
  ) -> Violation {
    let scenario = index.scenario
    var slot: CurrentRow.Slot?
    var turn: Turn.ID?
    switch row.content {
    case .session(let session): slot = session
    case .course(let id): turn = id
    }
    return Violation(
      condition: condition, child: scenario.children[row.child].key, need: nil,
      service: scenario.services[row.service].key,
      specialist: slot.map { scenario.specialists[$0.specialist].key },
      site: slot?.site.map { scenario.sites[$0].key }, room: nil,
      turn: turn.map { scenario.turns[$0].key }, group: nil, week: slot?.week,
      weekday: slot?.time?.weekday, start: slot?.time?.minute,
      details: ["row": "\(row.fileRow)"], sessions: index.positions(matches.sessions),
      courses: matches.courses.map { index.courses[$0].position })
  }
}
