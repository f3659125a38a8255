import Kezek
import MathematicalProgram

/// Makes prices of a tier's bound from the dual values of its linear relaxation.
///
/// The dual values of the rows that children share, rounded to whole price units, are one choice of
/// prices among many: the check needs no more of them than that they are not negative.
struct DualPrices {
  /// Price units in one unit of value.
  static let scale = 1_000_000

  let duals: DualSolution
  private var prices: [PriceProof.SharedRow: Int] = [:]
  /// The rows with a price, in the order in which they were first priced.
  private var order: [PriceProof.SharedRow] = []

  init(_ duals: DualSolution) {
    self.duals = duals
  }

  /// Prices rows that children share.
  mutating func add(_ rows: [(constraint: Constraint, row: PriceProof.SharedRow)]) {
    for (constraint, row) in rows { set(row, (prices[row] ?? 0) + units(of: constraint)) }
  }

  /// Gives rows without a price the least one, which tells the check to look at them.
  mutating func mark(_ rows: [PriceProof.SharedRow]) {
    for row in rows where prices[row] == nil { set(row, 1) }
  }

  /// Adds the price of half-day rows to each of their periods.
  mutating func add(_ rows: [HalfDayRow]) {
    for halfDay in rows {
      let price = units(of: halfDay.constraint)
      for row in halfDay.owner.periodRows { set(row, (prices[row] ?? 0) + price) }
    }
  }

  /// The prices of a tier, with those of the floors, whose rows begin at `firstFloor`.
  func tierPrices(
    _ tier: Tier.Name, claim: Int, floors: [(tier: Int, value: Int)], firstFloor: Int,
    _ tiers: [Tier]
  ) -> PriceProof.TierPrices {
    PriceProof.TierPrices(
      tier: tier, claim: claim,
      prices: order.map { PriceProof.RowPrice(row: $0, price: prices[$0] ?? 0) },
      floors: floors.enumerated().map { index, floor in
        // A floor is a ≥ row: its dual value is not positive when maximizing.
        PriceProof.Floor(
          tier: tiers[floor.tier].name, value: floor.value,
          price: Self.units(-duals.dualValues[firstFloor + index]))
      })
  }

  private mutating func set(_ row: PriceProof.SharedRow, _ price: Int) {
    guard price > 0 else { return }
    if prices.updateValue(price, forKey: row) == nil { order.append(row) }
  }

  private func units(of constraint: Constraint) -> Int {
    Self.units(duals.dualValues[Int(constraint.index)])
  }

  private static func units(_ dual: Double) -> Int {
    let units = (dual * Double(scale)).rounded()
    return units > 0 && units < 1e15 ? Int(units) : 0
  }
}

extension HalfDayRow.Owner {
  /// The row of each period.
  fileprivate var periodRows: [PriceProof.SharedRow] {
    switch self {
    case .specialist(let specialist, let periods):
      periods.members.map { .period(specialist, $0) }
    case .specialistAt(let specialist, let site, let periods):
      periods.members.map { .periodAt(specialist, site, $0) }
    case .rooms(let rooms, let periods):
      periods.members.map { .rooms(rooms, $0) }
    }
  }
}
