import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Days at one place each: tables of subsets against enumeration, and the two codes that bound by
/// them against each other.
@Suite struct DaysByPlaceTests {
  /// Every way of spending the days, once.
  @Test(arguments: [(3, 2, false), (3, 2, true), (5, 3, false), (2, 1, true)])
  func tablesHaveEveryAssignmentOnce(days: Int, blocks: Int, hasHome: Bool) {
    let table = DayTable(days: days, blocks: blocks, hasHome: hasHome)
    let choices = blocks + (hasHome ? 1 : 0)
    #expect(table.assignments == (0..<days).reduce(1) { count, _ in count * choices })
    var seen: Set<[UInt16]> = []
    for assignment in 0..<table.assignments {
      let row = Array(table.masks[(assignment * blocks)..<((assignment + 1) * blocks)])
      #expect(seen.insert(row).inserted)
      let all = row.reduce(0) { $0 + $1.nonzeroBitCount }
      let union = row.reduce(UInt16(0)) { $0 | $1 }
      #expect(union.nonzeroBitCount == all)
      #expect(hasHome || all == days)
    }
  }

  @Test(arguments: [
    (5, true, 3), (5, false, 4), (6, false, 3), (10, false, 2), (10, true, 1), (11, true, 0),
  ])
  func blocksThatFit(days: Int, hasHome: Bool, blocks: Int) {
    #expect(DayTable.mostBlocks(days: days, hasHome: hasHome) == blocks)
  }

  /// What the verifier recomputes is what the ascent found: two codes, one bound.
  @Test(arguments: [
    ConstraintFamily.onePlaceADay, .travelLimit, .caseload, .weeklyHours, .sessionSpacing,
  ])
  func bothCodesFindOneBound(family: ConstraintFamily) async throws {
    var layouts = 0
    for seed in UInt64(1)...12 {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(
        families: [family, .onePlaceADay])
      let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
      let valuation = try Valuation(policy: policy, scenario: scenario)
      let candidates = Candidates(scenario)
      let model = PricingModel(
        candidates, shares: GroupShareFinder(candidates).shares(), tiers: valuation.tiers)
      layouts += model.parts.flatMap(\.layoutsWithWays).count { $0 != nil }
      for tier in valuation.tiers.indices.prefix(2) {
        let ascent = PriceAscent(model, tier: tier, floors: [])
        let found = try #require(ascent.run(downTo: -.infinity) { false })
        let stage = PriceStage(
          candidates: candidates,
          models: PricingModelOnce(
            candidates, shares: GroupShareFinder(candidates).shares(), tiers: valuation.tiers,
            workers: Workers(1)),
          finer: PricingModelOnce(
            candidates, shares: GroupShareFinder(candidates).shares(), tiers: valuation.tiers,
            workers: Workers(1), partMinutes: PriceStage.partMinutes),
          check: BoundCheck(scenario, valuation), valuation: valuation,
          clock: Stopwatch(limit: nil), workers: Workers(2),
          guide: PriceGuide())
        let finding = try await stage.work(
          on: TierTask(
            number: tier, floors: [], best: nil, bound: nil, target: nil, end: nil,
            wantsPrices: true, report: { _, _ in }))
        let bound = try #require(finding.bound)
        #expect(
          Double(bound) <= found.bound + 0.5,
          "seed \(seed), tier \(tier): \(bound), \(found.bound)")
      }
    }
    #expect(layouts > 0)
  }
}
