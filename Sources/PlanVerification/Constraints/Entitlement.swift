import Kezek

/// Courses in a calendar year, those had included, at most those owed; one appointment in all.
struct Entitlement: PlanConstraint {
  let family = ConstraintFamily.entitlement

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for need in index.scenario.needs.ids {
      let courses = index.coursesOfNeed[need.index]
      guard !courses.isEmpty else { continue }
      switch index.scenario.service(of: need).per {
      case .year:
        for (year, ofYear) in index.coursesByYear(courses) {
          let had = index.scenario.had(need, in: year)
          report(need, ofYear, had: had, year: year, index, into: &violations)
        }
      case .once:
        report(need, Array(courses), had: 0, year: nil, index, into: &violations)
      case .week, .cycle:
        continue
      }
    }
  }

  private func report(
    _ need: Need.ID, _ courses: [Int], had: Int, year: Int?, _ index: PlanIndex,
    into violations: inout [Violation]
  ) {
    let owed = index.scenario.needs[need].asked
    guard courses.count + had > owed else { return }
    var details = ["found": "\(courses.count)", "had": "\(had)", "most": "\(owed)"]
    details["year"] = year.map(String.init)
    violations.append(
      index.violation(
        .moreThanOwed, need: need, details: details,
        courses: Array(courses.dropFirst(max(0, owed - had)))))
  }
}
