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
  private mutating func bestSlot(
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

  // MARK: Groups

  private mutating func joinGroup(_ need: Need.ID, _ state: inout SearchState) -> Bool {
    let service = scenario.needs[need].service
    for place in state.schedule.groups.indices {
      guard let group = state.schedule.groups[place], group.service == service,
        group.roster == nil,
        state.schedule.obstacle(toJoining: place, by: need) == nil
      else { continue }
      state.join(need, group: place)
      return true
    }
    return false
  }

  /// One more meeting, where all its members ask for it.
  private mutating func extend(_ place: Int, _ state: inout SearchState) -> Bool {
    guard let group = state.schedule.groups[place] else { return false }
    let party = Party(
      group: place, of: group.members, with: group.specialist, minutes: group.minutes,
      roster: group.roster)
    guard state.schedule.sessionsLeft(of: party) > 0, state.schedule.obstacle(to: party) == nil
    else { return false }
    let combinations = candidates.resources.combinations(of: group.service, at: group.site)
      .filter { state.schedule.obstacle(to: party, in: $0) == nil }
    guard let slot = bestSlot(of: party, in: combinations, state.schedule) else { return false }
    state.addMeeting(of: place, in: slot.combination, at: slot.start)
    return true
  }

  /// A group of a need with those of its pool, then others without anything, who fit.
  private mutating func openGroup(
    _ need: Need.ID, _ pool: [Need.ID], _ state: inout SearchState
  ) -> Bool {
    let row = scenario.needs[need]
    let service = row.service
    let inPool = pool.filter { scenario.needs[$0].service == service && $0 != need }
    let others = random.draw(12, of: groupNeedsOfService[service.index])
    let companions = (inPool + others).filter {
      !leaders[$0.index].isEmpty && state.schedule.givers[$0.index] == .nobody && $0 != need
    }
    for leader in random.draw(3, of: leaders[need.index]) {
      for site in sites[leader.index] where row.site == nil || row.site == site {
        if open(need, companions, leader, site, &state) { return true }
      }
    }
    return false
  }

  private mutating func open(
    _ need: Need.ID, _ companions: [Need.ID], _ leader: Specialist.ID, _ site: Site.ID,
    _ state: inout SearchState
  ) -> Bool {
    let service = scenario.needs[need].service
    let all = candidates.resources.combinations(of: service, at: site)
    let empty = GroupFit(scenario.services[service], with: scenario.specialists[leader])
    guard var fit = empty.admitting(scenario.needs[need], of: scenario.child(of: need)) else {
      return false
    }
    var members = [need]
    guard mayMeet(members, fit, leader, all, state) else { return false }
    var seen: Set<Need.ID> = [need]
    for other in companions where !fit.isFull && seen.insert(other).inserted {
      guard
        let wider = fit.admitting(scenario.needs[other], of: scenario.child(of: other)),
        mayMeet(members + [other], wider, leader, all, state)
      else { continue }
      fit = wider
      members.append(other)
    }
    guard fit.isLargeEnough else { return false }
    let mark = state.mark
    let place = state.openGroup(
      ScheduledGroup(
        service: service, specialist: leader, site: site, minutes: fit.minutes, roster: nil,
        members: members, meetings: []))
    var meetings = 0
    while meetings < fit.asked, extend(place, &state) { meetings += 1 }
    if meetings >= fit.least { return true }
    state.undo(to: mark)
    return false
  }

  /// Whether members of a group yet to be opened could meet as often as they must.
  private func mayMeet(
    _ members: [Need.ID], _ fit: GroupFit, _ leader: Specialist.ID, _ all: [Int],
    _ state: SearchState
  ) -> Bool {
    let party = Party(of: members, with: leader, minutes: fit.minutes)
    guard state.schedule.obstacle(to: party) == nil else { return false }
    let combinations = all.filter { state.schedule.obstacle(to: party, in: $0) == nil }
    let enough = max(fit.least, min(2, fit.asked))
    return state.schedule.earliestSlots(of: party, in: combinations, upTo: enough).count >= enough
  }

  // MARK: Courses

  private mutating func giveCourse(_ need: Need.ID, _ state: inout SearchState) -> Bool {
    var options: [(turn: Turn.ID, cost: Double)] = []
    for turn in candidates.turnsOfNeed[need.index]
    where state.schedule.obstacle(to: need, in: turn) == nil {
      let year = state.schedule.tables.yearOfTurn[turn.index]
      let gain = state.tally.gain(of: need, more: 1, year: year, weights: weights)
      let cost = prices.place[turn.index] - gain + 0.1 * unit * random.unit()
      options.append((turn, cost))
    }
    options.sort { ($0.cost, $0.turn) < ($1.cost, $1.turn) }
    for option in options {
      let year = state.schedule.tables.yearOfTurn[option.turn.index]
      let isYearly = scenario.service(of: need).per == .year
      let missing = isYearly ? max(1, state.schedule.coursesMissing(need, in: year)) : 1
      let ofYear = options.filter { state.schedule.tables.yearOfTurn[$0.turn.index] == year }
      if give(need, missing, [option.turn] + ofYear.map(\.turn), &state) { return true }
    }
    return false
  }

  private func give(
    _ need: Need.ID, _ count: Int, _ turns: [Turn.ID], _ state: inout SearchState
  ) -> Bool {
    let mark = state.mark
    var given = 0
    for turn in turns where given < count {
      guard state.schedule.obstacle(to: need, in: turn) == nil else { continue }
      state.addCourse(need, in: turn)
      given += 1
    }
    if given == count { return true }
    state.undo(to: mark)
    return false
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
