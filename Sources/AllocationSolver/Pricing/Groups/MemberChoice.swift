import Foundation

/// The choice of the members of a group among those who are free, by what each of them pays.
///
/// The exact value is the sum of the largest payments, as many as a group may have members. Smoothed
/// at a temperature of 1, it is the logarithm of the sum of exp(sum of payments) over all choices of
/// as many members as a group may have: of the elementary symmetric polynomials of exp(payment).
/// Each polynomial is kept divided by its largest term, so that nothing overflows, or vanishes.
struct MemberChoice: ~Copyable {
  private let sizes: ClosedRange<Int>
  private let width: Int
  /// By how many members were looked at, and size.
  private let sums: Scratch<Double>
  private let adjoint: Scratch<Double>
  /// By size: the sum of so many of the largest payments.
  private let largest: Scratch<Double>
  /// By size: how much less the last of the largest pays than the last of so many, as a factor.
  private let shares: Scratch<Double>
  private let ratios: Scratch<Double>

  /// A difference of payments beyond which the less is not chosen.
  static let reach = 40.0

  init(sizes: ClosedRange<Int>, members: Int) {
    self.sizes = sizes
    width = sizes.upperBound + 1
    sums = Scratch(0, count: (members + 1) * width)
    adjoint = Scratch(0, count: width)
    largest = Scratch(0, count: width)
    shares = Scratch(1, count: width)
    ratios = Scratch(1, count: width)
  }

  /// The sum of the largest payments; −∞ where there are too few.
  ///
  /// - Parameter payments: in descending order.
  func most(_ payments: UnsafePointer<Double>, _ count: Int) -> Double {
    guard count >= sizes.lowerBound else { return -.infinity }
    var sum = 0.0
    for place in 0..<number(payments, count) { sum += payments[place] }
    return sum
  }

  /// How many members a group has that pays most: all who pay something, as far as sizes allow.
  func number(_ payments: UnsafePointer<Double>, _ count: Int) -> Int {
    let most = min(count, sizes.upperBound)
    var number = min(sizes.lowerBound, most)
    while number < most, payments[number] > 0 { number += 1 }
    return number
  }

  /// The smoothed value; −∞ where there are too few.
  ///
  /// - Parameter payments: over the temperature, in descending order.
  /// - Complexity: O(members × largest size).
  func smoothed(_ payments: UnsafePointer<Double>, _ count: Int) -> Double {
    guard count >= sizes.lowerBound else { return -.infinity }
    return value(count, reached: sum(payments, count))
  }

  /// Writes each member's chance of being chosen.
  ///
  /// - Parameter payments: over the temperature, in descending order; enough of them.
  func chances(
    _ payments: UnsafePointer<Double>, _ count: Int, into chances: UnsafeMutablePointer<Double>
  ) {
    let reached = sum(payments, count)
    let value = value(count, reached: reached)
    adjoint.fill(0)
    for size in usable(count) { adjoint[size] = exp(largest[size] - value) }
    for place in reached..<count { chances[place] = 0 }
    for place in (0..<reached).reversed() {
      findRatios(payments, place, count)
      let before = sums.start + place * width
      var chance = 0.0
      for size in 1..<(min(place + 1, width - 1) + 1) {
        let part = adjoint[size] * ratios[size]
        chance += part * before[size - 1]
        adjoint[size - 1] += part
      }
      chances[place] = chance
    }
  }

  /// Sizes for which there are enough.
  private func usable(_ count: Int) -> ClosedRange<Int> {
    sizes.lowerBound...max(sizes.lowerBound, min(count, sizes.upperBound))
  }

  /// The logarithm of the sum over all sizes.
  private func value(_ count: Int, reached: Int) -> Double {
    let sizes = usable(count)
    var high = -Double.infinity
    for size in sizes { high = max(high, largest[size]) }
    let last = sums.start + reached * width
    var sum = 0.0
    for size in sizes { sum += exp(largest[size] - high) * last[size] }
    return high + log(sum)
  }

  /// Writes the sums; returns how many members matter.
  private func sum(_ payments: UnsafePointer<Double>, _ count: Int) -> Int {
    let least = min(count, width - 1)
    for size in 1..<(least + 1) {
      largest[size] = largest[size - 1] + payments[size - 1]
      shares[size] = exp(payments[least - 1] - payments[size - 1])
    }
    for size in 0..<width { sums[size] = size == 0 ? 1 : 0 }
    var place = 0
    while place < count {
      if place >= least, payments[least - 1] - payments[place] > Self.reach { break }
      findRatios(payments, place, count)
      let before = sums.start + place * width
      let after = before + width
      after[0] = 1
      for size in 1..<width {
        after[size] = size > place + 1 ? 0 : before[size] + ratios[size] * before[size - 1]
      }
      place += 1
    }
    return place
  }

  /// By size: how much less a member pays than the one who is last of so many, as a factor.
  private func findRatios(_ payments: UnsafePointer<Double>, _ place: Int, _ count: Int) {
    let least = min(count, width - 1)
    guard place < least else {
      let weight = exp(payments[place] - payments[least - 1])
      for size in 1..<(least + 1) { ratios[size] = weight * shares[size] }
      return
    }
    for size in 1..<(place + 1) { ratios[size] = exp(payments[place] - payments[size - 1]) }
    ratios[place + 1] = 1
  }
}
