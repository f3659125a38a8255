import Testing

@testable import Benchmarking

@Suite struct ComparisonTests {
  private let gaps = [0.05, 0.01, 0]

  /// Runs of glpk on the smallest instance, one for each pair: seconds to the end, value of 1000.
  private func rows(_ courses: [(Double, Int)]) -> [BenchRow] {
    let runs = Rows.suite.runs.filter {
      $0.instance.name == "c120" && $0.programName == "kezek auto glpk"
    }
    return zip(runs, courses).map { run, course in
      Rows.row(run, children: 120, [(0.1, 500, 1000), (course.0, course.1, 1000)])
    }
  }

  private func verdict(
    _ before: [(Double, Int)], _ now: [(Double, Int)]
  ) -> (BenchComparison.Verdict, BenchComparison.Measure)? {
    BenchComparison(before: rows(before), now: rows(now), gaps: gaps).items.first
      .map { ($0.verdict, $0.measure) }
  }

  @Test func aDifferenceWithinTheSpreadIsNone() throws {
    let found = try #require(
      verdict([(2, 1000), (3, 1000), (4, 1000)], [(1.5, 1000), (2, 1000), (3.5, 1000)]))
    #expect(found == (.same, .time(0)))
  }

  @Test func aDifferenceBeyondTheSpreadCounts() throws {
    let slow = [(4.0, 1000), (4.2, 1000), (4.1, 1000)]
    let fast = [(2.0, 1000), (2.2, 1000), (2.1, 1000)]
    #expect(try #require(verdict(slow, fast)) == (.better, .time(0)))
    #expect(try #require(verdict(fast, slow)) == (.worse, .time(0)))
  }

  @Test func aSmallerOpenShareGoesBeforeTime() throws {
    let good = [(9.0, 999), (9.0, 999), (9.0, 998)]
    let bad = [(1.0, 990), (1.0, 991), (1.0, 990)]
    #expect(try #require(verdict(bad, good)) == (.better, .open))
    #expect(try #require(verdict(good, bad)) == (.worse, .open))
  }

  @Test func timesAreComparedAtTheFinestShareThatAllReach() throws {
    // All reach 5 %, none 1 %: 960 to 961 of 1000 is no difference that counts.
    let before = [(4.0, 960), (4.1, 961), (4.0, 960)]
    let now = [(2.0, 960), (2.1, 961), (2.0, 961)]
    let found = try #require(verdict(before, now))
    #expect(found == (.better, .time(0.05)))
  }

  @Test func oneSeedNeedsALargerDifference() throws {
    #expect(try #require(verdict([(4, 1000)], [(3.5, 1000)])).0 == .same)
    #expect(try #require(verdict([(4, 1000)], [(2, 1000)])).0 == .better)
  }

  @Test func aPlanLostIsWorseWhateverTheRest() throws {
    let before = rows([(9, 950), (9, 950), (9, 950)])
    var now = rows([(1, 1000), (1, 1000), (1, 1000)])
    now[1].status = .crashed
    let comparison = BenchComparison(before: before, now: now, gaps: gaps)
    #expect(comparison.items.map(\.verdict) == [.worse])
    #expect(comparison.items.map(\.measure) == [.state])
    #expect(comparison.overall == .worse)
  }

  @Test func whatIsOnOneSideOnlyIsSaid() {
    let rows = Rows.all
    let few = rows.filter { $0.instance == "c120" }
    let more = BenchComparison(before: few, now: rows, gaps: gaps)
    #expect(more.count(.added) == 6 && more.count(.same) == 3 && more.overall == .same)
    let fewer = BenchComparison(before: rows, now: few, gaps: gaps)
    #expect(fewer.count(.gone) == 6)
    // The same rows on both sides.
    let equal = BenchComparison(before: rows, now: rows, gaps: gaps)
    #expect(equal.count(.same) == equal.items.count && equal.overall == .same)
    #expect(equal.timeRatio.map { abs($0 - 1) < 1e-12 } == true)
  }
}
