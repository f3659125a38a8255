public import Kezek

/// What one specialist does in a plan.
public struct SpecialistMetrics: Sendable, Hashable {
  public let specialist: Specialist.ID
  /// Distinct children, and the most allowed.
  public let children: Int
  public let caseload: Int?
  /// Sessions and group meetings of the cycle.
  public let meetings: Int
  public let groupMeetings: Int
  /// Contact minutes of the cycle: used of those there are.
  public let minutes: Share
  /// Minutes lost to rounding sessions up to the grid.
  public let lostMinutes: Int
  /// Sites worked at.
  public let sites: [Site.ID]

  /// Contact minutes left over.
  public var spareMinutes: Int { max(0, minutes.denominator - minutes.numerator) }

  static func all(_ index: PlanIndex) -> [SpecialistMetrics] {
    index.scenario.specialists.ids.map { id in
      let specialist = index.scenario.specialists[id]
      let meetings = index.meetingsOfSpecialist[id.index].map { index.meetings[$0] }
      let used = meetings.reduce(0) {
        $0 + index.scenario.settings.contactMinutes(ofSession: $1.countedMinutes)
      }
      return SpecialistMetrics(
        specialist: id,
        children: Set(meetings.flatMap { $0.sessions.map { index.sessions[$0].child } }).count,
        caseload: specialist.caseload, meetings: meetings.count,
        groupMeetings: meetings.count { $0.group != nil },
        minutes: Share(used, of: specialist.contactMinutes),
        lostMinutes: meetings.reduce(0) { $0 + index.lostMinutes(of: $1) },
        sites: Set(meetings.map(\.site)).sorted())
    }
  }
}
