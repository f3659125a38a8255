import Kezek

/// Puts needs into a schedule one step at a time, the most valuable step first.
///
/// The recreate half of ruin and recreate (Schrimpf et al. 2000): chance blurs the order and the
/// choice of slots, so that the same needs come to lie differently each time.
struct Recreation: Sendable {
  let candidates: Candidates
  let scenario: Scenario
  let prices: SlotPrices
  let costs: PairCosts
  /// By tier: what a unit of its value counts in the order of steps.
  let weights: [Double]
  /// What a session is worth on average.
  let unit: Double
  /// What a place in time is worth besides: short ways, and what is kept as it is now.
  let leanings: Leanings
  /// With whom needs may be met in a found group.
  let companions: Companions
  /// By need: who could lead a found group with it.
  let leaders: [[Specialist.ID]]
  /// By specialist: the sites at which it can work.
  let sites: [[Site.ID]]
  /// What sessions add by being where the child lives.
  let homes: HomeWorths
  /// Whether a usual way costs enough to choose specialists by it.
  private let waysCount: Bool
  var random: SplitMix64
  /// What may be put in.
  var scope = SearchScope.all
  /// How much chance counts beside prices in the order of needs and specialists.
  var chance = 1.0

  /// Options and free starts of the step at hand, kept to be used again.
  private var options: [Option] = []
  private var free: BitRow
  /// Where a group that is about to be opened could meet.
  var room: GroupRoom

  /// A need that wants more, with what its next steps are worth.
  struct Waiting {
    let need: Need.ID
    var worth: Double
  }

  private struct Option: Sendable {
    /// In the candidates' pairs.
    let position: Int
    let cost: Double
  }

  /// The most specialists who are asked for a need at a time.
  private let mostAsked = 8

  init(
    _ candidates: Candidates, _ tables: ScheduleTables, prices: SlotPrices, tiers: [Tier],
    weights: [Double], unit: Double, seed: UInt64
  ) {
    self.candidates = candidates
    scenario = candidates.scenario
    self.prices = prices
    costs = PairCosts(candidates, prices, tables)
    self.weights = weights
    self.unit = unit
    free = BitRow(columns: candidates.scenario.grid.periodCount)
    room = GroupRoom(candidates.scenario.grid)
    leanings = Leanings(candidates.scenario, tiers, weights)
    waysCount = leanings.minute * TierWeights.usualWay > 0.1 * unit
    random = SplitMix64(seed: seed)
    let groups = GroupNeeds(candidates, queue: Array(candidates.scenario.needs.ids))
    leaders = groups.specialists
    sites = groups.sites
    companions = Companions(tables, leaders: leaders)
    homes = HomeWorths(candidates, leanings, leaders: leaders, sites: sites)
  }

  /// Gives as much as finds room to the needs of a pool, each of them once.
  ///
  /// - Parameters:
  ///   - first: the need that comes before all others.
  ///   - least: what a step must gain above what it costs.
  mutating func serve(
    _ pool: [Need.ID], in state: inout SearchState, first: Need.ID? = nil,
    above least: Double = -.infinity
  ) {
    var waiting: [Waiting] = []
    for need in pool {
      guard let worth = blurred(need, state) else { continue }
      waiting.append(Waiting(need: need, worth: need == first ? .infinity : worth))
    }
    while let next = waiting.indices.max(by: { waiting[$0].worth < waiting[$1].worth }) {
      if waiting[next].worth < least { return }
      let need = waiting[next].need
      if giveMore(need, waiting, &state), let worth = blurred(need, state) {
        waiting[next].worth = worth
      } else {
        waiting.swapAt(next, waiting.count - 1)
        waiting.removeLast()
      }
    }
  }

  /// Those of the needs that would gain more than they cost, and a few others by chance: at a
  /// bound's prices most of those who go without are not worth a try.
  ///
  /// Places in turns are few prices for many alike, so of needs met by turns those who gain just
  /// what they cost are among them.
  mutating func promising(_ needs: [Need.ID], _ state: SearchState) -> [Need.ID] {
    var promising: [Need.ID] = []
    for need in needs {
      let facts = state.schedule.tables.needs[need.index]
      guard let worth = worth(need, state, blur: 1) else {
        // It has all it asks, and wants it elsewhere.
        if !facts.isBarred { promising.append(need) }
        continue
      }
      let least = facts.isWeekly ? 0.1 : -0.5
      if worth > least * unit || random.chance(5) { promising.append(need) }
    }
    return promising
  }

