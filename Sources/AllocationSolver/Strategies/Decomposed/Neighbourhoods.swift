import Kezek

/// Chooses which needs may change next: those around a need that is not met in full, in turn.
struct Neighbourhoods {
  private let candidates: Candidates
  private let scenario: Scenario
  /// Needs that a specialist could serve, ascending.
  private let needsOfSpecialist: [[Need.ID]]
  private let specialistsOfNeed: [[Specialist.ID]]
  private var random: SplitMix64
  private var queue: [Need.ID] = []
  /// The most needs that may change at once.
  let size: Int

  init(_ candidates: Candidates, shares: [GroupShare], size: Int, seed: UInt64) {
    self.candidates = candidates
    scenario = candidates.scenario
    self.size = size
    random = SplitMix64(seed: seed)
    var serving = [Set<Specialist.ID>](repeating: [], count: scenario.needs.count)
    for pair in candidates.pairs { serving[pair.need.index].insert(pair.specialist) }
    for share in shares {
      for member in share.members { serving[member.need.index].insert(share.specialist) }
    }
    specialistsOfNeed = serving.map { $0.sorted() }
    var needs = [[Need.ID]](repeating: [], count: scenario.specialists.count)
    for need in scenario.needs.ids {
      for specialist in serving[need.index] { needs[specialist.index].append(need) }
    }
    needsOfSpecialist = needs
  }

  /// The next set of needs; whole groups are free together.
  ///
  /// Nil where nothing can change.
  ///
  /// - Parameter unmet: needs that are not met in full and could be, ascending.
  mutating func next(_ held: HeldPlan, unmet: [Need.ID]) -> Set<Need.ID>? {
    let wanting = Set(unmet)
    queue.removeAll { !wanting.contains($0) }
    if queue.isEmpty { queue = random.permutation(of: unmet.count).map { unmet[$0] } }
    let centre = queue.popLast() ?? anyNeed()
    guard let centre else { return nil }
    var free: Set<Need.ID> = []
    add(centre, held, &free)
    for need in scenario.needsOfChild[scenario.needs[centre].child.index] where random.chance(50) {
      add(need, held, &free)
    }
    if specialistsOfNeed[centre.index].isEmpty {
      addThroughTurns(centre, held, &free)
    } else {
      addThroughSpecialists(centre, held, wanting, &free)
    }
    return free
  }

  private mutating func anyNeed() -> Need.ID? {
    scenario.needs.isEmpty
      ? nil : Need.ID(random.integer(in: 0...scenario.needs.count - 1))
  }

  /// Needs of one or two specialists who could serve the centre: those held first, then wanting.
  private mutating func addThroughSpecialists(
    _ centre: Need.ID, _ held: HeldPlan, _ wanting: Set<Need.ID>, _ free: inout Set<Need.ID>
  ) {
    let specialists = random.sample(2, of: specialistsOfNeed[centre.index])
    let around = specialists.flatMap { needsOfSpecialist[$0.index] }
    let near = around.filter { need in
      wanting.contains(need)
        || held.pairOfNeed[need].map { specialists.contains($0.specialist) } ?? false
        || held.groupOfNeed[need].map {
          specialists.contains(held.groups[$0].specialist)
        } ?? false
    }
    for position in random.permutation(of: near.count) where free.count < size {
      add(near[position], held, &free)
    }
  }

  /// Needs with places in the turns that the centre could have.
  private mutating func addThroughTurns(
    _ centre: Need.ID, _ held: HeldPlan, _ free: inout Set<Need.ID>
  ) {
    let service = scenario.needs[centre].service
    let near = scenario.needs.ids.filter { scenario.needs[$0].service == service }
    for position in random.permutation(of: near.count).prefix(size * 10) {
      add(near[position], held, &free)
    }
  }

  private func add(_ need: Need.ID, _ held: HeldPlan, _ free: inout Set<Need.ID>) {
    if let group = held.groupOfNeed[need] {
      free.formUnion(held.groups[group].fixed)
    } else {
      free.insert(need)
    }
  }
}
