import Kezek

/// Which values a plan can have in a tier: a first one and whole steps from it.
///
/// Where every course is worth ten, no plan is worth 27: a bound between two such values proves the lower
/// one.
struct AttainableValues {
  /// What the tier is worth before anything is given.
  private let first: Int
  /// The greatest common divisor of all that anything can add; 0 where nothing can.
  private let step: Int

  init(_ tier: Tier) throws(BoundCheckError) {
    var first = 0
    var step = tier.travelWeight.magnitude
    for account in tier.accounts {
      let table = account.table
      let start = table.value(at: account.offset)
      first = try Exact.sum(first, start)
      for level in max(0, min(account.offset, table.cap))...table.cap {
        step = Exact.divisor(try Exact.difference(table.value(at: level), start).magnitude, step)
      }
    }
    self.first = first
    self.step = Int(clamping: step)
  }

  /// The highest of them that is not above a bound.
  func highest(upTo bound: Int) throws(BoundCheckError) -> Int {
    guard step > 1 else { return bound }
    let over = try Exact.difference(bound, first)
    return try Exact.sum(first, Exact.product(Exact.floor(over, by: step), step))
  }

  /// How far apart two values are at least.
  var gap: Int { max(1, step) }
}
