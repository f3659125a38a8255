import Kezek

/// A specialist's contact minutes over the cycle; a group meeting counts once.
struct WeeklyHours: PlanConstraint {
  let family = ConstraintFamily.weeklyHours

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for id in index.scenario.specialists.ids {
      let most = index.scenario.specialists[id].contactMinutes
      var minutes = 0
      var beyond: [Int] = []
      for place in index.meetingsOfSpecialist[id.index] {
        let meeting = index.meetings[place]
        minutes += index.scenario.settings.contactMinutes(ofSession: meeting.countedMinutes)
        if minutes > most { beyond += meeting.sessions }
      }
      guard minutes > most else { continue }
      violations.append(
        index.violation(
          .hoursExceeded, specialist: id,
          details: ["found minutes": "\(minutes)", "most minutes": "\(most)"], sessions: beyond))
    }
  }
}
