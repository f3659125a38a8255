public import Kezek

/// Why a proof cannot be judged at all.
public enum BoundCheckError: Error, Sendable, Hashable {
  /// A sum does not fit in 64 bits.
  case overflow
  /// The scale is 0 or negative.
  case scaleNotPositive(Int)
  /// A tier that the valuation does not have.
  case unknownTier(Tier.Name)
  /// A tier that is proven twice.
  case duplicateTier(Tier.Name)
  /// A row of the program that the scenario does not have, or that has no capacity.
  case unknownRow(PriceProof.SharedRow)
  /// A row that has two prices.
  case duplicateRow(PriceProof.SharedRow)
  /// A price below 0, which proves nothing but of an equation.
  case negativePrice(PriceProof.SharedRow)
  /// A floor of a tier that does not come before the one that is proven.
  case floorNotEarlier(Tier.Name)
  /// A tier with two floors.
  case duplicateFloor(Tier.Name)
  case negativeFloorPrice(Tier.Name)
  /// The plan itself lies below the floor, so that the bound does not speak of it.
  case floorTooHigh(Tier.Name, floor: Int, kept: Int)
  /// A tier that rewards travel has no bound of this kind.
  case negativeTravelWeight(Tier.Name)
}
