import Kezek

/// A child's sessions and minutes in a day, and one session of a need in a day.
struct DailyLoad: PlanConstraint {
  let family = ConstraintFamily.dailyLoad

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for child in index.scenario.children.indices {
      checkDays(ofChild: child, index, into: &violations)
    }
    for need in index.scenario.needs.indices {
      checkDays(ofNeed: need, index, into: &violations)
    }
  }

  private func checkDays(
    ofChild child: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let settings = index.scenario.settings
    var load = Load()
    for place in index.sessionsOfChild[child] {
      let session = index.sessions[place]
      guard session.span != nil, index.scenario.services[session.service].who != .parent
      else { continue }
      if session.day != load.day { load = Load(day: session.day) }
      load.sessions += 1
      load.minutes += session.countedMinutes
      if load.sessions > settings.daySessions {
        violations.append(
          index.violation(
            .sessionsInDay, session: place,
            details: ["found": "\(load.sessions)", "most": "\(settings.daySessions)"]))
      }
      if let most = settings.dayMinutes, load.minutes > most {
        violations.append(
          index.violation(
            .minutesInDay, session: place,
            details: ["found": "\(load.minutes)", "most": "\(most)"]))
      }
    }
  }

  private struct Load {
    var day = -1
    var sessions = 0
    var minutes = 0
  }

  private func checkDays(
    ofNeed need: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    var day = -1
    for place in index.sessionsOfNeed[need] where index.sessions[place].span != nil {
      if index.sessions[place].day == day {
        violations.append(index.violation(.needTwiceInDay, session: place))
      }
      day = index.sessions[place].day
    }
  }
}
