/// The choice of so many days among each subset of a profile's days, at most so many in a week:
/// what `DayChoice` finds for all of the days, for every part of them.
///
/// Tables are flat: subset × (most + 1), a subset being a bit for each of the profile's days.
struct DaySubsets {
  private let most: Int
  private let mostInWeek: Int
  /// Days in the first week; the others are in the second.
  private let firstWeek: Int
  private let count: Int
  private var width: Int { most + 1 }

  init(_ profile: PricingModel.Profile, _ days: [PricingModel.Day]) {
    most = profile.most
    mostInWeek = profile.mostInWeek
    count = profile.days.count
    firstWeek = profile.days.count { days[$0].week == 0 }
  }

  // MARK: Smoothed

  /// Sums, over the choices of each number within each subset, of the products of the weights.
  func sums(_ weights: ArraySlice<Double>, into table: inout [Double], at first: Int) {
    let one = weekSums(Array(weights.prefix(firstWeek)))
    guard firstWeek < count else {
      table.replaceSubrange(first..<(first + one.count), with: one)
      return
    }
    let other = weekSums(Array(weights.dropFirst(firstWeek)))
    for subset in 0..<(1 << count) {
      for number in 0..<width {
        var sum = 0.0
        for own in 0...number {
          sum += one[left(subset) + own] * other[right(subset) + number - own]
        }
        table[first + subset * width + number] = sum
      }
    }
  }

  /// Adds to each day's chance, given the slope of the whole in each sum.
  func spread(
    _ weights: ArraySlice<Double>, slopes: [Double], at first: Int, to chances: inout [Double]
  ) {
    let one = Array(weights.prefix(firstWeek))
    guard firstWeek < count else {
      let own = Array(slopes[first..<(first + width << count)])
      spread(one, weekSums(one), own, to: &chances, at: weights.startIndex)
      return
    }
    let other = Array(weights.dropFirst(firstWeek))
    let oneSums = weekSums(one)
    let otherSums = weekSums(other)
    var oneSlopes = [Double](repeating: 0, count: oneSums.count)
    var otherSlopes = [Double](repeating: 0, count: otherSums.count)
    for subset in 0..<(1 << count) {
      for number in 0..<width {
        let slope = slopes[first + subset * width + number]
        guard slope != 0 else { continue }
        for own in 0...number {
          oneSlopes[left(subset) + own] += slope * otherSums[right(subset) + number - own]
          otherSlopes[right(subset) + number - own] += slope * oneSums[left(subset) + own]
        }
      }
    }
    spread(one, oneSums, oneSlopes, to: &chances, at: weights.startIndex)
    spread(other, otherSums, otherSlopes, to: &chances, at: weights.startIndex + firstWeek)
  }

  private func left(_ subset: Int) -> Int { (subset & (1 << firstWeek - 1)) * width }

  private func right(_ subset: Int) -> Int { (subset >> firstWeek) * width }

  private func weekSums(_ weights: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: width << weights.count)
    sums[0] = 1
    for subset in 1..<(1 << weights.count) {
      let weight = weights[subset.trailingZeroBitCount]
      let rest = (subset & (subset - 1)) * width
      let own = subset * width
      sums[own] = 1
      for number in 1..<width where number <= mostInWeek {
        sums[own + number] = sums[rest + number] + weight * sums[rest + number - 1]
      }
    }
    return sums
  }

  /// Reverse differentiation of a week's sums.
  private func spread(
    _ weights: [Double], _ sums: [Double], _ slopes: [Double], to chances: inout [Double],
    at place: Int
  ) {
    var slopes = slopes
    for subset in (1..<(1 << weights.count)).reversed() {
      let day = subset.trailingZeroBitCount
      let rest = (subset & (subset - 1)) * width
      let own = subset * width
      slopes[rest] += slopes[own]
      var slope = 0.0
      for number in 1..<width where number <= mostInWeek {
        let here = slopes[own + number]
        guard here != 0 else { continue }
        slopes[rest + number] += here
        slope += here * sums[rest + number - 1]
        slopes[rest + number - 1] += here * weights[day]
      }
      chances[place + day] += weights[day] * slope
    }
  }

  // MARK: Exact

  /// The least cost of each number within each subset; infinite where so many are not there.
  func costs(_ costs: ArraySlice<Double>, into table: inout [Double], at first: Int) {
    let one = weekCosts(Array(costs.prefix(firstWeek)))
    guard firstWeek < count else {
      table.replaceSubrange(first..<(first + one.count), with: one)
      return
    }
    let other = weekCosts(Array(costs.dropFirst(firstWeek)))
    for subset in 0..<(1 << count) {
      for number in 0..<width {
        var least = Double.infinity
        for own in 0...number {
          least = min(least, one[left(subset) + own] + other[right(subset) + number - own])
        }
        table[first + subset * width + number] = least
      }
    }
  }

  private func weekCosts(_ costs: [Double]) -> [Double] {
    var table = [Double](repeating: .infinity, count: width << costs.count)
    table[0] = 0
    for subset in 1..<(1 << costs.count) {
      let cost = costs[subset.trailingZeroBitCount]
      let rest = (subset & (subset - 1)) * width
      let own = subset * width
      table[own] = 0
      for number in 1..<width where number <= mostInWeek {
        table[own + number] = min(table[rest + number], cost + table[rest + number - 1])
      }
    }
    return table
  }
}
