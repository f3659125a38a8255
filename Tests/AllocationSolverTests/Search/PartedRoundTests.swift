import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Parts that are searched at the same time: what comes of them fits together, whatever the number
/// of threads.
@Suite struct PartedRoundTests {
  @Test(arguments: 0..<8)
  func partsFitTogether(shard: Int) async throws {
    var better = 0
    for seed in (0..<40).map({ UInt64(shard * 40 + $0 + 1) }) {
      if try await round(seed) { better += 1 }
    }
    #expect(better > 3, "only \(better) rounds found anything")
  }

  /// One round from the queue's plan; whether it found a better one.
  private func round(_ seed: UInt64) async throws -> Bool {
    var random = SplitMix64(seed: seed)
    let families = random.sample(random.integer(in: 1...5), of: ConstraintFamily.allCases)
    let scenario = try SmallScenarioGenerator(seed: 9000 + seed).scenario(families: families)
    let candidates = Candidates(scenario)
    let queue = QueueStrategy(candidates).outcome()
    let verifier = PlanVerifier(scenario)
    guard verifier.verify(queue.plan).violations.isEmpty,
      let start = ScheduleState(queue.plan, candidates)
    else { return false }
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let tiers = try Valuation(policy: policy, scenario: scenario).tiers
    let recreation = Recreation(
      candidates, start.tables, prices: SlotPrices(candidates), tiers: tiers,
      weights: tiers.map { _ in 1 }, unit: 1, seed: seed)
    let whole = AnnealingSearch(
      SearchState(start, tiers, recreation.prices), candidates, recreation: recreation,
      tiers: tiers, tier: 0,
      floors: [], unit: 1, seed: seed)
    let map = SearchMap(candidates, leaders: recreation.leaders, sites: recreation.sites)
    let parts = map.parts(2 + Int(seed % 2), &random)
    var plans: [Plan] = []
    for threads in [1, 3] {
      var search = whole
      await PartedRound(
        parts: parts, steps: 200, threads: threads, clock: Stopwatch(limit: nil),
        task: TierTask(
          number: 0, floors: [], best: nil, bound: nil, target: nil, end: nil,
          wantsPrices: false, report: { _, _ in }),
        seed: seed
      ).run(&search)
      let plan = search.best.schedule.plan(candidates)
      let violations = verifier.verify(plan).violations
      #expect(violations.isEmpty, "seed \(seed): \(violations.first.map { "\($0)" } ?? "")")
      let values = tiers.map { PlanValue(of: plan, in: scenario).value(of: $0) }
      #expect(search.best.values == values, "seed \(seed)")
      #expect(!values.lexicographicallyPrecedes(whole.best.values), "seed \(seed)")
      plans.append(plan)
    }
    #expect(plans[0] == plans[1], "seed \(seed): the plan depends on the threads")
    return plans[0] != whole.best.schedule.plan(candidates)
  }
}
