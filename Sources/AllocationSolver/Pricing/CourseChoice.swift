import Foundation

/// The choice of so many courses that follow each other with the days between them, smoothed or
/// exact, as `DayChoice` does for days.
///
/// Weighted interval scheduling with a fixed number of intervals, by dynamic programming over
/// courses in the order of their last days (Kleinberg and Tardos 2005, 6.1).
struct CourseChoice {
  private var sums: [Double] = []
  private var adjoint: [Double] = []
  private var width = 0

  /// Sums, over all choices of each number up to `most`, of the products of the weights; and, on
  /// the way back, each course's chance from the chance of each number.
  ///
  /// - Parameter before: how many of the courses end early enough before each.
  mutating func sum(_ weights: [Double], before: [Int], most: Int) -> [Double] {
    width = most + 1
    sums = [Double](repeating: 0, count: (weights.count + 1) * width)
    sums[0] = 1
    for course in weights.indices {
      let row = (course + 1) * width
      sums[row] = 1
      for count in 1..<width {
        sums[row + count] =
          sums[course * width + count]
          + weights[course] * sums[before[course] * width + count - 1]
      }
    }
    return Array(sums[(weights.count * width)...])
  }

  /// The chance of each course, given that of each number; of the weights last summed.
  mutating func chances(_ weights: [Double], before: [Int], ofNumber: [Double]) -> [Double] {
    adjoint = [Double](repeating: 0, count: sums.count)
    let last = weights.count * width
    for count in 1..<width where sums[last + count] > 0 {
      adjoint[last + count] = ofNumber[count] / sums[last + count]
    }
    var chances = weights
    for course in weights.indices.reversed() {
      let row = (course + 1) * width
      var slope = 0.0
      for count in 1..<width {
        let own = adjoint[row + count]
        slope += own * sums[before[course] * width + count - 1]
        adjoint[course * width + count] += own
        adjoint[before[course] * width + count - 1] += own * weights[course]
      }
      chances[course] = weights[course] * slope
    }
    return chances
  }

  /// The least cost of each number of courses, and the courses; fewer numbers where no more fit.
  static func cheapest(
    _ costs: [Double], before: [Int], most: Int
  ) -> [(cost: Double, courses: [Int])] {
    var best: [[(cost: Double, courses: [Int])?]] = [
      [(0, [])] + [(cost: Double, courses: [Int])?](repeating: nil, count: most)
    ]
    for course in costs.indices {
      var row = best[course]
      for count in 1..<(most + 1) {
        guard let rest = best[before[course]][count - 1] else { continue }
        let cost = rest.cost + costs[course]
        if row[count].map({ cost < $0.cost }) ?? true {
          row[count] = (cost, rest.courses + [course])
        }
      }
      best.append(row)
    }
    return (best.last ?? []).prefix { $0 != nil }.compactMap { $0 }
  }
}
