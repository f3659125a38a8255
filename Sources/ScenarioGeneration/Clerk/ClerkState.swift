import Kezek

/// What the clerk has written so far.
struct ClerkState {
  var isServed: [Bool]
  /// Periods taken, by child; a parent's service does not count.
  var childBusy: [PeriodSet]
  /// The site of each day of the cycle, by child.
  var childSite: [[Int?]]
  var specialistBusy: [PeriodSet]
  var specialistSite: [[Int?]]
  /// Contact minutes left in the cycle.
  var minutesLeft: [Int]
  var childrenOf: [Set<Int>]
  let units: [Unit]
  var unitBusy: [PeriodSet]
  /// Sessions of each child in each day of the cycle.
  var sessionsInDay: [[Int]]
  /// Their minutes.
  var minutesInDay: [[Int]]
  var groups: [OpenGroup] = []

  /// One unit of a resource.
  struct Unit {
    let room: RoomDraft
    let hours: PeriodSet
  }

  /// A group that others may join.
  struct OpenGroup {
    let service: String
    let specialist: Int
    let site: Int
    let slots: [Slot]
    let length: Int
    var members: [Int]
  }

  /// A start, with the units it takes.
  struct Slot {
    let period: Int
    let units: [Int]
  }

  init(draft: ScenarioDraft, grid: TimeGrid) {
    let children = draft.children.count
    isServed = [Bool](repeating: false, count: draft.needs.count)
    childBusy = [PeriodSet](repeating: grid.none, count: children)
    childSite = [[Int?]](repeating: [Int?](repeating: nil, count: grid.dayCount), count: children)
    specialistBusy = [PeriodSet](repeating: grid.none, count: draft.specialists.count)
    specialistSite = [[Int?]](
      repeating: [Int?](repeating: nil, count: grid.dayCount), count: draft.specialists.count)
    minutesLeft = draft.specialists.map { $0.halfHours * 30 * draft.settings.weeks }
    childrenOf = [Set<Int>](repeating: [], count: draft.specialists.count)
    units = draft.rooms.flatMap { room in
      let hours = room.hours.periods(at: room.site, on: grid, noon: draft.settings.noon)
      return [Unit](repeating: Unit(room: room, hours: hours), count: room.count ?? 1)
    }
    unitBusy = [PeriodSet](repeating: grid.none, count: units.count)
    sessionsInDay = [[Int]](
      repeating: [Int](repeating: 0, count: grid.dayCount), count: children)
    minutesInDay = sessionsInDay
  }
}
