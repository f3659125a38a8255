import Kezek

/// The weekly needs that may be met in a found group, and the specialists who could lead one.
struct GroupNeeds: Sendable {
  /// By need: specialists who give the service and share category and language, and can be
  /// reached; ascending.
  let specialists: [[Specialist.ID]]
  /// By specialist: the needs, in the order of the queue; those who ask for a group, and those who
  /// would rather be alone.
  let waitingForGroup: [[Need.ID]]
  let waitingForAny: [[Need.ID]]
  /// By specialist: the sites at which it can work at all, ascending.
  let sites: [[Site.ID]]

  init(_ candidates: Candidates, queue: [Need.ID]) {
    let scenario = candidates.scenario
    var lists = [[Specialist.ID]](repeating: [], count: scenario.needs.count)
    var forGroup = [[Need.ID]](repeating: [], count: scenario.specialists.count)
    var forAny = forGroup
    var finder = LeaderFinder(candidates)
    for need in queue {
      let row = scenario.needs[need]
      guard scenario.services[row.service].per.isWeekly, row.roster == nil,
        row.form != .individual, candidates.filters.bar(need) == nil
      else { continue }
      lists[need.index] =
        row.form == .any
        ? candidates.pairs[candidates.pairsOfNeed[need.index]].map(\.specialist)
        : finder.leaders(of: need)
      for specialist in lists[need.index] {
        if row.form == .group {
          forGroup[specialist.index].append(need)
        } else {
          forAny[specialist.index].append(need)
        }
      }
    }
    specialists = lists
    sites = finder.sites
    waitingForGroup = forGroup
    waitingForAny = forAny
  }
}

/// Finds the specialists who could lead a group with a need in it.
///
/// Whoever can give a need `least` sessions alone passes the same filters, so for a need of form
/// `any` its pairs are the list: a group's meetings are never shorter than the need's own.
private struct LeaderFinder {
  private let candidates: Candidates
  private let ofService: [[Specialist.ID]]
  let sites: [[Site.ID]]
  /// Who gives a service where families of a home can come: found once for all of them.
  private var near: [Way: [Specialist.ID]] = [:]

  private struct Way: Hashable {
    let service: Service.ID
    let home: Place.ID?
    let site: Site.ID?
  }

  init(_ candidates: Candidates) {
    let scenario = candidates.scenario
    self.candidates = candidates
    var lists = [[Specialist.ID]](repeating: [], count: scenario.services.count)
    for id in scenario.specialists.ids {
      for service in scenario.specialists[id].services { lists[service.index].append(id) }
    }
    ofService = lists
    sites = scenario.specialists.ids.map { candidates.filters.sites(of: $0).map(\.site) }
  }

  mutating func leaders(of id: Need.ID) -> [Specialist.ID] {
    let scenario = candidates.scenario
    let filters = candidates.filters
    let need = scenario.needs[id]
    return near(need).filter { leader in
      filters.coversCategory(scenario.specialists[leader], need)
        && filters.sharesLanguage(scenario.specialists[leader], need)
    }
  }

  private mutating func near(_ need: Need) -> [Specialist.ID] {
    let way = Way(
      service: need.service, home: candidates.scenario.children[need.child].lives,
      site: need.site)
    if let known = near[way] { return known }
    let reached = candidates.scenario.sites.ids.map { site in
      (need.site == nil || need.site == site) && candidates.filters.isReachable(site, need)
    }
    let found = ofService[need.service.index].filter { leader in
      sites[leader.index].contains { reached[$0.index] }
    }
    near[way] = found
    return found
  }
}
