import Kezek

/// The turn's service, and age, profile, companion and papers on its first day.
struct TurnEligibility: PlanConstraint {
  let family = ConstraintFamily.turnEligibility

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for place in index.courses.indices {
      checkService(place, index, into: &violations)
      checkAge(place, index, into: &violations)
      checkProfile(place, index, into: &violations)
      checkPapers(place, index, into: &violations)
    }
  }

  private func checkService(
    _ place: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let course = index.courses[place]
    let scenario = index.scenario
    let given = index.turn(of: course).service
    guard given != scenario.needs[course.need].service else { return }
    violations.append(
      index.violation(
        .turnOfOtherService, course: place, details: ["found": scenario.services[given].key]))
  }

  private func checkAge(_ place: Int, _ index: PlanIndex, into violations: inout [Violation]) {
    let course = index.courses[place]
    let turn = index.turn(of: course)
    let age = turn.days.first.completedYears(since: index.scenario.children[course.child].born)
    guard age < turn.ageFrom ?? Int.min || age > turn.ageTo ?? Int.max else { return }
    var details = ["found": "\(age)"]
    details["from"] = turn.ageFrom.map(String.init)
    details["to"] = turn.ageTo.map(String.init)
    violations.append(index.violation(.ageOutsideTurn, course: place, details: details))
  }

  private func checkProfile(
    _ place: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let course = index.courses[place]
    let scenario = index.scenario
    let turn = index.turn(of: course)
    if !turn.categories.meets(scenario.needs[course.need].categories) {
      violations.append(
        index.violation(
          .profileNotAdmitted, course: place,
          details: [
            "found": scenario.categories.words(of: scenario.needs[course.need].categories)
              .joined(separator: ", "),
            "wanted": scenario.categories.words(of: turn.categories).joined(separator: ", "),
          ]))
    }
    if turn.companion == .refused, scenario.children[course.child].companion == .seat {
      violations.append(index.violation(.companionNotAdmitted, course: place))
    }
  }

  /// A conclusion that ends before the turn's first day bars it; one that ended before the term
  /// bars the child altogether, which is a matter of admission.
  private func checkPapers(
    _ place: Int, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    let course = index.courses[place]
    let scenario = index.scenario
    guard let until = scenario.children[course.child].conclusionUntil,
      until >= scenario.settings.term.first, until < index.turn(of: course).days.first,
      !index.facts.isPMPC(scenario.service(of: course.need))
    else { return }
    violations.append(
      index.violation(
        .conclusionEndsBefore, course: place, details: ["until": until.description]))
  }
}
