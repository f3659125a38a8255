import Kezek

/// Takes a little out of a schedule, around one place, so that it can be put back better.
///
/// The ruin half of ruin and recreate (Schrimpf et al. 2000; Christiaens and Vanden Berghe 2020).
struct Ruin: Sendable {
  private let candidates: Candidates
  private let scenario: Scenario
  /// By need: the specialists who could serve it, ascending.
  private let specialistsOfNeed: [[Specialist.ID]]
  /// By specialist: the needs that it could serve, ascending.
  private let needsOfSpecialist: [[Need.ID]]
  /// The same within the scope.
  private var openOfNeed: [[Specialist.ID]] = []
  private var ownOfSpecialist: [[Need.ID]] = []
  /// By specialist who chooses the site: the days of the cycle on which it works.
  private let workdays: [[Int]]
  /// With whom needs may be met in a found group.
  private let companions: Companions
  /// Who is not met where it counts.
  private let displaced: Displaced
  /// Whether whoever has ways to go may gain by shorter ones.
  private let countsTravel: Bool
  /// By turn: the needs that could have a place.
  private let needsOfTurn: [[Need.ID]]
  var random: SplitMix64
  /// What may be taken out.
  var scope = SearchScope.all {
    didSet {
      queue = []
      narrow()
    }
  }
  /// Needs within the scope that somebody could serve.
  private var servable: [Need.ID] = []
  private var queue: [Need.ID] = []
  /// The need for which days of a specialist were cleared, so that it may be met at another site; nil
  /// where none were.
  ///
  /// It is to be served before all others.
  private(set) var first: Need.ID?
  /// By need: the last ruin that put it into the pool.
  private var ruinOfNeed: [UInt32]
  private var ruins: UInt32 = 0

  /// Of a hundred specialists who choose their site, how many have days cleared.
  private static let clearing = 10
  /// Of a hundred needs that may be met alone or in a group, with how many some are taken out who are met
  /// alone.
  private static let pairing = 50

  init(
    _ candidates: Candidates, leaders: [[Specialist.ID]], companions: Companions,
    displaced: Displaced, countsTravel: Bool, seed: UInt64
  ) {
    self.countsTravel = countsTravel
    self.companions = companions
    self.displaced = displaced
    self.candidates = candidates
    scenario = candidates.scenario
    random = SplitMix64(seed: seed)
    ruinOfNeed = [UInt32](repeating: 0, count: candidates.scenario.needs.count)
    let scenario = candidates.scenario
    var serving = leaders
    for need in scenario.needs.ids {
      let alone = candidates.pairs[candidates.pairsOfNeed[need.index]].map(\.specialist)
      serving[need.index] = Set(serving[need.index] + alone).sorted()
    }
    var needs = [[Need.ID]](repeating: [], count: scenario.specialists.count)
    for need in scenario.needs.ids {
      for specialist in serving[need.index] { needs[specialist.index].append(need) }
    }
    var ofTurn = [[Need.ID]](repeating: [], count: scenario.turns.count)
    for need in scenario.needs.ids {
      for turn in candidates.turnsOfNeed[need.index] { ofTurn[turn.index].append(need) }
    }
    workdays = scenario.specialists.ids.map { id in
      guard scenario.specialists[id].siteChoice != .given else { return [] }
      let periods = candidates.filters.sites(of: id).flatMap(\.periods.members)
      return Set(periods.map { scenario.grid.day(of: $0) }).sorted()
    }
    specialistsOfNeed = serving
    needsOfSpecialist = needs
    needsOfTurn = ofTurn
    narrow()
  }

  /// Keeps the lists of who could be served, and by whom, to the scope.
  private mutating func narrow() {
    openOfNeed = specialistsOfNeed.map { $0.filter { scope.opens($0) } }
    ownOfSpecialist = needsOfSpecialist.enumerated().map { number, needs in
      scope.opens(Specialist.ID(number)) ? needs.filter(scope.owns) : []
    }
    servable = scenario.needs.ids.filter { need in
      scope.owns(need) && (scope.changesCourses || scenario.service(of: need).per.isWeekly)
        && (candidates.emptiedBy[need.index] == nil || !specialistsOfNeed[need.index].isEmpty)
    }
  }

