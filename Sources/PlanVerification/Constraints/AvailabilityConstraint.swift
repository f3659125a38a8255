import Kezek

/// Child, specialist, site and resource are there, within one open stretch of a day.
struct AvailabilityConstraint: PlanConstraint {
  let family = ConstraintFamily.availability

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for place in index.meetings.indices {
      switch periods(of: place, index) {
      case .failure(let fault):
        violations.append(index.violation(fault.condition, meeting: place))
      case .success(let periods):
        checkPlace(place, periods, index, into: &violations)
        checkChildren(place, periods, index, into: &violations)
      }
    }
  }

  private struct Fault: Error {
    let condition: Violation.Condition
  }

  /// The periods that a meeting occupies, or why it cannot lie on the grid.
  private func periods(of place: Int, _ index: PlanIndex) -> Result<Range<Int>, Fault> {
    let grid = index.scenario.grid
    let meeting = index.meetings[place]
    let session = index.plan.sessions[index.sessions[meeting.first].position]
    guard (0..<grid.weeks).contains(session.week) else {
      return .failure(Fault(condition: .beyondCycle))
    }
    guard let span = meeting.span,
      let first = grid.period(day: meeting.day, minute: session.start)
    else { return .failure(Fault(condition: .offTheGrid)) }
    let length = span.count / grid.step
    guard grid.slot(of: first) + length <= grid.periodsPerDay,
      grid.open.contains(first..<(first + length))
    else { return .failure(Fault(condition: .closedHours)) }
    return .success(first..<(first + length))
  }

  private func checkPlace(
    _ place: Int, _ periods: Range<Int>, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let scenario = index.scenario
    let meeting = index.meetings[place]
    if !scenario.sites[meeting.site].opening.contains(periods) {
      violations.append(index.violation(.siteClosed, meeting: place))
    }
    if !scenario.specialists[meeting.specialist].hours.holds(periods, at: meeting.site) {
      violations.append(index.violation(.specialistAway, meeting: place))
    }
    for room in meeting.rooms where !scenario.rooms[room].opening.contains(periods) {
      violations.append(index.violation(.roomClosed, meeting: place, room: room))
    }
  }

  private func checkChildren(
    _ place: Int, _ periods: Range<Int>, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    for session in index.meetings[place].sessions {
      let facts = index.sessions[session]
      guard index.scenario.services[facts.service].who != .parent,
        !index.scenario.children[facts.child].hours.holds(periods, at: facts.site)
      else { continue }
      violations.append(index.violation(.childAway, session: session))
    }
  }
}

extension Hours {
  /// Whether the person can be at the site throughout the periods.
  func holds(_ periods: Range<Int>, at site: Site.ID) -> Bool {
    if anywhere.contains(periods) { return true }
    guard let named = atSites.first(where: { $0.site == site }) else { return false }
    return periods.allSatisfy { anywhere.contains($0) || named.periods.contains($0) }
  }
}
