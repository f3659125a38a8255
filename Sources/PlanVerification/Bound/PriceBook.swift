import Kezek

/// The prices of one tier by what they are for, and what all capacities together cost.
struct PriceBook: Sendable {
  private let periodCount: Int
  /// By specialist: price of a contact minute, and of a child.
  private(set) var minute: [Int]
  private(set) var caseload: [Int]
  /// By specialist × period.
  private var period: [Int]
  /// Of specialists who choose their site.
  private(set) var chosenSites: ChosenSites
  /// By room × period: the sum of the rows that the unit is among.
  private var room: [Int]
  /// By turn: price of a place and of a step-free place.
  private(set) var place: [Int]
  private(set) var stepFreePlace: [Int]
  /// By turn and position.
  private(set) var quota: [[Int]]
  private(set) var reserved: [[Int]]
  /// Prices of companions, in the proof's order.
  private(set) var companions: [MeetingsPrice] = []
  /// Prices of members, in the proof's order.
  private(set) var members: [MeetingsPrice] = []
  /// Σ capacity × price, without sites that are chosen.
  private(set) var total = 0

  /// A price of a need that meets so often in a specialist's group: of each other that it must have
  /// beside it there, or of being there.
  struct MeetingsPrice: Sendable {
    let need: Need.ID
    let specialist: Specialist.ID
    let meetings: Int
    let price: Int
  }

  /// No prices.
  init(of scenario: Scenario) {
    periodCount = scenario.grid.periodCount
    minute = Array(repeating: 0, count: scenario.specialists.count)
    caseload = minute
    period = Array(repeating: 0, count: scenario.specialists.count * periodCount)
    chosenSites = ChosenSites(scenario.grid)
    room = Array(repeating: 0, count: scenario.rooms.count * periodCount)
    place = Array(repeating: 0, count: scenario.turns.count)
    stepFreePlace = place
    quota = scenario.turns.map { $0.quotas.map { _ in 0 } }
    reserved = scenario.turns.map { $0.reserved.map { _ in 0 } }
  }

  /// The prices of a proof's rows.
  ///
  /// - Throws: `BoundCheckError` where a price is negative, or a row unknown or listed twice.
  init(
    _ prices: [PriceProof.RowPrice], of scenario: Scenario
  ) throws(BoundCheckError) {
    self.init(of: scenario)
    var seen: Set<PriceProof.SharedRow> = []
    for entry in prices {
      guard entry.price >= 0 || entry.row.isEquality else { throw .negativePrice(entry.row) }
      guard seen.insert(entry.row).inserted else { throw .duplicateRow(entry.row) }
      guard let capacity = scenario.capacity(of: entry.row) else { throw .unknownRow(entry.row) }
      total = try Exact.sum(total, Exact.product(capacity, entry.price))
      try add(entry, in: scenario)
    }
  }

  private mutating func add(
    _ entry: PriceProof.RowPrice, in scenario: Scenario
  ) throws(BoundCheckError) {
    switch entry.row {
    case .hours(let id): minute[id.index] = entry.price
    case .period(let id, let h): period[id.index * periodCount + h] = entry.price
    case .periodAt(let id, let site, let h):
      try chosenSites.add(id, site, h, price: entry.price, in: scenario)
    case .presence(let need, let specialist):
      chosenSites.add(need, specialist, price: entry.price)
    case .caseload(let id): caseload[id.index] = entry.price
    case .rooms(let rooms, let h):
      for id in rooms {
        let place = id.index * periodCount + h
        room[place] = try Exact.sum(room[place], entry.price)
      }
    case .places(let id): place[id.index] = entry.price
    case .stepFreePlaces(let id): stepFreePlace[id.index] = entry.price
    case .quota(let id, let position): quota[id.index][position] = entry.price
    case .reserved(let id, let position): reserved[id.index][position] = entry.price
    case .companions(let need, let specialist, let meetings):
      companions.append(
        MeetingsPrice(
          need: need, specialist: specialist, meetings: meetings, price: entry.price))
    case .member(let need, let specialist, let meetings):
      members.append(
        MeetingsPrice(
          need: need, specialist: specialist, meetings: meetings, price: entry.price))
    }
  }

