import Foundation

/// The choice of so many days among those of a profile, at most so many in a week.
///
/// Smoothed at a temperature T, the least cost of j days is −T·log of the elementary symmetric
/// polynomial of degree j in exp(−cost/T); its derivatives are the chances of the days. At
/// temperature 0 it is the sum of the j least costs.
struct DayChoice: ~Copyable {
  private let width: Int
  /// By week and number: sums over the choices within the week.
  private let ofWeek: Scratch<Double>
  private let total: Scratch<Double>
  private let partial: Scratch<Double>
  private let adjoint: Scratch<Double>
  private let left: Scratch<Int>

  init(for shapes: [DayShape]) {
    width = (shapes.map(\.most).max() ?? 0) + 1
    let days = shapes.map(\.count).max() ?? 0
    ofWeek = Scratch(0, count: 2 * width)
    total = Scratch(0, count: width)
    partial = Scratch(0, count: (days + 1) * width)
    adjoint = Scratch(0, count: width)
    left = Scratch(0, count: 2)
  }

  // MARK: Smoothed

  /// Writes, for each number, the logarithm of the sum of the days' weights over all choices.
  ///
  /// - Parameters:
  ///   - weights: of the profile's days, at most 1, some of them 1.
  ///   - scale: the logarithm by which every weight was divided.
  func logarithms(
    of shape: DayShape, _ weights: UnsafePointer<Double>, scale: Double,
    into logs: UnsafeMutablePointer<Double>
  ) {
    sum(shape, weights)
    for count in 0...shape.most {
      logs[count] = total[count] > 0 ? log(total[count]) + scale * Double(count) : -.infinity
    }
  }

  /// Adds to each day's chance, given the chance of each number.
  func spread(
    _ shape: DayShape, _ weights: UnsafePointer<Double>, chances: UnsafePointer<Double>,
    to dayChances: UnsafeMutablePointer<Double>
  ) {
    sum(shape, weights)
    for week in 0...(shape.firstWeek < shape.count ? 1 : 0) {
      for own in 0...shape.most {
        var sum = 0.0
        for count in own...shape.most where chances[count] > 0 && total[count] > 0 {
          sum += chances[count] / total[count] * ofWeek[(1 - week) * width + count - own]
        }
        adjoint[own] = own <= shape.mostInWeek ? sum : 0
      }
      let days = week == 0 ? 0..<shape.firstWeek : shape.firstWeek..<shape.count
      spread(shape, days, weights, to: dayChances)
    }
  }

  private func sum(_ shape: DayShape, _ weights: UnsafePointer<Double>) {
    for week in 0..<2 {
      let row = ofWeek.start + week * width
      row[0] = 1
      for count in 1..<(shape.most + 1) { row[count] = 0 }
      let days = week == 0 ? 0..<shape.firstWeek : shape.firstWeek..<shape.count
      let most = min(shape.most, shape.mostInWeek)
      for day in days {
        let weight = weights[day]
        var count = most
        while count > 0 {
          row[count] += weight * row[count - 1]
          count -= 1
        }
      }
    }
    for count in 0...shape.most {
      var sum = 0.0
      for own in 0...count { sum += ofWeek[own] * ofWeek[width + count - own] }
      total[count] = sum
    }
  }

  /// Reverse differentiation of a week's sum, day by day from the last.
  private func spread(
    _ shape: DayShape, _ days: Range<Int>, _ weights: UnsafePointer<Double>,
    to dayChances: UnsafeMutablePointer<Double>
  ) {
    let most = min(shape.most, shape.mostInWeek)
    for count in 0...most { partial[count] = count == 0 ? 1 : 0 }
    for (row, day) in days.enumerated() {
      let weight = weights[day]
      let before = partial.start + row * width
      let after = before + width
      after[0] = 1
      for count in 1..<(most + 1) { after[count] = before[count] + weight * before[count - 1] }
    }
    for day in days.reversed() {
      let weight = weights[day]
      let before = partial.start + (day - days.lowerBound) * width
      var slope = 0.0
      for count in 1..<(most + 1) { slope += adjoint[count] * before[count - 1] }
      for count in 1..<(most + 1) { adjoint[count - 1] += weight * adjoint[count] }
      dayChances[day] += weight * slope
    }
  }

  // MARK: Exact

  /// The days in the order in which they are taken, cheapest first, as far as the weeks allow.
  ///
  /// - Parameter open: which days there are, a bit each.
  /// - Returns: how many there are in `order`.
  func cheapest(
    _ shape: DayShape, _ costs: UnsafePointer<Double>, open: Int = -1,
    into order: UnsafeMutablePointer<Int>
  ) -> Int {
    var number = 0
    for day in 0..<shape.count where open & (1 << day) != 0 {
      var place = number
      while place > 0, costs[day] < costs[order[place - 1]] {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = day
      number += 1
    }
    left[0] = shape.mostInWeek
    left[1] = shape.mostInWeek
    var kept = 0
    for place in 0..<number {
      let day = order[place]
      let week = day < shape.firstWeek ? 0 : 1
      guard left[week] > 0 else { continue }
      left[week] -= 1
      order[kept] = day
      kept += 1
    }
    return kept
  }
}
