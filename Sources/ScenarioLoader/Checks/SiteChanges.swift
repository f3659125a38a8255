import Kezek

/// Changes of place within a day of a specialist whose hours name the sites (RULES 7).
struct SiteChanges {
  /// Two blocks of a day that leave less than the travel between their places.
  struct TooShort {
    let day: Weekday
    let first: Site.ID
    let second: Site.ID
    /// The travel between them.
    let minutes: Int
    /// Whether the hours at both overlap, so that no travel would do.
    let overlaps: Bool
  }

  /// The first day and pair of sites, in the order of days and sites.
  let firstTooShort: TooShort?

  init(_ specialist: Specialist, _ grid: TimeGrid, _ sites: [Site], _ travel: TravelTable) {
    let named = specialist.hours.atSites.map {
      Hours.SiteHours(site: $0.site, periods: $0.periods.intersection(sites[$0.site].opening))
    }
    var found: TooShort?
    for (index, left) in named.enumerated() {
      for right in named[(index + 1)...] where found == nil {
        guard sites[left.site].place != sites[right.site].place else { continue }
        let minutes = travel.minutes(between: left.site, and: right.site, in: sites)
        found = Self.day(left, right, minutes, grid).map { day in
          let shared = left.periods.intersection(right.periods)
          return TooShort(
            day: day, first: left.site, second: right.site, minutes: minutes,
            overlaps: shared.members.contains { grid.weekday(ofDay: grid.day(of: $0)) == day })
        }
      }
    }
    firstTooShort = found
  }

  /// The first day on which a period at one site lies less than the travel from one at the other.
  private static func day(
    _ left: Hours.SiteHours, _ right: Hours.SiteHours, _ minutes: Int, _ grid: TimeGrid
  ) -> Weekday? {
    let gap = grid.periods(forMinutes: minutes)
    for period in left.periods.members {
      let day = grid.day(of: period)
      let first = max(day * grid.periodsPerDay, period - gap)
      let last = min((day + 1) * grid.periodsPerDay - 1, period + gap)
      if (first...last).contains(where: right.periods.contains) {
        return grid.weekday(ofDay: day)
      }
    }
    return nil
  }
}
