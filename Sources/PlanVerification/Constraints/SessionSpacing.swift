import Kezek

/// Least days between the dates of two sessions of a need, over the end of the cycle too.
///
/// The template repeats, so a single session follows itself after a whole cycle.
struct SessionSpacing: PlanConstraint {
  let family = ConstraintFamily.sessionSpacing

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for need in index.scenario.needs.ids {
      guard let gap = index.scenario.service(of: need).gapDays, gap > 1 else { continue }
      let placed = index.sessionsOfNeed[need.index].filter { index.sessions[$0].span != nil }
      guard let first = placed.first, let last = placed.last else { continue }
      for (earlier, later) in zip(placed, placed.dropFirst()) {
        let days = index.sessions[later].day - index.sessions[earlier].day
        // Two on one day are a matter of the daily load.
        guard days > 0, days < gap else { continue }
        violations.append(violation(index, at: later, days: days, least: gap))
      }
      let days = index.sessions[first].day + index.scenario.grid.dayCount - index.sessions[last].day
      if days < gap {
        violations.append(violation(index, at: last, days: days, least: gap))
      }
    }
  }

  private func violation(_ index: PlanIndex, at session: Int, days: Int, least: Int) -> Violation {
    index.violation(
      .sessionsTooClose, session: session, details: ["found": "\(days)", "least": "\(least)"])
  }
}
