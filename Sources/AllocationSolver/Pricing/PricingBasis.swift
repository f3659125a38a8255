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
  ///   - workers: on which nothing depends but the time.
  init(
    _ candidates: Candidates, _ shares: [GroupShare], _ tiers: [Tier], partMinutes: Int? = nil,
    workers: Workers = Workers(1)
  ) {
    let scenario = candidates.scenario
    self.candidates = candidates
    forbidden = ForbiddenRows(scenario)
    pinned = PinnedRows(scenario)
    isLongTurn = scenario.turns.map { LongAbsences.isLong($0.days, in: scenario) }
    let timeRows = TimeRows(candidates, shares, partMinutes: partMinutes)
    self.timeRows = timeRows
    terms = tiers.map { PricedTerms($0, scenario) }
    var ofNeed = [[ShareOfNeed]](repeating: [], count: scenario.needs.count)
    for share in shares {
      for member in share.members {
        ofNeed[member.need.index].append(
          ShareOfNeed(specialist: share.specialist, member: member))
      }
    }
    sharesOfNeed = ofNeed
    let services = Self.foundByService(shares, scenario)
    meetings = workers.map(services.count) { number in
      GroupMeetingsFinder.meetings(
        candidates, timeRows, services[number].service, services[number].shares[...])
    }.compactMap { $0 }
    groupMarks = services.compactMap { found in
      found.needs.first.map { .member($0, found.specialist, scenario.needs[$0].least) }
    }
    possible = Set(meetings.lazy.flatMap(\.possibleMeetings))
  }

  /// Whether a need could meet so often in found groups.
  func isPossible(_ meeting: GroupCompanions.Meeting) -> Bool { possible.contains(meeting) }

  /// The days on which a specialist, alone or in a group, could meet a need, by site, ascending.
  func days(
    of need: Need.ID, with specialist: Specialist.ID
  ) -> [(site: Site.ID, days: DaySet)] {
    let pairs = candidates.pairs[candidates.pairsOfNeed[need.index]].lazy.filter {
      $0.specialist == specialist
    }
    let shares = sharesOfNeed[need.index].lazy.filter { $0.specialist == specialist }
    let grid = candidates.scenario.grid
    var ofSite: [Site.ID: DaySet] = [:]
    for slots in pairs.flatMap(\.slots) + shares.flatMap(\.member.slots) {
      let site = candidates.resources.combinations[slots.combination].site
      var days = ofSite[site] ?? DaySet()
      var end = 0
      for start in slots.starts where start >= end {
        let day = grid.day(of: start)
        days.insert(day)
        end = (day + 1) * grid.periodsPerDay
      }
      ofSite[site] = days
    }
    return ofSite.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
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
