import Kezek
import Synchronization

/// The prices found for each tier, for whoever looks for a better plan next.
final class PriceGuide: Sendable {
  private let tiers = Mutex<[Int: Entry]>([:])

  private struct Entry {
    let prices: SlotPrices
    let unit: Double
  }

  func note(tier: Int, unit: Double, slots: SlotPrices) {
    tiers.withLock { $0[tier] = Entry(prices: slots, unit: unit) }
  }

  /// What time costs while that tier is worked on; nil where nothing was priced.
  func prices(of tier: Int) -> SlotPrices? { tiers.withLock { $0[tier]?.prices } }

  /// What a session or course is worth on average in that tier.
  func unit(of tier: Int) -> Double { tiers.withLock { $0[tier]?.unit ?? 1 } }
}
