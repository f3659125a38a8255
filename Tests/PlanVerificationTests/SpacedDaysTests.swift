import Kezek
import Testing

@testable import PlanVerification

/// Days with days between them, against every choice of days gone through one by one.
@Suite struct SpacedDaysTests {
  @Test(arguments: UInt64(1)...80)
  func choicesAreThoseThatLeaveTheDaysBetween(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let cycle = random.chance(50) ? 7 : 14
    let gap = random.integer(in: 2...(random.chance(10) ? 20 : 5))
    let mostInWeek = random.integer(in: 1...4)
    let most = random.integer(in: 0...5)
    let share = random.integer(in: 30...90)
    let days = (0..<cycle).filter { _ in random.chance(share) }
      .map { (day: $0, cost: random.integer(in: -5...9)) }
    let found = try SpacedDays(gap: gap, cycle: cycle, mostInWeek: mostInWeek)
      .choices(of: days, upTo: most)
    var expected: [Int: Int] = [:]
    for bits in 1..<max(1, 1 << days.count) where bits.nonzeroBitCount <= most {
      let held = days.indices.filter { bits & (1 << $0) != 0 }.map { days[$0] }
      let dates = held.map(\.day) + held.map { $0.day + cycle }
      guard zip(dates, dates.dropFirst()).allSatisfy({ $1 - $0 >= gap }),
        (0..<2).allSatisfy({ week in held.count { $0.day / 7 == week } <= mostInWeek })
      else { continue }
      expected[bits] = held.reduce(0) { $0 + $1.cost }
    }
    #expect(found.count == expected.count)
    for choice in found {
      #expect(expected[choice.days] == choice.cost)
      #expect(choice.count == choice.days.nonzeroBitCount)
    }
  }
}
