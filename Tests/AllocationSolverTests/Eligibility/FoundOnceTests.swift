import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// What is found once for many needs is what would be found for each alone.
@Suite struct FoundOnceTests {
  private func scenarios() throws -> [Scenario] {
    try (UInt64(1)...40).map { seed in
      try SmallScenarioGenerator(seed: seed).scenario(
        families: [.travelLimit, .groupRoster, .accessibility, .language])
    }
  }

  @Test func pairsHaveTheStartsOfTheirOwnNeed() throws {
    var pairs = 0
    for scenario in try scenarios() {
      let candidates = Candidates(scenario)
      let filters = candidates.filters
      for pair in candidates.pairs {
        pairs += 1
        let need = scenario.needs[pair.need]
        let specialist = scenario.specialists[pair.specialist]
        #expect(filters.coversCategory(specialist, need))
        #expect(filters.sharesLanguage(specialist, need))
        for slots in pair.slots {
          let combination = candidates.resources.combinations[slots.combination]
          let there = try #require(
            filters.sites(of: pair.specialist).first { $0.site == combination.site })
          let free = there.periods.intersection(combination.opening)
            .intersection(scenario.grid.open)
            .intersection(filters.periods(need, at: combination.site))
          #expect(
            slots.starts
              == scenario.grid.starts(of: candidates.length(pair.need), in: free))
          #expect(filters.isReachable(combination.site, need))
          #expect(filters.isAccessible(combination, need))
        }
      }
    }
    #expect(pairs > 5)
  }

  /// Every need is asked for every specialist at every site, in the order of ids.
  @Test func whoMayBeInAGroupIsWhoPassesEveryFilter() throws {
    var members = 0
    for scenario in try scenarios() {
      let candidates = Candidates(scenario)
      let filters = candidates.filters
      let finder = GroupFinder(candidates)
      for id in scenario.specialists.ids {
        let specialist = scenario.specialists[id]
        for (site, periods) in filters.sites(of: id) {
          for service in specialist.services where scenario.services[service].per.isWeekly {
            let expected = scenario.needs.ids.filter { need in
              let row = scenario.needs[need]
              return row.service == service && row.roster == nil && row.form != .individual
                && filters.bar(need) == nil && filters.coversCategory(specialist, row)
                && filters.sharesLanguage(specialist, row)
                && (row.site == nil || row.site == site) && filters.isReachable(site, row)
                && candidates.resources.combinations(of: service, at: site).contains {
                  filters.isAccessible(candidates.resources.combinations[$0], row)
                }
            }
            let found = finder.eligible(
              at: GroupPlace(specialist: id, site: site, service: service, periods: periods))
            #expect(found == expected)
            members += found.count
          }
        }
      }
    }
    #expect(members > 25)
  }

  @Test func leadersAreAllWhoCouldLead() throws {
    var leaders = 0
    for scenario in try scenarios() {
      let candidates = Candidates(scenario)
      let filters = candidates.filters
      let found = GroupNeeds(candidates, queue: scenario.needs.ids)
      for id in scenario.needs.ids {
        let need = scenario.needs[id]
        guard need.form == .group, need.roster == nil, filters.bar(id) == nil,
          scenario.services[need.service].per.isWeekly
        else { continue }
        let expected = scenario.specialists.ids.filter { leader in
          let specialist = scenario.specialists[leader]
          return filters.givesService(specialist, need)
            && filters.coversCategory(specialist, need)
            && filters.sharesLanguage(specialist, need)
            && filters.sites(of: leader).contains {
              (need.site == nil || need.site == $0.site) && filters.isReachable($0.site, need)
            }
        }
        #expect(found.specialists[id.index] == expected)
        leaders += expected.count
      }
    }
    #expect(leaders > 20)
  }

  @Test func waysFromHomeAreThoseOfTheTable() throws {
    for scenario in try scenarios() {
      let ways = HomeWays(scenario)
      for case let home? in scenario.children.map(\.lives) {
        for site in scenario.sites.ids {
          #expect(
            ways.minutes(from: home, to: site)
              == scenario.travel.minutes(from: home, to: site, in: scenario.sites))
        }
      }
    }
  }
}
