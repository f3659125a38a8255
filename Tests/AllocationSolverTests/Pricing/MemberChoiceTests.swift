import Foundation
import Kezek
import Testing

@testable import AllocationSolver

/// The choice of a group's members against going through all of them.
@Suite struct MemberChoiceTests {
  /// Sums of payments over all sets of so many, with the sets.
  private func sets(_ payments: [Double], _ sizes: ClosedRange<Int>) -> [(sum: Double, of: Int)] {
    (0..<(1 << payments.count)).compactMap { set in
      guard sizes.contains(set.nonzeroBitCount) else { return nil }
      let sum = payments.indices.reduce(0.0) { $0 + (set >> $1 & 1 == 1 ? payments[$1] : 0) }
      return (sum, set)
    }
  }

  private func drawn(_ random: inout SplitMix64, _ count: Int, _ reach: Double) -> [Double] {
    (0..<count).map { _ in reach * (2 * random.unit() - 1) }.sorted(by: >)
  }

  @Test(arguments: [1...1, 2...2, 2...4, 3...6, 1...3])
  func valuesAndChancesAreThoseOfAllSets(sizes: ClosedRange<Int>) {
    var random = SplitMix64(seed: UInt64(sizes.count))
    let choice = MemberChoice(sizes: sizes, members: 9)
    for count in 0...9 {
      for reach in [0.1, 2, 15] {
        let payments = drawn(&random, count, reach)
        let sets = sets(payments, sizes)
        let most = choice.most(payments, count)
        let smoothed = choice.smoothed(payments, count)
        guard let highest = sets.map(\.sum).max() else {
          #expect(most == -.infinity && smoothed == -.infinity)
          continue
        }
        #expect(abs(most - highest) < 1e-9)
        let sum = sets.reduce(0) { $0 + exp($1.sum - highest) }
        #expect(abs(smoothed - highest - log(sum)) < 1e-9, "\(sizes), \(payments)")
        var chances = [Double](repeating: -1, count: count)
        choice.chances(payments, count, into: &chances)
        for member in payments.indices {
          let own = sets.reduce(0) {
            $0 + ($1.of >> member & 1 == 1 ? exp($1.sum - highest) : 0)
          }
          #expect(abs(chances[member] - own / sum) < 1e-9, "\(sizes), \(payments)")
        }
      }
    }
  }

  @Test func nothingOverflowsOrVanishes() {
    let choice = MemberChoice(sizes: 2...4, members: 6)
    let payments: [Double] = [9000, 4000, 3999, -2000, -7000, -9000]
    #expect(abs(choice.smoothed(payments, 6) - 16_999) < 1e-6)
    var chances = [Double](repeating: -1, count: 6)
    choice.chances(payments, 6, into: &chances)
    #expect(chances.map { ($0 * 1e6).rounded() } == [1e6, 1e6, 1e6, 0, 0, 0])
    #expect(choice.most(payments, 6) == 16_999)
    let least: [Double] = [-5000, -6000, -6000]
    #expect(abs(choice.smoothed(least, 3) + 11_000 - log(2)) < 1e-6)
    #expect(choice.number(least, 3) == 2)
  }
}
