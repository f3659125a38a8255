import Kezek

/// The specialist gives the service and covers the need's category.
struct Qualification: PlanConstraint {
  let family = ConstraintFamily.qualification

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    let scenario = index.scenario
    for (place, session) in index.sessions.enumerated() {
      let specialist = scenario.specialists[session.specialist]
      if !specialist.services.contains(session.service) {
        violations.append(index.violation(.serviceNotGiven, session: place))
      }
      if !index.facts.coversCategory(session.specialist, session.need) {
        violations.append(
          index.violation(
            .categoryNotCovered, session: place,
            details: [
              "found": words(of: specialist.categories, scenario),
              "wanted": words(of: scenario.needs[session.need].categories, scenario),
            ]))
      }
    }
  }

  private func words(of set: WordSet, _ scenario: Scenario) -> String {
    scenario.categories.words(of: set).joined(separator: ", ")
  }
}
