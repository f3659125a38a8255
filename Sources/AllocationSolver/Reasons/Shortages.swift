import Kezek

/// Why weekly needs are not met in full, from what is held in a plan.
///
/// A need's own sessions are put aside; then each specialist who could give it one session more
/// than it has is asked what stands against that while everything else stays where it is. A reason
/// *binds* where it leaves too few starts by itself. The main reason is the first, in the order of
/// the codes, that binds with every specialist; where none does, the first at which, together with
/// those before it, nobody is left (`Docs/Rules.md`).
struct Shortages {
  private let scenario: Scenario
  private let ending: Certificate.Termination
  private var openings: Openings
  private var state: ScheduleState
  /// Only what must stay, and only what a limit of changes holds; nil where nothing is.
  private var pinned: ScheduleState?
  private var unchanged: ScheduleState?
  /// Held groups by specialist.
  private let groups: [Specialist.ID: [Int]]

  /// What is known of one need.
  struct Finding {
    /// The main one first; empty where nothing stands against one more.
    let reasons: [Reason]
    let certainty: Certainty
    /// The most that any plan could give.
    let most: Int
  }

  /// - Parameters:
  ///   - needs: those that will be asked for.
  ///   - plan: it keeps every condition.
  ///   - state: what the plan holds.
  ///   - changesAreUsedUp: whether a limit of changes leaves no more of them.
  init(
    _ candidates: Candidates, _ shares: GroupSharesOnce, _ needs: [Need.ID], _ plan: Plan,
    _ state: ScheduleState, _ ending: Certificate.Termination, changesAreUsedUp: Bool
  ) {
    scenario = candidates.scenario
    self.ending = ending
    self.state = state
    openings = Openings(candidates, shares, for: needs)
    let held = HeldRows(plan, of: candidates.scenario)
    pinned = held.plan { $0 == .yes }.flatMap { ScheduleState($0, candidates) }
    unchanged =
      changesAreUsedUp ? held.plan { $0 != .no }.flatMap { ScheduleState($0, candidates) } : nil
    var groups: [Specialist.ID: [Int]] = [:]
    for (place, group) in state.groups.enumerated() {
      if let group { groups[group.specialist, default: []].append(place) }
    }
    self.groups = groups
  }

  mutating func finding(_ need: Need.ID, given: Int) -> Finding {
    let openings = openings.of(need)
    let asked = scenario.needs[need].asked
    guard let most = openings.map(\.most).max() else {
      return Finding(reasons: [.noGroup], certainty: .noPlanCan, most: 0)
    }
    if most <= given {
      return Finding(reasons: Self.limits(openings, most), certainty: .noPlanCan, most: most)
    }
    let target = max(given + 1, scenario.needs[need].least)
    if let held = Self.obstructions(openings, need, target, &pinned) {
      return Finding(
        reasons: Self.ordered(held, first: .pinned), certainty: .noPlanCan, most: given)
    }
    var reasons: [Reason] = []
    var certainty = certaintyOfNothing
    if !mayGrow(need), let found = obstructions(openings, need, target) {
      reasons = Self.ordered(found, also: joinReasons(need, openings))
      certainty = self.certainty(of: reasons, need, openings, target)
      if Self.obstructions(openings, need, target, &unchanged) != nil {
        reasons = [.pinned] + reasons.filter { $0 != .pinned }
        certainty = ending == .optimal ? .ruleChoice : certainty
      }
    } else if unchanged != nil {
      reasons = [.pinned]
    }
    if most < asked {
      reasons += Self.limits(openings, most).filter { !reasons.contains($0) }
    }
    return Finding(reasons: reasons, certainty: certainty, most: most)
  }

  // MARK: Ordering

  /// What keeps a need that is alone from more, in the openings that give it most.
  private static func limits(_ openings: [Opening], _ most: Int) -> [Reason] {
    let sets = openings.map(\.limits)
    var common = sets.first ?? ReasonSet()
    var all = ReasonSet()
    for set in sets {
      common.formIntersection(set)
      all.formUnion(set)
    }
    let main = common.sorted.first ?? all.sorted.first
    return ([main].compactMap { $0 }) + all.sorted.filter { $0 != main }
  }

  /// The main reason first, then the others in the order of the codes.
  private static func ordered(
    _ found: [Obstruction], first: Reason? = nil, also: ReasonSet = ReasonSet()
  ) -> [Reason] {
    var common = found.first?.binding ?? ReasonSet()
    var all = also
    for obstruction in found {
      common.formIntersection(obstruction.binding)
      all.formUnion(obstruction.reasons)
    }
    let main = first ?? common.sorted.first ?? found.compactMap(\.last).max()
    return ([main].compactMap { $0 }) + all.sorted.filter { $0 != main }
  }

  // MARK: What stands against one more

  /// What stands against each opening; nil where nothing stands against one of them.
  private mutating func obstructions(
    _ openings: [Opening], _ need: Need.ID, _ target: Int
  ) -> [Obstruction]? {
    let aside = state.setAside(need)
    defer { state.putBack(aside) }
    if canJoin(need, openings, target) { return nil }
    return Self.against(openings, target, state)
  }

