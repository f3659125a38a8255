import Foundation
import Kezek
import Testing

@testable import AllocationSolver

/// Choices of days with days between them, against plain enumeration.
@Suite struct SpacedDayChoiceTests {
  private struct Case {
    let days: [Int]
    let weights: [Double]
    let gap: Int
    let cycle: Int
    let mostInWeek: Int
    let most: Int

    init(seed: UInt64) {
      var random = SplitMix64(seed: seed)
      cycle = random.chance(50) ? 7 : 14
      let share = random.integer(in: 40...90)
      var days = (0..<cycle).filter { _ in random.chance(share) }
      if days.isEmpty { days = [0] }
      self.days = days
      var weights = days.map { _ in 0.1 + 0.9 * random.unit() }
      weights[0] = 1
      self.weights = weights
      gap = random.integer(in: 2...(random.chance(10) ? 20 : 5))
      mostInWeek = random.integer(in: 1...4)
      most = random.integer(in: 1...days.count)
    }

    var spacing: DaySpacing? {
      DaySpacing(days, gap: gap, mostInWeek: mostInWeek, most: most, cycle: cycle)
    }

    func shape(_ most: Int) -> DayShape {
      DayShape(
        count: days.count, firstWeek: days.count { $0 < 7 }, mostInWeek: mostInWeek, most: most,
        spacing: 0)
    }

    /// All choices: each two sessions, of the next cycle, too, leave the days between.
    var choices: [[Int]] {
      let all: [[Int]] = (0..<(1 << days.count)).map { bits in
        days.indices.filter { bits & (1 << $0) != 0 }
      }
      return all.filter { choice in
        let held = choice.map { days[$0] }
        let repeated = held + held.map { $0 + cycle }
        let isApart = zip(repeated, repeated.dropFirst()).allSatisfy { $1 - $0 >= gap }
        let isWithin = (0..<2).allSatisfy { week in held.count { $0 / 7 == week } <= mostInWeek }
        return isApart && isWithin && choice.count <= most
      }
    }

    func product(_ choice: [Int]) -> Double { choice.reduce(1.0) { $0 * weights[$1] } }
    func sum(_ choice: [Int]) -> Double { choice.reduce(0.0) { $0 + weights[$1] } }
  }

