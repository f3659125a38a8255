import Kezek

/// When groups of one specialist could meet at one site for so many minutes, who could be there, and
/// what a meeting costs at least.
struct GroupTimes: Sendable {
  let site: Site.ID
  /// Those who could be there at some start: of each start, and of each set only once.
  let sets: MemberSets
  /// Ascending; of starts of one day with the same set the cheapest alone.
  let starts: [Start]
  /// Members who may share a group by category, language, age and length; none is part of another.
  let kinds: MemberSets

  /// A start of a meeting at which enough members could be there.
  struct Start: Sendable {
    let day: Int
    /// The place among the sets.
    let set: Int
    /// What specialist and rooms cost at least.
    let cost: Int
  }

  /// The times of all sites and lengths at which enough members could be there.
  ///
  /// - Complexity: O(members × sites × starts + sites × lengths × (starts + kinds²) × members / 64).
  static func all(
    of members: GroupMembers, _ pricing: inout SessionPricing
  ) throws(BoundCheckError) -> [GroupTimes] {
    let scenario = pricing.facts.scenario
    let least = max(1, scenario.services[members.service].groupSize.lowerBound)
    var all: [GroupTimes] = []
    for site in Set(members.sites.joined()).sorted() {
      var here = MemberSets(1, members: members.count)
      var there = MemberSets(scenario.grid.periodCount, members: members.count)
      for (member, need) in members.needs.enumerated() where members.sites[member].contains(site) {
        for start in try pricing.starts(of: members.specialist, at: site, for: need) {
          here.insert(member, into: 0)
          there.insert(member, into: start.periods.lowerBound)
        }
      }
      let present = members.needs.indices.filter { here.contains($0, in: 0) }
      for minutes in Set(present.map { scenario.needs[members.needs[$0]].minutes }).sorted() {
        let short = present.filter { scenario.needs[members.needs[$0]].minutes <= minutes }
        guard short.count >= least else { continue }
        let kinds = kinds(of: short, members, scenario, least: least)
        guard kinds.count > 0 else { continue }
        let starts = try pricing.starts(
          of: members.specialist, at: site, members.service, minutes: minutes)
        let times = GroupTimes(
          site, there, starts, kinds, of: MemberSets.words(of: short, members: members.count),
          least: least)
        if !times.starts.isEmpty { all.append(times) }
      }
    }
    return all
  }

  private init(
    _ site: Site.ID, _ there: MemberSets, _ all: [SessionPricing.PricedStart], _ kinds: MemberSets,
    of members: [UInt64], least: Int
  ) {
    var sets = MemberSets(members: 64 * there.width)
    var known: [[UInt64]: Int] = [:]
    var starts: [Start] = []
    /// The first start of the day.
    var first = 0
    var shared = members
    for start in all {
      guard there.shared(start.periods.lowerBound, with: members, into: &shared) >= least
      else { continue }
      let set = known[shared] ?? sets.count
      if set == sets.count {
        known[shared] = set
        sets.append(shared)
      }
      if let last = starts.last, last.day != start.day { first = starts.count }
      if let same = starts[first...].firstIndex(where: { $0.set == set }) {
        guard start.cost < starts[same].cost else { continue }
        starts[same] = Start(day: start.day, set: set, cost: start.cost)
      } else {
        starts.append(Start(day: start.day, set: set, cost: start.cost))
      }
    }
    self.site = site
    self.sets = sets
    self.starts = starts
    self.kinds = kinds
  }

  /// The largest sets of those who have a category and a language in common with each other and the
  /// specialist, and ages near enough.
  private static func kinds(
    of members: [Int], _ all: GroupMembers, _ scenario: Scenario, least: Int
  ) -> MemberSets {
    let specialist = scenario.specialists[all.specialist]
    let children = all.needs.map { scenario.children[scenario.needs[$0].child] }
    let categories = sets(
      of: members, all.count, sharing: specialist.categories
    ) { scenario.needs[all.needs[$0]].categories }
    let languages = sets(
      of: members, all.count, sharing: specialist.languages
    ) { children[$0].languages }
    let gap = scenario.services[all.service].ageGap
    var ages = MemberSets(members: all.count)
    for youngest in Set(members.map { children[$0].age }).sorted() {
      let near = members.filter {
        children[$0].age >= youngest && children[$0].age - youngest <= gap
      }
      ages.insertLargest(MemberSets.words(of: near, members: all.count))
    }
    var kinds = MemberSets(members: all.count)
    var ofCategory = MemberSets.words(of: [], members: all.count)
    var (ofLanguage, ofAge) = (ofCategory, ofCategory)
    for category in 0..<categories.count {
      ofCategory = Array(categories[category])
      for language in 0..<languages.count {
        guard languages.shared(language, with: ofCategory, into: &ofLanguage) >= least
        else { continue }
        for age in 0..<ages.count
        where ages.shared(age, with: ofLanguage, into: &ofAge) >= least {
          kinds.insertLargest(ofAge)
        }
      }
    }
    return kinds
  }

  /// The largest sets of members who all have one of the specialist's words (any word, where it states
  /// none), or state none.
  private static func sets(
    of members: [Int], _ count: Int, sharing words: WordSet, wordsOf: (Int) -> WordSet
  ) -> MemberSets {
    let stated = words.isEmpty ? members.reduce(words) { $0.union(wordsOf($1)) } : words
    var sets = MemberSets(members: count)
    let open = members.filter { wordsOf($0).isEmpty }
    sets.insertLargest(MemberSets.words(of: open, members: count))
    for word in 0..<Vocabulary.limit where stated.contains(word) {
      let sharing = members.filter { wordsOf($0).isEmpty || wordsOf($0).contains(word) }
      sets.insertLargest(MemberSets.words(of: sharing, members: count))
    }
    return sets
  }
}

extension MemberSets {
  /// The words of a set of members.
  fileprivate static func words(of members: [Int], members count: Int) -> [UInt64] {
    var set = MemberSets(1, members: count)
    for member in members { set.insert(member, into: 0) }
    return set.words
  }
}
