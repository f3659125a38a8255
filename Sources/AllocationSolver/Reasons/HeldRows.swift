import Kezek

/// What a plan holds of the rows of the current plan.
struct HeldRows {
  private let plan: Plan
  private let scenario: Scenario

  init(_ plan: Plan, of scenario: Scenario) {
    self.plan = plan
    self.scenario = scenario
  }

  /// The sessions alone that rows with such a `keep` name; nil where there are none.
  ///
  /// Groups are left out, for others may join them.
  func plan(where isMeant: (CurrentRow.Keep) -> Bool) -> Plan? {
    var keys: Set<Key> = []
    for row in scenario.current where isMeant(row.keep) {
      guard case .session(let slot) = row.content, let time = slot.time else { continue }
      for week in 0..<scenario.grid.weeks where slot.week == nil || slot.week == week {
        keys.insert(
          Key(
            child: row.child, service: row.service, specialist: slot.specialist, week: week,
            weekday: time.weekday, start: time.minute))
      }
    }
    let sessions = plan.sessions.filter { session in
      let need = scenario.needs[session.need]
      return session.group == nil
        && keys.contains(
          Key(
            child: need.child, service: need.service, specialist: session.specialist,
            week: session.week, weekday: session.weekday, start: session.start))
    }
    return sessions.isEmpty ? nil : Plan(sessions: sessions)
  }

  private struct Key: Hashable {
    let child: Child.ID
    let service: Service.ID
    let specialist: Specialist.ID
    let week: Int
    let weekday: Weekday
    let start: Int
  }
}
