import Kezek

/// At most one specialist, or one group, for a need.
struct Continuity: PlanConstraint {
  let family = ConstraintFamily.continuity

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for need in index.scenario.needs.ids {
      let sessions = index.sessionsOfNeed[need.index]
      guard let first = sessions.first else { continue }
      let giver = Giver(index.sessions[first])
      let others = sessions.filter { Giver(index.sessions[$0]) != giver }
      guard !others.isEmpty else { continue }
      let givers = Set(sessions.map { Giver(index.sessions[$0]) }).count
      violations.append(
        index.violation(
          .severalGivers, need: need, details: ["found": "\(givers)", "most": "1"],
          sessions: others))
    }
  }

  /// Who gives a session: the group where there is one, whatever specialist leads it.
  private enum Giver: Hashable {
    case specialist(Specialist.ID)
    case group(Int)

    init(_ session: SessionFacts) {
      self = session.group.map { .group($0) } ?? .specialist(session.specialist)
    }
  }
}
