import Kezek
import MathematicalProgram

/// Writes the compact program of only what a point of the half-day program chose: each need with
/// its specialist in its half-days, and groups among those that were to share.
struct Timetabling {
  let candidates: Candidates
  let halfDays: HalfDayProgram

  func program(at values: [Double], tiers: [Tier]) throws(ProgramError) -> CompactProgram {
    let scenario = candidates.scenario
    func holds(_ variable: Variable) -> Bool { values[Int(variable.index)] > 0.5 }
    var alone: [Need.ID: Specialist.ID] = [:]
    var shared: [Need.ID: Specialist.ID] = [:]
    for serve in halfDays.columns.serves where holds(serve.variable) {
      if serve.group == nil {
        alone[serve.need] = serve.specialist
      } else {
        shared[serve.need] = serve.specialist
      }
    }
    var slots: [Need.ID: Set<HalfDaySlot>] = [:]
    for session in halfDays.columns.attendances where holds(session.variable) {
      slots[session.need, default: []].insert(
        slot(session.site, session.start, session.length))
    }
    var turns = [[Turn.ID]](repeating: [], count: scenario.needs.count)
    for place in halfDays.columns.places where holds(place.variable) {
      turns[place.need.index].append(place.turn)
    }
    let pairs = candidates.pairs.compactMap { pair in
      alone[pair.need] == pair.specialist
        ? narrowed(pair, to: slots[pair.need, default: []]) : nil
    }
    let groups = GroupFinder(candidates, needs: shared.keys.sorted()).groups().filter { group in
      group.fixed.contains { shared[$0] == group.specialist }
    }
    return try CompactProgram(
      candidates.restricted(pairs: pairs, turnsOfNeed: turns),
      groups: isSmall(groups) ? groups : [], tiers: tiers)
  }

  private struct HalfDaySlot: Hashable {
    let site: Site.ID
    let day: Int
    let half: HalfDay
  }

  private func slot(_ site: Site.ID, _ start: Int, _ length: Int) -> HalfDaySlot {
    HalfDaySlot(
      site: site, day: candidates.scenario.grid.day(of: start),
      half: HalfDay.of(start: start, length: length, in: candidates.scenario))
  }

  /// The pair with the starts of those half-days alone.
  private func narrowed(_ pair: PairCandidate, to slots: Set<HalfDaySlot>) -> PairCandidate? {
    let length = candidates.length(pair.need)
    let kept: [PairCandidate.Slots] = pair.slots.compactMap { here in
      let site = candidates.resources.combinations[here.combination].site
      let starts = here.starts.filter { slots.contains(slot(site, $0, length)) }
      return starts.isEmpty
        ? nil : PairCandidate.Slots(combination: here.combination, starts: starts)
    }
    let days = Set(kept.flatMap(\.starts).map { candidates.scenario.grid.day(of: $0) }).count
    let most = min(pair.counts.upperBound, days)
    guard most >= pair.counts.lowerBound else { return nil }
    return PairCandidate(
      need: pair.need, specialist: pair.specialist, counts: pair.counts.lowerBound...most,
      slots: kept)
  }

  /// Whether the groups' program can be written at all; where not, groups come by improvement.
  private func isSmall(_ groups: [GroupCandidate]) -> Bool {
    let columns = groups.reduce(0) { sum, group in
      let meetings = group.slots.reduce(0) { $0 + $1.starts.count }
      return sum + meetings * (1 + group.optional.count)
    }
    return columns <= ProgramSize.exactLimit
  }
}
