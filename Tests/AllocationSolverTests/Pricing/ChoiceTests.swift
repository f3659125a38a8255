import Foundation
import Kezek
import Testing

@testable import AllocationSolver

/// Choices of days against plain enumeration.
@Suite struct ChoiceTests {
  /// Days of two weeks with drawn weights, and every subset of them.
  private struct Case {
    let profile: PricingPart.Profile
    let days: [PricingPart.Day]
    let weights: [Double]
    var shape: DayShape { DayShape(profile, days) }

    init(seed: UInt64) {
      var random = SplitMix64(seed: seed)
      let weeks = [random.integer(in: 1...5), random.integer(in: 0...4)]
      days = weeks.enumerated().flatMap { week, count in
        (0..<count).map { PricingPart.Day(week: week, slots: $0..<$0) }
      }
      var weights = days.map { _ in 0.1 + 0.9 * random.unit() }
      weights[0] = 1
      self.weights = weights
      profile = PricingPart.Profile(
        days: 0..<days.count, share: 1, mostInWeek: random.integer(in: 1...4),
        most: random.integer(in: 1...days.count), spacing: -1)
    }

    /// The subsets of so many days that the weeks allow.
    func subsets(of count: Int) -> [[Int]] {
      let all: [[Int]] = (0..<(1 << days.count)).map { bits in
        days.indices.filter { bits & (1 << $0) != 0 }
      }
      return all.filter { subset in
        let isWithin = (0..<2).allSatisfy { week in
          subset.count { days[$0].week == week } <= profile.mostInWeek
        }
        return subset.count == count && isWithin
      }
    }

    func product(_ subset: [Int]) -> Double { subset.reduce(1.0) { $0 * weights[$1] } }
  }

  @Test(arguments: UInt64(1)...40)
  func sumsOfDaysAreThoseOfAllSubsets(seed: UInt64) {
    let drawn = Case(seed: seed)
    let choice = DayChoice(for: [drawn.shape])
    var logs = [Double](repeating: 0, count: drawn.profile.most + 1)
    choice.logarithms(of: drawn.shape, drawn.weights, scale: 0.25, into: &logs)
    for count in 0...drawn.profile.most {
      let sum = drawn.subsets(of: count).reduce(0) { $0 + drawn.product($1) }
      if sum == 0 {
        #expect(logs[count] == -.infinity)
      } else {
        #expect(abs(logs[count] - (log(sum) + 0.25 * Double(count))) < 1e-9)
      }
    }
  }

  /// The same within every subset of the days, smoothed and exact.
  @Test(arguments: UInt64(1)...20)
  func tablesOfSubsetsAreThoseOfAllChoices(seed: UInt64) {
    let drawn = Case(seed: seed)
    let width = drawn.profile.most + 1
    let tables = DaySubsets(for: [drawn.shape])
    var sums = [Double](repeating: 0, count: width << drawn.days.count)
    tables.sums(drawn.shape, drawn.weights, into: &sums)
    var costs = sums
    tables.costs(drawn.shape, drawn.weights, into: &costs)
    for count in 0..<width {
      let choices = drawn.subsets(of: count)
      for subset in 0..<(1 << drawn.days.count) {
        let within = choices.filter { $0.allSatisfy { subset & (1 << $0) != 0 } }
        let sum = within.reduce(0) { $0 + drawn.product($1) }
        #expect(abs(sums[subset * width + count] - sum) < 1e-9)
        let least = within.map { $0.reduce(0.0) { $0 + drawn.weights[$1] } }.min()
        let found = costs[subset * width + count]
        if let least { #expect(abs(found - least) < 1e-9) } else { #expect(found == .infinity) }
      }
    }
  }

  @Test(arguments: UInt64(1)...40)
  func chancesOfDaysAreThoseOfAllSubsets(seed: UInt64) {
    let drawn = Case(seed: seed)
    var random = SplitMix64(seed: seed &+ 999)
    let chances = (0...drawn.profile.most).map { _ in random.unit() }
    let choice = DayChoice(for: [drawn.shape])
    var found = [Double](repeating: 0, count: drawn.days.count)
    choice.spread(drawn.shape, drawn.weights, chances: chances, to: &found)
    for day in drawn.days.indices {
      var expected = 0.0
      for count in 1..<(drawn.profile.most + 1) {
        let subsets = drawn.subsets(of: count)
        let sum = subsets.reduce(0) { $0 + drawn.product($1) }
        guard sum > 0 else { continue }
        let with = subsets.filter { $0.contains(day) }.reduce(0) { $0 + drawn.product($1) }
        expected += chances[count] * with / sum
      }
      #expect(abs(found[day] - expected) < 1e-9)
    }
  }

  @Test(arguments: UInt64(1)...40)
  func cheapestDaysAreTheCheapestSubset(seed: UInt64) {
    let drawn = Case(seed: seed)
    var order = [Int](repeating: 0, count: drawn.days.count)
    let number = DayChoice(for: [drawn.shape]).cheapest(
      drawn.shape, drawn.weights, into: &order)
    order.removeLast(order.count - number)
    for count in 1..<(drawn.profile.most + 1) {
      let costs: [Double] = drawn.subsets(of: count).map { subset in
        subset.reduce(0.0) { $0 + drawn.weights[$1] }
      }
      let least = costs.min()
      guard let least else {
        #expect(order.count < count)
        continue
      }
      let found = order.prefix(count).reduce(0.0) { $0 + drawn.weights[$1] }
      #expect(abs(found - least) < 1e-9)
    }
  }
}
