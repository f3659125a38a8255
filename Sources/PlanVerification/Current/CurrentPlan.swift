public import Kezek

/// Today's plan as the `current` table has it, to be verified and scored as it stands.
///
/// Rows of one specialist, site and start whose needs allow groups are one group (RULES 23), and
/// meetings of the same children are meetings of one group. A row without a week is held in every
/// week in which its specialist is there; a row without a day names no session. Rooms are the
/// rows' own, else the first free units that fit.
public struct CurrentPlan: Sendable {
  /// The sessions and courses of the rows that are asked for.
  public let plan: Plan
  /// A violation for each row that no need asks for, in the order of the rows.
  public let notAsked: [Violation]
  /// Positions of the rows that name a specialist only, without a day.
  public let withoutDay: [Int]

  /// The plan of a scenario's current rows.
  ///
  /// - Complexity: O(rows × rooms of a site).
  public init(of scenario: Scenario) {
    var reader = CurrentRowReader(scenario)
    for position in scenario.current.indices { reader.read(position) }
    var rooms = RoomAssignment(scenario)
    plan = Plan(
      sessions: rooms.sessions(of: reader.meetings()), courses: reader.courses)
    notAsked = reader.notAsked
    withoutDay = reader.withoutDay
  }

  /// The plan of a scenario's current rows alone.
  public static func plan(of scenario: Scenario) -> Plan { CurrentPlan(of: scenario).plan }
}
