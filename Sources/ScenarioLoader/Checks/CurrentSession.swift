import Kezek

/// A row of today's plan as a session at a time, for what can be told of it from tables alone.
struct CurrentSession {
  let row: CurrentRow
  let slot: CurrentRow.Slot
  let time: CurrentRow.Time
  /// The weeks in which it is held; both where the row does not say.
  let weeks: [Int]
  /// The child's needs of that service, one for each form.
  let needs: [Need]
  let service: Service
  /// The session's own minutes.
  let minutes: Int
  /// Minutes of the day that it occupies: its own, rounded up to the grid.
  let span: Range<Int>
  /// Whether one meeting may hold several such sessions.
  let allowsGroup: Bool

  /// The session of a row; nil where it names no time or is a course.
  init?(_ row: CurrentRow, _ built: BuiltScenario, needs: [Need]) {
    guard case .session(let slot) = row.content, let time = slot.time else { return nil }
    let grid = built.context.grid
    let service = built.services[row.service]
    let child = built.children.children[row.child]
    let minutes = slot.minutes ?? needs.first?.minutes ?? service.minutes(atAge: child.age)
    self.row = row
    self.slot = slot
    self.time = time
    self.needs = needs
    self.service = service
    self.minutes = minutes
    weeks = slot.week.map { [$0] } ?? Array(0..<grid.weeks)
    span = time.minute..<(time.minute + grid.periods(forMinutes: minutes) * grid.step)
    allowsGroup =
      needs.isEmpty
      ? service.form != .individual : needs.contains { $0.form != .individual }
  }

  var isPinned: Bool { row.keep == .yes }

  /// Whether two sessions of one specialist are one meeting of a group (RULES 23).
  func isOneMeeting(with other: CurrentSession) -> Bool {
    time == other.time && row.service == other.row.service && allowsGroup && other.allowsGroup
      && (slot.site == nil || other.slot.site == nil || slot.site == other.slot.site)
      && row.child != other.row.child
  }
}