  /// Needs that are not given all they ask, or not where it counts, or for which a child goes where ways
  /// count; and that somebody could serve.
  func wanting(_ state: SearchState) -> [Need.ID] {
    servable.filter { need in
      let facts = state.schedule.tables.needs[need.index]
      let given =
        facts.isWeekly ? state.schedule.sessions(of: need) : state.schedule.courses(of: need)
      return given < facts.asked || displaced.contains(need, state)
        || (countsTravel && facts.isWeekly && facts.bindsChild && state.travel(of: need) > 0)
    }
  }

  /// Whether a weekly need is not given all it asks.
  private mutating func wantsMore(_ need: Need.ID, _ state: SearchState) -> Bool {
    state.schedule.sessionsOfNeed[need.index] < state.schedule.tables.asked[need.index]
  }

  /// Takes out what lies around a need that wants more, or around chance; returns the needs to be
  /// served again, those that wanted before included.
  ///
  /// - Parameter wanting: some of `wanting(_:)`.
  mutating func ruin(_ state: inout SearchState, wanting: [Need.ID]) -> [Need.ID] {
    if queue.isEmpty { queue = random.permutation(of: wanting.count).map { wanting[$0] } }
    let centre = queue.popLast() ?? Need.ID(random.integer(in: 0...(scenario.needs.count - 1)))
    first = nil
    guard scope.owns(centre) else { return [] }
    var pool = [centre]
    if state.schedule.tables.needs[centre.index].isWeekly {
      ruinWeekly(centre, &state, &pool)
    } else {
      ruinCourses(centre, &state, &pool)
    }
    keepDistinct(&pool)
    return pool
  }

  private mutating func keepDistinct(_ pool: inout [Need.ID]) {
    ruins += 1
    var kept = 0
    for need in pool where ruinOfNeed[need.index] != ruins {
      ruinOfNeed[need.index] = ruins
      pool[kept] = need
      kept += 1
    }
    pool.removeLast(pool.count - kept)
  }

  // MARK: Weekly needs

  private mutating func ruinWeekly(
    _ centre: Need.ID, _ state: inout SearchState, _ pool: inout [Need.ID]
  ) {
    let tables = state.schedule.tables
    let child = tables.needs[centre.index].child
    if random.chance(50) {
      for need in tables.needsOfChild[child] { take(need, &state, &pool) }
    } else {
      take(centre, &state, &pool)
    }
    // Beside a turn over half of the term there are no sessions.
    if scope.changesCourses {
      for course in state.schedule.coursesOfChild[child] where tables.isLongTurn[course.turn.index]
      {
        takeCourses(course.need, &state, &pool)
      }
    }
    let most = random.integer(in: 2...16)
    // Whoever is met in groups only needs several places with one specialist.
    let isInGroups = tables.needs[centre.index].form == .group
    var specialists = random.draw(isInGroups ? 1 : 2, of: openOfNeed[centre.index])
    if isInGroups {
      for other in random.draw(4, of: companions.ofNeed[centre.index]) where scope.owns(other) {
        take(other, &state, &pool)
      }
    } else if tables.needs[centre.index].form != .individual, random.chance(Self.pairing) {
      takeLonely(centre, &state, &pool)
    }
    if let own = state.schedule.specialist(of: centre) { specialists.append(own) }
    for specialist in specialists where scope.opens(specialist) {
      let near = ownOfSpecialist[specialist.index]
      if near.isEmpty { continue }
      if scenario.specialists[specialist].siteChoice != .given, first == nil,
        random.chance(Self.clearing)
      {
        clearDays(of: specialist, for: centre, near, &state, &pool)
        continue
      }
      let day = random.integer(in: 0...(tables.dayCount - 1))
      let isByDay = random.chance(30)
      // Drawn with repetition: whoever was taken out already is with nobody.
      for _ in 0..<min(80, near.count) where pool.count < most + 1 {
        let need = near[random.integer(in: 0...(near.count - 1))]
        guard scope.owns(need) else { continue }
        if wantsMore(need, state), random.chance(50) {
          pool.append(need)
        }
        guard state.schedule.specialist(of: need) == specialist else { continue }
        if isByDay, !state.schedule.daysOfNeed[need.index].contains(day) { continue }
        take(need, &state, &pool)
      }
    }
  }

  /// Takes out some who are met alone and could be met with a need in a group.
  private mutating func takeLonely(
    _ centre: Need.ID, _ state: inout SearchState, _ pool: inout [Need.ID]
  ) {
    for other in random.draw(8, of: companions.ofNeed[centre.index]) where scope.owns(other) {
      guard case .specialist = state.schedule.givers[other.index] else { continue }
      take(other, &state, &pool)
    }
  }

