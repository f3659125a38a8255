import Kezek

/// Whole numbers in proportion to weights that add up to a total (largest remainder, Hamilton).
///
/// Small scenarios would stray far from the published mix if each child were drawn alone.
func apportioned(_ total: Int, by weights: [Int]) -> [Int] {
  let sum = weights.reduce(0, +)
  guard sum > 0 else { return weights.map { _ in 0 } }
  var shares = weights.map { total * $0 / sum }
  let byRemainder = weights.indices.sorted { left, right in
    let (first, second) = (total * weights[left] % sum, total * weights[right] % sum)
    return first == second ? left < right : first > second
  }
  for index in byRemainder.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
  return shares
}

extension SplitMix64 {
  /// Elements apportioned by weight to a number of children, in a drawn order.
  mutating func dealt<Element>(_ elements: [(Element, Int)], to count: Int) -> [Element] {
    let shares = apportioned(count, by: elements.map(\.1))
    return shuffled(
      zip(elements, shares).flatMap { [Element](repeating: $0.0.0, count: $0.1) })
  }
}
