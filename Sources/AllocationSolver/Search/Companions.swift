import Kezek

/// With whom each need could be in a found group, judged two by two: where a search looks for
/// members.
struct Companions: Sendable {
  /// By need: needs of other children with a leader, words, ages and hours in common, ascending.
  let ofNeed: [[Need.ID]]

  /// - Parameter leaders: by need, who could lead a found group with it.
  /// - Complexity: O(Σ over leaders of needs²).
  init(_ tables: ScheduleTables, leaders: [[Specialist.ID]]) {
    let scenario = tables.scenario
    var ofLeader = [[Need.ID]](repeating: [], count: scenario.specialists.count)
    for need in scenario.needs.ids {
      for leader in leaders[need.index] { ofLeader[leader.index].append(need) }
    }
    var found = [Set<Need.ID>](repeating: [], count: scenario.needs.count)
    for (number, needs) in ofLeader.enumerated() {
      let leader = scenario.specialists[Specialist.ID(number)]
      for (position, one) in needs.enumerated() {
        let empty = GroupFit(scenario.service(of: one), with: leader)
        guard let fit = empty.admitting(tables.needs[one.index]) else { continue }
        for other in needs[(position + 1)...] where !found[one.index].contains(other) {
          guard fit.admitting(tables.needs[other.index]) != nil, haveTime(one, other, tables)
          else { continue }
          found[one.index].insert(other)
          found[other.index].insert(one)
        }
      }
    }
    ofNeed = found.map { $0.sorted() }
  }
}

/// Whether two needs are of different children who are ever free at the same time.
private func haveTime(_ one: Need.ID, _ other: Need.ID, _ tables: ScheduleTables) -> Bool {
  let (first, second) = (tables.needs[one.index], tables.needs[other.index])
  if first.child == second.child { return false }
  guard first.bindsChild, second.bindsChild else { return true }
  let children = tables.scenario.children
  let hours = (children[Child.ID(first.child)].hours, children[Child.ID(second.child)].hours)
  return !hours.0.anyPeriods.intersection(hours.1.anyPeriods).isEmpty
}
