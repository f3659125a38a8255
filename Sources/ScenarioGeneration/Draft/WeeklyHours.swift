import Kezek

/// Availability as a planner writes it: blocks of site, days and hours, and days taken off.
struct WeeklyHours: Hashable {
  var blocks: [Block] = []
  var exceptDays: [Weekday] = []

  /// One block; nil or empty parts mean "every".
  struct Block: Hashable {
    var site: String?
    var days: [Weekday]
    var span: Span
    /// 0 = A, 1 = B; nil = every week.
    var week: Int?
    /// Week A is written as "every second week".
    var saysEverySecondWeek = false
  }

  /// Hours of a day.
  enum Span: Hashable {
    case all
    case morning
    case afternoon
    /// Minutes of the day.
    case clock(Int, Int)
  }

  /// The whole opening time.
  static let whole = WeeklyHours()

  /// Hours on some days at no named site.
  static func on(_ days: [Weekday], _ from: Int, _ to: Int) -> WeeklyHours {
    WeeklyHours(blocks: [Block(site: nil, days: days, span: .clock(from, to), week: nil)])
  }

  /// Hours on some days at a named site.
  static func at(_ site: String, _ days: [Weekday], _ from: Int, _ to: Int, week: Int? = nil)
    -> WeeklyHours
  {
    WeeklyHours(blocks: [Block(site: site, days: days, span: .clock(from, to), week: week)])
  }

  static func + (left: WeeklyHours, right: WeeklyHours) -> WeeklyHours {
    WeeklyHours(
      blocks: left.blocks + right.blocks, exceptDays: left.exceptDays + right.exceptDays)
  }

  /// The periods of a grid at a site; blocks that name no site hold at every site.
  func periods(at site: String, on grid: TimeGrid, noon: Int) -> PeriodSet {
    var set = grid.none
    if blocks.isEmpty { set = grid.open }
    for block in blocks where block.site == nil || block.site == site {
      insert(block, on: grid, noon: noon, into: &set)
    }
    for day in 0..<grid.dayCount where exceptDays.contains(grid.weekday(ofDay: day)) {
      set.remove(day * grid.periodsPerDay..<(day + 1) * grid.periodsPerDay)
    }
    return set.intersection(grid.open)
  }

  /// The sites that the blocks name, each once, in their order.
  var sites: [String] {
    var sites: [String] = []
    for block in blocks {
      if let site = block.site, !sites.contains(site) { sites.append(site) }
    }
    return sites
  }

  private func insert(_ block: Block, on grid: TimeGrid, noon: Int, into set: inout PeriodSet) {
    let (from, to) =
      switch block.span {
      case .all: (0, 1440)
      case .morning: (0, noon)
      case .afternoon: (noon, 1440)
      case .clock(let from, let to): (from, to)
      }
    for day in 0..<grid.dayCount {
      let fitsDay = block.days.isEmpty || block.days.contains(grid.weekday(ofDay: day))
      let fitsWeek = block.week.map { $0 == grid.week(ofDay: day) } ?? true
      if fitsDay, fitsWeek { set.insert(grid.periods(day: day, from: from, to: to)) }
    }
  }
}
