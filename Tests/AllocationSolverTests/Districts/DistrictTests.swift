import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// A scenario cut into what shares nothing is the same scenario: values, bounds and plans of the parts
/// add up to the whole's.
@Suite struct DistrictTests {
  private struct Cut {
    let scenario: Scenario
    let valuation: Valuation
    let candidates: Candidates
    let districts: Districts
  }

  /// Small scenarios that fall apart, under a named policy.
  private func cuts(_ shard: Int, policy name: String) throws -> [Cut] {
    var cuts: [Cut] = []
    for seed in (0..<60).map({ UInt64(shard * 60 + $0 + 1) }) {
      var random = SplitMix64(seed: seed)
      let families = random.sample(random.integer(in: 0...3), of: ConstraintFamily.allCases)
      let scenario = try SmallScenarioGenerator(seed: 70_000 + seed).scenario(families: families)
      let policy = try #require(Policy.named(name, mostOwed: scenario.mostOwed))
      let valuation = try Valuation(policy: policy, scenario: scenario)
      let candidates = Candidates(scenario)
      let shares = GroupShareFinder(candidates).shares()
      guard let districts = Districts(candidates, shares, valuation, together: 1) else { continue }
      cuts.append(
        Cut(
          scenario: scenario, valuation: valuation, candidates: candidates, districts: districts))
    }
    #expect(!cuts.isEmpty)
    return cuts
  }

