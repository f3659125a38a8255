public import Kezek

extension Violation {
  /// A row of a plan that no need asks for, and that a plan of needs therefore cannot hold.
  ///
  /// - Parameter row: how the file counts it; nil where its place says nothing to people.
  public static func notAsked(
    child: Child.ID, service: Service.ID, specialist: Specialist.ID? = nil, turn: Turn.ID? = nil,
    week: Int? = nil, weekday: Weekday? = nil, start: Int? = nil, row: Int? = nil,
    in scenario: Scenario
  ) -> Violation {
    Violation(
      condition: .notAsked, child: scenario.children[child].key, need: nil,
      service: scenario.services[service].key,
      specialist: specialist.map { scenario.specialists[$0].key }, site: nil, room: nil,
      turn: turn.map { scenario.turns[$0].key }, group: nil, week: week, weekday: weekday,
      start: start, details: row.map { ["row": "\($0)"] } ?? [:], sessions: [], courses: [])
  }
}
