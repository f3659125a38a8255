import Foundation
import Testing

@testable import Benchmarking

@Suite struct StatisticsTests {
  private func near(_ left: Double?, _ right: Double) -> Bool {
    left.map { abs($0 - right) < 1e-9 } ?? false
  }

  @Test func theShiftedGeometricMeanIsAsByHand() {
    // (1 + 1)(7 + 1) = 16, its root is 4, less the shift 3.
    #expect(near(ShiftedGeometricMean.of([1, 7], shift: 1), 3))
    // Without a shift the plain geometric mean.
    #expect(near(ShiftedGeometricMean.of([2, 8], shift: 0), 4))
    #expect(near(ShiftedGeometricMean.of([0], shift: 10), 0))
    #expect(ShiftedGeometricMean.of([], shift: 1) == nil)
  }

  @Test func theSpreadIsAsByHand() throws {
    let odd = try #require(Spread([3, 1, 2]))
    #expect(odd.median == 2 && odd.least == 1 && odd.most == 3 && odd.width == 2)
    #expect(Spread([4, 1, 2, 3])?.median == 2.5)
    #expect(Spread([1, .infinity, .infinity])?.median == .infinity)
    #expect(Spread([]) == nil)
  }

  /// Berthold 2013: no plan counts as 1, the share missing holds until the next plan.
  @Test func thePrimalIntegralIsAsByHand() {
    let points: [BenchRow.Point] = [
      .init(1, nil, 100), .init(2, 50, 100), .init(4, 80, 100), .init(5, 80, 90),
      .init(8, 100, 100),
    ]
    // 2 s × 1 + 2 s × 0.5 + 4 s × 0.2 + 2 s × 0.
    #expect(near(PrimalIntegral.of(points, best: 100, end: 10), 3.8))
    // What comes after the end does not count.
    #expect(near(PrimalIntegral.of(points, best: 100, end: 3), 2.5))
    #expect(near(PrimalIntegral.of([], best: 100, end: 7), 7))
    #expect(PrimalIntegral.missing(0, best: 0) == 0)
    #expect(PrimalIntegral.missing(-5, best: 5) == 1)
    #expect(PrimalIntegral.missing(-10, best: -5) == 0.5)
    #expect(PrimalIntegral.missing(0, best: 5) == 1)
  }

  /// Three problems: a is first on two, b on one and within twice of a on another, and fails on one.
  @Test func theProfileIsAsByHand() throws {
    let profile = PerformanceProfile([
      ("a", ["p": 1, "q": 1, "r": 8]), ("b", ["p": 2, "r": 2]),
    ])
    #expect(profile.problems == 3)
    let third = 1.0 / 3
    #expect(profile.lines[0].steps.map(\.ratio) == [1, 4])
    #expect(near(profile.lines[0].steps[0].share, 2 * third))
    #expect(near(profile.lines[0].steps[1].share, 1))
    #expect(profile.lines[1].steps.map(\.ratio) == [1, 2])
    #expect(near(profile.lines[1].steps[0].share, third))
    #expect(near(profile.lines[1].steps[1].share, 2 * third))
  }

  @Test func timesThatNoClockTellsApartAreTheSame() {
    let profile = PerformanceProfile([("a", ["p": 0.001]), ("b", ["p": 0.004])])
    #expect(profile.lines.map { $0.steps.map(\.ratio) } == [[1], [1]])
  }

  @Test func thePowerIsAsByHand() throws {
    let exact = try #require(PowerFit([(1, 3), (10, 300), (100, 30_000)]))
    #expect(near(exact.exponent, 2) && near(exact.factor, 3))
    #expect(near(exact.standardError, 0))
    // On decades the logarithms are 0, 1, 2 and 0, 2, 1: slope 0.5, rest 1.5, error √(1.5 / 1 / 2).
    let rough = try #require(PowerFit([(1, 1), (10, 100), (100, 10)]))
    #expect(near(rough.exponent, 0.5))
    #expect(near(rough.standardError, 0.75.squareRoot()))
    #expect(PowerFit([(1, 1), (2, 4)])?.standardError == nil)
    #expect(PowerFit([(2, 1), (2, 4)]) == nil)
    #expect(PowerFit([(0, 1), (2, 4)]) == nil)
    #expect(PowerFit([]) == nil)
  }

  @Test func figuresAreShortAndNeverZeroWhenTheyAreNot() {
    #expect(
      [0.0123, 1.256, 12.56, 125.6, 0, 20].map(Figures.seconds) == [
        "0.012", "1.26", "12.6", "126", "0", "20",
      ])
    #expect(
      [0, 0.000001, 0.00123, 0.0251, 0.5, 1].map(Figures.percent) == [
        "0", "0.001", "0.12", "2.51", "50", "100",
      ])
  }

  @Test func pointsAreNeverWorseThanBefore() {
    var points = ProgressPoints()
    points.add(1, value: nil, bound: 100)
    points.add(2, value: 10, bound: 120)
    points.add(3, value: 5, bound: nil)
    points.add(2.5, value: 20, bound: 90)
    #expect(points.points == [.init(1, nil, 100), .init(2, 10, 100), .init(2.5, 20, 90)])
  }

  @Test func thinningKeepsFirstLastAndWhenASharedIsReached() {
    var points = ProgressPoints()
    for step in 0...1000 { points.add(Double(step), value: step, bound: 1000) }
    let thinned = points.thinned(to: 20, gaps: [0.05, 0])
    #expect(thinned.count <= 20)
    #expect(thinned.first == .init(0, 0, 1000) && thinned.last == .init(1000, 1000, 1000))
    #expect(thinned.contains(.init(950, 950, 1000)))
  }
}
