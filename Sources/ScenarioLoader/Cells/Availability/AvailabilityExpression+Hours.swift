import Kezek

extension AvailabilityExpression {
  /// The expression that says these hours; nil where there is no hour at all.
  init?(hours: Hours, in context: AvailabilityContext) {
    var blocks = Self.blocks(of: hours.anywhere, site: nil, context)
    for named in hours.atSites {
      blocks += Self.blocks(of: named.periods, site: named.site.index, context)
    }
    guard !blocks.isEmpty else { return nil }
    self.init(blocks: blocks, exceptions: [])
  }

  /// Blocks of one site, or of none: days with the same hours in the same weeks together.
  private static func blocks(
    of periods: PeriodSet, site: Int?, _ context: AvailabilityContext
  ) -> [Block] {
    let grid = context.grid
    if !periods.isEmpty, periods == site.map({ context.openings[$0] }) ?? grid.open {
      return [Block(site: site, days: .all, hours: .whole, week: nil)]
    }
    var blocks: [Block] = []
    for weekday in Weekday.allCases {
      let terms = (0..<grid.weeks).map {
        Self.terms(periods, site: site, day: grid.day(week: $0, weekday: weekday), context)
      }
      for (week, list) in terms.enumerated() {
        let other = grid.weeks == 2 ? terms[1 - week] : list
        for term in list {
          let isWeekly = other.contains(term)
          if isWeekly, week == 1 { continue }
          let kind = isWeekly ? nil : CycleWeek(rawValue: week)
          add(term, weekday, kind, site, to: &blocks)
        }
      }
    }
    return blocks
  }

  private static func add(
    _ hours: HoursTerm, _ day: Weekday, _ week: CycleWeek?, _ site: Int?,
    to blocks: inout [Block]
  ) {
    let position = blocks.firstIndex { $0.hours == hours && $0.week == week && $0.site == site }
    if let position {
      blocks[position].days = blocks[position].days.union(DaySet([day]))
    } else {
      blocks.append(Block(site: site, days: DaySet([day]), hours: hours, week: week))
    }
  }

  /// The hours of one day of the cycle.
  private static func terms(
    _ periods: PeriodSet, site: Int?, day: Int, _ context: AvailabilityContext
  ) -> [HoursTerm] {
    let minutes = context.grid.minutes(of: periods, day: day)
    if !minutes.isEmpty, minutes == context.opening(site, day: day) { return [.whole] }
    return minutes.spans.map { .between($0.lowerBound, $0.upperBound) }
  }
}
