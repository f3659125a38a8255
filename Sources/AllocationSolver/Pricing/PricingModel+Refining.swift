import Kezek

extension PricingModel {
  /// Whose time a row is.
  private enum Owner: Hashable {
    case specialist(Specialist.ID)
    case atSite(Specialist.ID, Site.ID)
    case rooms([Room.ID])
  }

  private struct Period: Hashable {
    let owner: Owner
    let period: Int
  }

  /// Prices found with half-days whole, for the rows of this model: each part of a half-day costs what
  /// all of it did.
  func refined(_ prices: PriceAscent.Prices, of coarse: PricingModel) -> PriceAscent.Prices {
    let own = Set(rows)
    var known: [PricedRow: Double] = [:]
    var ofPeriod: [Period: Double] = [:]
    for (row, price) in zip(coarse.rows, prices.rows) {
      if own.contains(row) {
        known[row] = price
      } else if let (owner, periods) = Self.time(row) {
        for period in periods {
          ofPeriod[Period(owner: owner, period: period), default: 0] += price
        }
      }
    }
    let refined = rows.map { row -> Double in
      if let price = known[row] { return price }
      guard let (owner, periods) = Self.time(row), let first = periods.first else { return 0 }
      return ofPeriod[Period(owner: owner, period: first)] ?? 0
    }
    return PriceAscent.Prices(rows: refined, floors: prices.floors)
  }

  private static func time(_ row: PricedRow) -> (owner: Owner, periods: [Int])? {
    switch row {
    case .periods(let specialist, let periods): (.specialist(specialist), periods)
    case .periodsAt(let specialist, let site, let periods): (.atSite(specialist, site), periods)
    case .rooms(let rooms, let periods): (.rooms(rooms), periods)
    case .hours, .caseload, .presence, .places, .stepFreePlaces, .quota, .reserved, .member: nil
    }
  }
}
