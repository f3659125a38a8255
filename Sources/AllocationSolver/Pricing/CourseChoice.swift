import Foundation

/// The choice of so many courses that follow each other with the days between them, smoothed or
/// exact, as `DayChoice` does for days.
///
/// Weighted interval scheduling with a fixed number of intervals, by dynamic programming over
/// courses in the order of their last days (Kleinberg and Tardos 2005, 6.1). Tables are flat:
/// (courses + 1) × (most + 1).
struct CourseChoice: ~Copyable {
  private let sums: Scratch<Double>
  private let adjoint: Scratch<Double>

  /// - Parameter size: of the largest table.
  init(size: Int) {
    sums = Scratch(0, count: size)
    adjoint = Scratch(0, count: size)
  }

  /// Sums, over all choices of each number up to `most`, of the products of the weights.
  ///
  /// - Parameter before: how many of the courses end early enough before each.
  /// - Returns: the sums by number, until the tables are written again.
  func sum(
    _ weights: UnsafePointer<Double>, _ before: UnsafePointer<Int>, courses: Int, most: Int
  ) -> UnsafePointer<Double> {
    let width = most + 1
    sums[0] = 1
    for count in 1..<width { sums[count] = 0 }
    for course in 0..<courses {
      let here = sums.start + course * width
      let next = here + width
      let rest = sums.start + before[course] * width
      next[0] = 1
      for count in 1..<width { next[count] = here[count] + weights[course] * rest[count - 1] }
    }
    return UnsafePointer(sums.start + courses * width)
  }

  /// Adds the chance of each course, given that of each number, of the weights last summed.
  func chances(
    _ weights: UnsafePointer<Double>, _ before: UnsafePointer<Int>, courses: Int, most: Int,
    ofNumber: UnsafePointer<Double>, to chances: UnsafeMutablePointer<Double>
  ) {
    let width = most + 1
    for place in 0..<((courses + 1) * width) { adjoint[place] = 0 }
    let last = courses * width
    for count in 1..<width where sums[last + count] > 0 {
      adjoint[last + count] = ofNumber[count] / sums[last + count]
    }
    for course in (0..<courses).reversed() {
      let row = (course + 1) * width
      let rest = before[course] * width
      var slope = 0.0
      for count in 1..<width {
        let own = adjoint[row + count]
        slope += own * sums[rest + count - 1]
        adjoint[course * width + count] += own
        adjoint[rest + count - 1] += own * weights[course]
      }
      chances[course] += weights[course] * slope
    }
  }

  /// The least cost of each number of courses; infinite where so many do not fit.
  ///
  /// - Returns: the costs by number, until the tables are written again.
  func cheapest(
    _ costs: UnsafePointer<Double>, _ before: UnsafePointer<Int>, courses: Int, most: Int
  ) -> UnsafePointer<Double> {
    let width = most + 1
    sums[0] = 0
    for count in 1..<width { sums[count] = .infinity }
    for course in 0..<courses {
      let here = sums.start + course * width
      let next = here + width
      let rest = sums.start + before[course] * width
      next[0] = 0
      for count in 1..<width { next[count] = min(here[count], rest[count - 1] + costs[course]) }
    }
    return UnsafePointer(sums.start + courses * width)
  }

  /// Adds a chance to each of the cheapest courses of a number, of the costs last gone through.
  func addCheapest(
    _ number: Int, _ chance: Double, _ costs: UnsafePointer<Double>, _ before: UnsafePointer<Int>,
    courses: Int, most: Int, to chances: UnsafeMutablePointer<Double>
  ) {
    let width = most + 1
    var number = number
    var course = courses
    while number > 0, course > 0 {
      let taken = sums[before[course - 1] * width + number - 1] + costs[course - 1]
      if taken < sums[(course - 1) * width + number] {
        chances[course - 1] += chance
        number -= 1
        course = before[course - 1]
      } else {
        course -= 1
      }
    }
  }
}
