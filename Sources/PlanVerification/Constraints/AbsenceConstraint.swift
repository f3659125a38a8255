import Kezek

/// An absence or a turn over more than half of the term removes weekly sessions, and an absence
/// bars the turns it touches; each counts alone (RULES 5).
struct AbsenceConstraint: PlanConstraint {
  let family = ConstraintFamily.absence

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    checkMeetings(index, into: &violations)
    for child in index.scenario.children.ids where !index.sessionsOfChild[child.index].isEmpty {
      checkSessions(of: child, index, into: &violations)
    }
    checkTurns(index, into: &violations)
  }

  private func checkMeetings(_ index: PlanIndex, into violations: inout [Violation]) {
    for (place, meeting) in index.meetings.enumerated() {
      if index.facts.specialistIsLongAway[meeting.specialist.index] {
        violations.append(index.violation(.specialistAbsentForLong, meeting: place))
      }
      if index.facts.siteIsLongAway[meeting.site.index] {
        violations.append(index.violation(.siteAbsentForLong, meeting: place))
      }
      for room in meeting.rooms where index.facts.roomIsLongAway[room.index] {
        violations.append(index.violation(.roomAbsentForLong, meeting: place, room: room))
      }
    }
  }

  private func checkSessions(
    of child: Child.ID, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let isAway = index.facts.childIsLongAway[child.index]
    let turn = index.longTurn(of: child).map { index.turn(of: $0).key }
    guard isAway || turn != nil else { return }
    for session in index.sessionsOfChild[child.index] {
      if isAway { violations.append(index.violation(.childAbsentForLong, session: session)) }
      if let turn {
        violations.append(
          index.violation(.longTurn, session: session, details: ["turn": turn]))
      }
    }
  }

  private func checkTurns(_ index: PlanIndex, into violations: inout [Violation]) {
    for (place, course) in index.courses.enumerated() {
      let turn = index.turn(of: course)
      if let days = index.facts.absencesOfChild[course.child]?.first(where: turn.days.overlaps) {
        violations.append(
          index.violation(.childAbsentDuringTurn, course: place, details: naming(days)))
      }
      if let days = index.facts.absencesOfSite[turn.site]?.first(where: turn.days.overlaps) {
        violations.append(
          index.violation(.siteAbsentDuringTurn, course: place, details: naming(days)))
      }
    }
  }

  private func naming(_ days: DayRange) -> [String: String] {
    ["from": days.first.description, "to": days.last.description]
  }
}
