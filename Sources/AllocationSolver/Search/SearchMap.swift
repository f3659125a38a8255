import Kezek

/// Which sites have children in common: how a search is cut into parts.
struct SearchMap: Sendable {
  /// By specialist: the sites at which it could meet anybody, ascending.
  private let sitesOfSpecialist: [[Int]]
  /// By child: those of its candidates, with how many there are at each.
  private let sitesOfChild: [[(site: Int, count: Int)]]
  /// By site: others with children in common, and how many.
  private let neighbours: [[(site: Int, children: Int)]]
  /// By site: candidates there.
  private let loads: [Int]
  private let childOfNeed: [Int]
  /// Sites with candidates.
  private let siteCount: Int

  /// Needs beyond which a search is cut into parts, and needs of each of them.
  private static let needsOfPart = 3000
  private static let mostParts = 16
  /// Of a hundred children, how many are in a part where they are met now.
  private static let staying = 40

  /// - Parameter leaders: by need, who could lead a group with it.
  init(_ candidates: Candidates, leaders: [[Specialist.ID]], sites: [[Site.ID]]) {
    let scenario = candidates.scenario
    var ofSpecialist = [Set<Int>](repeating: [], count: scenario.specialists.count)
    var ofChild = [[Int: Int]](repeating: [:], count: scenario.children.count)
    func note(_ need: Need.ID, _ specialist: Specialist.ID, _ site: Int) {
      ofSpecialist[specialist.index].insert(site)
      ofChild[scenario.needs[need].child.index][site, default: 0] += 1
    }
    for pair in candidates.pairs {
      for slots in pair.slots {
        let site = candidates.resources.combinations[slots.combination].site
        note(pair.need, pair.specialist, site.index)
      }
    }
    for need in scenario.needs.ids {
      for leader in leaders[need.index] {
        for site in sites[leader.index] { note(need, leader, site.index) }
      }
    }
    // Held sessions of pins and rosters are at sites that the specialist works at all the same.
    sitesOfSpecialist = ofSpecialist.map { $0.sorted() }
    sitesOfChild = ofChild.map { sites in
      sites.sorted { $0.key < $1.key }.map { (site: $0.key, count: $0.value) }
    }
    var shared = [[Int: Int]](repeating: [:], count: scenario.sites.count)
    var loads = [Int](repeating: 0, count: scenario.sites.count)
    for sites in sitesOfChild {
      for one in sites {
        loads[one.site] += one.count
        for other in sites where other.site != one.site {
          shared[one.site][other.site, default: 0] += 1
        }
      }
    }
    self.loads = loads
    neighbours = shared.map { sites in
      sites.sorted { $0.key < $1.key }.map { (site: $0.key, children: $0.value) }
    }
    childOfNeed = scenario.needs.map(\.child.index)
    siteCount = loads.count { $0 > 0 }
  }

  /// How many parts are of use, by the size of the scenario alone; 1 where it is not worth it.
  var partCount: Int {
    let needs = childOfNeed.count
    return max(1, min(Self.mostParts, needs / Self.needsOfPart, siteCount / 2))
  }

  var needCount: Int { childOfNeed.count }

  /// Sites that lie together in parts of about one size, others each time.
  ///
  /// Specialists and children of sites in several parts are in one of them by chance, children more
  /// often where they are met now.
  func parts(
    _ count: Int, of schedule: ScheduleState, _ random: inout SplitMix64
  ) -> SearchParts {
    let partOfSite = grown(count, &random)
    let ofSpecialist = sitesOfSpecialist.map { sites in
      sites.isEmpty
        ? SearchParts.nobody : partOfSite[sites[random.integer(in: 0...sites.count - 1)]]
    }
    let ofChild = sitesOfChild.enumerated().map { child, sites -> Int in
      if random.chance(Self.staying),
        let part = partAtPresent(child, ofSpecialist, schedule, &random)
      {
        return part
      }
      let site = Self.drawn(sites, &random)
      return site.map { partOfSite[$0] } ?? random.integer(in: 0...count - 1)
    }
    return SearchParts(
      count: count, ofSite: partOfSite, ofSpecialist: ofSpecialist,
      ofNeed: childOfNeed.map { ofChild[$0] })
  }

  /// One of the sites, those with more candidates more often; nil of none.
  private static func drawn(
    _ sites: [(site: Int, count: Int)], _ random: inout SplitMix64
  ) -> Int? {
    let total = sites.reduce(0) { $0 + $1.count }
    guard total > 0 else { return nil }
    var place = random.integer(in: 0...total - 1)
    for one in sites {
      if place < one.count { return one.site }
      place -= one.count
    }
    return nil
  }

  /// The part of one of those who meet a child now; nil where nobody does.
  private func partAtPresent(
    _ child: Int, _ ofSpecialist: [Int], _ schedule: ScheduleState, _ random: inout SplitMix64
  ) -> Int? {
    let parts = schedule.tables.needsOfChild[child].compactMap { need in
      schedule.specialist(of: need).map { ofSpecialist[$0.index] }
    }.filter { $0 != SearchParts.nobody }
    return parts.isEmpty ? nil : parts[random.integer(in: 0...parts.count - 1)]
  }

  /// By site: its part.
  ///
  /// The smallest part takes the site that it has most children in common with.
  private func grown(_ count: Int, _ random: inout SplitMix64) -> [Int] {
    var part = [Int](repeating: -1, count: loads.count)
    var size = [Int](repeating: 0, count: count)
    var ties = [[Int]](repeating: [Int](repeating: 0, count: loads.count), count: count)
    var left = random.permutation(of: loads.count)
    while !left.isEmpty {
      let smallest = size.indices.min { (size[$0], $0) < (size[$1], $1) } ?? 0
      let best = left.indices.max { ties[smallest][left[$0]] < ties[smallest][left[$1]] }
      guard let best else { break }
      let site = left.remove(at: best)
      part[site] = smallest
      size[smallest] += max(1, loads[site])
      for other in neighbours[site] { ties[smallest][other.site] += other.children }
    }
    return part
  }
}
