import Kezek

/// How large the compact program would be, counted without writing it.
struct ProgramSize {
  /// Decision variables, about; counted no further than a little beyond `exactLimit`.
  private(set) var columns: Int

  /// Programs up to this size are solved whole; measured in `Docs/Decisions/0003-half-days.md`.
  static let exactLimit = 30_000

  /// Programs up to this size are worth a half-day program of the solver's.
  static let easyLimit = 8_000

  /// Programs up to this size the solver closes before anything else would have helped.
  static let tinyLimit = 600

  /// Of more than so many who could be in groups of one specialist at one site, nobody asks which groups they
  /// could form: their program is too large in any case.
  private static let mostEligible = 200

  var isTiny: Bool { columns <= Self.tinyLimit }
  var isExact: Bool { columns <= Self.exactLimit }
  var isEasy: Bool { columns <= Self.easyLimit }

  /// - Complexity: what `GroupFinder` takes, as far as the limit goes.
  init(_ candidates: Candidates) {
    let scenario = candidates.scenario
    columns = candidates.turnsOfNeed.reduce(0) { $0 + $1.count }
    for pair in candidates.pairs {
      columns += pair.counts.count + pair.slots.reduce(0) { $0 + $1.starts.count }
    }
    let finder = GroupFinder(candidates)
    for specialist in scenario.specialists.ids {
      for (site, periods) in candidates.filters.sites(of: specialist) {
        for service in scenario.specialists[specialist].services
        where scenario.services[service].per.isWeekly {
          guard isExact else { return }
          let place = GroupPlace(
            specialist: specialist, site: site, service: service, periods: periods)
          let eligible = finder.eligible(at: place).count
          if eligible > Self.mostEligible {
            columns += eligible * eligible * periods.memberCount / 2
            continue
          }
          for group in finder.named(at: place) + finder.found(at: place) {
            columns += Self.columns(of: group)
          }
        }
      }
    }
  }

  /// Its numbers of meetings, its kinds and its meetings, and the membership and attendance of each member
  /// that need not be there.
  private static func columns(of group: GroupCandidate) -> Int {
    let starts = Set(group.slots.flatMap { slots in slots.starts.map { [$0, slots.minutes] } })
    return group.meetings.count + group.kinds.count
      + group.slots.reduce(0) { $0 + $1.starts.count }
      + group.optional.count * (group.meetings.count + starts.count)
  }
}
