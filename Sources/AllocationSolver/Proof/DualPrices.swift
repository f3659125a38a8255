import Kezek
import MathematicalProgram

/// Makes a price proof from the dual values of a tier's linear relaxation.
///
/// The dual values of the rows that children share, rounded to whole price units, are one choice of
/// prices among many: the check needs no more of them than that they are not negative.
struct DualPrices {
  let compact: CompactProgram
  let tiers: [Tier]
  let solver: any Solver

  /// Price units in one unit of value.
  static let scale = 1_000_000

  /// The prices of a tier; nil where the relaxation was not solved within the time.
  func prices(
    tier: Int, claim: Int, floors: [(tier: Int, value: Int)], timeLimit: Double?
  ) async throws -> PriceProof.TierPrices? {
    guard solver.capabilities.supports(.dualValues) else { return nil }
    let program = try compact.program(tier: tier, floors: floors).relaxed()
    let result = try await solver.solve(
      program, parameters: SolverParameters(timeLimit: timeLimit))
    guard let duals = result.duals else { return nil }
    // Where a specialist may choose the site, a period has a row a site: the dearest stands for it.
    var highest: [PriceProof.SharedRow: Int] = [:]
    for (constraint, row) in compact.sharedRows {
      let price = Self.units(duals.dualValues[Int(constraint.index)])
      if price > highest[row] ?? 0 { highest[row] = price }
    }
    var prices: [PriceProof.RowPrice] = []
    for (_, row) in compact.sharedRows {
      if let price = highest.removeValue(forKey: row) {
        prices.append(PriceProof.RowPrice(row: row, price: price))
      }
    }
    let firstFloor = compact.program.constraintCount
    let floorPrices = floors.enumerated().map { index, floor in
      // A floor is a ≥ row: its dual value is not positive when maximizing.
      PriceProof.Floor(
        tier: tiers[floor.tier].name, value: floor.value,
        price: Self.units(-duals.dualValues[firstFloor + index]))
    }
    return PriceProof.TierPrices(
      tier: tiers[tier].name, claim: claim, prices: prices, floors: floorPrices)
  }

  private static func units(_ dual: Double) -> Int {
    let units = (dual * Double(scale)).rounded()
    return units > 0 && units < 1e15 ? Int(units) : 0
  }
}
