/// What is written while the days of one child's needs are chosen together.
struct BundleScratch: ~Copyable {
  /// By choice of days: what it is worth, with which sums it was found, and its chance.
  let scores: Scratch<Double>
  let sums: Scratch<Double>
  let chances: Scratch<Double>
  /// By option and choice: what that is worth.
  let ofEntry: Scratch<Double>
  let ways: DayWays

  init(_ part: PricingPart) {
    let bundles = part.dayBundles.compactMap { $0 }
    let choices = bundles.map(\.choices.count).max() ?? 0
    scores = Scratch(0, count: choices)
    sums = Scratch(0, count: choices)
    chances = Scratch(0, count: choices)
    ofEntry = Scratch(0, count: bundles.map(\.entries.count).max() ?? 0)
    ways = DayWays(size: part.dayDiagrams.map(\.nodeCount).max() ?? 0)
  }
}
