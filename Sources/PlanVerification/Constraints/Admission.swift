import Kezek

/// Who may have the service at all: asked for, conclusion, status, ages of the service, and the
/// form, group, site and length that the need requires.
struct Admission: PlanConstraint {
  let family = ConstraintFamily.admission

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for position in index.unknownSessions {
      violations.append(unknown(session: position, index))
    }
    for position in index.unknownCourses {
      violations.append(unknown(course: position, index))
    }
    for need in index.scenario.needs.ids {
      checkSessions(of: need, index, into: &violations)
      checkCourses(of: need, index, into: &violations)
    }
  }

  private func checkSessions(
    of need: Need.ID, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let sessions = index.sessionsOfNeed[need.index]
    guard !sessions.isEmpty else { return }
    let child = index.scenario.child(of: need)
    let service = index.scenario.service(of: need)
    let all = Array(sessions)
    guard service.per.isWeekly else {
      violations.append(index.violation(.notGivenInSessions, need: need, sessions: all))
      return
    }
    if let bar = index.facts.bar(of: child, from: service) {
      violations.append(index.violation(bar, need: need, sessions: all))
    }
    if !ScenarioIndex.isFor(age: child.age, service) {
      violations.append(
        index.violation(
          .outsideServiceAges, need: need, details: ages(child.age, service), sessions: all))
    }
    for session in sessions { checkTerms(of: session, index, into: &violations) }
  }

  /// Site, form, group and length of one session.
  private func checkTerms(
    of place: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let scenario = index.scenario
    let session = index.sessions[place]
    let need = scenario.needs[session.need]
    if let site = need.site, site != session.site {
      violations.append(
        index.violation(
          .otherSiteRequired, session: place, details: ["wanted": scenario.sites[site].key]))
    }
    if let roster = need.roster {
      if session.group.map({ index.groups[$0].roster }) != .some(roster) {
        violations.append(
          index.violation(
            .notInItsGroup, session: place, details: ["wanted": scenario.rosters[roster].key]))
      }
    } else if need.form == (session.group == nil ? .group : .individual) {
      violations.append(index.violation(.otherFormAsked, session: place))
    }
    if session.group == nil, session.minutes != need.minutes {
      violations.append(
        index.violation(
          .sessionLength, session: place,
          details: ["found": "\(session.minutes)", "wanted": "\(need.minutes)"]))
    }
  }

  private func checkCourses(
    of need: Need.ID, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let courses = index.coursesOfNeed[need.index]
    guard !courses.isEmpty else { return }
    let scenario = index.scenario
    let child = scenario.child(of: need)
    let service = scenario.service(of: need)
    guard !service.per.isWeekly else {
      violations.append(index.violation(.notGivenInTurns, need: need, courses: Array(courses)))
      return
    }
    if let bar = index.facts.bar(of: child, from: service) {
      violations.append(index.violation(bar, need: need, courses: Array(courses)))
    }
    for course in courses {
      let turn = index.turn(of: index.courses[course])
      let age = turn.days.first.completedYears(since: child.born)
      if !ScenarioIndex.isFor(age: age, service) {
        violations.append(
          index.violation(.outsideServiceAges, course: course, details: ages(age, service)))
      }
      if let site = scenario.needs[need].site, site != turn.site {
        violations.append(
          index.violation(
            .otherSiteRequired, course: course, details: ["wanted": scenario.sites[site].key]))
      }
    }
  }

  private func ages(_ age: Int, _ service: Service) -> [String: String] {
    var details = ["found": "\(age)"]
    details["from"] = service.ageFrom.map(String.init)
    details["to"] = service.ageTo.map(String.init)
    return details
  }

  private func unknown(session position: Int, _ index: PlanIndex) -> Violation {
    let session = index.plan.sessions[position]
    return unknown(
      "need \(session.need.index), specialist \(session.specialist.index), "
        + "site \(session.site.index)", sessions: [position], courses: [])
  }

  private func unknown(course position: Int, _ index: PlanIndex) -> Violation {
    let course = index.plan.courses[position]
    return unknown(
      "need \(course.need.index), turn \(course.turn.index)", sessions: [], courses: [position])
  }

  private func unknown(_ ids: String, sessions: [Int], courses: [Int]) -> Violation {
    Violation(
      condition: .unknownReference, child: nil, need: nil, service: nil, specialist: nil,
      site: nil, room: nil, turn: nil, group: nil, week: nil, weekday: nil, start: nil,
      details: ["ids": ids], sessions: sessions, courses: courses)
  }
}
