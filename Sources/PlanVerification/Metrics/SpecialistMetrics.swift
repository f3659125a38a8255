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
  /// Minutes of working time that lie free in stretches long enough for a session that the
  /// specialist could give.
  public let usableMinutes: Int
  /// Sites worked at.
  public let sites: [Site.ID]

  /// Contact minutes left over.
  public var spareMinutes: Int { max(0, minutes.denominator - minutes.numerator) }

  static func all(_ index: PlanIndex) -> [SpecialistMetrics] {
    var shortest = [Int](repeating: .max, count: index.scenario.services.count)
    for need in index.scenario.needs where need.minutes > 0 {
      shortest[need.service.index] = min(shortest[need.service.index], need.minutes)
    }
    return index.scenario.specialists.ids.map { id in
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
        usableMinutes: usableMinutes(
          of: specialist, meetings, index.scenario,
          shortest: specialist.services.map { shortest[$0.index] }.min() ?? .max),
        sites: Set(meetings.map(\.site)).sorted())
    }
  }

  private static func usableMinutes(
    of specialist: Specialist, _ meetings: [Meeting], _ scenario: Scenario, shortest: Int
  ) -> Int {
    guard shortest < Int.max else { return 0 }
    let grid = scenario.grid
    var busy = grid.none
    for span in meetings.compactMap(\.span) {
      let day = span.lowerBound / SessionFacts.minutesOfDay
      let minute = span.lowerBound % SessionFacts.minutesOfDay
      busy.insert(grid.periods(day: day, from: minute, to: minute + span.count))
    }
    let free = specialist.hours.anyPeriods.intersection(grid.open).subtracting(busy)
    let length = grid.periods(forMinutes: shortest)
    var usable = grid.none
    for start in grid.starts(of: length, in: free) { usable.insert(start..<(start + length)) }
    return usable.memberCount * grid.step
  }
}
