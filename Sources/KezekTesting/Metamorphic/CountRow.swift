public import Kezek

/// One row of so many like children, and the same children listed one by one.
public enum CountRow {
  /// Two scenarios of which every best is equal, but for the lottery, which draws by keys.
  ///
  /// - Parameters:
  ///   - child: the child whose row gets a count.
  ///   - count: like children in all.
  /// - Returns: the row with a count, and the children in rows of their own; nil where the child
  ///   is in a named group or in the current plan.
  /// - Throws: `ScenarioDefects`, which would be a defect of this function.
  public static func split(
    _ child: Child.ID, of scenario: Scenario, into count: Int
  ) throws(ScenarioDefects) -> (counted: Scenario, listed: Scenario)? {
    let needs = scenario.needsOfChild[child.index]
    guard needs.allSatisfy({ scenario.needs[$0].roster == nil }),
      scenario.current.allSatisfy({ $0.child != child })
    else { return nil }
    var counted = ScenarioDraft(scenario)
    let row = counted.children[child.index]
    var copies = [child.index]
    for _ in 1..<max(1, count) {
      copies.append(counted.children.count)
      counted.children.append(row)
      for need in needs {
        var copy = counted.needs[need.index]
        copy.child = Child.ID(counted.children.count - 1)
        counted.needs.append(copy)
      }
      for absence in scenario.absences where absence.who == .child(child) {
        let copy = Child.ID(counted.children.count - 1)
        counted.absences.append(Absence(who: .child(copy), days: absence.days))
      }
    }
    var listed = counted
    for (number, position) in copies.enumerated() {
      counted.children[position].key = "\(row.key)#\(number + 1)"
      counted.children[position].rowKey = row.key
      listed.children[position].key = "\(row.key)-\(number + 1)"
      listed.children[position].rowKey = listed.children[position].key
    }
    return (try counted.scenario(), try listed.scenario())
  }
}

extension Scenario {
  /// The same scenario with every session and course of a plan pinned: under a valuation of this
  /// scenario, the plan's values stay the best, if they were.
  ///
  /// - Throws: `ScenarioDefects`, which would be a defect of this function.
  public func pinning(_ plan: Plan) throws(ScenarioDefects) -> Scenario {
    var draft = ScenarioDraft(self)
    let sessions = plan.sessions.map { session in
      CurrentRow(
        child: needs[session.need].child, service: needs[session.need].service,
        content: .session(
          CurrentRow.Slot(
            specialist: session.specialist, site: session.site, week: session.week,
            time: CurrentRow.Time(weekday: session.weekday, minute: session.start),
            rooms: [], minutes: session.minutes)),
        keep: .yes, fileRow: 0)
    }
    let courses = plan.courses.map { course in
      CurrentRow(
        child: needs[course.need].child, service: needs[course.need].service,
        content: .course(course.turn), keep: .yes, fileRow: 0)
    }
    // Rows that there are stay in place: a valuation names them by position.
    draft.current += sessions + courses
    return try draft.scenario()
  }
}
