import Kezek

/// What is held so far: sessions, meetings of groups and courses, with running totals from which
/// each further one can be judged at once.
///
/// `obstacle(…)` names the condition that stands against something; `freeStarts(…)` gives all
/// starts that nothing stands against. Adding does not ask again. What is held may pass through
/// fewer sessions than a need's `least`, or a group smaller than its least size: who builds a plan
/// sees to these at the end (`isBelowLeast`).
struct ScheduleState: Sendable {
  let tables: ScheduleTables
  /// By place, dense; nil where one was removed and the place is free.
  var meetings: [ScheduledMeeting?] = []
  var freeMeetings: [Int] = []
  var groups: [ScheduledGroup?] = []
  var freeGroups: [Int] = []
  /// By specialist: places of its groups.
  var groupsOfSpecialist: [[Int]]

  // MARK: By need
  /// What gives the need's sessions.
  var givers: [Giver]
  /// Places of the need's meetings, and how many they are: read far more often than the places.
  var meetingsOfNeed: [[Int]]
  var sessionsOfNeed: [Int32]
  var daysOfNeed: [DaySet]

  // MARK: By specialist
  var specialistBusy: BitRows
  var contactLeft: [Int]
  /// Distinct children.
  var caseloads: [Int]
  /// By specialist and day of the cycle: meetings, and the site where they are.
  var meetingsOfDay: [UInt16]
  var siteOfDay: [Int32]

  // MARK: By child
  var childBusy: BitRows
  var companionBusy: BitRows
  /// By child and day: sessions that bind the child, their minutes and the place.
  var sessionsOfDay: [UInt8]
  var minutesOfDay: [Int32]
  var placeOfDay: [Int32]
  /// Sessions of any kind, the parents' too.
  var sessionsOfChild: [Int32]
  var coursesOfChild: [[PlannedCourse]]

  // MARK: By resource class and by turn
  /// By class and period: units in use; and the periods in which none is left.
  var unitsInUse: [UInt16]
  var fullClasses: BitRows
  var turns: [TurnTotals]

  /// Nothing held.
  init(_ candidates: Candidates) { self.init(ScheduleTables(candidates)) }

  /// Nothing held, over tables that are known.
  init(_ tables: ScheduleTables) {
    let scenario = tables.scenario
    let periods = scenario.grid.periodCount
    let days = scenario.grid.dayCount
    let children = scenario.children.count
    let specialists = scenario.specialists.count
    let needs = scenario.needs.count
    self.tables = tables
    groupsOfSpecialist = [[Int]](repeating: [], count: specialists)
    givers = [Giver](repeating: .nobody, count: needs)
    meetingsOfNeed = [[Int]](repeating: [], count: needs)
    sessionsOfNeed = [Int32](repeating: 0, count: needs)
    daysOfNeed = [DaySet](repeating: DaySet(), count: needs)
    specialistBusy = BitRows(rows: specialists, columns: periods)
    contactLeft = scenario.specialists.map(\.contactMinutes)
    caseloads = [Int](repeating: 0, count: specialists)
    meetingsOfDay = [UInt16](repeating: 0, count: specialists * days)
    siteOfDay = [Int32](repeating: 0, count: specialists * days)
    childBusy = BitRows(rows: children, columns: periods)
    companionBusy = BitRows(rows: children, columns: periods)
    sessionsOfDay = [UInt8](repeating: 0, count: children * days)
    minutesOfDay = [Int32](repeating: 0, count: children * days)
    placeOfDay = [Int32](repeating: 0, count: children * days)
    sessionsOfChild = [Int32](repeating: 0, count: children)
    coursesOfChild = [[PlannedCourse]](repeating: [], count: children)
    unitsInUse = [UInt16](repeating: 0, count: tables.resources.classes.count * periods)
    fullClasses = BitRows(rows: tables.resources.classes.count, columns: periods)
    turns = scenario.turns.map { TurnTotals(quotas: $0.quotas.count, reserved: $0.reserved.count) }
  }

  var scenario: Scenario { tables.scenario }
  var grid: TimeGrid { tables.grid }

  /// Sessions held of a need.
  func sessions(of need: Need.ID) -> Int { Int(sessionsOfNeed[need.index]) }

  /// Whether a need has something, but less than its least number of sessions.
  func isBelowLeast(_ need: Need.ID) -> Bool {
    let held = sessions(of: need)
    return held > 0 && held < tables.needs[need.index].least
  }

  /// The specialist who serves a need, alone or in a group.
  func specialist(of need: Need.ID) -> Specialist.ID? {
    switch givers[need.index] {
    case .nobody: nil
    case .specialist(let specialist): Specialist.ID(specialist)
    case .group(let group): groups[group]?.specialist
    }
  }

  /// The needs that attend a meeting.
  func members(of meeting: ScheduledMeeting) -> Members {
    switch meeting.who {
    case .need(let need): .one(need)
    case .group(let group): .several(groups[group]?.members ?? [])
    }
  }
}

/// What gives a need its sessions.
enum Giver: Sendable, Hashable {
  case nobody
  /// By index.
  case specialist(Int)
  /// By place in the schedule's groups.
  case group(Int)
}

/// A session alone or a group's meeting that is held.
struct ScheduledMeeting: Sendable, Hashable {
  let who: Who
  let specialist: Specialist.ID
  let combination: Int
  /// The periods it occupies.
  let periods: Range<Int>
  let minutes: Int

  enum Who: Sendable, Hashable {
    case need(Need.ID)
    /// By place in the schedule's groups.
    case group(Int)
  }

  var start: Int { periods.lowerBound }
}

/// A group that is held.
struct ScheduledGroup: Sendable, Hashable {
  let service: Service.ID
  let specialist: Specialist.ID
  let site: Site.ID
  /// Minutes of each meeting: as its longest member needs.
  let minutes: Int
  let roster: Roster.ID?
  var members: [Need.ID]
  /// Places of its meetings.
  var meetings: [Int]
}

/// Who has a place in a turn.
struct TurnTotals: Sendable, Hashable {
  /// Places taken, by companions too.
  var places = 0
  var stepFree = 0
  /// Children of each quota, and children outside each reservation.
  var ofQuota: [Int]
  var outsideReserved: [Int]

  init(quotas: Int, reserved: Int) {
    ofQuota = [Int](repeating: 0, count: quotas)
    outsideReserved = [Int](repeating: 0, count: reserved)
  }
}
