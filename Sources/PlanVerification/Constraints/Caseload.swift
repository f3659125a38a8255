import Kezek

/// A specialist's distinct children.
struct Caseload: PlanConstraint {
  let family = ConstraintFamily.caseload

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for id in index.scenario.specialists.ids {
      guard let most = index.scenario.specialists[id].caseload else { continue }
      var children: Set<Child.ID> = []
      var beyond: [Int] = []
      for meeting in index.meetingsOfSpecialist[id.index] {
        for session in index.meetings[meeting].sessions {
          let child = index.sessions[session].child
          if children.contains(child) { continue }
          if children.count < most {
            children.insert(child)
          } else {
            beyond.append(session)
          }
        }
      }
      guard !beyond.isEmpty else { continue }
      let found = children.union(beyond.map { index.sessions[$0].child }).count
      violations.append(
        index.violation(
          .caseloadExceeded, specialist: id,
          details: ["found": "\(found)", "most": "\(most)"], sessions: beyond))
    }
  }
}
