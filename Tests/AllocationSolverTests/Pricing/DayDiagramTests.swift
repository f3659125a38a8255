import Foundation
import Kezek
import Testing

@testable import AllocationSolver

/// Sessions of a child's needs on its days together, against all of them gone through one by one.
@Suite struct DayDiagramTests {
  private struct Case {
    let wishes: [DayFits.Wish]
    let days: Int
    let places: Int
    let limits: DayFits.Limits
    let fits: DayFits
    let choices: [[DayDiagram.Choice]]
    let scores: [Double]

    init(seed: UInt64) {
      var random = SplitMix64(seed: seed)
      let days = random.integer(in: 1...3)
      let places = random.pick([1, 1, 2, 3, DayFits.mostPlaces + 1])
      self.days = days
      self.places = places
      limits = DayFits.Limits(
        sessions: random.integer(in: 1...3), minutes: random.pick([.max, 90, 60]))
      wishes = (0..<random.integer(in: 2...3)).map { _ in
        let length = random.integer(in: 1...2)
        return DayFits.Wish(
          length: length, minutes: 30 * length,
          starts: (0..<places).map { _ in
            (0..<days).map { day in (0..<4).map { 10 * day + $0 }.filter { _ in random.chance(40) }
            }
          })
      }
      let fits = DayFits(wishes, days: days, places: places, limits)
      self.fits = fits
      choices = wishes.indices.map { _ in
        var drawn: [DayDiagram.Choice] = []
        for _ in 0..<random.integer(in: 1...5) {
          let place = random.chance(30) ? nil : random.integer(in: 0...max(0, fits.places - 1))
          let choice = DayDiagram.Choice(
            place: fits.places == 0 ? nil : place,
            days: UInt16(random.integer(in: 1...(1 << days - 1))))
          if !drawn.contains(choice) { drawn.append(choice) }
        }
        return drawn
      }
      scores = choices.joined().map { _ in 2 * random.unit() - 0.7 }
    }

    /// Whether sessions of all those needs can be held on a day at a place, in some order.
    func holds(_ needs: [Int], day: Int, place: Int?, after period: Int = 0) -> Bool {
      guard !needs.isEmpty else { return true }
      return needs.contains { need in
        let starts = (place.map { [$0] } ?? Array(0..<places)).flatMap {
          wishes[need].starts[$0][day]
        }
        return starts.contains { start in
          start >= period
            && holds(
              needs.filter { $0 != need }, day: day, place: place,
              after: start + wishes[need].length)
        }
      }
    }

    /// Whether needs fit on a day, at one place where places are told apart.
    func fit(_ needs: [Int], day: Int, place: Int?) -> Bool {
      guard needs.count <= limits.sessions,
        needs.reduce(0, { $0 + wishes[$1].minutes }) <= limits.minutes
      else { return false }
      if place != nil || places > DayFits.mostPlaces {
        return holds(needs, day: day, place: place)
      }
      return (0..<places).contains { holds(needs, day: day, place: $0) }
    }

    /// Every way: of each need the number of a choice, or nil.
    func ways() -> [[Int?]] {
      var ways: [[Int?]] = [[]]
      for own in choices {
        ways = ways.flatMap { way in
          ([nil] + own.indices.map(Optional.some)).map { way + [$0] }
        }
      }
      return ways.filter { way in (0..<days).allSatisfy { isPossible(way, on: $0) } }
    }

    private func isPossible(_ way: [Int?], on day: Int) -> Bool {
      var needs: [Int] = []
      var there: Set<Int> = []
      for (need, number) in way.enumerated() {
        guard let number else { continue }
        let choice = choices[need][number]
        guard choice.days & 1 << UInt16(day) != 0 else { continue }
        needs.append(need)
        if let place = choice.place { there.insert(place) }
      }
      return needs.isEmpty || (there.count < 2 && fit(needs, day: day, place: there.first))
    }

    func worth(_ way: [Int?]) -> Double {
      var first = 0
      var worth = 0.0
      for (own, number) in zip(choices, way) {
        if let number { worth += scores[first + number] }
        first += own.count
      }
      return worth
    }
  }

