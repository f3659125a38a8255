import Kezek

/// Finds every group that could be held, named or not.
struct GroupFinder {
  private let candidates: Candidates
  private let scenario: Scenario
  private let filters: WeeklyFilters
  private let comers: GroupComers
  private let busy: [PeriodSet]?
  private let allowed: Set<Need.ID>?

  /// - Parameters:
  ///   - needs: those that may be in a group; nil = all.
  ///   - busy: periods by specialist in which no group may meet; nil = none.
  init(_ candidates: Candidates, needs: [Need.ID]? = nil, busy: [PeriodSet]? = nil) {
    self.candidates = candidates
    self.busy = busy
    scenario = candidates.scenario
    filters = candidates.filters
    comers = GroupComers(candidates.filters, needs)
    allowed = needs.map(Set.init)
  }

  /// All candidates, in the order specialist, site, service, roster or smallest member.
  ///
  /// - Complexity: O(specialists × sites × needs² × kinds) at worst.
  func groups() -> [GroupCandidate] {
    var groups: [GroupCandidate] = []
    for specialist in scenario.specialists.ids {
      for (site, periods) in filters.sites(of: specialist) {
        for service in scenario.specialists[specialist].services
        where scenario.services[service].per.isWeekly {
          let place = GroupPlace(
            specialist: specialist, site: site, service: service, periods: periods)
          groups += named(at: place) + found(at: place)
        }
      }
    }
    return groups
  }

  // MARK: Named rosters (RULES 14)

  /// The named groups that a specialist could hold at a site.
  ///
  /// A member with a turn over half of the term is left out and the rest meet, so there is a
  /// candidate for each choice of members who may have one.
  func named(at place: GroupPlace) -> [GroupCandidate] {
    scenario.rosters.ids.flatMap { id -> [GroupCandidate] in
      let roster = scenario.rosters[id]
      guard roster.service == place.service,
        allowed.map({ !$0.isDisjoint(with: roster.members) }) ?? true
      else { return [] }
      // Those who are away or do not fit are left out; those who live too far or must be elsewhere
      // are not, so that the group cannot be held here (Docs/Rules.md).
      let coming = roster.members.filter { fits($0, place) }
      return choices(of: coming.filter(mayHaveLongTurn)).compactMap { leftOut in
        named(id, coming.filter { !leftOut.contains($0) }, leftOut: leftOut, at: place)
      }
    }
  }

  private func named(
    _ id: Roster.ID, _ coming: [Need.ID], leftOut: [Need.ID], at place: GroupPlace
  ) -> GroupCandidate? {
    guard coming.allSatisfy({ canCome($0, to: place) }),
      let least = coming.map({ scenario.needs[$0].least }).max(),
      let asked = coming.map({ scenario.needs[$0].asked }).min(), least <= asked,
      let minutes = coming.map({ scenario.needs[$0].minutes }).max()
    else { return nil }
    let slots = slots(at: place, minutes: minutes, for: coming)
    guard !slots.isEmpty else { return nil }
    return GroupCandidate(
      service: place.service, specialist: place.specialist, site: place.site, roster: id,
      fixed: coming, leftOut: leftOut, optional: [],
      kinds: [GroupKind(admits: [], minutes: minutes)], meetings: least...asked, slots: slots)
  }

  private func mayHaveLongTurn(_ id: Need.ID) -> Bool {
    scenario.needsOfChild[scenario.needs[id].child.index].contains { need in
      candidates.turnsOfNeed[need.index].contains {
        LongAbsences.isLong(scenario.turns[$0].days, in: scenario)
      }
    }
  }

  /// All sets of the needs, the empty one first; beyond ten needs only those of up to two.
  private func choices(of needs: [Need.ID]) -> [[Need.ID]] {
    let sets = needs.reduce([[Need.ID]]([[]])) { sets, need in
      let larger = sets.filter { needs.count <= 10 || $0.count < 2 }.map { $0 + [need] }
      return sets + larger
    }
    return sets
  }

  // MARK: Groups that the plan finds (RULES 13)