  private static func obstructions(
    _ openings: [Opening], _ need: Need.ID, _ target: Int, _ state: inout ScheduleState?
  ) -> [Obstruction]? {
    guard let aside = state?.setAside(need) else { return nil }
    defer { state?.putBack(aside) }
    return state.flatMap { against(openings, target, $0, findsGroups: true) }
  }

  private static func against(
    _ openings: [Opening], _ target: Int, _ state: ScheduleState, findsGroups: Bool = false
  ) -> [Obstruction]? {
    var found: [Obstruction] = []
    for opening in openings {
      let obstruction = state.obstruction(
        of: opening, sessions: target, findsGroups: findsGroups)
      if obstruction.last == nil { return nil }
      found.append(obstruction)
    }
    return found
  }

  // MARK: Groups

  /// Whether the need's own group could meet once more as it is.
  private func mayGrow(_ need: Need.ID) -> Bool {
    guard case .group(let place) = state.givers[need.index], let group = state.groups[place],
      group.roster == nil
    else { return false }
    let party = Party(
      group: place, of: group.members, with: group.specialist, minutes: group.minutes)
    return state.tables.resources.combinations(of: group.service, at: group.site).contains {
      state.obstacle(to: party, in: $0) == nil && state.obstacle(to: party) == nil
        && !state.freeStarts(of: party, in: $0).isEmpty
    }
  }

  private func mayBeGrouped(_ need: Need.ID) -> Bool {
    scenario.needs[need].form != .individual && scenario.needs[need].roster == nil
  }

  /// Whether a held group that meets often enough would take the need.
  private func canJoin(_ need: Need.ID, _ openings: [Opening], _ target: Int) -> Bool {
    guard mayBeGrouped(need) else { return false }
    return heldGroups(of: need, openings).contains { place in
      (state.groups[place]?.meetings.count ?? 0) >= target
        && state.obstacle(toJoining: place, by: need) == nil
    }
  }

  /// Groups of the service with the specialists who could give the need its sessions.
  private func heldGroups(of need: Need.ID, _ openings: [Opening]) -> [Int] {
    Set(openings.map(\.specialist)).sorted().flatMap { groups[$0, default: []] }.filter {
      state.groups[$0]?.service == scenario.needs[need].service
        && state.groups[$0]?.roster == nil
    }
  }

  /// That no held group takes the need, where there are any.
  private func joinReasons(_ need: Need.ID, _ openings: [Opening]) -> ReasonSet {
    mayBeGrouped(need) && !heldGroups(of: need, openings).isEmpty
      ? ReasonSet(.noGroup) : ReasonSet()
  }

  // MARK: How sure

  /// Where nothing stands against one more: a plan that is proven best leaves it out by its rule.
  private var certaintyOfNothing: Certainty {
    switch ending {
    case .optimal: .ruleChoice
    case .simulated: .inThisPlan
    case .gapReached, .timeLimit, .workLimit, .interrupted: .notSettled
    }
  }

  private func certainty(
    of reasons: [Reason], _ need: Need.ID, _ openings: [Opening], _ target: Int
  ) -> Certainty {
    switch ending {
    case .gapReached, .timeLimit, .workLimit, .interrupted: return .notSettled
    case .optimal, .simulated: break
    }
    let isWithOthers =
      switch reasons.first {
      case .hoursFull: openings.contains { othersHold($0, target) }
      case .caseloadFull, .roomsFull: true
      case .noGroup: mayBeGrouped(need) && !heldGroups(of: need, openings).isEmpty
      default: false
      }
    return isWithOthers ? .givenToOthers : .inThisPlan
  }

  /// Whether the sessions would fit the specialist's hours but for those of other children.
  private func othersHold(_ opening: Opening, _ target: Int) -> Bool {
    let child = scenario.needs[opening.need].child
    // Minutes that this child's own meetings take alone, and of them those of other needs.
    var alone = 0
    var own = 0
    var seen: [Int] = []
    for need in scenario.needsOfChild[child.index] {
      for place in state.meetingsOfNeed[need.index] where !seen.contains(place) {
        seen.append(place)
        guard let meeting = state.meetings[place], meeting.specialist == opening.specialist else {
          continue
        }
        let members = state.members(of: meeting)
        guard members.allSatisfy({ scenario.needs[$0].child == child }) else { continue }
        let minutes = scenario.settings.contactMinutes(ofSession: meeting.minutes)
        alone += minutes
        // The need's own would be moved.
        if !members.contains(opening.need) { own += minutes }
      }
    }
    let all = scenario.specialists[opening.specialist].contactMinutes
    let others = all - state.contactLeft[opening.specialist.index] - alone
    let contact = scenario.settings.contactMinutes(ofSession: opening.minutes)
    return others > 0
      && all - own >= target * contact
  }
}
