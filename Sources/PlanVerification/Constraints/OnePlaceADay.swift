import Kezek

/// A child is at one place a day, with the way between two sites of it free; a specialist who may
/// choose is at one site a day, or at one for the whole cycle.
struct OnePlaceADay: PlanConstraint {
  let family = ConstraintFamily.onePlaceADay

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for child in index.scenario.children.indices {
      checkChild(child, index, into: &violations)
    }
    for specialist in index.scenario.specialists.ids {
      checkSpecialist(specialist, index, into: &violations)
    }
  }

  private func checkChild(
    _ child: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let scenario = index.scenario
    var firstOfDay: SessionFacts?
    var before: (site: Site.ID, end: Int)?
    for place in index.sessionsOfChild[child] {
      let session = index.sessions[place]
      guard let span = session.span, scenario.services[session.service].who != .parent
      else { continue }
      guard let first = firstOfDay, let last = before, first.day == session.day else {
        firstOfDay = session
        before = (session.site, span.upperBound)
        continue
      }
      if scenario.sites[session.site].place != scenario.sites[first.site].place {
        violations.append(
          index.violation(
            .childAtTwoPlaces, session: place,
            details: ["other site": scenario.sites[first.site].key]))
        continue
      }
      checkWay(from: last, to: place, span.lowerBound, index, into: &violations)
      if span.upperBound > last.end { before = (session.site, span.upperBound) }
    }
  }

  /// Two sites of one place: the listed minutes lie free between the sessions (RULES 7).
  private func checkWay(
    from last: (site: Site.ID, end: Int), to place: Int, _ start: Int, _ index: PlanIndex,
    into violations: inout [Violation]
  ) {
    let scenario = index.scenario
    let site = index.sessions[place].site
    // Sessions at one time are a matter of the child's overlap.
    guard site != last.site, start >= last.end else { return }
    let way = scenario.travel.minutes(between: last.site, and: site, in: scenario.sites)
    guard start - last.end < way else { return }
    violations.append(
      index.violation(
        .noTimeBetweenSites, session: place,
        details: [
          "found": "\(start - last.end)", "least": "\(way)",
          "other site": scenario.sites[last.site].key,
        ]))
  }

  private func checkSpecialist(
    _ id: Specialist.ID, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let choice = index.scenario.specialists[id].siteChoice
    guard choice != .given else { return }
    var first: Meeting?
    for place in index.meetingsOfSpecialist[id.index] {
      let meeting = index.meetings[place]
      guard meeting.span != nil else { continue }
      guard let known = first, choice == .once || known.day == meeting.day else {
        first = meeting
        continue
      }
      guard known.site != meeting.site else { continue }
      violations.append(
        index.violation(
          .specialistAtTwoSites, meeting: place,
          details: ["other site": index.scenario.sites[known.site].key]))
    }
  }
}
