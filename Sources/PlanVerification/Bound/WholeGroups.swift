import Kezek

/// The found groups that a proof prices whole: of each specialist and service with a row of a member.
///
/// A child is charged its own price for being in such a group, whatever the meetings cost; what the
/// groups bring, prices of their members less the cost of their meetings, is bounded for each specialist
/// and service at once.
struct WholeGroups: Sendable {
  /// The most that all of them together bring.
  private(set) var total = 0
  private let serviceCount: Int
  /// By specialist and service: the place among the pairs.
  private var placeOf: [Int: Int] = [:]
  private var pairs: [Pair] = []

  private struct Pair: Sendable {
    let members: GroupMembers
    let possible: PossibleMeetings
    let gain: Int
  }

  /// What being in such a group costs a need besides extras of its sessions.
  struct Terms {
    /// By number of meetings; those that cost nothing are left out.
    var charges: [Int: Int] = [:]
    /// Numbers of meetings that cannot be, of those that the need asks for.
    var impossible: Set<Int> = []
  }

  /// The groups of a book's prices.
  ///
  /// - Complexity: O(needs + Σ over pairs of what `GroupTimes`, `PossibleMeetings` and `GroupGain` take).
  init(
    _ book: PriceBook, _ pricing: SessionPricing, _ workers: Workers
  ) throws(BoundCheckError) {
    let scenario = pricing.facts.scenario
    serviceCount = scenario.services.count
    guard !book.members.isEmpty else { return }
    let rows = findPairs(book, scenario)
    let members = members(pricing, count: rows.count)
    let size = min(64, max(1, rows.count / (8 * workers.count)))
    let parts = workers.map((rows.count + size - 1) / size) { part in
      let range = (part * size)..<min(rows.count, (part + 1) * size)
      return Self.pairs(rows[range], members[range], pricing)
    }
    for part in parts {
      for pair in try part.get() {
        total = try Exact.sum(total, pair.gain)
        pairs.append(pair)
      }
    }
  }

  /// By pair, in the order in which the book first names them: the rows.
  private mutating func findPairs(
    _ book: PriceBook, _ scenario: Scenario
  ) -> [[PriceBook.MeetingsPrice]] {
    var rows: [[PriceBook.MeetingsPrice]] = []
    for row in book.members {
      let key = key(row.specialist, scenario.needs[row.need].service)
      let place = placeOf[key] ?? rows.count
      if place == rows.count {
        placeOf[key] = place
        rows.append([])
      }
      rows[place].append(row)
    }
    return rows
  }

  /// By pair: the needs that a found group could hold, ascending, with the sites within reach.
  private func members(
    _ pricing: SessionPricing, count: Int
  ) -> [[(need: Need.ID, sites: [Site.ID])]] {
    var pricing = pricing
    let scenario = pricing.facts.scenario
    var members = [[(need: Need.ID, sites: [Site.ID])]](repeating: [], count: count)
    var isPriced = [Bool](repeating: false, count: serviceCount)
    for key in placeOf.keys { isPriced[key % serviceCount] = true }
    for id in scenario.needs.ids {
      let need = scenario.needs[id]
      guard isPriced[need.service.index], need.mayBeInFoundGroup, pricing.facts.mayHaveSessions(id)
      else { continue }
      for candidate in pricing.candidates(for: id) {
        guard let place = placeOf[key(candidate.specialist, need.service)] else { continue }
        members[place].append((id, candidate.sites))
      }
    }
    return members
  }

  private static func pairs(
    _ rows: ArraySlice<[PriceBook.MeetingsPrice]>,
    _ members: ArraySlice<[(need: Need.ID, sites: [Site.ID])]>, _ pricing: SessionPricing
  ) -> Result<[Pair], BoundCheckError> {
    var pricing = pricing
    let scenario = pricing.facts.scenario
    do throws(BoundCheckError) {
      var pairs: [Pair] = []
      for (rows, members) in zip(rows, members) {
        guard let first = rows.first else { continue }
        let members = GroupMembers(
          first.specialist, scenario.needs[first.need].service, members, rows, scenario)
        let times = try GroupTimes.all(of: members, &pricing)
        var possible = PossibleMeetings(members, times, scenario)
        var gain = GroupGain(members, possible, scenario)
        let most = try gain.most(times)
        possible.removeCompanies()
        pairs.append(Pair(members: members, possible: possible, gain: most))
      }
      return .success(pairs)
    } catch {
      return .failure(error)
    }
  }

  private func key(_ specialist: Specialist.ID, _ service: Service.ID) -> Int {
    specialist.index * serviceCount + service.index
  }

  /// Whether groups of a specialist for a service are priced whole.
  func contain(_ specialist: Specialist.ID, _ service: Service.ID) -> Bool {
    placeOf[key(specialist, service)] != nil
  }

  /// What a need is charged in a group of a specialist; nil where its groups are not priced whole.
  func terms(of id: Need.ID, _ need: Need, with specialist: Specialist.ID) -> Terms? {
    guard need.mayBeInFoundGroup, let place = placeOf[key(specialist, need.service)]
    else { return nil }
    let pair = pairs[place]
    var terms = Terms()
    let number = pair.members.number(of: id)
    for meetings in 1...max(1, need.asked) {
      guard let number, pair.possible.contains(number, meetings: meetings) else {
        terms.impossible.insert(meetings)
        continue
      }
      let price = pair.members.price(of: number, meetings: meetings)
      if price != 0 { terms.charges[meetings] = price }
    }
    return terms
  }
}

extension WholeGroups {
  /// The days on which a need could be met at a site in groups of a specialist; nil where those are not
  /// priced whole.
  func days(
    of id: Need.ID, _ need: Need, with specialist: Specialist.ID, at site: Site.ID
  ) -> [Int]? {
    guard need.mayBeInFoundGroup, let place = placeOf[key(specialist, need.service)]
    else { return nil }
    let pair = pairs[place]
    guard let number = pair.members.number(of: id), let days = pair.possible.days[site]
    else { return [] }
    return (0..<days.count).filter { days.contains(number, in: $0) }
  }
}

extension Need {
  /// Whether a group that nobody named may hold it.
  var mayBeInFoundGroup: Bool { form != .individual && roster == nil }
}
