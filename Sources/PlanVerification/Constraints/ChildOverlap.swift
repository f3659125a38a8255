import Kezek

/// One session of a child at a time, and one of its companion.
///
/// A parents' service binds the companion alone; a child's session binds the companion too where
/// it takes a seat in it (RULES 17).
struct ChildOverlap: PlanConstraint {
  let family = ConstraintFamily.childOverlap

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    let scenario = index.scenario
    for child in scenario.children.indices {
      let companionSits = scenario.children[child].companion == .seat
      var ofChild = Lane()
      var ofCompanion = Lane()
      for place in index.sessionsOfChild[child] {
        let session = index.sessions[place]
        guard let span = session.span else { continue }
        let who = scenario.services[session.service].who
        let childMeets = who == .parent ? nil : ofChild.add(place, span)
        let companionMeets =
          who == .child && !companionSits ? nil : ofCompanion.add(place, span)
        if let other = childMeets {
          violations.append(
            index.violation(.childTwice, session: place, details: index.naming(session: other)))
        } else if let other = companionMeets {
          violations.append(
            index.violation(
              .companionTwice, session: place, details: index.naming(session: other)))
        }
      }
    }
  }
}
