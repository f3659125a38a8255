import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Rows over time: parts and posts of a timeline, and half-days in parts.
@Suite struct TimelineTests {
  private struct Drawn {
    let scenario: Scenario
    let available: PeriodSet
    let lengths: Set<Int>
    let division: Timeline.Division
    let timeline: Timeline

    init(seed: UInt64) throws {
      var random = SplitMix64(seed: seed)
      var tiny = TinyScenario()
      _ = tiny.need(tiny.child("C-1"), tiny.service("speech"), asked: 1)
      scenario = try tiny.scenario()
      var available = scenario.grid.none
      let share = random.integer(in: 50...95)
      for period in scenario.grid.open.members where random.chance(share) {
        available.insert(period)
      }
      self.available = available
      lengths = Set((0..<random.integer(in: 1...3)).map { _ in random.integer(in: 1...4) })
      division = Timeline.Division(
        isInRuns: random.chance(50), minutes: random.chance(50) ? random.pick([30, 60, 120]) : nil)
      timeline = Timeline(available, lengths, scenario, division) { _ in 2 }
    }

    /// All sessions of a length in periods that follow each other.
    func sessions(_ length: Int) -> [Range<Int>] {
      scenario.grid.starts(of: length, in: available).map { $0..<($0 + length) }
    }
  }

  @Test(arguments: UInt64(1)...40)
  func partsHaveEveryPeriodOnce(seed: UInt64) throws {
    let drawn = try Drawn(seed: seed)
    var parts: [Int: [Int]] = [:]
    for period in drawn.available.members {
      let shares = drawn.timeline.parts(period..<(period + 1))
      #expect(shares.count == 1 && shares[0].amount == 1)
      parts[shares[0].row, default: []].append(period)
    }
    let grid = drawn.scenario.grid
    for (row, periods) in parts {
      #expect(drawn.timeline.rows[row].periods == periods)
      #expect(drawn.timeline.rows[row].capacity == 2 * Double(periods.count))
      #expect(Set(periods.map { grid.day(of: $0) }).count == 1)
      #expect(Set(periods.map { grid.minute(of: $0) < drawn.scenario.settings.noon }).count == 1)
      if drawn.division.isInRuns {
        #expect(periods == Array(periods[0]...(periods.last ?? 0)))
      }
      if let minutes = drawn.division.minutes {
        #expect(Set(periods.map { grid.minute(of: $0) / minutes }).count == 1)
      }
    }
  }

  /// What is said of a session is what its periods say.
  @Test(arguments: UInt64(1)...40)
  func sessionsTakeWhatTheirPeriodsAreIn(seed: UInt64) throws {
    let drawn = try Drawn(seed: seed)
    for session in drawn.lengths.flatMap(drawn.sessions) {
      let posts = drawn.timeline.posts(session)
      let parts = drawn.timeline.parts(session)
      #expect(parts.reduce(0) { $0 + $1.amount } == session.count)
      for share in parts + posts {
        let held = drawn.timeline.rows[share.row].periods.count { session.contains($0) }
        #expect(share.amount == held && held > 0)
      }
      let number = drawn.timeline.takes(ofLength: session.count)[session.lowerBound]
      let take = drawn.timeline.takes[Int(number)]
      #expect(take.parts == parts && take.posts == posts)
      #expect(drawn.timeline.takes.allSatisfy { ($0.number == take.number) == ($0.parts == parts) })
    }
  }

  /// In a run that has posts every session as long as they are for holds one of them, and as many sessions
  /// as there are posts fit.
  @Test(arguments: UInt64(1)...40)
  func everySessionHoldsAPost(seed: UInt64) throws {
    let drawn = try Drawn(seed: seed)
    let length = try #require(drawn.lengths.min())
    let grid = drawn.scenario.grid
    let timeline = Timeline(
      drawn.available, [length], drawn.scenario,
      Timeline.Division(isInRuns: true, minutes: nil)
    ) { _ in 1 }
    func run(_ period: Int) -> Int { timeline.parts(period..<(period + 1))[0].row }
    let ofParts = Set(drawn.available.members.map(run))
    for (number, row) in timeline.rows.enumerated() where !ofParts.contains(number) {
      let part = run(row.periods[0])
      let periods = timeline.rows[part].periods
      #expect(row.periods.count == periods.count / length && periods.count % length > 0)
      for start in grid.starts(of: length, in: drawn.available) {
        let session = start..<(start + length)
        guard session.allSatisfy({ run($0) == part }) else { continue }
        #expect(row.periods.contains { session.contains($0) })
      }
    }
  }

