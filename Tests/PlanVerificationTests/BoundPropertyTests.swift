import Kezek
import KezekTesting
import PlanVerification
import Testing

/// Whatever the prices: no plan that keeps conditions and floors is worth more than the bound.
@Suite struct BoundPropertyTests {
  @Test(arguments: ConstraintFamily.allCases)
  func noFeasiblePlanExceedsTheBound(family: ConstraintFamily) throws {
    try check([family], seeds: 0..<4)
  }

  @Test(arguments: [
    [ConstraintFamily.groupRoster, .resourceCapacity], [.caseload, .weeklyHours],
    [.entitlement, .quotas], [.pins, .dailyLoad], [.places, .turnEligibility],
    [.pins, .places], [.pins, .courseSpacing], [.pins, .entitlement], [.pins, .continuity],
  ])
  func pairsOfFamilies(families: [ConstraintFamily]) throws {
    try check(families, seeds: 100..<104)
  }

  /// Groups of many kinds, which a proof may price whole.
  @Test(arguments: 0..<8)
  func foundGroups(part: UInt64) throws {
    var checked = 0
    for seed in (part * 8)..<(part * 8 + 8) {
      let scenario = try RandomGroups(seed: seed).scenario()
      if try check(scenario, seed: seed, "groups, seed \(seed)", policies: 2, steps: 80) {
        checked += 1
      }
    }
    #expect(checked > 3)
  }

  /// Checks the scenarios of some seeds that are small enough; at least one must be.
  private func check(_ families: [ConstraintFamily], seeds: Range<UInt64>) throws {
    var checked = 0
    for seed in seeds {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: families)
      let name = "\(families.map(\.rawValue)), seed \(seed)"
      if try check(scenario, seed: seed, name) { checked += 1 }
    }
    #expect(checked > 0, "\(families)")
  }

  private func check(
    _ scenario: Scenario, seed: UInt64, _ name: String, policies: Int = 4, steps: Int = 24
  ) throws -> Bool {
    // Where there are too many plans to list, other seeds are smaller.
    guard let oracle = try? BruteForceOracle(scenario, limit: 500) else { return false }
    let plans = oracle.feasiblePlans()
    var random = SplitMix64(seed: seed)
    for policy in random.sample(policies, of: TestPolicy.all) {
      guard let valuation = try policy.valuation(of: scenario) else { continue }
      let values = plans.map { PlanValue(of: $0, in: scenario).values(of: valuation) }
      try check(scenario, valuation, values, seed: seed, "\(name), \(policy.name)", steps: steps)
    }
    return true
  }

  private func check(
    _ scenario: Scenario, _ valuation: Valuation, _ values: [[Int]], seed: UInt64, _ name: String,
    steps: Int
  ) throws {
    let check = BoundCheck(scenario, valuation)
    var random = RandomProof(scenario, seed: seed)
    var remaining = values
    var floors: [Int] = []
    for (place, tier) in valuation.tiers.enumerated() {
      guard let best = remaining.map({ $0[place] }).max() else { return }
      let found = try random.descend(
        steps: steps, on: place, in: valuation, floors: floors
      ) { proof in
        try #require(try check.check(proof).tiers.first).recomputed
      }
      #expect(found >= best, "\(name), \(tier.name.rawValue): \(found) below \(best)")
      #expect(try check.boundWithoutPrices(of: tier) >= best, "\(name)")
      let floor = best - tier.tolerance.units(of: best)
      remaining.removeAll { $0[place] < floor }
      floors.append(floor)
    }
  }
}
