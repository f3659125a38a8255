public import Kezek

/// A session of the template that falls out on one date: a locked door to be announced.
public struct PausedSession: Sendable, Hashable {
  public let date: CalendarDay
  /// Place in the plan's sessions.
  public let session: Int
  public let cause: Cause
  /// Whether the rest of its group meets on that date.
  public var othersMeet = false

  /// Who or what is away.
  public enum Cause: Sendable, Hashable, Comparable {
    case child
    /// The child is in that turn.
    case turn(Turn.ID)
    case specialist
    case room(Room.ID)
    case site
  }

  /// Every date on which a short absence or turn pauses a session; holidays pause all and are not
  /// listed.
  static func all(_ index: PlanIndex) -> [PausedSession] {
    var finder = PauseFinder(index)
    for absence in index.scenario.absences { finder.add(absence) }
    for course in index.courses { finder.add(course) }
    let found = finder.found.sorted {
      ($0.date, $0.session, $0.cause) < ($1.date, $1.session, $1.cause)
    }
    return marked(found, index)
  }

  /// Says of each child's own pause whether others of its group are left to meet.
  private static func marked(_ found: [PausedSession], _ index: PlanIndex) -> [PausedSession] {
    struct Day: Hashable {
      let date: CalendarDay
      let meeting: Int
    }
    var meetings: [Int: Int] = [:]
    for session in index.sessions { meetings[session.position] = session.meeting }
    var paused: [Day: Set<Int>] = [:]
    for entry in found {
      guard let meeting = meetings[entry.session] else { continue }
      paused[Day(date: entry.date, meeting: meeting), default: []].insert(entry.session)
    }
    return found.map { entry in
      var entry = entry
      guard let meeting = meetings[entry.session] else { return entry }
      let away = paused[Day(date: entry.date, meeting: meeting), default: []].count
      entry.othersMeet = away < index.meetings[meeting].sessions.count
      return entry
    }
  }
}

/// Finds the dates of the term on which sessions fall out.
private struct PauseFinder {
  private let index: PlanIndex
  private let meetingsOfSite: Grouping
  private(set) var found: [PausedSession] = []

  init(_ index: PlanIndex) {
    self.index = index
    meetingsOfSite = Grouping(
      keys: index.meetings.map(\.site.index), count: index.scenario.sites.count)
  }

  mutating func add(_ absence: Absence) {
    switch absence.who {
    case .child(let id):
      add(absence.days, Array(index.sessionsOfChild[id.index]), .child)
    case .specialist(let id):
      add(absence.days, sessions(of: index.meetingsOfSpecialist[id.index]), .specialist)
    case .room(let id):
      add(absence.days, sessions(of: index.meetingsOfRoom[id.index]), .room(id))
    case .site(let id):
      add(absence.days, sessions(of: meetingsOfSite[id.index]), .site)
    }
  }

  mutating func add(_ course: CourseFacts) {
    add(
      index.turn(of: course).days, Array(index.sessionsOfChild[course.child.index]),
      .turn(course.turn))
  }

  private func sessions(of meetings: ArraySlice<Int>) -> [Int] {
    meetings.flatMap { index.meetings[$0].sessions }
  }

  private mutating func add(_ days: DayRange, _ sessions: [Int], _ cause: PausedSession.Cause) {
    let scenario = index.scenario
    // A long one removes the sessions altogether, so that none is left to pause.
    guard !sessions.isEmpty, !ScenarioIndex.isLong(days, in: scenario),
      let shared = days.intersection(scenario.settings.term)
    else { return }
    let byDay = Dictionary(grouping: sessions) { index.sessions[$0].day }
    for offset in 0..<shared.count {
      let date = shared.first.adding(days: offset)
      guard !scenario.settings.holidays.contains(where: { $0.contains(date) }) else { continue }
      for session in byDay[scenario.cycleDay(of: date)] ?? [] {
        found.append(
          PausedSession(
            date: date, session: index.sessions[session].position, cause: cause))
      }
    }
  }
}

extension Scenario {
  /// The day of the cycle that a date is: week A holds the first day of the term (RULES 3).
  func cycleDay(of date: CalendarDay) -> Int {
    let first = settings.term.first
    let monday = first.adding(days: -first.weekday.rawValue)
    let cycle = grid.dayCount
    return ((date.days(since: monday) % cycle) + cycle) % cycle
  }
}