  @Test(arguments: UInt64(1)...80)
  func whatFitsOnADayIsAllThatDoes(seed: UInt64) {
    let drawn = Case(seed: seed)
    for day in 0..<drawn.days {
      for set in 0..<(1 << drawn.wishes.count) {
        let needs = drawn.wishes.indices.filter { set & (1 << $0) != 0 }
        for place in [nil] + (0..<drawn.fits.places).map(Optional.some) {
          #expect(
            drawn.fits.fits(set, on: day, at: place) == drawn.fit(needs, day: day, place: place),
            "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: UInt64(1)...120)
  func waysAreAllThatFitTogether(seed: UInt64) throws {
    let drawn = Case(seed: seed)
    let diagram = try #require(DayDiagram(drawn.choices, drawn.fits))
    let all = drawn.ways()
    let ways = DayWays(size: diagram.nodeCount)
    for temperature in [0, 0.3, 1e-6] {
      let worths = all.map(drawn.worth)
      let high = worths.max() ?? 0
      let weights = worths.map { exp(($0 - high) / max(temperature, 1e-9)) }
      let sum = weights.reduce(0, +)
      let most = high + (temperature > 0 ? temperature * log(sum) : 0)
      let found = ways.goThrough(diagram, drawn.scores, temperature: temperature)
      #expect(abs(found - most) < 1e-9, "seed \(seed) at \(temperature)")
      var chances = [Double](repeating: 0, count: drawn.scores.count)
      ways.addChances(diagram, drawn.scores, temperature: temperature, to: &chances)
      var expected = chances.map { _ in 0.0 }
      for (way, weight) in zip(all, weights) {
        var first = 0
        for (own, number) in zip(drawn.choices, way) {
          if let number { expected[first + number] += weight / sum }
          first += own.count
        }
      }
      for choice in chances.indices {
        #expect(abs(chances[choice] - expected[choice]) < 1e-6, "seed \(seed) at \(temperature)")
      }
    }
  }

  /// A choice that cannot be had is in no way.
  @Test func choicesWithoutWorthAreLeftOut() throws {
    let drawn = Case(seed: 3)
    let diagram = try #require(DayDiagram(drawn.choices, drawn.fits))
    let ways = DayWays(size: diagram.nodeCount)
    let scores = drawn.scores.map { _ in -Double.infinity }
    for temperature in [0, 0.5] {
      #expect(ways.goThrough(diagram, scores, temperature: temperature) == 0)
      var chances = scores.map { _ in 0.0 }
      ways.addChances(diagram, scores, temperature: temperature, to: &chances)
      #expect(chances.allSatisfy { $0 == 0 })
    }
  }

  @Test func aDiagramBeyondItsLimitIsNotDrawn() throws {
    let wishes = (0..<4).map { _ in
      DayFits.Wish(length: 1, minutes: 30, starts: [(0..<5).map { [10 * $0, 10 * $0 + 1] }])
    }
    let fits = DayFits(
      wishes, days: 5, places: 1, DayFits.Limits(sessions: 2, minutes: .max))
    #expect(fits.isScarce)
    let choices = wishes.map { _ in
      (1..<UInt16(32)).map { DayDiagram.Choice(place: 0, days: $0) }
    }
    let arcs = try #require(DayDiagram(choices, fits)).arcs.count
    #expect(DayDiagram(choices, fits, limit: arcs) != nil)
    #expect(DayDiagram(choices, fits, limit: arcs - 1) == nil)
  }

  /// Where all that has room alone has it together, nothing is scarce.
  @Test func roomForAllIsNotScarce() {
    let wish = DayFits.Wish(length: 1, minutes: 30, starts: [[[0, 1, 2]]])
    func fits(_ needs: Int, _ sessions: Int) -> DayFits {
      DayFits(
        [DayFits.Wish](repeating: wish, count: needs), days: 1, places: 1,
        DayFits.Limits(sessions: sessions, minutes: .max))
    }
    #expect(!fits(3, 3).isScarce && fits(3, 2).isScarce && fits(4, 4).isScarce)
  }
}
