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
    let choices = part.dayBundles.map { $0?.choices.count ?? 0 }.max() ?? 0
    scores = Scratch(0, count: choices)
    sums = Scratch(0, count: choices)
    chances = Scratch(0, count: choices)
    var entries = 0
    for bundle in part.dayBundles.compactMap({ $0 }) {
      var own = 0
      for item in part.bundledItems[bundle.items] {
        for option in part.bundledOptions[item.options] { own += option.choices.count }
      }
      entries = max(entries, own)
    }
    ofEntry = Scratch(0, count: entries)
    ways = DayWays(size: part.dayDiagrams.map(\.nodeCount).max() ?? 0)
  }
}
