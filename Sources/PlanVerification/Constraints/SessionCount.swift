import Kezek

/// A need gets nothing or at least its `least`, at most what it asks, and in a week at most its
/// weekly number; courses had count towards `least`.
struct SessionCount: PlanConstraint {
  let family = ConstraintFamily.sessionCount

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for need in index.scenario.needs.ids {
      if index.scenario.service(of: need).per.isWeekly {
        checkSessions(of: need, index, into: &violations)
      } else {
        checkCourses(of: need, index, into: &violations)
      }
    }
  }

  private func checkSessions(
    of id: Need.ID, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let sessions = index.sessionsOfNeed[id.index]
    guard !sessions.isEmpty else { return }
    let need = index.scenario.needs[id]
    if sessions.count < need.least {
      violations.append(
        index.violation(
          .belowLeast, need: id,
          details: ["found": "\(sessions.count)", "least": "\(need.least)"],
          sessions: Array(sessions)))
    }
    if sessions.count > need.asked {
      violations.append(
        index.violation(
          .aboveAsked, need: id,
          details: ["found": "\(sessions.count)", "most": "\(need.asked)"],
          sessions: Array(sessions.dropFirst(need.asked))))
    }
    var rest = sessions
    while let first = rest.first {
      let week = index.sessions[first].week
      let ofWeek = rest.prefix { index.sessions[$0].week == week }
      rest = rest.dropFirst(ofWeek.count)
      guard ofWeek.count > need.mostInWeek else { continue }
      violations.append(
        index.violation(
          .aboveWeekly, need: id, week: week,
          details: ["found": "\(ofWeek.count)", "most": "\(need.mostInWeek)"],
          sessions: Array(ofWeek.dropFirst(need.mostInWeek))))
    }
  }

  private func checkCourses(
    of id: Need.ID, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let courses = index.coursesOfNeed[id.index]
    guard !courses.isEmpty else { return }
    let least = index.scenario.needs[id].least
    for (year, ofYear) in index.coursesByYear(courses) {
      let had = index.scenario.had(id, in: year)
      guard had + ofYear.count < least else { continue }
      violations.append(
        index.violation(
          .coursesBelowLeast, need: id,
          details: [
            "found": "\(ofYear.count)", "had": "\(had)", "least": "\(least)", "year": "\(year)",
          ], courses: ofYear))
    }
  }
}

extension PlanIndex {
  /// Courses by the calendar year in which their turn starts, years ascending.
  func coursesByYear(_ courses: ArraySlice<Int>) -> [(year: Int, courses: [Int])] {
    var years: [Int: [Int]] = [:]
    for course in courses {
      years[turn(of: self.courses[course]).days.first.year, default: []].append(course)
    }
    return years.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
