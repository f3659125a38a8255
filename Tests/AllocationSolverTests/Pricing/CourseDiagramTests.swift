import Foundation
import Kezek
import Testing

@testable import AllocationSolver

/// Courses of a child's needs together, against every set of courses gone through one by one.
@Suite struct CourseDiagramTests {
  private struct Case {
    let items: [CourseDiagram.Item]
    let costs: [[Double]]

    init(seed: UInt64) {
      var random = SplitMix64(seed: seed)
      let needs = random.integer(in: 1...3)
      items = (0..<random.integer(in: needs...3)).map { number in
        var starts = Set<Int>()
        for _ in 0..<random.integer(in: 0...4) { starts.insert(random.integer(in: 0...60)) }
        let courses = starts.sorted().compactMap { first in
          DayRange(
            first: CalendarDay(number: Int32(first)),
            last: CalendarDay(number: Int32(first + random.integer(in: 0...15))))
        }
        let least = random.integer(in: 1...2)
        return CourseDiagram.Item(
          need: DenseID(number % needs), courses: courses, gapDays: [1, 1, 7, 20][number % needs],
          counts: least...(least + random.integer(in: 0...2)))
      }
      costs = items.map { item in item.courses.map { _ in 2 * random.unit() - 1 } }
    }

    /// By numbers of courses: every set that may be had, each course by item and position.
    func sets() -> [[Int]: [[(item: Int, position: Int)]]] {
      let all = items.indices.flatMap { item in
        items[item].courses.indices.map { (item: item, position: $0) }
      }
      var found: [[Int]: [[(item: Int, position: Int)]]] = [:]
      for bits in 0..<(1 << all.count) {
        let set = all.indices.filter { bits & (1 << $0) != 0 }.map { all[$0] }
        let counts = items.indices.map { item in set.count { $0.item == item } }
        guard zip(counts, items).allSatisfy({ $0 == 0 || $1.counts.contains($0) }),
          set.indices.allSatisfy({ one in
            (0..<one).allSatisfy { mayBeTogether(set[one], set[$0]) }
          })
        else { continue }
        found[counts, default: []].append(set)
      }
      return found
    }

    private func mayBeTogether(
      _ one: (item: Int, position: Int), _ other: (item: Int, position: Int)
    ) -> Bool {
      let (first, second) = (
        items[one.item].courses[one.position], items[other.item].courses[other.position]
      )
      let gap = items[one.item].need == items[other.item].need ? items[one.item].gapDays : 1
      return first.first.days(since: second.last) >= gap
        || second.first.days(since: first.last) >= gap
    }
  }

  @Test(arguments: UInt64(1)...120)
  func waysAreAllThatMayBeHadTogether(seed: UInt64) throws {
    let drawn = Case(seed: seed)
    let diagram = try #require(CourseDiagram(drawn.items))
    let sets = drawn.sets()
    #expect(Set(diagram.ends) == Set(sets.keys) && diagram.ends.count == sets.count)
    let costs = diagram.order.map { drawn.costs[$0.item][$0.position] }
    let ways = CourseWays(size: diagram.size)
    for temperature in [0, 0.3, 1e-6] {
      ways.goThrough(diagram, costs, temperature: temperature)
      for (end, counts) in diagram.ends.enumerated() {
        let worths = (sets[counts] ?? []).map { set in
          -set.reduce(0.0) { $0 + drawn.costs[$1.item][$1.position] }
        }
        let high = worths.max() ?? -.infinity
        let sum = worths.reduce(0.0) { $0 + exp(($1 - high) / max(temperature, 1e-9)) }
        let most = high + (temperature > 0 ? temperature * log(sum) : 0)
        let worth = ways.worth(ofEnd: end, diagram, temperature: temperature)
        #expect(abs(worth - most) < 1e-9, "seed \(seed) at \(temperature)")
      }
      let chances = diagram.ends.indices.map { Double($0 + 1) }
      var found = [Double](repeating: 0, count: costs.count)
      ways.addChances(
        diagram, temperature: temperature, ofEnd: { chances[$0] }, to: &found)
      let expected = expected(chances, diagram, drawn, sets, temperature)
      for course in found.indices { #expect(abs(found[course] - expected[course]) < 1e-6) }
    }
  }

  /// The chance of each course: of each end that of its sets by their weights.
  private func expected(
    _ chances: [Double], _ diagram: CourseDiagram, _ drawn: Case,
    _ sets: [[Int]: [[(item: Int, position: Int)]]], _ temperature: Double
  ) -> [Double] {
    var expected = [Double](repeating: 0, count: diagram.order.count)
    for (end, counts) in diagram.ends.enumerated() {
      let ofEnd = sets[counts] ?? []
      let worths = ofEnd.map { set in
        -set.reduce(0.0) { $0 + drawn.costs[$1.item][$1.position] }
      }
      let high = worths.max() ?? 0
      // Drawn costs are never equal, so that the best set is one.
      let weights = worths.map { exp(($0 - high) / max(temperature, 1e-9)) }
      let sum = weights.reduce(0, +)
      for (set, weight) in zip(ofEnd, weights) {
        for (course, entry) in diagram.order.enumerated() where set.contains(where: { $0 == entry })
        {
          expected[course] += chances[end] * weight / sum
        }
      }
    }
    return expected
  }

  /// A course that cannot be had is in no way.
  @Test func coursesWithoutEndAreLeftOut() throws {
    let days = DayRange(CalendarDay(number: 5))
    let later = DayRange(CalendarDay(number: 9))
    let item = CourseDiagram.Item(
      need: DenseID(0), courses: [days, later], gapDays: 1, counts: 1...2)
    let diagram = try #require(CourseDiagram([item]))
    let ways = CourseWays(size: diagram.size)
    for temperature in [0, 0.5] {
      ways.goThrough(diagram, [.infinity, 1], temperature: temperature)
      let worths = diagram.ends.indices.map {
        ways.worth(ofEnd: $0, diagram, temperature: temperature)
      }
      #expect(worths == [0, -1, -.infinity])
    }
  }

  @Test func aDiagramBeyondItsLimitIsNotDrawn() throws {
    let courses = (0..<12).map { DayRange(CalendarDay(number: Int32(3 * $0))) }
    let items = (0..<3).map {
      CourseDiagram.Item(need: DenseID($0), courses: courses, gapDays: 10, counts: 1...3)
    }
    let size = try #require(CourseDiagram(items)).nodes.count
    #expect(CourseDiagram(items, limit: size / 2) == nil)
    #expect(size > 100)
  }
}
