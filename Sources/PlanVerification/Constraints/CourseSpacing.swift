import Kezek

/// Days between two courses of a need, the last one had included, and no two turns of a child on
/// one date.
struct CourseSpacing: PlanConstraint {
  let family = ConstraintFamily.courseSpacing

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for need in index.scenario.needs.ids {
      checkGaps(need, index, into: &violations)
    }
    for child in index.scenario.children.indices {
      checkDates(ofChild: child, index, into: &violations)
    }
  }

  private func checkGaps(
    _ need: Need.ID, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    guard let gap = index.scenario.service(of: need).gapDays,
      !index.coursesOfNeed[need.index].isEmpty
    else { return }
    let courses = inOrder(index.coursesOfNeed[need.index], index)
    if let last = index.scenario.needs[need].last {
      for course in courses {
        let days = index.turn(of: index.courses[course]).days.first.days(since: last)
        guard days < gap else { break }
        violations.append(
          index.violation(
            .tooSoonAfterLast, course: course,
            details: ["found": "\(days)", "least": "\(gap)", "last": last.description]))
      }
    }
    for (earlier, later) in zip(courses, courses.dropFirst()) {
      let before = index.turn(of: index.courses[earlier])
      let after = index.turn(of: index.courses[later])
      let days = after.days.first.days(since: before.days.last)
      // Turns on one date are found below.
      guard days > 0, days < gap else { continue }
      violations.append(
        index.violation(
          .coursesTooClose, course: later,
          details: ["found": "\(days)", "least": "\(gap)", "other turn": before.key]))
    }
  }

  private func checkDates(
    ofChild child: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let courses = inOrder(index.coursesOfChild[child], index)
    var longest: Turn?
    for course in courses {
      let turn = index.turn(of: index.courses[course])
      if let before = longest, turn.days.first <= before.days.last {
        violations.append(
          index.violation(.turnsShareDates, course: course, details: ["other turn": before.key]))
      }
      if longest.map({ $0.days.last < turn.days.last }) ?? true { longest = turn }
    }
  }

  /// Courses by the first day of their turns.
  private func inOrder(_ courses: ArraySlice<Int>, _ index: PlanIndex) -> [Int] {
    guard courses.count > 1 else { return Array(courses) }
    return courses.sorted {
      (index.turn(of: index.courses[$0]).days.first, $0)
        < (index.turn(of: index.courses[$1]).days.first, $1)
    }
  }
}
