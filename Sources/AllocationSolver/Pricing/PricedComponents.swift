import Kezek

/// Children who share something that has a price, directly or through others.
///
/// Found before anything is compiled, from who could serve whom in which rooms, so a component may
/// hold a little more than what prices link; never less.
struct PricedComponents {
  private var sets: DisjointSets
  private let turnsFrom: Int
  private let roomsFrom: Int
  /// By combination of resources: the nodes of its rooms that can run out.
  private var roomsOfCombination: [[Int]] = []

  /// Children by component, in the order of each component's first child; those that share nothing
  /// are the last one together.
  static func children(_ basis: PricingBasis) -> [[Child.ID]] {
    var components = PricedComponents(basis)
    let scenario = basis.candidates.scenario
    let nodes = scenario.children.ids.map { components.link($0, basis) }
    var groups: [[Child.ID]] = []
    var numbers: [Int: Int] = [:]
    var free: [Child.ID] = []
    for (child, node) in zip(scenario.children.ids, nodes) {
      guard let node else {
        free.append(child)
        continue
      }
      let root = components.sets.root(node)
      let number = numbers[root] ?? groups.count
      if number == groups.count {
        numbers[root] = number
        groups.append([])
      }
      groups[number].append(child)
    }
    return free.isEmpty ? groups : groups + [free]
  }

  private init(_ basis: PricingBasis) {
    let scenario = basis.candidates.scenario
    let resources = basis.candidates.resources
    turnsFrom = scenario.specialists.count
    roomsFrom = turnsFrom + scenario.turns.count
    var numbers: [[Int]: Int] = [:]
    for combination in resources.combinations {
      var nodes: [Int] = []
      for part in combination.classes {
        let kind = resources.classes[part].kind
        guard basis.timeRows.mayRunOut(kind, at: combination.site) else { continue }
        let key = [combination.site.index, kind.index]
        let node = numbers[key] ?? roomsFrom + numbers.count
        numbers[key] = node
        nodes.append(node)
      }
      roomsOfCombination.append(nodes)
    }
    sets = DisjointSets(roomsFrom + numbers.count)
  }

  /// Joins all that a child could use; one of it, or nil where there is nothing.
  private mutating func link(_ child: Child.ID, _ basis: PricingBasis) -> Int? {
    let candidates = basis.candidates
    var first: Int?
    for need in candidates.scenario.needsOfChild[child.index] {
      for pair in candidates.pairs[candidates.pairsOfNeed[need.index]] {
        join(pair.specialist, pair.slots, &first)
      }
      for share in basis.sharesOfNeed[need.index] {
        join(share.specialist, share.member.slots, &first)
      }
      for turn in candidates.turnsOfNeed[need.index] { join(turnsFrom + turn.index, &first) }
    }
    return first
  }

  private mutating func join(
    _ specialist: Specialist.ID, _ slots: [PairCandidate.Slots], _ first: inout Int?
  ) {
    join(specialist.index, &first)
    for slot in slots {
      for node in roomsOfCombination[slot.combination] { join(node, &first) }
    }
  }

  private mutating func join(_ node: Int, _ first: inout Int?) {
    guard let other = first else {
      first = node
      return
    }
    sets.join(node, other)
  }
}