  private mutating func blurred(_ need: Need.ID, _ state: SearchState) -> Double? {
    worth(need, state, blur: 1 + chance * (0.4 * random.unit() - 0.2))
  }

  /// What a need's next steps gain, blurred, above what they cost; nil where it has all it asks.
  ///
  /// Whoever begins is judged by all that it may come to: a place among a specialist's children is
  /// taken once. What costs more than it gains comes last, into what is left.
  ///
  /// Mutating, as nothing else here need be, so that no copy of all tables is made for the call.
  mutating func worth(_ need: Need.ID, _ state: SearchState, blur: Double) -> Double? {
    let facts = state.schedule.tables.needs[need.index]
    guard facts.isWeekly else {
      guard state.schedule.courses(of: need) < facts.asked else { return nil }
      let years = state.schedule.tables.yearsOfService[facts.service]
      let gain = years.map { state.tally.gain(of: need, more: 1, year: $0, weights: weights) }
      return (gain.max() ?? 0) * blur - (prices.courses.cheapest(of: need) ?? 0)
    }
    let held = state.schedule.sessions(of: need)
    if facts.isBarred || held >= facts.asked { return nil }
    let cost = costs.cheapest[need.index]
    let home = homes.ofNeed[need.index]
    if held > 0 {
      let gain = state.tally.gain(of: need, more: 1, weights: weights) + home
      return gain * blur - cost.session
    }
    var worth = -Double.infinity
    for count in min(facts.least, facts.asked)...facts.asked {
      let gain =
        state.tally.gain(of: need, more: count, weights: weights) + Double(count) * home
      worth = max(worth, gain * blur - Double(count) * cost.session)
    }
    return worth + leanings.most(of: need) - cost.opening
  }

  /// Whether a need could be met by the specialist whom a row of the current plan names.
  func couldKeep(_ row: CurrentRow, _ need: Need.ID) -> Bool {
    guard case .session(let slot) = row.content else { return false }
    return leaders[need.index].contains(slot.specialist)
      || candidates.pairsOfNeed[need.index].contains {
        candidates.pairs[$0].specialist == slot.specialist
      }
  }

  // MARK: Steps

  /// One step more for a need; false where none is possible.
  private mutating func giveMore(
    _ need: Need.ID, _ waiting: [Waiting], _ state: inout SearchState
  ) -> Bool {
    guard state.schedule.tables.needs[need.index].isWeekly else {
      return scope.changesCourses && giveCourse(need, &state)
    }
    switch state.schedule.givers[need.index] {
    case .specialist(let specialist):
      guard scope.opens(Specialist.ID(specialist)) else { return false }
      let pair = candidates.pairsOfNeed[need.index].first {
        candidates.pairs[$0].specialist.index == specialist
      }
      return pair.map { addSessions(1, of: $0, &state) } ?? false
    case .group(let group): return extend(group, &state)
    case .nobody: return begin(need, waiting, &state)
    }
  }

  private mutating func begin(
    _ need: Need.ID, _ waiting: [Waiting], _ state: inout SearchState
  ) -> Bool {
    let facts = state.schedule.tables.needs[need.index]
    if facts.roster != nil { return false }
    if facts.form != .individual {
      if joinGroup(need, &state) { return true }
      // Who may be met either way is met in a group as often as not.
      if facts.form == .group || random.chance(50),
        openGroup(need, waiting, &state)
      {
        return true
      }
    }
    guard facts.form != .group else { return false }
    findOptions(need, state)
    for option in options.prefix(mostAsked) {
      if addSessions(facts.least, of: option.position, &state) { return true }
    }
    return false
  }

  /// The pairs with which a need could begin, the cheapest first, by chance where prices are
  /// alike.
  private mutating func findOptions(_ need: Need.ID, _ state: SearchState) {
    options.removeAll(keepingCapacity: true)
    let asked = Double(max(1, state.schedule.tables.needs[need.index].asked))
    let child = state.schedule.tables.needs[need.index].child
    let paysWays = waysCount && state.schedule.tables.needs[need.index].bindsChild
    let visited = paysWays ? places(visitedBy: child, state.schedule) : []
    for position in candidates.pairsOfNeed[need.index] {
      let specialist = candidates.pairs[position].specialist
      guard scope.opens(specialist), state.schedule.mayHaveMore(need, with: specialist) else {
        continue
      }
      let spread = chance * unit * (0.3 + 0.7 * random.unit())
      let opening = prices.caseload[specialist.index]
      let isFree = opening == 0 || !state.schedule.isNew(need, to: specialist)
      let cost =
        (isFree ? 0 : opening / asked) + costs.session[position] + spread * random.unit()
        - leanings.bonus(of: need, with: specialist.index) - homes.ofPair[position]
        + (paysWays ? leastWay(of: child, position, visited, state.schedule) : 0)
      options.append(Option(position: position, cost: cost))
    }
    options.sort { ($0.cost, $0.position) < ($1.cost, $1.position) }
  }

