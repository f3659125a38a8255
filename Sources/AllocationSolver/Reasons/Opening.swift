import Kezek

/// A specialist who could give a need its sessions, with every start that the tables allow, nothing
/// that others hold being looked at.
struct Opening: Sendable {
  let need: Need.ID
  let specialist: Specialist.ID
  /// Whose time each session takes: the need alone, or a named roster.
  let members: [Need.ID]
  let minutes: Int
  let slots: [PairCandidate.Slots]
  let kind: Kind
  /// The most sessions that the need could have here if it were alone.
  let most: Int
  /// What keeps it from having all that it asks here, alone; empty where nothing does.
  let limits: ReasonSet

  enum Kind: Sendable {
    case alone
    /// A group that would have to be found.
    case group
    /// A named roster, with its members.
    case roster
  }
}

/// Finds the openings of needs.
struct Openings {
  private let candidates: Candidates
  private let scenario: Scenario
  /// Every start of a session that the grid allows, by length.
  private var gridStarts: [Int: [Int]] = [:]
  /// Of needs that must be met in a group which the plan finds; by need.
  private let shares: [Need.ID: [GroupShareOfNeed]]
  private var rosters: [Roster.ID: [GroupCandidate]] = [:]

  private struct GroupShareOfNeed {
    let specialist: Specialist.ID
    let slots: [PairCandidate.Slots]
  }

  /// - Parameter needs: those that will be asked for.
  init(_ candidates: Candidates, _ groups: GroupSharesOnce, for needs: [Need.ID]) {
    self.candidates = candidates
    let scenario = candidates.scenario
    self.scenario = scenario
    var shares: [Need.ID: [GroupShareOfNeed]] = [:]
    let grouped = Set(
      needs.filter { scenario.needs[$0].form == .group && scenario.needs[$0].roster == nil })
    if !grouped.isEmpty {
      for share in groups.shares {
        for member in share.members where grouped.contains(member.need) {
          shares[member.need, default: []].append(
            GroupShareOfNeed(specialist: share.specialist, slots: member.slots))
        }
      }
    }
    self.shares = shares
  }

  /// The openings of a weekly need; none where nobody could give it anything.
  mutating func of(_ id: Need.ID) -> [Opening] {
    let need = scenario.needs[id]
    if let roster = need.roster {
      return groups(of: roster).filter { $0.fixed.contains(id) }.map { opening(id, in: $0) }
    }
    if need.form == .group {
      return shares[id, default: []].flatMap { share in
        bySite(share.slots, of: share.specialist).map {
          opening(id, with: share.specialist, at: $0, .group)
        }
      }
    }
    var openings: [Opening] = []
    for pair in candidates.pairsOfNeed[id.index].map({ candidates.pairs[$0] }) {
      for slots in bySite(pair.slots, of: pair.specialist) {
        openings.append(opening(id, with: pair.specialist, at: slots, .alone))
      }
    }
    return openings
  }

  private mutating func groups(of roster: Roster.ID) -> [GroupCandidate] {
    if let known = rosters[roster] { return known }
    let finder = GroupFinder(candidates, needs: scenario.rosters[roster].members)
    let found = finder.groups().filter { $0.roster == roster }
    rosters[roster] = found
    return found
  }

  /// Apart by site where the specialist works at one site in the whole cycle.
  private func bySite(
    _ slots: [PairCandidate.Slots], of specialist: Specialist.ID
  ) -> [[PairCandidate.Slots]] {
    guard scenario.specialists[specialist].siteChoice == .once else { return [slots] }
    let sites = Dictionary(grouping: slots) {
      candidates.resources.combinations[$0.combination].site
    }
    return sites.keys.sorted().map { sites[$0, default: []] }
  }

  private mutating func opening(
    _ id: Need.ID, with specialist: Specialist.ID, at slots: [PairCandidate.Slots],
    _ kind: Opening.Kind
  ) -> Opening {
    let need = scenario.needs[id]
    var limits = ReasonSet()
    let byDays = most(of: need, at: slots, &limits)
    let byHours = hours(of: specialist, minutes: need.minutes)
    if byHours < need.asked { limits.insert(.hoursFull) }
    return Opening(
      need: id, specialist: specialist, members: [id], minutes: need.minutes, slots: slots,
      kind: kind, most: min(byDays, byHours), limits: limits)
  }

  private mutating func opening(_ id: Need.ID, in group: GroupCandidate) -> Opening {
    let need = scenario.needs[id]
    let minutes = group.kinds.first?.minutes ?? need.minutes
    let slots = group.slots.map {
      PairCandidate.Slots(combination: $0.combination, starts: $0.starts)
    }
    var limits = ReasonSet()
    let byDays = most(of: need, at: slots, &limits)
    let byHours = hours(of: group.specialist, minutes: minutes)
    if byHours < need.asked { limits.insert(.hoursFull) }
    // The group meets as often as its member who asks least.
    if group.meetings.upperBound < need.asked { limits.insert(.noGroup) }
    return Opening(
      need: id, specialist: group.specialist, members: group.fixed, minutes: minutes,
      slots: slots, kind: .roster, most: min(byDays, byHours, group.meetings.upperBound),
      limits: limits)
  }

  private mutating func most(
    of need: Need, at slots: [PairCandidate.Slots], _ limits: inout ReasonSet
  ) -> Int {
    let limit = SessionLimit(scenario: scenario)
    let most = limit.most(of: need, starts: slots.flatMap(\.starts))
    guard most < need.asked else { return most }
    // More than the days of the timetable can hold is too much for any child; else its time and
    // the specialist's have too few days in common.
    let length = scenario.grid.periods(forMinutes: need.minutes)
    let anywhere = limit.most(of: need, starts: starts(ofLength: length))
    limits.insert(anywhere < need.asked ? .dailyLoad : .noCommonTime)
    return most
  }

  private mutating func starts(ofLength length: Int) -> [Int] {
    if let known = gridStarts[length] { return known }
    let starts = scenario.grid.starts(of: length, in: scenario.grid.open)
    gridStarts[length] = starts
    return starts
  }

  private func hours(of specialist: Specialist.ID, minutes: Int) -> Int {
    scenario.specialists[specialist].contactMinutes
      / max(1, scenario.settings.contactMinutes(ofSession: minutes))
  }
}
