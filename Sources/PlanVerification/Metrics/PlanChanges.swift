public import Kezek

/// What a plan changes of the current one: each row that it does not keep, and what that makes room
/// for.
public struct PlanChanges: Sendable, Hashable {
  public let limit: ChangeRule
  /// Rows that a plan can keep, all but those that must not be; and those it keeps.
  public let rows: Int
  public let kept: Int
  /// In the order of the rows.
  public let moves: [Move]

  public var changed: Int { rows - kept }

  /// A row of the current plan that is not kept.
  public struct Move: Sendable, Hashable {
    /// Position in the scenario's current plan.
    public let row: Int
    /// The new session or course of the child and service that stands for it, by position in the
    /// plan; nil where there is none.
    public let session: Int?
    public let course: Int?
    /// New sessions that take what the row took: its specialist's, its child's or its room's time.
    public let gains: [Int]
    /// New courses in the turn that the row named.
    public let courseGains: [Int]
    /// Whether the row broke a condition where it stood.
    public let wasBroken: Bool
  }

  /// The changes of a plan.
  ///
  /// - Parameter broken: positions of the current plan's sessions that break a condition.
  /// - Complexity: O(moves × (sessions of a specialist and of a room + courses)).
  public init(
    in plan: Plan, from current: Plan, broken: Set<Int> = [], of scenario: Scenario,
    limit: ChangeRule
  ) {
    let facts = ScenarioIndex(scenario)
    var finder = ChangeFinder(
      scenario: scenario, plan: PlanIndex(plan, of: facts),
      current: PlanIndex(current, of: facts), broken: broken)
    let rows = scenario.current.indices.filter { scenario.current[$0].keep != .no }
    moves = finder.moves(rows)
    self.rows = rows.count
    kept = rows.count - moves.count
    self.limit = limit
  }
}

private struct ChangeFinder {
  let scenario: Scenario
  let plan: PlanIndex
  let current: PlanIndex
  let broken: Set<Int>
  /// Places of sessions and courses of the plan that no row of the current plan names.
  private let newSessions: Set<Int>
  private let newSessionsOfNeed: [[Int]]
  private var newCourses: [Int]
  private var taken: Set<Int> = []
  private var takenCourses: Set<Int> = []

  init(scenario: Scenario, plan: PlanIndex, current: PlanIndex, broken: Set<Int>) {
    self.scenario = scenario
    self.plan = plan
    self.current = current
    self.broken = broken
    let rows = CurrentRows(plan)
    var sessions: Set<Int> = []
    var courses: Set<Int> = []
    for row in scenario.current {
      let matches = rows.matches(of: row)
      sessions.formUnion(matches.sessions)
      courses.formUnion(matches.courses)
    }
    let new = plan.sessions.indices.filter { !sessions.contains($0) }
    newSessions = Set(new)
    var ofNeed = [[Int]](repeating: [], count: scenario.needs.count)
    for place in new { ofNeed[plan.sessions[place].need.index].append(place) }
    newSessionsOfNeed = ofNeed
    newCourses = plan.courses.indices.filter { !courses.contains($0) }
  }

  mutating func moves(_ rows: [Int]) -> [PlanChanges.Move] {
    let inPlan = CurrentRows(plan)
    let inCurrent = CurrentRows(current)
    return rows.compactMap { row in
      guard inPlan.matches(of: scenario.current[row]).isEmpty else { return nil }
      return move(row, inCurrent.matches(of: scenario.current[row]))
    }
  }

  private mutating func move(_ position: Int, _ was: CurrentRows.Matches) -> PlanChanges.Move {
    let row = scenario.current[position]
    var session: Int?
    for need in scenario.needsOfChild[row.child.index]
    where session == nil && scenario.needs[need].service == row.service {
      session = newSessionsOfNeed[need.index].first { !taken.contains($0) }
    }
    if let session { taken.insert(session) }
    let course = newCourses.first { place in
      let facts = plan.courses[place]
      return facts.child == row.child && scenario.needs[facts.need].service == row.service
        && !takenCourses.contains(place)
    }
    if let course { takenCourses.insert(course) }
    let old = was.sessions.map { current.sessions[$0] }
    let gains = Set(old.flatMap(neighbours)).sorted().filter { place in
      place != session && old.contains { collides(plan.sessions[place], with: $0) }
    }
    let turns = Set(was.courses.map { current.courses[$0].turn })
    let courseGains = newCourses.filter {
      $0 != course && turns.contains(plan.courses[$0].turn)
    }
    return PlanChanges.Move(
      row: position, session: session.map { plan.sessions[$0].position },
      course: course.map { plan.courses[$0].position },
      gains: gains.map { plan.sessions[$0].position },
      courseGains: courseGains.map { plan.courses[$0].position },
      wasBroken: old.contains { broken.contains($0.position) })
  }

  /// New sessions with the specialist, the child or a room of an old one.
  private func neighbours(of old: SessionFacts) -> [Int] {
    let rooms = current.plan.sessions[old.position].rooms
    let meetings =
      Array(plan.meetingsOfSpecialist[old.specialist.index])
      + rooms.flatMap { Array(plan.meetingsOfRoom[$0.index]) }
    return
      (meetings.flatMap { plan.meetings[$0].sessions }
      + plan.sessionsOfChild[old.child.index]).filter(newSessions.contains)
  }

  /// Whether two sessions cannot be held together: one specialist, child or room at one time.
  private func collides(_ new: SessionFacts, with old: SessionFacts) -> Bool {
    guard let span = new.span, let other = old.span, span.overlaps(other) else { return false }
    let rooms = plan.plan.sessions[new.position].rooms
    return new.specialist == old.specialist || new.child == old.child
      || rooms.contains { current.plan.sessions[old.position].rooms.contains($0) }
  }
}
