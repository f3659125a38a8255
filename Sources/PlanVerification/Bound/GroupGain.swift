import Kezek

/// The most that the found groups of one specialist for one service bring: prices of their members,
/// less what their meetings cost.
struct GroupGain {
  private let members: GroupMembers
  private let possible: PossibleMeetings
  private let scenario: Scenario
  private let sizes: ClosedRange<Int>
  /// Those who could be at a meeting.
  private var company: [UInt64]
  private var present: [UInt64]
  /// By set: what those in it are paid for at most; nil where they are too few.
  private var ofSet: [Int?] = []
  private var ofDay: [Int?]

  init(_ members: GroupMembers, _ possible: PossibleMeetings, _ scenario: Scenario) {
    self.members = members
    self.possible = possible
    self.scenario = scenario
    let sizes = scenario.services[members.service].groupSize
    self.sizes = max(1, sizes.lowerBound)...max(1, sizes.upperBound)
    company = [UInt64](repeating: 0, count: possible.sets.width)
    present = company
    ofDay = [Int?](repeating: nil, count: scenario.grid.dayCount)
  }

  /// The number of groups, times the most that one brings; 0 where none brings anything.
  ///
  /// - Complexity: O(meetings × times × kinds × (sets × members + starts) of a time).
  mutating func most(_ times: [GroupTimes]) throws(BoundCheckError) -> Int {
    let (meetings, anyone) = possible.any(of: members)
    guard let fewest = meetings.first else { return 0 }
    var best = 0
    for number in meetings {
      best = max(best, try most(times, meetings: number, above: best))
    }
    return try Exact.product(mostGroups(of: anyone, fewest: fewest), best)
  }

  /// How many groups there are at most: as many as the members fill, and the hours hold.
  private func mostGroups(of anyone: [Int], fewest: Int) throws(BoundCheckError) -> Int {
    let filled = anyone.count / sizes.lowerBound
    let shortest = anyone.map { scenario.needs[members.needs[$0]].minutes }.min() ?? 0
    let minutes = try Exact.product(
      fewest, scenario.settings.contactMinutes(ofSession: shortest))
    guard minutes > 0 else { return filled }
    return min(filled, scenario.specialists[members.specialist].contactMinutes / minutes)
  }

  /// The most that one group with so many meetings brings; what is not above `known` need not be found.
  private mutating func most(
    _ times: [GroupTimes], meetings: Int, above known: Int
  ) throws(BoundCheckError) -> Int {
    // Dearest first.
    let paid = members.needs.indices
      .filter { possible.contains($0, meetings: meetings) }
      .map { (member: $0, price: members.price(of: $0, meetings: meetings)) }
      .sorted { ($1.price, $0.member) < ($0.price, $1.member) }
    var best = known
    for (time, ofKinds) in zip(times, possible.companies[meetings - 1]) {
      guard let cheapest = time.starts.map(\.cost).min() else { continue }
      let cost = try Exact.product(meetings, cheapest)
      for kind in 0..<ofKinds.count where ofKinds.count(of: kind) >= sizes.lowerBound {
        company = Array(ofKinds[kind])
        // With all of the kind at the cheapest start of all, it could bring no more than this.
        guard try Exact.difference(prices(of: paid, in: company), cost) > best else { continue }
        if let found = try most(time, paid, meetings: meetings) { best = max(best, found) }
      }
    }
    return best
  }

  /// The most that a group brings whose members are of the company; nil where there is none.
  private mutating func most(
    _ time: GroupTimes, _ paid: [(member: Int, price: Int)], meetings: Int
  ) throws(BoundCheckError) -> Int? {
    ofSet.removeAll(keepingCapacity: true)
    for set in 0..<time.sets.count {
      let isEnough = time.sets.shared(set, with: company, into: &present) >= sizes.lowerBound
      ofSet.append(isEnough ? try prices(of: paid, in: present) : nil)
    }
    for day in ofDay.indices { ofDay[day] = nil }
    for start in time.starts {
      guard let prices = ofSet[start.set] else { continue }
      let gain = try Exact.difference(prices, Exact.product(meetings, start.cost))
      ofDay[start.day] = max(ofDay[start.day] ?? gain, gain)
    }
    let mostInWeek =
      members.needs.indices
      .filter { company[$0 >> 6] & (1 << UInt64($0 & 63)) != 0 }
      .map { scenario.needs[members.needs[$0]].mostInWeek }.max() ?? 0
    if let gap = scenario.services[members.service].gapDays, gap > 1 {
      return try most(
        SpacedDays(gap: gap, cycle: ofDay.count, mostInWeek: max(0, mostInWeek)),
        meetings: meetings)
    }
    var highest: [Int] = []
    for week in 0..<scenario.grid.weeks {
      highest += ofDay[(week * 7)..<(week * 7 + 7)].compactMap { $0 }.sorted(by: >)
        .prefix(max(0, mostInWeek))
    }
    guard highest.count >= meetings else { return nil }
    var sum = 0
    for gain in highest.sorted(by: >).prefix(meetings) { sum = try Exact.sum(sum, gain) }
    // Each day counts what all meetings cost, and all that the members are paid for.
    return Exact.floor(sum, by: meetings)
  }

  /// The most of so many days with days between.
  private func most(_ spaced: SpacedDays, meetings: Int) throws(BoundCheckError) -> Int? {
    var costs: [(day: Int, cost: Int)] = []
    for (day, gain) in ofDay.enumerated() {
      if let gain { costs.append((day, try Exact.difference(0, gain))) }
    }
    let least = try spaced.choices(of: costs, upTo: meetings).filter { $0.count == meetings }
      .map(\.cost).min()
    // Each day counts what all meetings cost, and all that the members are paid for.
    return try least.map { cost throws(BoundCheckError) in
      Exact.floor(try Exact.difference(0, cost), by: meetings)
    }
  }

  /// The most that as many of a set as a group holds are paid for: as few as it must hold, and more who
  /// are paid something.
  private func prices(
    of paid: [(member: Int, price: Int)], in set: [UInt64]
  ) throws(BoundCheckError) -> Int {
    var sum = 0
    var count = 0
    for (member, price) in paid where set[member >> 6] & (1 << UInt64(member & 63)) != 0 {
      guard count < (price > 0 ? sizes.upperBound : sizes.lowerBound) else { break }
      sum = try Exact.sum(sum, price)
      count += 1
    }
    return sum
  }
}
