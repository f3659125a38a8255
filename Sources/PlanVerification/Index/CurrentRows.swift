import Kezek

/// Which sessions and courses of a plan are those of a row of the current plan (RULES 23).
struct CurrentRows {
  private let index: PlanIndex

  /// Places of sessions or courses that a row means.
  struct Matches {
    var sessions: [Int] = []
    var courses: [Int] = []
    var isEmpty: Bool { sessions.isEmpty && courses.isEmpty }
  }

  init(_ index: PlanIndex) {
    self.index = index
  }

  /// The sessions or courses that are the row's: in whatever group, in whatever room.
  ///
  /// A row without a day means every session that its specialist gives for the service; a row
  /// without a week either week.
  func matches(of row: CurrentRow) -> Matches {
    var matches = Matches()
    switch row.content {
    case .session(let slot):
      matches.sessions = index.sessionsOfChild[row.child.index].filter { place in
        let facts = index.sessions[place]
        return facts.service == row.service
          && slot.means(index.plan.sessions[facts.position])
      }
    case .course(let turn):
      matches.courses = index.coursesOfChild[row.child.index].filter { place in
        let course = index.courses[place]
        return course.turn == turn && index.scenario.needs[course.need].service == row.service
      }
    }
    return matches
  }
}

extension CurrentRow.Slot {
  /// Whether a session of the row's child and service is the one that the row names.
  fileprivate func means(_ session: PlannedSession) -> Bool {
    guard session.specialist == specialist else { return false }
    guard let time else { return true }
    return session.weekday == time.weekday && session.start == time.minute
      && (week ?? session.week) == session.week && (site ?? session.site) == session.site
  }
}