  @Test(arguments: 0..<4)
  func plansAndValuesAddUp(shard: Int) throws {
    for cut in try cuts(shard, policy: shard % 2 == 0 ? "need" : "coverage") {
      let needs = cut.districts.parts.flatMap(\.needs).sorted()
      #expect(needs == cut.scenario.needs.ids, "each need in one part")
      let plan = QueueStrategy(cut.candidates).plan()
      let whole = PlanValue(of: plan, in: cut.scenario).values(of: cut.valuation)
      var sum = [Int](repeating: 0, count: whole.count)
      var sessions: [PlannedSession] = []
      var courses: [PlannedCourse] = []
      for (number, piece) in cut.districts.split(plan).enumerated() {
        let district = try cut.districts.district(number)
        let own = district.plan(piece.sessions, piece.courses)
        #expect(
          PlanVerifier(district.scenario).verify(own).violations.allSatisfy {
            $0.family == .pins
          })
        let values = PlanValue(of: own, in: district.scenario).values(of: district.valuation)
        for tier in sum.indices { sum[tier] += values[tier] }
        sessions += district.sessions(own, mark: "")
        courses += district.courses(own)
      }
      #expect(Plan(sessions: sessions, courses: courses) == plan)
      #expect(sum == whole)
    }
  }

  /// The verifier's totals of the districts at their own prices are, unit by unit, its total of the
  /// whole at all of these prices.
  @Test(arguments: 0..<4)
  func boundsAddUp(shard: Int) throws {
    var compared = 0
    for cut in try cuts(shard, policy: shard % 2 == 0 ? "need" : "coverage")
    where cut.districts.addUp {
      let check = BoundCheck(cut.scenario, cut.valuation)
      let tiers = cut.valuation.tiers
      var units = 0
      var prices: [PriceProof.RowPrice] = []
      for number in cut.districts.parts.indices {
        let district = try cut.districts.district(number)
        let candidates = Candidates(district.scenario)
        let model = PricingModel(
          candidates, shares: GroupShareFinder(candidates).shares(),
          tiers: district.valuation.tiers)
        let found = try #require(
          PriceAscent(model, tier: 0, floors: []).run(downTo: -.infinity) { false })
        let rounded = found.prices.rounded(of: model, tier: 0, floors: [], tiers)
        units += try BoundCheck(district.scenario, district.valuation, partOf: check)
          .total(of: rounded, scale: DualPrices.scale)
        prices += rounded.prices.map(district.price)
      }
      let whole = PriceProof.TierPrices(
        tier: tiers[0].name, claim: 0, prices: prices, floors: [])
      #expect(try check.total(of: whole, scale: DualPrices.scale) == units)
      compared += 1
    }
    #expect(compared > 0)
  }

  /// Without a limit the outcome is the same for any number of threads, keeps every condition, and its
  /// bound is what the verifier recomputes of its prices; also where some districts' prices begin with
  /// those of others.
  @Test(arguments: 0..<4)
  func plansByDistrict(shard: Int) async throws {
    let sampling = shard < 2 ? .usual : DistrictSamples(most: 1, work: 1, times: 1)
    for cut in try cuts(shard, policy: "need").prefix(12) {
      let judge = PlanJudge(cut.scenario, cut.valuation)
      guard let start = judge.judged(QueueStrategy(cut.candidates).plan()) else { continue }
      var plans: [Plan] = []
      for threads in [1, 3] {
        let stage = DistrictStage(
          districts: cut.districts, candidates: cut.candidates, judge: judge,
          request: PlanningRequest(threads: threads), clock: Stopwatch(limit: nil),
          sampling: sampling)
        let finding = try await stage.work(
          on: TierTask(
            number: 0, floors: [], best: start, bound: nil, target: nil, end: nil,
            wantsPrices: true, report: { _, _ in }))
        let best = try #require(finding.best)
        #expect(judge.violation(in: best.plan) == nil)
        #expect(best.values == judge.values(of: best.plan))
        #expect(best.values[0] >= start.values[0])
        plans.append(best.plan)
        let bound = try #require(finding.bound)
        let prices = try #require(finding.prices)
        #expect(bound >= best.values[0])
        let report = try BoundCheck(cut.scenario, cut.valuation).check(
          PriceProof(scale: DualPrices.scale, tiers: [prices]))
        #expect(report.isConfirmed && report.tiers[0].recomputed == bound)
      }
      #expect(plans[0] == plans[1], "the plan depends on the threads")
    }
  }

  @Test func samplesAreTheSmallestThatAreNotSmall() {
    func part(_ work: Int, isOfTurns: Bool = false) -> Districts.Part {
      Districts.Part(specialists: isOfTurns ? [] : [Specialist.ID(0)], accounts: [], work: work)
    }
    let parts = [part(90), part(50), part(70), part(60, isOfTurns: true), part(9), part(80)]
    let order = [0, 5, 2, 3, 1, 4]
    let some = DistrictSamples(most: 2, work: 10, times: 2)
    #expect(some.choose(among: order, of: parts) == [2, 1])
    #expect(some.choose(among: [0, 5, 2], of: parts).isEmpty, "too large a part of all")
    #expect(DistrictSamples(most: 2, work: 60, times: 2).choose(among: order, of: parts).isEmpty)
  }

  // MARK: Limits

  @Test func aModelIsNotCompiledWhenTheTimeIsOver() throws {
    let scenario = try SmallScenarioGenerator(seed: 3).scenario()
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let tiers = try Valuation(policy: policy, scenario: scenario).tiers
    let candidates = Candidates(scenario)
    #expect(PricingModel(candidates, shares: [], tiers: tiers) { true } == nil)
    let once = PricingModelOnce(candidates, shares: [], tiers: tiers, workers: Workers(1))
    #expect(once.model { true } == nil)
    #expect(once.model { false }?.parts.isEmpty == false)
    // It is compiled once.
    #expect(once.model { true } != nil)
  }

  /// An end that is over leaves the plan as it was, and no bound that nobody has checked.
  @Test func nothingIsDoneWhenTheTimeIsOver() async throws {
    for cut in try cuts(0, policy: "need").prefix(5) {
      let judge = PlanJudge(cut.scenario, cut.valuation)
      guard let start = judge.judged(QueueStrategy(cut.candidates).plan()) else { continue }
      let stage = DistrictStage(
        districts: cut.districts, candidates: cut.candidates, judge: judge,
        request: PlanningRequest(timeLimit: 0), clock: Stopwatch(limit: 0))
      let finding = try await stage.work(
        on: TierTask(
          number: 0, floors: [], best: start, bound: nil, target: nil, end: 0, wantsPrices: true,
          report: { _, _ in }))
      #expect(finding.best?.values == start.values)
      #expect(finding.bound == nil)
      #expect(finding.ending == .timeLimit)
    }
  }

  @Test func timeIsSharedOutBySize() {
    var times = DistrictTimes(sizes: [600, 300, 100], [0, 1, 2], end: 50, threads: 2)
    // 80 seconds of two threads from 10 on: 48 of them, but no thread has more than 40; then 24.
    let first = times.begin(0, at: 10)
    #expect(first == 50)
    let second = times.begin(1, at: 10)
    #expect(abs((second ?? 0) - (10 + 40 * 2 * 0.3)) < 1e-9)
    times.finish(1)
    // Two threads have 32 seconds then, and what is left of the largest weighs 240 beside it.
    let third = times.begin(2, at: 34)
    #expect(abs((third ?? 0) - (34 + 16.0 * 2 * 100 / 340)) < 1e-9)
    var endless = DistrictTimes(sizes: [1], [0], end: nil, threads: 1)
    let never = endless.begin(0, at: 3)
    #expect(never == nil)
  }
}
