import Kezek

extension SmallScenarioBuilder {
  /// About the most plans that a scenario may have before conflicts are counted.
  static let mostPlans = 6_000.0

  /// Takes hours off the specialists until the number of plans, conflicts not counted, is small.
  mutating func keepSmall() {
    var rounds = 0
    while estimatedPlans > Self.mostPlans, rounds < 40 {
      rounds += 1
      if !shortenHours() { lowerTimes() }
    }
  }

  private mutating func shortenHours() -> Bool {
    let counts = draft.specialists.map { $0.hours.anyPeriods.memberCount }
    guard let most = counts.max(), most > 2, let longest = counts.firstIndex(of: most) else {
      return false
    }
    let hours = draft.specialists[longest].hours
    let dropped = periods([random.pick(hours.anyPeriods.members)])
    draft.specialists[longest].hours = Hours(
      anywhere: hours.anywhere.subtracting(dropped),
      atSites: hours.atSites.map {
        Hours.SiteHours(site: $0.site, periods: $0.periods.subtracting(dropped))
      })
    return true
  }

  private mutating func lowerTimes() {
    guard
      let need = draft.needs.indices.filter({ draft.needs[$0].asked > draft.needs[$0].least })
        .max(by: { draft.needs[$0].asked < draft.needs[$1].asked })
    else { return }
    draft.needs[need].asked -= 1
    draft.needs[need].mostInWeek = min(draft.needs[need].mostInWeek, draft.needs[need].asked)
  }

  /// The product over needs of the ways to meet each alone.
  private var estimatedPlans: Double {
    var product = 1.0
    for need in draft.needs {
      let service = draft.services[need.service.index]
      if service.per.isWeekly {
        product *= 1 + waysOfSessions(need)
      } else {
        let turns = draft.turns.filter { $0.service == need.service }.count
        product *= Double(1 << min(turns, 6)) * 0.75
      }
    }
    return product
  }

  private func waysOfSessions(_ need: NeedDraft) -> Double {
    var ways = 0.0
    for specialist in draft.specialists where specialist.services.contains(need.service) {
      let sites = specialist.siteChoice == .given ? 1 : draft.sites.count
      let child = draft.children[need.child.index].hours.anyPeriods
      let starts = specialist.hours.anyPeriods.intersection(child).memberCount * sites
      var choose = 1.0
      for taken in 0..<min(need.asked, starts) {
        choose *= Double(starts - taken) / Double(taken + 1)
        if taken + 1 >= need.least { ways += choose * (taken == 0 ? 1 : 0.6) }
      }
    }
    return ways * (need.form == .individual ? 1 : 1.3)
  }
}
