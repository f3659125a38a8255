import Kezek

extension OptionBuilder {
  /// Every group that a plan could hold, with the first of the needs that it settles.
  func groupOptions() throws(OracleRefusal) -> [(first: Int, option: PlanOption)] {
    var found: [(first: Int, option: PlanOption)] = []
    for roster in scenario.rosters {
      let members = roster.members.map(\.index)
      guard let first = members.min() else { continue }
      guard members.count <= 12 else { throw .tooManyPlans(limit: limit) }
      // A member who cannot come stays away: the verifier says who may.
      for present in subsets(of: members) {
        for option in try options(of: present, settling: members, key: roster.key) {
          found.append((first, option))
        }
      }
    }
    for service in scenario.services.ids where scenario.services[service].per.isWeekly {
      let open = scenario.needs.indices.filter { need in
        let row = scenario.needs[need]
        return row.service == service && row.roster == nil
          && (row.form != .individual || judge.without == .admission)
      }
      let sizes = scenario.services[service].groupSize
      guard open.count <= 12 else { throw .tooManyPlans(limit: limit) }
      for members in subsets(of: open)
      where sizes.contains(members.count) || judge.without == .groupRoster {
        for option in try options(of: members, settling: members, key: "found-\(members[0])") {
          found.append((members[0], option))
        }
      }
    }
    return found
  }

  private func options(
    of members: [Int], settling: [Int], key: String
  ) throws(OracleRefusal) -> [PlanOption] {
    let settles = settling.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    let meetings = finder.meetings(of: members, group: key)
    return try sets(of: meetings, for: members).map { set in
      PlanOption(needs: members, settles: settles, meetings: set, turns: [], group: key)
    }
  }

  /// The subsets of needs that are not empty, in a fixed order.
  private func subsets(of needs: [Int]) -> [[Int]] {
    guard !needs.isEmpty else { return [] }
    return (1..<(1 << needs.count)).map { choice in
      needs.indices.filter { choice & (1 << $0) != 0 }.map { needs[$0] }
    }
  }
}