  /// Takes out all that a specialist who chooses the site holds on some days, or at all, for the sake
  /// of a need: nothing else lets it go to another site.
  private mutating func clearDays(
    of specialist: Specialist.ID, for centre: Need.ID, _ near: [Need.ID],
    _ state: inout SearchState, _ pool: inout [Need.ID]
  ) {
    let tables = state.schedule.tables
    let isDaily = scenario.specialists[specialist].siteChoice == .eachDay
    var days = DaySet.all(tables.dayCount)
    if isDaily {
      let most = max(1, tables.needs[centre.index].asked)
      days = DaySet()
      for day in random.draw(random.integer(in: 1...most), of: workdays[specialist.index]) {
        days.insert(day)
      }
    }
    for need in near {
      if !displaced.isNever, displaced.contains(need, state),
        random.chance(displaced.areNeighbours(need, centre) ? 60 : 10)
      {
        take(need, &state, &pool)
      } else if wantsMore(need, state), random.chance(30) {
        pool.append(need)
      }
      if state.schedule.specialist(of: need) == specialist,
        !state.schedule.daysOfNeed[need.index].isDisjoint(with: days)
      {
        take(need, &state, &pool)
      }
    }
    first = centre
  }

  /// Takes away all that is held of a need, with its group; pinned needs and named rosters stay.
  private mutating func take(
    _ need: Need.ID, _ state: inout SearchState, _ pool: inout [Need.ID]
  ) {
    let facts = state.schedule.tables.needs[need.index]
    guard facts.isWeekly, !facts.isPinned else { return }
    switch state.schedule.givers[need.index] {
    case .nobody: pool.append(need)
    case .specialist(let specialist):
      guard scope.opens(Specialist.ID(specialist)),
        state.schedule.meetingsOfNeed[need.index].allSatisfy({ isOpen($0, state) })
      else { return }
      state.removeSessions(of: need)
      pool.append(need)
    case .group(let place):
      guard let group = state.schedule.groups[place], group.roster == nil,
        scope.opens(group.specialist), scope.opens(group.site),
        group.members.allSatisfy({
          !state.schedule.tables.needs[$0.index].isPinned && scope.owns($0)
        })
      else { return }
      let least = scenario.services[group.service].groupSize.lowerBound
      if group.members.count > least, random.chance(40) {
        state.leave(need, group: place)
        pool.append(need)
      } else {
        pool += state.closeGroup(place)
      }
    }
  }

  /// Whether a meeting is where the scope lets sessions be put.
  private func isOpen(_ place: Int, _ state: SearchState) -> Bool {
    guard let meeting = state.schedule.meetings[place] else { return true }
    return scope.opens(Site.ID(state.schedule.tables.site(of: meeting.combination)))
  }

  // MARK: Courses

  private mutating func ruinCourses(
    _ centre: Need.ID, _ state: inout SearchState, _ pool: inout [Need.ID]
  ) {
    guard scope.changesCourses else { return }
    let tables = state.schedule.tables
    let child = tables.needs[centre.index].child
    // The turns of a child's needs are in each other's way, and long ones in that of its sessions.
    if random.chance(50) {
      for need in tables.needsOfChild[child] where !tables.needs[need.index].isWeekly {
        takeCourses(need, &state, &pool)
      }
    } else {
      takeCourses(centre, &state, &pool)
    }
    if candidates.turnsOfNeed[centre.index].contains(where: { tables.isLongTurn[$0.index] }),
      random.chance(50)
    {
      for need in tables.needsOfChild[child] { take(need, &state, &pool) }
    }
    for turn in random.draw(2, of: candidates.turnsOfNeed[centre.index]) {
      let near = needsOfTurn[turn.index]
      let most = random.integer(in: 2...8)
      for need in random.draw(60, of: near) where pool.count < most + 1 && scope.owns(need) {
        let holds = state.schedule.turns(of: need)
        if holds.contains(turn) {
          takeCourses(need, &state, &pool)
        } else if holds.count < scenario.needs[need].asked, random.chance(10) {
          pool.append(need)
        }
      }
    }
  }

  private mutating func takeCourses(
    _ need: Need.ID, _ state: inout SearchState, _ pool: inout [Need.ID]
  ) {
    guard scope.owns(need), !state.schedule.tables.needs[need.index].isPinned else { return }
    for turn in state.schedule.turns(of: need) { state.removeCourse(need, in: turn) }
    pool.append(need)
  }
}
