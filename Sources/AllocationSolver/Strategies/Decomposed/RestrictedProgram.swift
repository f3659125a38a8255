import Kezek
import MathematicalProgram

/// The compact program of a plan in which only some needs may change.
struct RestrictedProgram {
  let compact: CompactProgram
  /// The fixed needs' choices, held at 1.
  let fixed: [(variable: Variable, value: Double)]

  /// Writes the program.
  ///
  /// - Parameters:
  ///   - free: needs that may change; whoever shares a group with one of them must be free too.
  /// - Throws: `ProgramError`.
  init(
    _ candidates: Candidates, around held: HeldPlan, free: Set<Need.ID>, tiers: [Tier]
  ) throws(ProgramError) {
    let scenario = candidates.scenario
    let fixedGroups = held.groups.filter { !$0.fixed.contains(where: free.contains) }
    let busy = Self.busy(candidates, held, free, fixedGroups)
    var pairs: [PairCandidate] = []
    var turns = [[Turn.ID]](repeating: [], count: scenario.needs.count)
    for need in scenario.needs.ids {
      guard free.contains(need) else {
        if let pair = held.pairOfNeed[need] { pairs.append(pair) }
        turns[need.index] = held.turnsOfNeed[need, default: []]
        continue
      }
      turns[need.index] = candidates.turnsOfNeed[need.index]
      for position in candidates.pairsOfNeed[need.index] {
        let pair = candidates.pairs[position]
        let narrowed = Self.narrowed(
          pair, length: candidates.length(need), busy[pair.specialist.index])
        if let narrowed { pairs.append(narrowed) }
      }
    }
    let restricted = candidates.restricted(pairs: pairs, turnsOfNeed: turns)
    let found = GroupFinder(candidates, needs: free.sorted(), busy: busy).groups()
    let compact = try CompactProgram(restricted, groups: fixedGroups + found, tiers: tiers)
    fixed =
      compact.columns.serves.filter { !free.contains($0.need) }.map { ($0.variable, 1) }
      + compact.columns.places.filter { !free.contains($0.need) }.map { ($0.variable, 1) }
    self.compact = compact
  }

  /// The periods in which each specialist is taken by what stays.
  private static func busy(
    _ candidates: Candidates, _ held: HeldPlan, _ free: Set<Need.ID>,
    _ groups: [GroupCandidate]
  ) -> [PeriodSet] {
    let grid = candidates.scenario.grid
    var busy = [PeriodSet](repeating: grid.none, count: candidates.scenario.specialists.count)
    for need in candidates.scenario.needs.ids where !free.contains(need) {
      guard let pair = held.pairOfNeed[need] else { continue }
      let length = candidates.length(need)
      for start in pair.slots.flatMap(\.starts) {
        busy[pair.specialist.index].insert(start..<start + length)
      }
    }
    for group in groups {
      for slot in group.slots {
        let length = grid.periods(forMinutes: slot.minutes)
        for start in slot.starts { busy[group.specialist.index].insert(start..<start + length) }
      }
    }
    return busy
  }

  /// The pair without the starts at which the specialist is taken; nil where too few are left.
  private static func narrowed(
    _ pair: PairCandidate, length: Int, _ busy: PeriodSet
  ) -> PairCandidate? {
    let slots: [PairCandidate.Slots] = pair.slots.compactMap { slot in
      let starts = slot.starts.filter { start in
        !(start..<start + length).contains { busy.contains($0) }
      }
      return starts.isEmpty
        ? nil : PairCandidate.Slots(combination: slot.combination, starts: starts)
    }
    let most = min(pair.counts.upperBound, slots.reduce(0) { $0 + $1.starts.count })
    guard most >= pair.counts.lowerBound else { return nil }
    return PairCandidate(
      need: pair.need, specialist: pair.specialist, counts: pair.counts.lowerBound...most,
      slots: slots)
  }
}
