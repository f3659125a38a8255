import Kezek

/// No site beyond `max_travel`; turns are not bound by it (RULES 30).
struct TravelLimit: PlanConstraint {
  let family = ConstraintFamily.travelLimit

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    let scenario = index.scenario
    guard let most = scenario.settings.maxTravel else { return }
    for (place, session) in index.sessions.enumerated() {
      guard let home = scenario.children[session.child].lives,
        let minutes = scenario.travel.minutes(
          from: home, to: session.site, in: scenario.sites),
        minutes > most
      else { continue }
      violations.append(
        index.violation(
          .tooFar, session: place, details: ["found": "\(minutes)", "most": "\(most)"]))
    }
  }
}
