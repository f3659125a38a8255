import Kezek

/// Turns an expression into hours: minutes first, so that blocks that meet off the grid still
/// make whole periods; then every period that lies wholly inside them.
struct AvailabilityResolver {
  let context: AvailabilityContext
  private var problems: [CellProblem] = []
  private var minutesOutside = 0
  private var outsideParts: [String] = []

  /// The minutes of each day of the cycle at one site, or wherever.
  private typealias Days = [MinuteSpans]

  init(context: AvailabilityContext) {
    self.context = context
  }

  mutating func resolve(
    _ expression: AvailabilityExpression
  ) -> CellReading<ResolvedAvailability> {
    if context.grid.weeks == 1, let block = expression.blockOfWeek {
      let week = block.week?.letter ?? ""
      return CellReading(
        failed: CellProblem(
          .weekOfOneWeek, details: ["week": week], part: block.written))
    }
    var anywhere = emptyDays
    var atSites = [Int: Days]()
    for block in expression.blocks {
      let days = minutes(of: block, countsOutside: true)
      if let site = block.site {
        atSites[site] = merged(atSites[site] ?? emptyDays, days, block)
      } else {
        anywhere = merged(anywhere, days, block)
      }
    }
    takeAway(expression.exceptions, from: &anywhere, &atSites)
    return finish(anywhere, atSites)
  }

  private var emptyDays: Days {
    Days(repeating: MinuteSpans(), count: context.grid.dayCount)
  }

  // MARK: Blocks

  /// The minutes of a block on each day of the cycle.
  private mutating func minutes(
    of block: AvailabilityExpression.Block, countsOutside: Bool
  ) -> Days {
    var days = emptyDays
    var outside = 0
    var closed: Set<Weekday> = []
    // Nobody who writes hours alone means the days on which nothing is open.
    let namesDays = block.days != .all || block.namesDays
    for day in days.indices where speaks(block, of: day) {
      let opening = context.opening(block.site, day: day)
      let stated = minutes(block.hours, opening: opening)
      days[day] = stated
      if namesDays || !opening.isEmpty { outside += stated.subtracting(opening.hull).total }
      if block.namesDays, opening.isEmpty, stated.isEmpty {
        closed.insert(context.grid.weekday(ofDay: day))
      }
    }
    if countsOutside, !closed.isEmpty {
      let days = closed.sorted().map(\.code).joined(separator: ", ")
      problems.append(CellProblem(.closedDay, details: ["days": days], part: block.written))
    }
    if countsOutside, outside > 0 {
      minutesOutside += outside
      outsideParts.append(block.written)
    }
    return days
  }

  private func speaks(_ block: AvailabilityExpression.Block, of day: Int) -> Bool {
    let grid = context.grid
    guard block.days.contains(grid.weekday(ofDay: day)) else { return false }
    return block.week.map { $0.rawValue == grid.week(ofDay: day) } ?? true
  }

  private func minutes(_ hours: HoursTerm, opening: MinuteSpans) -> MinuteSpans {
    switch hours {
    case .whole: opening
    case .between(let first, let last): MinuteSpans([first..<last])
    case .morning: opening.intersection(MinuteSpans([0..<context.noon]))
    case .afternoon: opening.intersection(MinuteSpans([context.noon..<1440]))
    case .from(let minute): opening.intersection(MinuteSpans([minute..<1440]))
    case .until(let minute): opening.intersection(MinuteSpans([0..<minute]))
    }
  }

  /// The union of two, with a note where they overlap.
  private mutating func merged(
    _ left: Days, _ right: Days, _ block: AvailabilityExpression.Block
  ) -> Days {
    let overlaps = zip(left, right).contains { !$0.intersection($1).isEmpty }
    if overlaps { problems.append(CellProblem(.overlappingBlocks, part: block.written)) }
    return zip(left, right).map { $0.union($1) }
  }

  // MARK: Exceptions

  private mutating func takeAway(
    _ exceptions: [AvailabilityExpression.Block], from anywhere: inout Days,
    _ atSites: inout [Int: Days]
  ) {
    // Time that holds wherever cannot lack one site: it becomes time at each site.
    if exceptions.contains(where: { $0.site != nil }), anywhere.contains(where: { !$0.isEmpty }) {
      for site in context.openings.indices {
        atSites[site] = zip(atSites[site] ?? emptyDays, anywhere).map { $0.union($1) }
      }
      anywhere = emptyDays
    }
    for exception in exceptions {
      let taken = minutes(of: exception, countsOutside: false)
      if let site = exception.site {
        if let days = atSites[site] { atSites[site] = zip(days, taken).map { $0.subtracting($1) } }
        continue
      }
      anywhere = zip(anywhere, taken).map { $0.subtracting($1) }
      for site in atSites.keys.sorted() {
        guard let days = atSites[site] else { continue }
        let taken = minutesAtSite(of: exception, site)
        atSites[site] = zip(days, taken).map { $0.subtracting($1) }
      }
    }
  }

