/// The course of a run, as few points as say the same: never worse than before, and thinned out.
struct ProgressPoints {
  private(set) var points: [BenchRow.Point] = []

  /// Takes a better value or bound; what is no better is left out.
  mutating func add(_ seconds: Double, value: Int?, bound: Int?) {
    let last = points.last
    let best = [last?.value, value].compactMap { $0 }.max()
    let least = [last?.bound, bound].compactMap { $0 }.min()
    guard best != last?.value || least != last?.bound else { return }
    let point = BenchRow.Point(max(seconds, last?.seconds ?? 0), best, least)
    if point.seconds == last?.seconds { points.removeLast() }
    points.append(point)
  }

  /// At most `limit` points: the first and last, the first plan, those at which a share is reached
  /// for the first time, and of the others each so many.
  func thinned(to limit: Int, gaps: [Double]) -> [BenchRow.Point] {
    guard points.count > limit else { return points }
    var kept: Set<Int> = [0, points.count - 1]
    if let first = points.firstIndex(where: { $0.value != nil }) { kept.insert(first) }
    for gap in gaps {
      if let first = points.firstIndex(where: {
        BenchRow.gap($0.value, $0.bound).map { $0 <= gap + 1e-12 } ?? false
      }) {
        kept.insert(first)
      }
    }
    let step = Double(points.count) / Double(max(1, limit - kept.count))
    for number in 0..<max(0, limit - kept.count) {
      kept.insert(min(points.count - 1, Int(Double(number) * step)))
    }
    return kept.sorted().map { points[$0] }
  }
}
