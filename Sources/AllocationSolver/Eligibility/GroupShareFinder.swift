import Kezek

/// Finds who could be in groups, and how large the largest group of each could be.
struct GroupShareFinder {
  private let candidates: Candidates
  private let scenario: Scenario
  private let filters: WeeklyFilters

  init(_ candidates: Candidates) {
    self.candidates = candidates
    scenario = candidates.scenario
    filters = candidates.filters
  }

  /// One share for each specialist, site and service, and for each named roster there.
  ///
  /// - Complexity: O(specialists × sites × needs × kinds).
  func shares() -> [GroupShare] {
    let finder = GroupFinder(candidates)
    var shares: [GroupShare] = []
    for specialist in scenario.specialists.ids {
      for (site, periods) in filters.sites(of: specialist) {
        for service in scenario.specialists[specialist].services
        where scenario.services[service].per.isWeekly {
          let place = GroupPlace(
            specialist: specialist, site: site, service: service, periods: periods)
          for group in finder.named(at: place) {
            shares.append(share(place, group.fixed.map { ($0, group.fixed.count) }, []))
          }
          let eligible = finder.eligible(at: place)
          let sized = sizes(of: eligible, at: place)
          let large = Set(sized.map(\.need))
          shares.append(share(place, sized, eligible.filter { !large.contains($0) }))
        }
      }
    }
    return shares.filter { !$0.members.isEmpty || !$0.strangers.isEmpty }
  }

  private func share(
    _ place: GroupPlace, _ members: [(need: Need.ID, size: Int)], _ strangers: [Need.ID]
  ) -> GroupShare {
    GroupShare(
      specialist: place.specialist, site: place.site,
      members: members.compactMap { id, size in
        let need = scenario.needs[id]
        let slots = slots(of: need, at: place)
        let most = SessionLimit(scenario: scenario).most(
          of: need, starts: slots.flatMap(\.starts))
        guard most >= need.least else { return nil }
        return GroupShare.Member(need: id, slots: slots, most: most, size: size)
      }, strangers: strangers)
  }

  /// The starts of the need's own length: a longer meeting has no others.
  private func slots(of need: Need, at place: GroupPlace) -> [PairCandidate.Slots] {
    let length = scenario.grid.periods(forMinutes: need.minutes)
    let free = place.periods.intersection(scenario.grid.open)
      .intersection(filters.periods(need, at: place.site))
    return candidates.resources.combinations(of: place.service, at: place.site).compactMap {
      let combination = candidates.resources.combinations[$0]
      guard filters.isAccessible(combination, need) else { return nil }
      let starts = scenario.grid.starts(of: length, in: free.intersection(combination.opening))
      return starts.isEmpty ? nil : PairCandidate.Slots(combination: $0, starts: starts)
    }
  }

  /// Those who fit some group large enough, with the size of the largest.
  private func sizes(
    of eligible: [Need.ID], at place: GroupPlace
  ) -> [(need: Need.ID, size: Int)] {
    let size = scenario.services[place.service].groupSize
    guard eligible.count >= size.lowerBound else { return [] }
    var largest = [Int](repeating: 0, count: eligible.count)
    for members in compatibleSets(eligible, at: place) {
      for position in members { largest[position] = max(largest[position], members.count) }
    }
    return eligible.indices.compactMap { position in
      let most = min(largest[position], size.upperBound)
      return most >= size.lowerBound ? (eligible[position], most) : nil
    }
  }

  /// For each common category, language and range of ages, the positions that fit.
  private func compatibleSets(_ eligible: [Need.ID], at place: GroupPlace) -> [[Int]] {
    let specialist = scenario.specialists[place.specialist]
    let gap = scenario.services[place.service].ageGap
    let needs = eligible.map { Words(scenario.needs[$0], scenario) }
    let ages = Set(needs.map(\.age)).sorted()
    var sets: [[Int]] = []
    for category in CommonWord.choices(
      of: needs.map(\.categories), with: specialist.categories)
    {
      for language in CommonWord.choices(
        of: needs.map(\.languages), with: specialist.languages)
      {
        for youngest in ages {
          let fitting = eligible.indices.filter { position in
            CommonWord.fits(needs[position].categories, category)
              && CommonWord.fits(needs[position].languages, language)
              && (youngest...youngest + gap).contains(needs[position].age)
          }
          sets.append(fitting)
        }
      }
    }
    return sets
  }

  /// What must be common to the members of a group.
  private struct Words {
    let categories: WordSet
    let languages: WordSet
    let age: Int

    init(_ need: Need, _ scenario: Scenario) {
      categories = need.categories
      let child = scenario.children[need.child]
      languages = child.languages
      age = child.age
    }
  }
}