  /// Nil only where all choices of days are free, but for the weeks.
  @Test(arguments: UInt64(1)...60)
  func choicesAreThoseThatLeaveTheDaysBetween(seed: UInt64) {
    let drawn = Case(seed: seed)
    guard let spacing = drawn.spacing else {
      let pairs = drawn.choices.count { $0.count == 2 }
      let isShort = drawn.most < 2
      let weeks = (0..<2).map { week in drawn.days.count { $0 / 7 == week } }
      let inOneWeek = weeks.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
      #expect(
        pairs == (isShort ? 0 : drawn.mostInWeek > 1 ? inOneWeek : 0)
          + (isShort ? 0 : weeks[0] * weeks[1]))
      return
    }
    let found = spacing.choices.map { choice in
      drawn.days.indices.filter { choice.days & (1 << $0) != 0 }
    }
    #expect(Set(found) == Set(drawn.choices))
    #expect(found.count == drawn.choices.count)
    #expect(spacing.most == drawn.choices.map(\.count).max())
  }

  @Test(arguments: UInt64(1)...60)
  func sumsAndChancesAreThoseOfAllChoices(seed: UInt64) {
    let drawn = Case(seed: seed)
    guard let spacing = drawn.spacing else { return }
    var random = SplitMix64(seed: seed &+ 999)
    let choice = SpacedDayChoice(for: [spacing])
    let most = spacing.most
    var logs = [Double](repeating: 0, count: most + 1)
    choice.logarithms(of: spacing, most: most, drawn.weights, scale: 0.25, into: &logs)
    let chances = (0...most).map { _ in random.unit() }
    var found = [Double](repeating: 0, count: drawn.days.count)
    choice.spread(spacing, most: most, drawn.weights, chances: chances, to: &found)
    var expected = [Double](repeating: 0, count: drawn.days.count)
    for count in 0...most {
      let choices = drawn.choices.filter { $0.count == count }
      let sum = choices.reduce(0) { $0 + drawn.product($1) }
      #expect(abs(logs[count] - (log(sum) + 0.25 * Double(count))) < 1e-9)
      for choice in choices {
        for day in choice { expected[day] += chances[count] * drawn.product(choice) / sum }
      }
    }
    for day in drawn.days.indices { #expect(abs(found[day] - expected[day]) < 1e-9) }
  }

  /// The same within every subset of the days, smoothed and exact.
  @Test(arguments: UInt64(1)...30)
  func tablesOfSubsetsAreThoseOfAllChoices(seed: UInt64) {
    let drawn = Case(seed: seed)
    guard let spacing = drawn.spacing, drawn.days.count <= 9 else { return }
    let shape = drawn.shape(spacing.most)
    let choice = SpacedDayChoice(for: [spacing])
    var sums = [Double](repeating: 0, count: shape.width << shape.count)
    choice.sums(of: spacing, shape, drawn.weights, into: &sums)
    var costs = sums
    choice.costs(of: spacing, shape, drawn.weights, into: &costs)
    var random = SplitMix64(seed: seed &+ 999)
    var slopes = sums.map { _ in random.unit() }
    var expected = [Double](repeating: 0, count: drawn.days.count)
    for subset in 0..<(1 << shape.count) {
      let within = drawn.choices.filter { $0.allSatisfy { subset & (1 << $0) != 0 } }
      for count in 0..<shape.width {
        let place = subset * shape.width + count
        let choices = within.filter { $0.count == count }
        #expect(abs(sums[place] - choices.reduce(0) { $0 + drawn.product($1) }) < 1e-9)
        let least = choices.map { drawn.sum($0) }.min()
        if let least {
          #expect(abs(costs[place] - least) < 1e-9)
        } else {
          #expect(costs[place] == .infinity)
        }
        // A day's chance is its weight times the slope of the sum in the weight.
        for choice in choices {
          for day in choice { expected[day] += slopes[place] * drawn.product(choice) }
        }
      }
    }
    var found = [Double](repeating: 0, count: drawn.days.count)
    choice.spread(spacing, shape, drawn.weights, slopes: &slopes, to: &found)
    for day in drawn.days.indices { #expect(abs(found[day] - expected[day]) < 1e-9) }
  }

  @Test(arguments: UInt64(1)...60)
  func cheapestDaysAreTheCheapestChoice(seed: UInt64) {
    let drawn = Case(seed: seed)
    guard let spacing = drawn.spacing else { return }
    var random = SplitMix64(seed: seed &+ 999)
    let choice = SpacedDayChoice(for: [spacing])
    var costs = [Double](repeating: 0, count: spacing.most + 1)
    choice.costs(of: spacing, most: spacing.most, drawn.weights, into: &costs)
    let open = random.integer(in: 0...((1 << drawn.days.count) - 1))
    for count in 1..<(spacing.most + 1) {
      let choices = drawn.choices.filter { $0.count == count }
      #expect(abs(costs[count] - (choices.map { drawn.sum($0) }.min() ?? 0)) < 1e-9)
      var chances = [Double](repeating: 0, count: drawn.days.count)
      choice.addCheapest(count, 0.5, of: spacing, drawn.weights, open: open, to: &chances)
      let within = choices.filter { $0.allSatisfy { open & (1 << $0) != 0 } }
      let taken = chances.indices.filter { chances[$0] == 0.5 }
      guard let least = within.map({ drawn.sum($0) }).min() else {
        #expect(chances.allSatisfy { $0 == 0 })
        continue
      }
      #expect(within.contains(taken))
      #expect(abs(drawn.sum(taken) - least) < 1e-9)
    }
  }
}
