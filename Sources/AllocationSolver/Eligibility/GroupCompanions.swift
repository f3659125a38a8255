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
  /// What cannot be: too few could be there too, those left out who cannot be there themselves.
  private(set) var impossible: Set<Meeting> = []

  /// A need in found groups of a specialist that meet so often.
  struct Meeting: Sendable, Hashable, Comparable {
    let need: Need.ID
    let specialist: Specialist.ID
    let meetings: Int

    /// Its row in a proof.
    var row: PriceProof.SharedRow { .companions(need, specialist, meetings) }

    static func < (one: Meeting, other: Meeting) -> Bool {
      (one.need, one.specialist, one.meetings) < (other.need, other.specialist, other.meetings)
    }
  }

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
      leaveOut(shares[first..<end].flatMap(\.strangers), specialist, but: members, scenario)
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
    let least = service.groupSize.lowerBound - 1
    let empty = GroupFit(service, with: scenario.specialists[specialist])
    var others: [Meeting: [Need.ID]] = [:]
    var order: [Meeting] = []
    for member in members {
      for meetings in member.counts {
        let own = Meeting(need: member.need, specialist: specialist, meetings: meetings)
        others[own] = []
        order.append(own)
      }
    }
    for member in members {
      let alone = empty.admitting(scenario.needs[member.need], of: scenario.child(of: member.need))
      for other in members where other.child != member.child {
        let pair = alone?.admitting(scenario.needs[other.need], of: scenario.child(of: other.need))
        guard pair != nil else { continue }
        let most = Self.commonDays(member, other, scenario)
        let fewest = max(member.counts.lowerBound, other.counts.lowerBound)
        guard fewest <= most else { continue }
        for meetings in fewest...most {
          others[Meeting(need: member.need, specialist: specialist, meetings: meetings)]?
            .append(other.need)
        }
      }
    }
    leaveOut(fewerThan: least, order, &others)
    for own in order {
      guard let here = others[own], here.count <= Self.mostOthers else { continue }
      rows.append(
        Row(
          need: own.need, specialist: specialist, meetings: own.meetings, least: least,
          others: here))
    }
  }

  /// Leaves out strangers at every site where they could come.
  private mutating func leaveOut(
    _ strangers: [Need.ID], _ specialist: Specialist.ID, but members: [Member],
    _ scenario: Scenario
  ) {
    let atSomeSite = Set(members.map(\.need))
    for need in strangers where !atSomeSite.contains(need) {
      for meetings in scenario.needs[need].least...scenario.needs[need].asked {
        impossible.insert(Meeting(need: need, specialist: specialist, meetings: meetings))
      }
    }
  }

  /// Leaves out who has too few others, then those who had them for company, until nobody has.
  private mutating func leaveOut(
    fewerThan least: Int, _ order: [Meeting], _ others: inout [Meeting: [Need.ID]]
  ) {
    var waiting = order.filter { others[$0]?.count ?? 0 < least }
    while let next = waiting.popLast() {
      guard let company = others.removeValue(forKey: next) else { continue }
      impossible.insert(next)
      for other in company {
        let own = Meeting(
          need: other, specialist: next.specialist, meetings: next.meetings)
        guard var left = others[own] else { continue }
        left.removeAll { $0 == next.need }
        others[own] = left
        if left.count < least { waiting.append(own) }
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
