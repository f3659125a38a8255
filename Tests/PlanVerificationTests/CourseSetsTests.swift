import Kezek
import Testing

@testable import PlanVerification

/// Courses of a child's needs together, against every set of courses gone through one by one.
@Suite struct CourseSetsTests {
  @Test(arguments: UInt64(1)...120)
  func theLeastCostIsThatOfTheCheapestSet(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let needs = random.integer(in: 1...3)
    let parts = (0..<random.integer(in: needs...3)).map { number in
      CourseSets.Part(
        ChildProblem.Part(need: DenseID(number % needs), per: .year, year: 2026, least: 1),
        most: random.integer(in: 0...3), gapDays: [0, 5, 25][number % needs],
        courses(random.integer(in: 0...4), &random))
    }
    let all = parts.indices.flatMap { part in parts[part].courses.map { (part: part, course: $0) } }
    var least: [[Int]: Int] = [:]
    for bits in 0..<(1 << all.count) {
      let set = all.indices.filter { bits & (1 << $0) != 0 }.map { all[$0] }
      let counts = parts.indices.map { part in set.count { $0.part == part } }
      guard zip(counts, parts).allSatisfy({ $0 <= $1.most }),
        set.indices.allSatisfy({ one in
          (0..<one).allSatisfy { other in
            let isSame = parts[set[one].part].part.need == parts[set[other].part].part.need
            let gap = isSame ? parts[set[one].part].gapDays : 1
            let (first, second) = (set[one].course.days, set[other].course.days)
            return first.first.days(since: second.last) >= gap
              || second.first.days(since: first.last) >= gap
          }
        })
      else { continue }
      let cost = set.reduce(0) { $0 + $1.course.cost }
      least[counts] = min(least[counts] ?? cost, cost)
    }
    let found = try #require(try CourseSets(parts).cheapest())
    #expect(found.count == least.count, "seed \(seed)")
    for option in found { #expect(least[option.counts] == option.cost, "seed \(seed)") }
    #expect(found.first?.counts == parts.map { _ in 0 })
  }

  private func courses(_ count: Int, _ random: inout SplitMix64) -> [CourseCosts.PricedCourse] {
    (0..<count).compactMap { _ in
      let first = random.integer(in: 0...60)
      let days = DayRange(
        first: CalendarDay(number: Int32(first)),
        last: CalendarDay(number: Int32(first + random.integer(in: 0...15))))
      return days.map {
        CourseCosts.PricedCourse(days: $0, cost: random.integer(in: -9...9), isLong: false)
      }
    }
  }

  /// Sums beyond what an integer holds are refused.
  @Test func aSumBeyondTheLargestNumberIsRefused() throws {
    let courses = [3, 40].map { day in
      CourseCosts.PricedCourse(
        days: DayRange(CalendarDay(number: day)), cost: .max - 1, isLong: false)
    }
    let part = CourseSets.Part(
      ChildProblem.Part(need: DenseID(0), per: .year, year: 2026, least: 1), most: 2, gapDays: 0,
      courses)
    #expect(throws: BoundCheckError.self) { try CourseSets([part]).cheapest() }
  }

  @Test func tooManyStatesAreNotLookedAt() throws {
    let parts = (0..<3).map { number in
      CourseSets.Part(
        ChildProblem.Part(need: DenseID(number), per: .year, year: 2026, least: 1), most: 3,
        gapDays: 10,
        (0..<12).map { day in
          CourseCosts.PricedCourse(
            days: DayRange(CalendarDay(number: Int32(3 * day))), cost: day, isLong: false)
        })
    }
    #expect(try CourseSets(parts).cheapest(limit: 100) == nil)
    #expect(try CourseSets(parts).cheapest() != nil)
  }
}
