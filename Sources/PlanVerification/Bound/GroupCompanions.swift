import Kezek

/// Who could be in a group of a specialist with whom, judged two by two.
struct GroupCompanions {
  private let facts: ScenarioIndex
  /// Nothing has a price here: what is asked of it is who can be where when.
  private var pricing: SessionPricing
  /// By specialist: the needs that a found group of it could hold, ascending, and the sites.
  private var members: [Specialist.ID: [(need: Need.ID, sites: [Site.ID])]] = [:]
  private var startsOfMember: [Member: [Int]] = [:]

  private struct Member: Hashable {
    let need: Need.ID
    let specialist: Specialist.ID
  }

  private var scenario: Scenario { facts.scenario }

  init(
    _ facts: ScenarioIndex, _ companions: GroupSizes.Companions, of specialists: Set<Specialist.ID>
  ) {
    self.facts = facts
    pricing = SessionPricing(facts, PriceBook(of: facts.scenario), companions)
    for id in facts.scenario.needs.ids where facts.mayHaveSessions(id) {
      let need = facts.scenario.needs[id]
      guard need.form != .individual, need.roster == nil else { continue }
      for candidate in pricing.candidates(for: id) where specialists.contains(candidate.specialist)
      {
        members[candidate.specialist, default: []].append((id, candidate.sites))
      }
    }
  }

  /// The needs that could be in a group of the specialist with a need, so many meetings each.
  mutating func others(
    of id: Need.ID, _ specialist: Specialist.ID, meetings: Int
  ) throws(BoundCheckError) -> [Need.ID] {
    let need = scenario.needs[id]
    let child = scenario.children[need.child]
    let gap = scenario.services[need.service].ageGap
    let who = scenario.specialists[specialist]
    let all = members[specialist] ?? []
    guard let own = all.first(where: { $0.need == id }) else { return [] }
    let starts = try starts(of: own, specialist)
    var others: [Need.ID] = []
    for member in all {
      let other = scenario.needs[member.need]
      let otherChild = scenario.children[other.child]
      guard other.service == need.service, other.child != need.child,
        (other.least...other.asked).contains(meetings), abs(otherChild.age - child.age) <= gap,
        Self.haveCommonWord([need.categories, other.categories, who.categories]),
        Self.haveCommonWord([child.languages, otherChild.languages, who.languages])
      else { continue }
      let shared = Set(try self.starts(of: member, specialist)).intersection(starts)
      if most(of: need, and: other, at: shared) >= meetings { others.append(member.need) }
    }
    return others
  }

  /// The starts at which a member could be met, each as site × periods + period.
  private mutating func starts(
    of member: (need: Need.ID, sites: [Site.ID]), _ specialist: Specialist.ID
  ) throws(BoundCheckError) -> [Int] {
    let key = Member(need: member.need, specialist: specialist)
    if let known = startsOfMember[key] { return known }
    var starts: [Int] = []
    for site in member.sites {
      for start in try pricing.starts(of: specialist, at: site, for: member.need) {
        starts.append(site.index * scenario.grid.periodCount + start.periods.lowerBound)
      }
    }
    startsOfMember[key] = starts
    return starts
  }

  /// The most sessions that two needs could both have at those starts.
  private func most(of one: Need, and other: Need, at starts: Set<Int>) -> Int {
    let days = Set(starts.map { scenario.grid.day(of: $0 % scenario.grid.periodCount) })
    var daysOfWeek = [Int](repeating: 0, count: scenario.grid.weeks)
    for day in days { daysOfWeek[scenario.grid.week(ofDay: day)] += 1 }
    return daysOfWeek.reduce(0) { $0 + min($1, one.mostInWeek, other.mostInWeek) }
  }

  /// Whether the sets that hold words at all have one in common.
  static func haveCommonWord(_ sets: [WordSet]) -> Bool {
    let stated = sets.filter { !$0.isEmpty }
    guard let first = stated.first else { return true }
    return !stated.reduce(first) { $0.intersection($1) }.isEmpty
  }
}
