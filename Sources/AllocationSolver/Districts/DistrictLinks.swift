import Kezek

/// Needs that share something with each other, directly or through others: a specialist, rooms, a
/// turn, a group, a row of the current plan or an account of the policy.
///
/// A child's weekly needs are always together, and so are its needs met by turns; the ones and the
/// others only where something links them.
struct DistrictLinks {
  private var sets: DisjointSets
  private let scenario: Scenario
  private let turnsFrom: Int
  private let weeklyFrom: Int
  private let coursesFrom: Int
  /// By combination of resources: the nodes of its rooms.
  private let roomsOfCombination: [[Int]]

  /// The needs of each component, ascending, in the order of each one's first need; and the
  /// specialists that its needs could be with.
  struct Component {
    var needs: [Need.ID] = []
    var specialists: [Specialist.ID] = []
  }

  /// - Complexity: O(slots of all pairs + homes × services × specialists).
  static func components(
    _ candidates: Candidates, _ shares: [GroupShare], _ tiers: [Tier]
  ) -> [Component] {
    var links = DistrictLinks(candidates)
    links.join(candidates, shares)
    links.joinReach(candidates)
    links.joinChildren(candidates)
    links.joinRows()
    for tier in tiers {
      for account in tier.accounts { links.join(account) }
    }
    return links.found()
  }

  private init(_ candidates: Candidates) {
    scenario = candidates.scenario
    turnsFrom = scenario.specialists.count
    let roomsFrom = turnsFrom + scenario.turns.count
    var numbers: [[Int]: Int] = [:]
    roomsOfCombination = candidates.resources.combinations.map { combination in
      combination.classes.map { part in
        let key = [combination.site.index, candidates.resources.classes[part].kind.index]
        let node = numbers[key] ?? roomsFrom + numbers.count
        numbers[key] = node
        return node
      }
    }
    weeklyFrom = roomsFrom + numbers.count
    coursesFrom = weeklyFrom + scenario.children.count
    sets = DisjointSets(coursesFrom + scenario.children.count)
  }

  private mutating func join(_ candidates: Candidates, _ shares: [GroupShare]) {
    for pair in candidates.pairs { join(pair.need, pair.specialist, pair.slots) }
    for share in shares {
      for member in share.members { join(member.need, share.specialist, member.slots) }
    }
    for need in scenario.needs.ids {
      for turn in candidates.turnsOfNeed[need.index] { join(node(need), turnsFrom + turn.index) }
    }
    for roster in scenario.rosters {
      for member in roster.members { join(node(member), node(roster.members[0])) }
    }
  }

  private mutating func join(
    _ need: Need.ID, _ specialist: Specialist.ID, _ slots: [PairCandidate.Slots]
  ) {
    join(node(need), specialist.index)
    for slot in slots {
      for room in roomsOfCombination[slot.combination] { join(specialist.index, room) }
    }
  }

  /// Whoever gives a service within reach of a home, whatever the words and hours: the check of a bound
  /// looks no closer at who could serve whom.
  private mutating func joinReach(_ candidates: Candidates) {
    struct Way: Hashable {
      let home: Place.ID?
      let service: Service.ID
    }
    var givers = [[Specialist.ID]](repeating: [], count: scenario.services.count)
    for id in scenario.specialists.ids {
      for service in scenario.specialists[id].services { givers[service.index].append(id) }
    }
    var nodes: [Way: Int] = [:]
    for need in scenario.needs.ids where scenario.service(of: need).per.isWeekly {
      let way = Way(home: scenario.child(of: need).lives, service: scenario.needs[need].service)
      if let known = nodes[way] {
        join(known, node(need))
        continue
      }
      nodes[way] = node(need)
      let isReached = scenario.sites.ids.map { site in
        guard let most = scenario.settings.maxTravel, let home = way.home else { return true }
        return candidates.filters.ways.minutes(from: home, to: site) ?? 0 <= most
      }
      for giver in givers[way.service.index] where mayBe(giver, at: isReached) {
        join(node(need), giver.index)
      }
    }
  }

  private func mayBe(_ specialist: Specialist.ID, at isReached: [Bool]) -> Bool {
    let hours = scenario.specialists[specialist].hours
    guard hours.anywhere.isEmpty else { return isReached.contains(true) }
    return hours.atSites.contains { isReached[$0.site.index] }
  }

  /// Weekly needs and courses of a child have to do with each other where a turn may take more than
  /// half of the term, or a specialist who gives both has places for so many children.
  private mutating func joinChildren(_ candidates: Candidates) {
    let givesTurns = scenario.specialists.contains { specialist in
      specialist.services.contains { !scenario.services[$0].per.isWeekly }
    }
    let isLong = scenario.turns.map { LongAbsences.isLong($0.days, in: scenario) }
    for need in scenario.needs.ids
    where givesTurns || candidates.turnsOfNeed[need.index].contains(where: { isLong[$0.index] }) {
      let child = scenario.needs[need].child.index
      join(weeklyFrom + child, coursesFrom + child)
    }
  }

  private mutating func joinRows() {
    for row in scenario.current {
      let first = node(ofRow: row)
      switch row.content {
      case .session(let slot): join(first, slot.specialist.index)
      case .course(let turn): join(first, turnsFrom + turn.index)
      }
    }
  }

  private mutating func join(_ account: Account) {
    if case .keptRows(let rows) = account.measure {
      for row in rows {
        join(node(ofRow: scenario.current[row]), node(ofRow: scenario.current[rows[0]]))
      }
    }
    guard let first = account.needs.first else { return }
    for need in account.needs { join(node(need), node(first)) }
  }

  private func node(ofRow row: CurrentRow) -> Int {
    let isWeekly = scenario.services[row.service].per.isWeekly
    return (isWeekly ? weeklyFrom : coursesFrom) + row.child.index
  }

  private func node(_ need: Need.ID) -> Int {
    let isWeekly = scenario.service(of: need).per.isWeekly
    return (isWeekly ? weeklyFrom : coursesFrom) + scenario.needs[need].child.index
  }

  private mutating func found() -> [Component] {
    var components: [Component] = []
    var numbers: [Int: Int] = [:]
    for need in scenario.needs.ids {
      let root = sets.root(node(need))
      let number = numbers[root] ?? components.count
      if number == components.count {
        numbers[root] = number
        components.append(Component())
      }
      components[number].needs.append(need)
    }
    for specialist in scenario.specialists.ids {
      if let number = numbers[sets.root(specialist.index)] {
        components[number].specialists.append(specialist)
      }
    }
    return components
  }

  private mutating func join(_ one: Int, _ other: Int) { sets.join(one, other) }
}
