import Kezek

/// Puts needs into a schedule one step at a time, the most valuable step first.
///
/// The recreate half of ruin and recreate (Schrimpf et al. 2000): chance blurs the order and the
/// choice of slots, so that the same needs come to lie differently each time.
struct Recreation {
  let candidates: Candidates
  let scenario: Scenario
  let prices: SlotPrices
  /// By tier: what a unit of its value counts in the order of steps.
  let weights: [Double]
  /// What a session is worth on average.
  let unit: Double
  /// What a place in time is worth besides: short ways, and what is kept as it is now.
  let leanings: Leanings
  /// By service: needs that may be met in a found group.
  let groupNeedsOfService: [[Need.ID]]
  /// By need: who could lead a found group with it.
  let leaders: [[Specialist.ID]]
  /// By specialist: the sites at which it can work.
  let sites: [[Site.ID]]
  var random: SplitMix64

  /// The most specialists who are asked for a need at a time.
  private let mostAsked = 8

  init(
    _ candidates: Candidates, prices: SlotPrices, tiers: [Tier], weights: [Double], unit: Double,
    seed: UInt64
  ) {
    self.candidates = candidates
    scenario = candidates.scenario
    self.prices = prices
    self.weights = weights
    self.unit = unit
    leanings = Leanings(candidates.scenario, tiers, weights)
    random = SplitMix64(seed: seed)
    let groups = GroupNeeds(candidates, queue: Array(candidates.scenario.needs.ids))
    leaders = groups.specialists
    sites = groups.sites
    var ofService = [[Need.ID]](repeating: [], count: scenario.services.count)
    for need in scenario.needs.ids where !leaders[need.index].isEmpty {
      ofService[scenario.needs[need].service.index].append(need)
    }
    groupNeedsOfService = ofService
  }

  /// Gives as much as finds room to the needs of a pool, each of them once.
  mutating func serve(_ pool: [Need.ID], in state: inout SearchState) {
    var waiting = pool.map { (need: $0, worth: worth($0, state)) }.filter { $0.worth > 0 }
    while let next = waiting.indices.max(by: { waiting[$0].worth < waiting[$1].worth }) {
      let need = waiting[next].need
      if giveMore(need, waiting.map(\.need), &state) {
        waiting[next].worth = worth(need, state)
      } else {
        waiting[next].worth = 0
      }
      if waiting[next].worth <= 0 { waiting.swapAt(next, waiting.count - 1); waiting.removeLast() }
    }
  }

  /// What the next step of a need is worth, blurred; 0 where it has all it asks.
  private mutating func worth(_ need: Need.ID, _ state: SearchState) -> Double {
    let facts = state.schedule.tables.needs[need.index]
    let blur = 0.7 + 0.6 * random.unit()
    guard scenario.service(of: need).per.isWeekly else {
      let given = state.schedule.turns(of: need).count
      guard given < facts.asked else { return 0 }
      let years = state.schedule.tables.yearsOfService[facts.service]
      let gain = years.map { state.tally.gain(of: need, more: 1, year: $0, weights: weights) }
      return max(1e-6, gain.max() ?? 0) * blur
    }
    let held = state.schedule.sessions(of: need)
    if facts.isBarred || held >= facts.asked { return 0 }
    let more = held == 0 ? facts.least : 1
    let gain = state.tally.gain(of: need, more: more, weights: weights) / Double(more)
    return max(1e-6, gain) * blur
  }

  // MARK: Steps

  /// One step more for a need; false where none is possible.
  private mutating func giveMore(
    _ need: Need.ID, _ pool: [Need.ID], _ state: inout SearchState
  ) -> Bool {
    guard scenario.service(of: need).per.isWeekly else { return giveCourse(need, &state) }
    switch state.schedule.givers[need.index] {
    case .specialist(let specialist):
      return addSessions(1, need, with: Specialist.ID(specialist), &state)
    case .group(let group): return extend(group, &state)
    case .nobody: return begin(need, pool, &state)
    }
  }

  private mutating func begin(
    _ need: Need.ID, _ pool: [Need.ID], _ state: inout SearchState
  ) -> Bool {
    let row = scenario.needs[need]
    if row.roster != nil { return false }
    if row.form != .individual {
      if joinGroup(need, &state) { return true }
      // Who may be met either way is met in a group as often as not.
      if row.form == .group || random.chance(50), openGroup(need, pool, &state) { return true }
    }
    guard row.form != .group else { return false }
    for specialist in asked(need, state) {
      if addSessions(row.least, need, with: specialist, &state) { return true }
    }
    return false
  }

