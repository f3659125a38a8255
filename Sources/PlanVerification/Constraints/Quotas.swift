import Kezek

/// A turn's quotas, and the places left to children outside a reservation: children, not
/// companions.
struct Quotas: PlanConstraint {
  let family = ConstraintFamily.quotas

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    let scenario = index.scenario
    for id in scenario.turns.ids {
      let courses = index.coursesOfTurn[id.index]
      guard !courses.isEmpty else { continue }
      let turn = scenario.turns[id]
      for quota in turn.quotas {
        let inside = courses.filter { contains(quota, index.courses[$0], scenario) }
        report(.quotaExceeded, inside, most: quota.children, quota, id, index, into: &violations)
      }
      for quota in turn.reserved {
        let outside = courses.filter { !contains(quota, index.courses[$0], scenario) }
        report(
          .reservedPlacesTaken, outside, most: turn.places - quota.children, quota, id, index,
          into: &violations)
      }
    }
  }

  private func contains(_ quota: Turn.Quota, _ course: CourseFacts, _ scenario: Scenario) -> Bool {
    quota.population.contains(scenario.children[course.child])
  }

  private func report(
    _ condition: Violation.Condition, _ courses: [Int], most: Int, _ quota: Turn.Quota,
    _ turn: Turn.ID, _ index: PlanIndex, into violations: inout [Violation]
  ) {
    guard courses.count > max(0, most) else { return }
    violations.append(
      index.violation(
        condition, turn: turn,
        details: [
          "found": "\(courses.count)", "most": "\(max(0, most))",
          "population": quota.population.key(in: index.scenario),
        ], courses: Array(courses.dropFirst(max(0, most)))))
  }
}

extension Population {
  /// The population as tables write it: a place, `village`, or `column=value`.
  func key(in scenario: Scenario) -> String {
    switch self {
    case .lives(let place): scenario.places[place].key
    case .village: "village"
    case .attribute(let column, let value): "\(scenario.settings.reportBy[column])=\(value)"
    }
  }
}