  /// Children who are free for the same hour of a morning: its specialist could meet all of them in the
  /// morning, and one in the hour.
  private func crowd(from: Int, to: Int) throws -> Scenario {
    var tiny = TinyScenario(from: 9 * 60, to: 13 * 60, days: 0...0)
    let speech = tiny.service("speech", minutes: 60, form: .individual)
    TwoTowns.specialist("S", gives: speech, at: DenseID(0), in: &tiny)
    for number in 1...3 {
      let free = tiny.periods(days: [0], from: from, to: to)
      let child = tiny.child("C-\(number)", hours: Hours(anywhere: free))
      _ = tiny.need(child, speech, asked: 1)
    }
    return try tiny.scenario()
  }

  private func bound(
    _ scenario: Scenario, partMinutes: Int?
  ) throws -> (bound: Double, model: PricingModel, prices: PriceAscent.Prices) {
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    let model = PricingModel(
      Candidates(scenario), shares: [], tiers: valuation.tiers, partMinutes: partMinutes)
    let found = try #require(
      PriceAscent(model, tier: 0, floors: []).run(downTo: -.infinity) { false })
    return (found.bound, model, found.prices)
  }

  @Test func partsOfAHalfDayKnowItsCrowdedHour() throws {
    let scenario = try crowd(from: 9 * 60, to: 10 * 60)
    let coarse = try bound(scenario, partMinutes: nil)
    let fine = try bound(scenario, partMinutes: 30)
    #expect(coarse.model.hasPartialHours)
    #expect(fine.model.rows.count > coarse.model.rows.count)
    // All three fit into the morning, one of them into the hour.
    #expect(abs(coarse.bound / 3 - fine.bound) < 0.02 * fine.bound)
  }

  @Test func halfDaysAreWholeWhereAllAreFreeInAllOfThem() throws {
    let scenario = try crowd(from: 9 * 60, to: 13 * 60)
    let coarse = try bound(scenario, partMinutes: nil)
    #expect(!coarse.model.hasPartialHours)
    #expect(try bound(scenario, partMinutes: 30).model.rows == coarse.model.rows)
  }

  /// Children who are free for an hour or two of some days, for sessions of two lengths.
  private func hurried(seed: UInt64) throws -> Scenario {
    var random = SplitMix64(seed: seed)
    var tiny = TinyScenario(from: 9 * 60, to: 17 * 60, days: 0...1)
    let services = [30, 60].map { tiny.service("service \($0)", minutes: $0, form: .individual) }
    for (number, service) in services.enumerated() {
      TwoTowns.specialist("S-\(number)", gives: service, at: DenseID(0), in: &tiny)
    }
    for number in 1...random.integer(in: 4...8) {
      let free = (0...1).reduce(tiny.parts.grid.none) { free, day in
        let from = 9 * 60 + 30 * random.integer(in: 0...12)
        return free.union(
          tiny.periods(days: [day], from: from, to: from + 60 * random.integer(in: 1...2)))
      }
      let child = tiny.child("C-\(number)", hours: Hours(anywhere: free))
      _ = tiny.need(child, random.pick(services), asked: random.integer(in: 1...2))
    }
    return try tiny.scenario()
  }

  /// Prices of whole half-days cost as much in parts of them, and bound as much; better ones are found
  /// from there, and the verifier confirms them.
  @Test(arguments: UInt64(1)...20)
  func refinedPricesAreTheSameAndLeadToBetterOnes(seed: UInt64) throws {
    let scenario = try hurried(seed: seed)
    let coarse = try bound(scenario, partMinutes: nil)
    let fine = try bound(scenario, partMinutes: 30)
    #expect(coarse.model.hasPartialHours && fine.model.rows.count > coarse.model.rows.count)
    let refined = fine.model.refined(coarse.prices, of: coarse.model)
    func value(_ model: PricingModel, _ prices: [Double]) -> Double {
      var oracle = PriceOracle(model)
      var weights = [Double](repeating: 0, count: model.tierCount)
      weights[0] = 1
      return oracle.evaluate(prices, weights: weights, temperature: 0)
    }
    let one = value(coarse.model, coarse.prices.rows)
    let other = value(fine.model, refined.rows)
    #expect(abs(one - other) < 1e-6 * max(1, one))
    // Going on from there leads as low as beginning anew.
    let ascent = PriceAscent(fine.model, tier: 0, floors: [], from: refined)
    let found = ascent.run(
      downTo: -.infinity, isOver: { false }, temperatures: PriceAscent.temperaturesOfRefining)
    let onward = try #require(found)
    #expect(onward.bound <= coarse.bound + 1e-6)
    #expect(abs(onward.bound - fine.bound) < 0.01 * fine.bound)
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    let prices = onward.prices.rounded(of: fine.model, tier: 0, floors: [], valuation.tiers)
    let report = try BoundCheck(scenario, valuation).check(
      PriceProof(scale: DualPrices.scale, tiers: [prices]))
    #expect(abs(Double(report.tiers[0].recomputed) - onward.bound) < 1.5)
  }
}
