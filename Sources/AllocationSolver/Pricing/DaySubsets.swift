/// The choice of so many days among each subset of a profile's days, at most so many in a week:
/// what `DayChoice` finds for all of the days, for every part of them.
///
/// Tables are flat: subset × (most + 1), a subset being a bit for each of the profile's days.
struct DaySubsets: ~Copyable {
  /// Of the days of two weeks: the tables of each week, and their slopes.
  private let left: Scratch<Double>
  private let right: Scratch<Double>
  private let leftSlopes: Scratch<Double>
  private let rightSlopes: Scratch<Double>

  /// - Parameter shapes: all that the tables are for.
  init(for shapes: [DayShape]) {
    var size = 0
    for shape in shapes where shape.firstWeek < shape.count {
      size = max(
        size, shape.width << shape.firstWeek, shape.width << (shape.count - shape.firstWeek))
    }
    left = Scratch(0, count: size)
    right = Scratch(0, count: size)
    leftSlopes = Scratch(0, count: size)
    rightSlopes = Scratch(0, count: size)
  }

  // MARK: Smoothed

  /// Sums, over the choices of each number within each subset, of the products of the weights.
  func sums(
    _ shape: DayShape, _ weights: UnsafePointer<Double>, into table: UnsafeMutablePointer<Double>
  ) {
    guard shape.firstWeek < shape.count else {
      weekSums(shape, weights, shape.count, into: table)
      return
    }
    weekSums(shape, weights, shape.firstWeek, into: left.start)
    weekSums(
      shape, weights + shape.firstWeek, shape.count - shape.firstWeek, into: right.start)
    let width = shape.width
    for subset in 0..<(1 << shape.count) {
      let one = left.start + Self.left(shape, subset)
      let other = right.start + Self.right(shape, subset)
      for number in 0..<width {
        var sum = 0.0
        for own in Self.split(shape, number) { sum += one[own] * other[number - own] }
        table[subset * width + number] = sum
      }
    }
  }

  /// Adds to each day's chance, given the slope of the whole in each sum; the slopes are used up.
  ///
  /// - Parameter table: of the sums of the same weights.
  func spread(
    _ shape: DayShape, _ weights: UnsafePointer<Double>, _ table: UnsafePointer<Double>,
    slopes: UnsafeMutablePointer<Double>, to chances: UnsafeMutablePointer<Double>
  ) {
    guard shape.firstWeek < shape.count else {
      weekSpread(shape, weights, shape.count, table, slopes, to: chances)
      return
    }
    let second = shape.count - shape.firstWeek
    weekSums(shape, weights, shape.firstWeek, into: left.start)
    weekSums(shape, weights + shape.firstWeek, second, into: right.start)
    let width = shape.width
    for place in 0..<(width << shape.firstWeek) { leftSlopes[place] = 0 }
    for place in 0..<(width << second) { rightSlopes[place] = 0 }
    for subset in 0..<(1 << shape.count) {
      let one = Self.left(shape, subset)
      let other = Self.right(shape, subset)
      for number in 0..<width {
        let slope = slopes[subset * width + number]
        guard slope != 0 else { continue }
        for own in Self.split(shape, number) {
          leftSlopes[one + own] += slope * right[other + number - own]
          rightSlopes[other + number - own] += slope * left[one + own]
        }
      }
    }
    weekSpread(shape, weights, shape.firstWeek, left.start, leftSlopes.start, to: chances)
    weekSpread(
      shape, weights + shape.firstWeek, second, right.start, rightSlopes.start,
      to: chances + shape.firstWeek)
  }

  private static func left(_ shape: DayShape, _ subset: Int) -> Int {
    (subset & (1 << shape.firstWeek - 1)) * shape.width
  }

  private static func right(_ shape: DayShape, _ subset: Int) -> Int {
    (subset >> shape.firstWeek) * shape.width
  }

  /// How many of a number may be in the first week.
  private static func split(_ shape: DayShape, _ number: Int) -> ClosedRange<Int> {
    let least = max(0, number - shape.mostInWeek)
    return least...max(least, min(number, shape.mostInWeek))
  }

  private func weekSums(
    _ shape: DayShape, _ weights: UnsafePointer<Double>, _ days: Int,
    into sums: UnsafeMutablePointer<Double>
  ) {
    let width = shape.width
    let most = min(shape.most, shape.mostInWeek)
    sums[0] = 1
    for number in 1..<width { sums[number] = 0 }
    for subset in 1..<(1 << days) {
      let weight = weights[subset.trailingZeroBitCount]
      let rest = sums + (subset & (subset - 1)) * width
      let own = sums + subset * width
      own[0] = 1
      for number in 1..<width {
        own[number] = number <= most ? rest[number] + weight * rest[number - 1] : 0
      }
    }
  }

  /// Reverse differentiation of a week's sums.
  private func weekSpread(
    _ shape: DayShape, _ weights: UnsafePointer<Double>, _ days: Int,
    _ sums: UnsafePointer<Double>, _ slopes: UnsafeMutablePointer<Double>,
    to chances: UnsafeMutablePointer<Double>
  ) {
    let width = shape.width
    let most = min(shape.most, shape.mostInWeek)
    for subset in (1..<(1 << days)).reversed() {
      let day = subset.trailingZeroBitCount
      let weight = weights[day]
      let rest = (subset & (subset - 1)) * width
      let own = subset * width
      slopes[rest] += slopes[own]
      var slope = 0.0
      for number in 1..<(most + 1) {
        let here = slopes[own + number]
        guard here != 0 else { continue }
        slopes[rest + number] += here
        slope += here * sums[rest + number - 1]
        slopes[rest + number - 1] += here * weight
      }
      chances[day] += weight * slope
    }
  }

  // MARK: Exact

  /// The least cost of each number within each subset; infinite where so many are not there.
  func costs(
    _ shape: DayShape, _ costs: UnsafePointer<Double>, into table: UnsafeMutablePointer<Double>
  ) {
    guard shape.firstWeek < shape.count else {
      weekCosts(shape, costs, shape.count, into: table)
      return
    }
    weekCosts(shape, costs, shape.firstWeek, into: left.start)
    weekCosts(shape, costs + shape.firstWeek, shape.count - shape.firstWeek, into: right.start)
    let width = shape.width
    for subset in 0..<(1 << shape.count) {
      let one = left.start + Self.left(shape, subset)
      let other = right.start + Self.right(shape, subset)
      for number in 0..<width {
        var least = Double.infinity
        for own in Self.split(shape, number) { least = min(least, one[own] + other[number - own]) }
        table[subset * width + number] = least
      }
    }
  }

  private func weekCosts(
    _ shape: DayShape, _ costs: UnsafePointer<Double>, _ days: Int,
    into table: UnsafeMutablePointer<Double>
  ) {
    let width = shape.width
    let most = min(shape.most, shape.mostInWeek)
    table[0] = 0
    for number in 1..<width { table[number] = .infinity }
    for subset in 1..<(1 << days) {
      let cost = costs[subset.trailingZeroBitCount]
      let rest = table + (subset & (subset - 1)) * width
      let own = table + subset * width
      own[0] = 0
      for number in 1..<width {
        own[number] = number <= most ? min(rest[number], cost + rest[number - 1]) : .infinity
      }
    }
  }
}
