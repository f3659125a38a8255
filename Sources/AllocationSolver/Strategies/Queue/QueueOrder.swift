import Kezek

/// The clerk's orders, all by keys, dates and the lottery: never by the order of a file.
struct QueueOrder: Sendable {
  /// The queue: priority class (higher first), day of application, lottery rank.
  let needs: [Need.ID]
  /// The place of each need in the queue.
  let placeOfNeed: [Int]
  /// The lottery rank of each specialist's key.
  let lotOfSpecialist: [Int]
  /// The rank of each site's key.
  let rankOfSite: [Int]
  /// The rank of each combination: by site, then by the smallest room key of each class.
  let rankOfCombination: [Int]
  /// The rank of each turn: by first day, then by key.
  let rankOfTurn: [Int]

  init(_ candidates: Candidates) {
    let scenario = candidates.scenario
    let seed = scenario.settings.seed
    let lots = Lottery.ranks(of: scenario.needs.ids.map { scenario.key(of: $0) }, seed: seed)
    needs = scenario.needs.ids.sorted { left, right in
      let (one, other) = (scenario.needs[left], scenario.needs[right])
      return (-one.priority, scenario.children[one.child].since, lots[left.index])
        < (-other.priority, scenario.children[other.child].since, lots[right.index])
    }
    var places = [Int](repeating: 0, count: needs.count)
    for (place, need) in needs.enumerated() { places[need.index] = place }
    placeOfNeed = places
    lotOfSpecialist = Lottery.ranks(of: scenario.specialists.map(\.key), seed: seed)
    rankOfSite = Ranks.of(scenario.sites.map(\.key))
    rankOfCombination = Self.combinationRanks(candidates.resources, scenario, rankOfSite)
    rankOfTurn = Ranks.of(scenario.turns.map { "\($0.days.first) \($0.key)" })
  }

  private static func combinationRanks(
    _ resources: Resources, _ scenario: Scenario, _ rankOfSite: [Int]
  ) -> [Int] {
    let rooms = Ranks.of(scenario.rooms.map(\.key))
    let classes = resources.classes.map { $0.rooms.map { rooms[$0.index] }.min() ?? 0 }
    let keys = resources.combinations.map { combination in
      [rankOfSite[combination.site.index]] + combination.classes.map { classes[$0] }
    }
    return Ranks.of(keys) { $0.lexicographicallyPrecedes($1) }
  }
}

/// Ranks of values, 0 for the first; equal values by their positions.
enum Ranks {
  static func of<Value: Comparable>(_ values: [Value]) -> [Int] { of(values, <) }

  static func of<Value>(_ values: [Value], _ precedes: (Value, Value) -> Bool) -> [Int] {
    let order = values.indices.sorted { left, right in
      if precedes(values[left], values[right]) { return true }
      return precedes(values[right], values[left]) ? false : left < right
    }
    var ranks = [Int](repeating: 0, count: values.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    return ranks
  }
}
