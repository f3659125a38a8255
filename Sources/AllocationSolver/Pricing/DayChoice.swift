import Foundation
import Kezek

/// The choice of so many days among those of a profile, at most so many in a week.
///
/// Smoothed at a temperature T, the least cost of j days is −T·log of the elementary symmetric
/// polynomial of degree j in exp(−cost/T); its derivatives are the chances of the days. At
/// temperature 0 it is the sum of the j least costs.
struct DayChoice {
  private let capacity: Int
  /// By week and number: sums over the choices within the week.
  private var ofWeek: [[Double]]
  private var total: [Double]
  private var partial: [Double]
  private var adjoint: [Double]

  init(most: Int) {
    capacity = most
    ofWeek = [[Double]](repeating: [Double](repeating: 0, count: most + 1), count: 2)
    total = [Double](repeating: 0, count: most + 1)
    partial = [Double](repeating: 0, count: 8 * (most + 1))
    adjoint = [Double](repeating: 0, count: most + 1)
  }

  // MARK: Smoothed

  /// Writes, for each number, the logarithm of the sum of the days' weights over all choices.
  ///
  /// - Parameters:
  ///   - weights: of the profile's days, at most 1, some of them 1.
  ///   - scale: the logarithm by which every weight was divided.
  mutating func logarithms(
    of profile: PricingModel.Profile, _ days: [PricingModel.Day], _ weights: [Double],
    scale: Double, into logs: inout [Double], at first: Int
  ) {
    sum(profile, days, weights)
    for count in 0...profile.most {
      logs[first + count] =
        total[count] > 0 ? log(total[count]) + scale * Double(count) : -.infinity
    }
  }

  /// Adds to each day's chance, given the chance of each number.
  mutating func spread(
    _ profile: PricingModel.Profile, _ days: [PricingModel.Day], _ weights: [Double],
    chances: [Double], at first: Int, to dayChances: inout [Double]
  ) {
    sum(profile, days, weights)
    let most = profile.most
    let hasTwoWeeks = days[profile.days.upperBound - 1].week > 0
    for week in 0...(hasTwoWeeks ? 1 : 0) {
      for own in 0...most {
        var sum = 0.0
        for count in own...most where chances[first + count] > 0 && total[count] > 0 {
          sum += chances[first + count] / total[count] * ofWeek[1 - week][count - own]
        }
        adjoint[own] = own <= profile.mostInWeek ? sum : 0
      }
      spread(week, profile, days, weights, to: &dayChances)
    }
  }

  private mutating func sum(
    _ profile: PricingModel.Profile, _ days: [PricingModel.Day], _ weights: [Double]
  ) {
    let most = profile.most
    for week in 0..<2 {
      for count in 1..<(most + 1) { ofWeek[week][count] = 0 }
      ofWeek[week][0] = 1
    }
    for day in profile.days {
      let week = days[day].week
      let weight = weights[day]
      for count in stride(from: min(most, profile.mostInWeek), to: 0, by: -1) {
        ofWeek[week][count] += weight * ofWeek[week][count - 1]
      }
    }
    for count in 0...most {
      var sum = 0.0
      for own in 0...count { sum += ofWeek[0][own] * ofWeek[1][count - own] }
      total[count] = sum
    }
  }

  /// Reverse differentiation of the week's sum, day by day from the last.
  private mutating func spread(
    _ week: Int, _ profile: PricingModel.Profile, _ days: [PricingModel.Day],
    _ weights: [Double], to dayChances: inout [Double]
  ) {
    let width = capacity + 1
    let most = min(profile.most, profile.mostInWeek)
    for count in 0...most { partial[count] = count == 0 ? 1 : 0 }
    var row = 0
    for day in profile.days where days[day].week == week {
      let weight = weights[day]
      partial[(row + 1) * width] = 1
      for count in 1..<(most + 1) {
        partial[(row + 1) * width + count] =
          partial[row * width + count] + weight * partial[row * width + count - 1]
      }
      row += 1
    }
    for day in profile.days.reversed() where days[day].week == week {
      row -= 1
      let weight = weights[day]
      var slope = 0.0
      for count in 1..<(most + 1) {
        slope += adjoint[count] * partial[row * width + count - 1]
      }
      for count in 1..<(most + 1) { adjoint[count - 1] += weight * adjoint[count] }
      dayChances[day] += weight * slope
    }
  }

  // MARK: Exact

  /// The days in the order in which they are taken, cheapest first, as far as the weeks allow.
  ///
  /// - Parameter isOpen: which days there are.
  func cheapest(
    _ profile: PricingModel.Profile, _ days: [PricingModel.Day], _ costs: [Double],
    where isOpen: (Int) -> Bool = { _ in true }
  ) -> [Int] {
    var left = [profile.mostInWeek, profile.mostInWeek]
    let order = profile.days.filter(isOpen).sorted { (costs[$0], $0) < (costs[$1], $1) }
    return order.filter { day in
      guard left[days[day].week] > 0 else { return false }
      left[days[day].week] -= 1
      return true
    }
  }
}
