import Kezek

/// A turn's places, companions who take one included, and its step-free places.
struct PlacesConstraint: PlanConstraint {
  let family = ConstraintFamily.places

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for id in index.scenario.turns.ids {
      let courses = index.coursesOfTurn[id.index]
      guard !courses.isEmpty else { continue }
      let turn = index.scenario.turns[id]
      let taken = courses.map { places(of: index.courses[$0], in: turn, index) }
      report(
        .placesExceeded, courses: Array(courses), taking: taken, most: turn.places, id, index,
        into: &violations)
      let stepFree = courses.filter { needsStepFree(index.courses[$0], index) }
      report(
        .stepFreePlacesExceeded, courses: stepFree, taking: stepFree.map { _ in 1 },
        most: turn.stepFreePlaces, id, index, into: &violations)
    }
  }

  private func places(of course: CourseFacts, in turn: Turn, _ index: PlanIndex) -> Int {
    index.scenario.children[course.child].companion == .seat && turn.companion == .place ? 2 : 1
  }

  private func needsStepFree(_ course: CourseFacts, _ index: PlanIndex) -> Bool {
    index.scenario.children[course.child].tags.contains(index.scenario.stepFree)
  }

  private func report(
    _ condition: Violation.Condition, courses: [Int], taking: [Int], most: Int, _ turn: Turn.ID,
    _ index: PlanIndex, into violations: inout [Violation]
  ) {
    var found = 0
    var beyond: [Int] = []
    for (course, places) in zip(courses, taking) {
      found += places
      if found > most { beyond.append(course) }
    }
    guard !beyond.isEmpty else { return }
    violations.append(
      index.violation(
        condition, turn: turn, details: ["found": "\(found)", "most": "\(most)"],
        courses: beyond))
  }
}
