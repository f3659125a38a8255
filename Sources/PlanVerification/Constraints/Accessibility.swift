import Kezek

/// The tags a child needs are among those of the room, site or turn.
///
/// A parents' service asks for none; places without steps in a turn are counted with its places.
struct Accessibility: PlanConstraint {
  let family = ConstraintFamily.accessibility

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    let scenario = index.scenario
    for (place, facts) in index.sessions.enumerated() {
      let needed = scenario.children[facts.child].tags
      guard !needed.isEmpty, scenario.services[facts.service].who != .parent else { continue }
      let rooms = index.plan.sessions[facts.position].rooms
      let there = index.facts.tags(ofPlaceWith: rooms, at: facts.site)
      guard !needed.isSubset(of: there) else { continue }
      violations.append(
        index.violation(
          .placeLacksTags, session: place, room: rooms.first,
          details: ["missing": missing(needed, there, index)]))
    }
    for (place, course) in index.courses.enumerated() {
      let stepFree = WordSet([scenario.stepFree])
      let there = scenario.sites[index.turn(of: course).site].tags.union(stepFree)
      let needed = scenario.children[course.child].tags
      guard !needed.isSubset(of: there) else { continue }
      violations.append(
        index.violation(
          .turnLacksTags, course: place, details: ["missing": missing(needed, there, index)]))
    }
  }

  private func missing(_ needed: WordSet, _ there: WordSet, _ index: PlanIndex) -> String {
    index.words(of: WordSet(bits: needed.bits & ~there.bits))
  }
}
