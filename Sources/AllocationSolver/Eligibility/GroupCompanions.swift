import Kezek

/// Who could be in a group with whom: for each need, specialist and number of meetings, the others
/// of whom a group must hold some.
///
/// All members of a group meet as often. Judged two by two, so a group has no others than these.
struct GroupCompanions: Sendable {
  /// By specialist of a need, and number of meetings: that some others must be there too.
  struct Row: Sendable {
    let need: Need.ID
    let specialist: Specialist.ID
    let meetings: Int
    /// Of the others, so many must be there at least.
    let least: Int
    let others: [Need.ID]
  }

  private(set) var rows: [Row] = []

  /// A need says little of those who have many to be with: no row then.
  private static let mostOthers = 12

  /// - Complexity: O(specialists × needs² of a service × words of a row).
  init(_ candidates: Candidates, _ shares: [GroupShare]) {
    let scenario = candidates.scenario
    var first = 0
    while first < shares.count {
      let specialist = shares[first].specialist
      let end = shares[first...].firstIndex { $0.specialist != specialist } ?? shares.count
      let members = Self.members(shares[first..<end], scenario)
      let services = Set(members.map { scenario.needs[$0.need].service }).sorted()
      for service in services where scenario.services[service].groupSize.lowerBound > 1 {
        add(members.filter { scenario.needs[$0.need].service == service }, specialist, scenario)
      }
      first = end
    }
  }

  /// A need that could be in found groups of a specialist.
  private struct Member {
    let need: Need.ID
    let child: Child.ID
    let counts: ClosedRange<Int>
    /// A row each for the sites, one after the other.
    var starts: [UInt64]
  }

  /// The members of one specialist's shares, ascending.
  private static func members(
    _ shares: ArraySlice<GroupShare>, _ scenario: Scenario
  ) -> [Member] {
    let sites = Set(shares.map(\.site)).sorted()
    let periods = scenario.grid.periodCount
    let words = (sites.count * periods + 63) / 64
    var members: [Need.ID: Member] = [:]
    for share in shares {
      let base = (sites.firstIndex(of: share.site) ?? 0) * periods
      for entry in share.members where scenario.needs[entry.need].roster == nil {
        let need = scenario.needs[entry.need]
        var member =
          members[entry.need]
          ?? Member(
            need: entry.need, child: need.child, counts: need.least...need.asked,
            starts: [UInt64](repeating: 0, count: words))
        for start in entry.slots.lazy.flatMap(\.starts) {
          member.starts[(base + start) >> 6] |= 1 << UInt64((base + start) & 63)
        }
        members[entry.need] = member
      }
    }
    return members.values.sorted { $0.need < $1.need }
  }

  private mutating func add(
    _ members: [Member], _ specialist: Specialist.ID, _ scenario: Scenario
  ) {
    guard let service = members.first.map({ scenario.service(of: $0.need) }) else { return }
    let empty = GroupFit(service, with: scenario.specialists[specialist])
    for member in members {
      var others: [(need: Need.ID, counts: ClosedRange<Int>)] = []
      let alone = empty.admitting(scenario.needs[member.need], of: scenario.child(of: member.need))
      for other in members where other.child != member.child {
        let pair = alone?.admitting(scenario.needs[other.need], of: scenario.child(of: other.need))
        guard pair != nil else { continue }
        let most = Self.commonDays(member, other, scenario)
        let least = max(member.counts.lowerBound, other.counts.lowerBound)
        if least <= most { others.append((other.need, least...most)) }
      }
      for meetings in member.counts {
        let here = others.filter { $0.counts.contains(meetings) }.map(\.need)
        guard here.count <= Self.mostOthers else { continue }
        rows.append(
          Row(
            need: member.need, specialist: specialist, meetings: meetings,
            least: service.groupSize.lowerBound - 1, others: here))
      }
    }
  }

  /// The most sessions that both could have at the same starts.
  private static func commonDays(_ one: Member, _ other: Member, _ scenario: Scenario) -> Int {
    let grid = scenario.grid
    var days = DaySet()
    for word in one.starts.indices {
      var bits = one.starts[word] & other.starts[word]
      while bits != 0 {
        let start = (word << 6 + bits.trailingZeroBitCount) % grid.periodCount
        days.insert(grid.day(of: start))
        bits &= bits - 1
      }
    }
    let needs = (scenario.needs[one.need], scenario.needs[other.need])
    let inWeek = min(needs.0.mostInWeek, needs.1.mostInWeek)
    let most = (0..<grid.weeks).reduce(0) { $0 + min(days.count(inWeek: $1), inWeek) }
    return min(most, needs.0.asked, needs.1.asked)
  }
}