  /// Adds so many sessions of a pair at the cheapest slots, or none.
  private mutating func addSessions(
    _ count: Int, of position: Int, _ state: inout SearchState
  ) -> Bool {
    let mark = state.mark
    let need = candidates.pairs[position].need
    let specialist = candidates.pairs[position].specialist
    let party = Party(
      need, with: specialist, minutes: state.schedule.tables.needs[need.index].minutes)
    for _ in 0..<count {
      guard state.schedule.mayHaveMore(need, with: specialist),
        let slot = bestSlot(of: party, ofPair: position, state.schedule)
      else {
        state.undo(to: mark)
        return false
      }
      state.addSession(need, with: specialist, in: slot.combination, at: slot.start)
    }
    return true
  }

  private mutating func bestSlot(
    of party: Party, ofPair position: Int, _ schedule: ScheduleState
  ) -> SessionSlot? {
    var best: BestSlot?
    for slots in candidates.pairs[position].slots.indices {
      consider(party, candidates.pairs[position].slots[slots].combination, schedule, &best)
    }
    return best?.slot
  }

  /// The cheapest free slot, one that leaves no gap before or after it before others.
  mutating func bestSlot(
    of party: Party, in combinations: [Int], _ schedule: ScheduleState
  ) -> SessionSlot? {
    var best: BestSlot?
    for combination in combinations { consider(party, combination, schedule, &best) }
    return best?.slot
  }

  private struct BestSlot {
    var slot: SessionSlot
    var cost: Double
  }

  private mutating func consider(
    _ party: Party, _ combination: Int, _ schedule: ScheduleState, _ best: inout BestSlot?
  ) {
    let tables = schedule.tables
    let site = tables.site(of: combination)
    guard scope.opens(Site.ID(site)) else { return }
    let specialist = party.specialist.index
    let length = tables.length(party.minutes)
    schedule.findStarts(of: party, in: combination, into: &free)
    if free.isEmpty { return }
    let classes = tables.classUnits[combination]
    let hasLeanings = party.members.contains { leanings.hasRows(of: $0) }
    let home = party.members.reduce(0) { $0 + leanings.home(of: $1, at: site) }
    var day = -1
    var way = 0.0
    var generator = random
    free.forEach { start in
      if tables.day(of: start) != day {
        day = tables.day(of: start)
        way = leanings.way(of: party, to: site, day: day, schedule)
      }
      var cost = prices.cost(specialist, at: site, classes, start..<(start + length)) + way - home
      if schedule.isOpenBefore(start, specialist) { cost += 0.04 * unit }
      if schedule.isOpenAfter(start + length, specialist) { cost += 0.04 * unit }
      if hasLeanings {
        for member in party.members {
          cost -= leanings.bonus(of: member, with: specialist, at: site, start: start)
        }
      }
      cost += 0.08 * unit * generator.unit()
      if cost < best?.cost ?? .infinity {
        best = BestSlot(
          slot: SessionSlot(combination: combination, start: start), cost: cost)
      }
    }
    random = generator
  }
}

extension ScheduleState {
  /// Whether the period before a start is one in which the specialist could still work.
  func isOpenBefore(_ start: Int, _ specialist: Int) -> Bool {
    start % tables.periodsPerDay > 0 && isIdle(start - 1, specialist)
  }

  /// Whether the period from an end on is one in which the specialist could still work.
  func isOpenAfter(_ end: Int, _ specialist: Int) -> Bool {
    end % tables.periodsPerDay > 0 && isIdle(end, specialist)
  }

  private func isIdle(_ period: Int, _ specialist: Int) -> Bool {
    !specialistBusy.contains(period, row: specialist)
      && tables.isPresent(period, specialist: specialist)
  }
}
