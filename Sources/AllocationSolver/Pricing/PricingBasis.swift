import Kezek

/// What the compilation of every part of a `PricingModel` reads.
struct PricingBasis: Sendable {
  let candidates: Candidates
  let forbidden: ForbiddenRows
  let pinned: PinnedRows
  let timeRows: TimeRows
  /// By turn: whether it lasts over half of the term.
  let isLongTurn: [Bool]
  let terms: [PricedTerms]
  let sharesOfNeed: [[ShareOfNeed]]
  /// Of each specialist and service that finds groups.
  let meetings: [GroupMeetings]
  /// A row of each specialist and service that could find groups if there were enough who fit.
  let groupMarks: [PriceProof.SharedRow]
  private let possible: Set<GroupCompanions.Meeting>

  /// A member's chance of being in a group, by need.
  struct ShareOfNeed: Sendable {
    let specialist: Specialist.ID
    let member: GroupShare.Member
  }

  /// - Parameters:
  ///   - shares: who could be in groups, and of what size at most.
  ///   - partMinutes: of the parts of half-days; nil where these stay whole.
  init(
    _ candidates: Candidates, _ shares: [GroupShare], _ tiers: [Tier], partMinutes: Int? = nil
  ) {
    let scenario = candidates.scenario
    self.candidates = candidates
    forbidden = ForbiddenRows(scenario)
    pinned = PinnedRows(scenario)
    isLongTurn = scenario.turns.map { LongAbsences.isLong($0.days, in: scenario) }
    timeRows = TimeRows(candidates, shares, partMinutes: partMinutes)
    terms = tiers.map { PricedTerms($0, scenario) }
    var ofNeed = [[ShareOfNeed]](repeating: [], count: scenario.needs.count)
    for share in shares {
      for member in share.members {
        ofNeed[member.need.index].append(
          ShareOfNeed(specialist: share.specialist, member: member))
      }
    }
    sharesOfNeed = ofNeed
    var meetings: [GroupMeetings] = []
    var marks: [PriceProof.SharedRow] = []
    for share in Self.foundByService(shares, scenario) {
      guard let first = share.needs.first else { continue }
      let found = GroupMeetingsFinder.meetings(
        candidates, timeRows, share.service, share.shares[...])
      if let found { meetings.append(found) }
      let least = scenario.needs[first].least
      marks.append(.member(first, share.specialist, least))
    }
    self.meetings = meetings
    groupMarks = marks
    possible = Set(meetings.lazy.flatMap(\.possibleMeetings))
  }

  /// Whether a need could meet so often in found groups.
  func isPossible(_ meeting: GroupCompanions.Meeting) -> Bool { possible.contains(meeting) }

  /// The starts at which a specialist, alone or in a group, could meet a need, by site, ascending.
  func starts(
    of need: Need.ID, with specialist: Specialist.ID
  ) -> [(site: Site.ID, starts: [Int])] {
    let pairs = candidates.pairs[candidates.pairsOfNeed[need.index]].filter {
      $0.specialist == specialist
    }
    let shares = sharesOfNeed[need.index].filter { $0.specialist == specialist }
    var ofSite: [Site.ID: Set<Int>] = [:]
    for slots in pairs.flatMap(\.slots) + shares.flatMap(\.member.slots) {
      let site = candidates.resources.combinations[slots.combination].site
      ofSite[site, default: []].formUnion(slots.starts)
    }
    return ofSite.keys.sorted().map { ($0, ofSite[$0, default: []].sorted()) }
  }

  private typealias Found = (
    specialist: Specialist.ID, service: Service.ID, shares: [GroupShare], needs: [Need.ID]
  )

  /// The shares of found groups by specialist and service, and all who could come to one of their
  /// places.
  private static func foundByService(_ shares: [GroupShare], _ scenario: Scenario) -> [Found] {
    struct Key: Hashable {
      let specialist: Specialist.ID
      let service: Service.ID
    }
    var found: [Found] = []
    var places: [Key: Int] = [:]
    for share in shares {
      let needs = (share.members.map(\.need) + share.strangers).filter {
        scenario.needs[$0].roster == nil
      }
      guard let service = needs.first.map({ scenario.needs[$0].service }) else { continue }
      let key = Key(specialist: share.specialist, service: service)
      let place = places[key] ?? found.count
      places[key] = place
      if place == found.count { found.append((key.specialist, key.service, [], [])) }
      found[place].shares.append(share)
      found[place].needs += needs
    }
    for place in found.indices { found[place].needs.sort() }
    return found
  }
}

extension GroupMeetings {
  fileprivate var possibleMeetings: [GroupCompanions.Meeting] {
    counts.flatMap { count in
      members.indices.filter { isPossible($0, meetings: count) }.map {
        GroupCompanions.Meeting(need: members[$0], specialist: specialist, meetings: count)
      }
    }
  }
}