  /// The groups that a specialist could find at a site, one for each smallest member.
  func found(at place: GroupPlace) -> [GroupCandidate] {
    let service = scenario.services[place.service]
    let eligible = eligible(at: place)
    guard eligible.count >= service.groupSize.lowerBound else { return [] }
    return eligible.indices.compactMap { position in
      group(
        of: eligible[position], with: Array(eligible[(position + 1)...]), at: place, service)
    }
  }

  /// The needs that could be in a group that a specialist finds at a site, ascending.
  func eligible(at place: GroupPlace) -> [Need.ID] {
    comers.needs(
      at: place,
      tags: candidates.resources.combinations(of: place.service, at: place.site).map {
        candidates.resources.combinations[$0].tags
      })
  }

  private func group(
    of first: Need.ID, with later: [Need.ID], at place: GroupPlace, _ service: Service
  ) -> GroupCandidate? {
    let need = scenario.needs[first]
    let compatible = later.filter { other in
      let row = scenario.needs[other]
      return row.least <= need.asked && need.least <= row.asked
    }
    let sorting = GroupKinds(scenario: scenario, specialist: place.specialist, service: service)
    let kinds = sorting.kinds(first: first, others: compatible)
    let used = compatible.indices.filter { member in kinds.contains { $0.admits[member] } }
    guard used.count + 1 >= service.groupSize.lowerBound, !kinds.isEmpty else { return nil }
    var lengths: [Int] = []
    for kind in kinds where !lengths.contains(kind.minutes) { lengths.append(kind.minutes) }
    let slots = lengths.sorted().flatMap { self.slots(at: place, minutes: $0, for: [first]) }
    guard !slots.isEmpty else { return nil }
    return GroupCandidate(
      service: place.service, specialist: place.specialist, site: place.site, roster: nil,
      fixed: [first], leftOut: [], optional: used.map { compatible[$0] },
      kinds: kinds.map { kind in
        GroupKind(admits: used.map { kind.admits[$0] }, minutes: kind.minutes)
      },
      meetings: need.least...need.asked, slots: slots)
  }

  // MARK: Who can come, and when

  /// Whether a need passes every filter for a specialist and a site.
  private func canCome(_ id: Need.ID, to place: GroupPlace) -> Bool {
    let need = scenario.needs[id]
    return fits(id, place) && (need.site == nil || need.site == place.site)
      && filters.isReachable(place.site, need)
  }

  /// Whether a need is open at all and fits the specialist and some room of the site.
  private func fits(_ id: Need.ID, _ place: GroupPlace) -> Bool {
    let need = scenario.needs[id]
    let specialist = scenario.specialists[place.specialist]
    return filters.bar(id) == nil && filters.coversCategory(specialist, need)
      && filters.sharesLanguage(specialist, need)
      && candidates.resources.combinations(of: place.service, at: place.site).contains {
        filters.isAccessible(candidates.resources.combinations[$0], need)
      }
  }

  /// The starts at which the specialist, the resources and all those members are free.
  private func slots(
    at place: GroupPlace, minutes: Int, for members: [Need.ID]
  ) -> [GroupSlots] {
    let length = scenario.grid.periods(forMinutes: minutes)
    let seats = members.reduce(0) { $0 + filters.seats(scenario.needs[$1]) }
    let open = place.periods.intersection(scenario.grid.open)
    let unused = busy.map { open.subtracting($0[place.specialist.index]) } ?? open
    let free = members.reduce(unused) { common, member in
      common.intersection(filters.periods(scenario.needs[member], at: place.site))
    }
    return candidates.resources.combinations(of: place.service, at: place.site).compactMap {
      let combination = candidates.resources.combinations[$0]
      guard seats <= combination.seats ?? .max,
        members.allSatisfy({ filters.isAccessible(combination, scenario.needs[$0]) })
      else { return nil }
      let starts = scenario.grid.starts(of: length, in: free.intersection(combination.opening))
      return starts.isEmpty ? nil : GroupSlots(combination: $0, minutes: minutes, starts: starts)
    }
  }
}

/// A specialist giving a service at a site.
struct GroupPlace {
  let specialist: Specialist.ID
  let site: Site.ID
  let service: Service.ID
  /// When the specialist is there.
  let periods: PeriodSet
}