  /// What a specialist's periods at a site cost.
  func cost(
    of specialist: Specialist.ID, at site: Site.ID, _ periods: Range<Int>
  ) throws(BoundCheckError) -> Int {
    try Exact.sum(
      cost(period, from: specialist.index * periodCount, periods),
      chosenSites.cost(of: specialist, at: site, periods))
  }

  /// What a unit's periods cost.
  func cost(of unit: Room.ID, _ periods: Range<Int>) throws(BoundCheckError) -> Int {
    try cost(room, from: unit.index * periodCount, periods)
  }

  private func cost(
    _ prices: [Int], from base: Int, _ periods: Range<Int>
  ) throws(BoundCheckError) -> Int {
    var sum = 0
    for h in periods { sum = try Exact.sum(sum, prices[base + h]) }
    return sum
  }
}

extension Scenario {
  /// The capacity of a shared row, or nil where the scenario has no such row.
  ///
  /// What there is at sites that are chosen is not counted here (`ChosenSites`).
  ///
  /// A period counts only where the specialist, or a room of the row, can be used in it at all.
  fileprivate func capacity(of row: PriceProof.SharedRow) -> Int? {
    switch row {
    case .hours(let id):
      return specialists.indices.contains(id.index) ? specialists[id].contactMinutes : nil
    case .period(let id, let h):
      guard specialists.indices.contains(id.index), (0..<grid.periodCount).contains(h)
      else { return nil }
      return grid.open.contains(h) && specialists[id].hours.anyPeriods.contains(h) ? 1 : 0
    case .periodAt(let id, let site, let h):
      guard specialists.indices.contains(id.index), sites.indices.contains(site.index),
        (0..<grid.periodCount).contains(h)
      else { return nil }
      // Where the tables give the site, there is no such row.
      return specialists[id].siteChoice == .given ? nil : 0
    case .presence(let need, let id):
      guard needs.indices.contains(need.index), specialists.indices.contains(id.index) else {
        return nil
      }
      return specialists[id].siteChoice == .given ? nil : 0
    case .caseload(let id):
      return specialists.indices.contains(id.index) ? specialists[id].caseload : nil
    case .rooms(let units, let h):
      return capacity(ofRooms: units, h)
    case .places(let id):
      return turns.indices.contains(id.index) ? turns[id].places : nil
    case .stepFreePlaces(let id):
      return turns.indices.contains(id.index) ? turns[id].stepFreePlaces : nil
    case .quota(let id, let position):
      guard turns.indices.contains(id.index), turns[id].quotas.indices.contains(position)
      else { return nil }
      return max(0, turns[id].quotas[position].children)
    case .reserved(let id, let position):
      guard turns.indices.contains(id.index), turns[id].reserved.indices.contains(position)
      else { return nil }
      return max(0, turns[id].places - turns[id].reserved[position].children)
    case .companions(let need, let specialist, let meetings),
      .member(let need, let specialist, let meetings):
      guard needs.indices.contains(need.index), specialists.indices.contains(specialist.index),
        meetings > 0
      else { return nil }
      // Whoever is in a named group meets with those who are named, and no others.
      return needs[need].form != .individual && needs[need].roster == nil ? 0 : nil
    }
  }

  private func capacity(ofRooms units: [Room.ID], _ h: Int) -> Int? {
    guard let first = units.first, (0..<grid.periodCount).contains(h),
      units.allSatisfy({ rooms.indices.contains($0.index) }),
      zip(units, units.dropFirst()).allSatisfy({ $0 < $1 }),
      units.allSatisfy({
        rooms[$0].site == rooms[first].site && rooms[$0].kind == rooms[first].kind
      })
    else { return nil }
    return units.count { rooms[$0].opening.contains(h) }
  }
}
