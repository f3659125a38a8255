import Kezek

/// How large the compact program would be, counted without writing it.
struct ProgramSize {
  /// Decision variables, about.
  let columns: Int

  /// Programs up to this size are solved whole; measured in `Docs/Decisions/0003-half-days.md`.
  static let exactLimit = 30_000

  /// Programs up to this size are worth a half-day program of the solver's.
  static let easyLimit = 8_000

  /// Programs up to this size the solver closes before anything else would have helped.
  static let tinyLimit = 600

  var isTiny: Bool { columns <= Self.tinyLimit }
  var isExact: Bool { columns <= Self.exactLimit }
  var isEasy: Bool { columns <= Self.easyLimit }

  init(_ candidates: Candidates) {
    let scenario = candidates.scenario
    var columns = candidates.turnsOfNeed.reduce(0) { $0 + $1.count }
    for pair in candidates.pairs {
      columns += pair.counts.count + pair.slots.reduce(0) { $0 + $1.starts.count }
    }
    let finder = GroupFinder(candidates)
    for specialist in scenario.specialists.ids {
      for (site, periods) in candidates.filters.sites(of: specialist) {
        for service in scenario.specialists[specialist].services
        where scenario.services[service].per.isWeekly {
          let place = GroupPlace(
            specialist: specialist, site: site, service: service, periods: periods)
          let eligible = finder.eligible(at: place).count
          guard eligible >= scenario.services[service].groupSize.lowerBound else { continue }
          let combinations = candidates.resources.combinations(of: service, at: site).count
          // A meeting for each smallest member, and an attendance for each pair of members.
          columns += eligible * periods.memberCount * (combinations + (eligible - 1) / 2)
        }
      }
    }
    self.columns = columns
  }
}
