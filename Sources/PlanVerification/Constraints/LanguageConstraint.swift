import Kezek

/// Specialist and child share a language.
struct LanguageConstraint: PlanConstraint {
  let family = ConstraintFamily.language

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    let scenario = index.scenario
    for (place, session) in index.sessions.enumerated()
    where !index.facts.sharesLanguage(session.specialist, session.need) {
      let spoken = scenario.specialists[session.specialist].languages
      let wanted = scenario.children[session.child].languages
      violations.append(
        index.violation(
          .noCommonLanguage, session: place,
          details: [
            "found": scenario.languages.words(of: spoken).joined(separator: ", "),
            "wanted": scenario.languages.words(of: wanted).joined(separator: ", "),
          ]))
    }
  }
}
