import Kezek
import MathematicalProgram

/// Turns a plan into the point of a compact program that stands for it: a warm start.
struct PointWriter {
  private let compact: CompactProgram
  private let scenario: Scenario
  private let classOfRoom: [Room.ID: Int]

  init(_ compact: CompactProgram) {
    self.compact = compact
    scenario = compact.candidates.scenario
    var classes: [Room.ID: Int] = [:]
    for (position, part) in compact.candidates.resources.classes.enumerated() {
      for room in part.rooms { classes[room] = position }
    }
    classOfRoom = classes
  }

  /// The point of a plan, or nil where the plan holds what the program has no variable for.
  ///
  /// - Complexity: O(columns).
  func point(of plan: Plan) -> [Double]? {
    var values = [Double](repeating: 0, count: compact.program.variableCount)
    let alone = plan.sessions.filter { $0.group == nil }
    guard setSessions(alone, &values), setCourses(plan.courses, &values) else { return nil }
    let groups = Dictionary(grouping: plan.sessions.filter { $0.group != nil }) {
      GroupKey(service: scenario.needs[$0.need].service, key: $0.group ?? "")
    }
    for key in groups.keys.sorted() {
      guard setGroup(groups[key, default: []], &values) else { return nil }
    }
    for derived in compact.derived { derived.fill(&values) }
    return values
  }

  private struct GroupKey: Hashable, Comparable {
    let service: Service.ID
    let key: String

    static func < (left: GroupKey, right: GroupKey) -> Bool {
      (left.service, left.key) < (right.service, right.key)
    }
  }

  private struct SessionKey: Hashable {
    let need: Need.ID
    let specialist: Specialist.ID
    let site: Site.ID
    let start: Int
    /// The signature of the combination.
    let resources: [Int]
  }

  private func key(_ session: PlannedSession) -> SessionKey? {
    guard let start = scenario.grid.period(day: session.day, minute: session.start) else {
      return nil
    }
    let classes = session.rooms.compactMap { classOfRoom[$0] }
    let signature = compact.candidates.resources.signature(of: classes)
    return SessionKey(
      need: session.need, specialist: session.specialist, site: session.site, start: start,
      resources: signature)
  }

  private func setSessions(_ sessions: [PlannedSession], _ values: inout [Double]) -> Bool {
    guard !sessions.isEmpty else { return true }
    var wanted: Set<SessionKey> = []
    for session in sessions {
      guard let key = key(session) else { return false }
      wanted.insert(key)
    }
    var counts: [Need.ID: Int] = [:]
    var specialists: [Need.ID: Specialist.ID] = [:]
    for occupation in compact.columns.occupations {
      guard let need = occupation.need else { continue }
      let combination = compact.candidates.resources.combinations[occupation.combination]
      let key = SessionKey(
        need: need, specialist: occupation.specialist, site: occupation.site,
        start: occupation.start, resources: combination.signature)
      guard wanted.remove(key) != nil else { continue }
      values[Int(occupation.variable.index)] = 1
      counts[need, default: 0] += 1
      specialists[need] = occupation.specialist
    }
    for serve in compact.columns.serves where serve.group == nil {
      if counts[serve.need] == serve.sessions, specialists[serve.need] == serve.specialist {
        values[Int(serve.variable.index)] = 1
      }
    }
    return wanted.isEmpty
  }

  private func setCourses(_ courses: [PlannedCourse], _ values: inout [Double]) -> Bool {
    var wanted = Set(courses)
    for place in compact.columns.places
    where wanted.remove(PlannedCourse(need: place.need, turn: place.turn)) != nil {
      values[Int(place.variable.index)] = 1
    }
    return wanted.isEmpty
  }

  /// Sets one group: its candidate is that of its roster or of its smallest member.
  private func setGroup(_ sessions: [PlannedSession], _ values: inout [Double]) -> Bool {
    let members = Set(sessions.map(\.need)).sorted()
    guard let session = sessions.first, let smallest = members.first else { return true }
    let roster = scenario.needs[smallest].roster
    let candidate = compact.columns.groups.first { group in
      group.candidate.specialist == session.specialist && group.candidate.site == session.site
        && group.candidate.roster == roster
        && group.candidate.fixed.sorted() == (roster == nil ? [smallest] : members)
        && group.candidate.service == scenario.needs[smallest].service
    }
    guard let candidate else { return false }
    let times = Set(
      sessions.compactMap { key($0).map { Time(start: $0.start, resources: $0.resources) } })
    return setMeetings(times, members, candidate, &values)
      && setMembers(members, times, candidate, &values)
  }

  private struct Time: Hashable {
    let start: Int
    /// The signature of the combination.
    let resources: [Int]
  }

  private func setMeetings(
    _ times: Set<Time>, _ members: [Need.ID], _ group: GroupColumns, _ values: inout [Double]
  ) -> Bool {
    let candidate = group.candidate
    let minutes = members.map { scenario.needs[$0].minutes }.max() ?? 0
    guard candidate.meetings.contains(times.count) else { return false }
    let meetings = group.meetings[times.count - candidate.meetings.lowerBound]
    values[Int(meetings.index)] = 1
    if !group.choose.isEmpty {
      let kind = candidate.kinds.firstIndex { kind in
        kind.minutes == minutes
          && zip(candidate.optional, kind.admits).allSatisfy { !members.contains($0) || $1 }
      }
      guard let kind else { return false }
      values[Int(group.choose[kind].index)] = 1
    }
    var left = times
    for occupation in compact.columns.occupations[group.occupations]
    where occupation.minutes == minutes {
      let combination = compact.candidates.resources.combinations[occupation.combination]
      let time = Time(start: occupation.start, resources: combination.signature)
      if left.remove(time) != nil { values[Int(occupation.variable.index)] = 1 }
    }
    return left.isEmpty
  }

  private func setMembers(
    _ members: [Need.ID], _ times: Set<Time>, _ group: GroupColumns, _ values: inout [Double]
  ) -> Bool {
    let starts = Set(times.map(\.start))
    let minutes = members.map { scenario.needs[$0].minutes }.max() ?? 0
    var left = Set(members).subtracting(group.candidate.fixed)
    for (index, need) in group.candidate.optional.enumerated() where left.remove(need) != nil {
      for position in group.servesOfOptional[index]
      where columns.serves[position].sessions == times.count {
        values[Int(columns.serves[position].variable.index)] = 1
      }
      for position in group.attendancesOfOptional[index] {
        let attendance = columns.attendances[position]
        if attendance.minutes == minutes, starts.contains(attendance.start) {
          values[Int(attendance.variable.index)] = 1
        }
      }
    }
    return left.isEmpty
  }

  private var columns: ProgramColumns { compact.columns }
}