  /// The specialists who could begin with a need, the cheapest first, by chance where prices are
  /// alike.
  private mutating func asked(_ need: Need.ID, _ state: SearchState) -> [Specialist.ID] {
    let row = scenario.needs[need]
    let contact = Double(scenario.settings.contactMinutes(ofSession: row.minutes))
    var options: [(specialist: Specialist.ID, cost: Double)] = []
    for pair in candidates.pairs[candidates.pairsOfNeed[need.index]] {
      let party = Party(need, with: pair.specialist, minutes: row.minutes)
      guard state.schedule.obstacle(to: party) == nil else { continue }
      let spread = unit * (0.3 + 0.7 * random.unit())
      let cost =
        prices.minute[pair.specialist.index] * contact + spread * random.unit()
        - leanings.bonus(of: need, with: pair.specialist.index)
      options.append((pair.specialist, cost))
    }
    options.sort { ($0.cost, $0.specialist) < ($1.cost, $1.specialist) }
    return options.prefix(mostAsked).map(\.specialist)
  }

  /// Adds so many sessions at the cheapest slots, or none.
  private mutating func addSessions(
    _ count: Int, _ need: Need.ID, with specialist: Specialist.ID, _ state: inout SearchState
  ) -> Bool {
    let mark = state.mark
    let party = Party(need, with: specialist, minutes: scenario.needs[need].minutes)
    guard let pair = pair(need, specialist) else { return false }
    let combinations = pair.slots.map(\.combination)
    for _ in 0..<count {
      guard state.schedule.obstacle(to: party) == nil,
        let slot = bestSlot(of: party, in: combinations, state.schedule)
      else {
        state.undo(to: mark)
        return false
      }
      state.addSession(need, with: specialist, in: slot.combination, at: slot.start)
    }
    return true
  }

  private func pair(_ need: Need.ID, _ specialist: Specialist.ID) -> PairCandidate? {
    candidates.pairs[candidates.pairsOfNeed[need.index]].first { $0.specialist == specialist }
  }

  /// The cheapest free slot, one that leaves no gap before or after it before others.
  mutating func bestSlot(
    of party: Party, in combinations: [Int], _ schedule: ScheduleState
  ) -> SessionSlot? {
    let tables = schedule.tables
    let specialist = party.specialist.index
    let length = tables.length(party.minutes)
    var best: (slot: SessionSlot, cost: Double)?
    for combination in combinations {
      let free = schedule.freeStarts(of: party, in: combination)
      if free.isEmpty { continue }
      let classes = tables.classUnits[combination]
      let site = tables.site(of: combination)
      var day = -1
      var way = 0.0
      for start in free.members {
        if schedule.grid.day(of: start) != day {
          day = schedule.grid.day(of: start)
          way = leanings.way(of: party, to: site, day: day, schedule)
        }
        var cost = prices.cost(specialist, classes, start..<(start + length)) + way
        if schedule.isOpenBefore(start, specialist) { cost += 0.04 * unit }
        if schedule.isOpenAfter(start + length, specialist) { cost += 0.04 * unit }
        for member in party.members {
          cost -= leanings.bonus(of: member, with: specialist, at: site, start: start)
        }
        cost += 0.08 * unit * random.unit()
        if cost < best?.cost ?? .infinity {
          best = (SessionSlot(combination: combination, start: start), cost)
        }
      }
    }
    return best?.slot
  }
}

extension ScheduleState {
  /// Whether the period before a start is one in which the specialist could still work.
  func isOpenBefore(_ start: Int, _ specialist: Int) -> Bool {
    grid.slot(of: start) > 0 && isIdle(start - 1, specialist)
  }

  /// Whether the period from an end on is one in which the specialist could still work.
  func isOpenAfter(_ end: Int, _ specialist: Int) -> Bool {
    end < grid.periodCount && grid.slot(of: end) > 0 && isIdle(end, specialist)
  }

  private func isIdle(_ period: Int, _ specialist: Int) -> Bool {
    !specialistBusy.contains(period, row: specialist)
      && tables.isPresent(period, specialist: specialist)
  }
}
