import Kezek
import KezekTesting

/// Draws prices for the shared rows of a scenario, most of them 0.
struct RandomProof {
  let scenario: Scenario
  var random: SplitMix64

  init(_ scenario: Scenario, seed: UInt64) {
    self.scenario = scenario
    random = SplitMix64(seed: seed)
  }

  /// Prices of one tier, with a floor of each tier before it at the value that must be kept.
  mutating func proof(of tier: Int, in valuation: Valuation, floors: [Int]) -> PriceProof {
    let scale = random.pick([1, 7, 100])
    let highest = random.pick([0, 1, 3, 12]) * scale
    var prices: [PriceProof.RowPrice] = []
    for row in rows() where random.chance(60) {
      prices.append(.init(row: row, price: random.integer(in: 0...highest)))
    }
    let priced = floors.indices.filter { _ in random.chance(50) }.map { place in
      PriceProof.Floor(
        tier: valuation.tiers[place].name, value: floors[place],
        price: random.integer(in: 0...(3 * scale)))
    }
    return PriceProof(
      scale: scale,
      tiers: [.init(tier: valuation.tiers[tier].name, claim: 0, prices: prices, floors: priced)])
  }

  /// Every shared row, and of rooms each kind of a site whole, and one unit of it besides.
  private mutating func rows() -> [PriceProof.SharedRow] {
    var rows: [PriceProof.SharedRow] = []
    for id in scenario.specialists.ids {
      rows.append(.hours(id))
      if scenario.specialists[id].caseload != nil { rows.append(.caseload(id)) }
      for h in 0..<scenario.grid.periodCount where scenario.grid.open.contains(h) {
        rows.append(.period(id, h))
      }
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
    return rows
  }
}