  /// The minutes of an exception without a site as they are at one: its whole day is the day.
  private func minutesAtSite(of exception: AvailabilityExpression.Block, _ site: Int) -> Days {
    var days = emptyDays
    for day in days.indices where speaks(exception, of: day) {
      days[day] =
        exception.hours == .whole
        ? MinuteSpans([0..<1440])
        : minutes(exception.hours, opening: context.opening(site, day: day))
    }
    return days
  }

  // MARK: Periods

  private mutating func finish(
    _ anywhere: Days, _ atSites: [Int: Days]
  ) -> CellReading<ResolvedAvailability> {
    var lost = 0
    let anywherePeriods = periods(anywhere, site: nil, lost: &lost)
    var siteHours: [Hours.SiteHours] = []
    for site in atSites.keys.sorted() {
      let periods = periods(atSites[site] ?? emptyDays, site: site, lost: &lost)
      siteHours.append(Hours.SiteHours(site: Site.ID(site), periods: periods))
    }
    let hours = Hours(anywhere: anywherePeriods, atSites: siteHours)
    if hours.anyPeriods.isEmpty { problems.append(CellProblem(.noTimeLeft)) }
    if minutesOutside > 0 {
      let part = outsideParts.joined(separator: ", ")
      problems.append(
        CellProblem(.outsideOpening, details: ["minutes": String(minutesOutside)], part: part))
    }
    if lost > 0 {
      let details = ["minutes": String(lost), "step": String(context.grid.step)]
      problems.append(CellProblem(.offTheGrid, details: details))
    }
    return CellReading(
      ResolvedAvailability(hours: hours, minutesOffGrid: lost, minutesOutside: minutesOutside),
      problems: problems)
  }

  /// The open periods that lie wholly inside the minutes; adds the open minutes that do not.
  private func periods(_ days: Days, site: Int?, lost: inout Int) -> PeriodSet {
    let grid = context.grid
    var periods = grid.none
    for day in days.indices {
      let opening = context.opening(site, day: day)
      for slot in 0..<grid.periodsPerDay {
        let minutes = grid.minutes(ofSlot: slot)
        if days[day].contains(minutes), opening.contains(minutes) {
          periods.insert(day * grid.periodsPerDay + slot)
        }
      }
      let covered = grid.minutes(of: periods, day: day)
      lost += days[day].intersection(opening).subtracting(covered).total
    }
    return periods
  }
}

extension AvailabilityExpression {
  /// The hours that the cell means on a grid, with notes on what overlaps, lies outside the
  /// opening or is lost to the grid.
  func resolve(in context: AvailabilityContext) -> CellReading<ResolvedAvailability> {
    var resolver = AvailabilityResolver(context: context)
    return resolver.resolve(self)
  }

  /// The periods that the cell's time touches at all, as a school shift's: sites are left out of
  /// account, and a whole day is the whole day.
  func busyPeriods(of grid: TimeGrid, noon: Int) -> PeriodSet {
    var periods = grid.none
    for day in 0..<grid.dayCount {
      let busy = minutes(blocks, grid, day, noon).subtracting(minutes(exceptions, grid, day, noon))
      for slot in 0..<grid.periodsPerDay where busy.overlaps(grid.minutes(ofSlot: slot)) {
        periods.insert(day * grid.periodsPerDay + slot)
      }
    }
    return periods
  }

  private func minutes(
    _ blocks: [Block], _ grid: TimeGrid, _ day: Int, _ noon: Int
  ) -> MinuteSpans {
    let spoken = blocks.filter { block in
      block.days.contains(grid.weekday(ofDay: day))
        && block.week.map { $0.rawValue == grid.week(ofDay: day) } ?? true
    }
    return MinuteSpans(
      spoken.map { block in
        switch block.hours {
        case .whole: 0..<1440
        case .between(let first, let last): first..<last
        case .morning: 0..<noon
        case .afternoon: noon..<1440
        case .from(let minute): minute..<1440
        case .until(let minute): 0..<minute
        }
      })
  }

  /// The first block that names a week.
  fileprivate var blockOfWeek: Block? {
    (blocks + exceptions).first { $0.week != nil }
  }
}
