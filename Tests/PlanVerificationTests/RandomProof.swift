import Kezek
import KezekTesting

/// Draws prices for the shared rows of a scenario.
struct RandomProof {
  let scenario: Scenario
  var random: SplitMix64

  init(_ scenario: Scenario, seed: UInt64) {
    self.scenario = scenario
    random = SplitMix64(seed: seed)
  }

  /// Prices of one tier that make its bound low, found by trying: the closer a bound comes to the
  /// best plan, the sooner a charge that is too high would push it below.
  mutating func descend(
    steps: Int, on tier: Int, in valuation: Valuation, floors: [Int],
    bound: (PriceProof) throws -> Int
  ) throws -> Int {
    let scale = 12
    let rows = rows()
    // A row that is not listed has no price; of a member, a price of 0 says something, too.
    var prices = [Int?](repeating: nil, count: rows.count)
    var floorPrices = [Int](repeating: 0, count: floors.count)
    func proof() -> PriceProof {
      let priced = zip(rows, prices).compactMap { row, price in
        price.map { PriceProof.RowPrice(row: row, price: $0) }
      }
      let kept = floors.indices.filter { floorPrices[$0] > 0 }.map {
        PriceProof.Floor(
          tier: valuation.tiers[$0].name, value: floors[$0], price: floorPrices[$0])
      }
      return PriceProof(
        scale: scale,
        tiers: [
          .init(tier: valuation.tiers[tier].name, claim: 0, prices: priced, floors: kept)
        ])
    }
    var lowest = try bound(proof())
    for _ in 0..<steps where !rows.isEmpty {
      let before = (prices, floorPrices)
      if !floors.isEmpty, random.chance(30) {
        floorPrices[random.integer(in: 0...(floors.count - 1))] = draw(scale)
      } else {
        var price = draw(scale)
        let row = random.integer(in: 0...(rows.count - 1))
        // Of a member a price below 0 says something, too.
        if case .member = rows[row], random.chance(40) { price = -price }
        prices[row] = price == 0 && random.chance(80) ? nil : price
      }
      let found = try bound(proof())
      if found <= lowest {
        lowest = found
      } else {
        (prices, floorPrices) = before
      }
    }
    return lowest
  }

  private mutating func draw(_ scale: Int) -> Int {
    random.pick([0, 1, 4, 6, scale, 2 * scale, 3 * scale, 5 * scale, 10 * scale])
  }

  /// The rows of a specialist who chooses the site.
  private func rowsOfSites(_ id: Specialist.ID) -> [PriceProof.SharedRow] {
    let specialist = scenario.specialists[id]
    let periods = scenario.sites.ids.flatMap { site in
      specialist.hours.periods(at: site).members.filter(scenario.grid.open.contains).map {
        PriceProof.SharedRow.periodAt(id, site, $0)
      }
    }
    let needs = scenario.needs.ids.filter {
      specialist.services.contains(scenario.needs[$0].service)
    }
    return periods + needs.map { .presence($0, id) }
  }

  /// Every shared row, and of rooms each kind of a site whole, and one unit of it besides.
  private mutating func rows() -> [PriceProof.SharedRow] {
    var rows: [PriceProof.SharedRow] = []
    for id in scenario.specialists.ids {
      rows.append(.hours(id))
      if scenario.specialists[id].caseload != nil { rows.append(.caseload(id)) }
      for h in scenario.specialists[id].hours.anyPeriods.members
      where scenario.grid.open.contains(h) {
        rows.append(.period(id, h))
      }
      if scenario.specialists[id].siteChoice != .given { rows += rowsOfSites(id) }
    }
    for site in scenario.sites.ids {
      for kind in scenario.kinds.ids {
        let units = scenario.rooms.ids.filter {
          scenario.rooms[$0].site == site && scenario.rooms[$0].kind == kind
        }
        guard !units.isEmpty else { continue }
        for h in 0..<scenario.grid.periodCount where scenario.grid.open.contains(h) {
          rows.append(.rooms(units, h))
          if units.count > 1, random.chance(30) { rows.append(.rooms([units[0]], h)) }
        }
      }
    }
    for id in scenario.turns.ids {
      rows += [.places(id), .stepFreePlaces(id)]
      rows += scenario.turns[id].quotas.indices.map { .quota(id, $0) }
      rows += scenario.turns[id].reserved.indices.map { .reserved(id, $0) }
    }
    for id in scenario.needs.ids {
      let need = scenario.needs[id]
      guard need.form != .individual, need.roster == nil, scenario.service(of: id).per.isWeekly
      else { continue }
      for specialist in scenario.specialists.ids
      where scenario.specialists[specialist].services.contains(need.service) {
        for meetings in need.least...need.asked {
          rows += [.companions(id, specialist, meetings), .member(id, specialist, meetings)]
        }
      }
    }
    return rows
  }
}
