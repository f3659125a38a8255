import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Ruin and recreate against the verifier: every state on the way is a plan, worth what is said,
/// and every change can be taken back.
@Suite struct SearchStateTests {
  @Test(arguments: ConstraintFamily.allCases)
  func everyStateIsAPlan(family: ConstraintFamily) throws {
    var changed = 0
    for seed in UInt64(1)...8 {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
      changed += try walk(scenario, "seed \(seed), \(family.rawValue)", seed: seed)
    }
    #expect(changed > 20, "\(family.rawValue)")
  }

  @Test(arguments: UInt64(1)...40)
  func everyStateIsAPlanWhereFamiliesMeet(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let families = random.sample(random.integer(in: 2...6), of: ConstraintFamily.allCases)
    let scenario = try SmallScenarioGenerator(seed: 7000 + seed).scenario(families: families)
    _ = try walk(scenario, "seed \(seed)", seed: seed)
  }

  /// Walks from the queue's plan; returns how many steps changed something.
  private func walk(_ scenario: Scenario, _ label: String, seed: UInt64) throws -> Int {
    let candidates = Candidates(scenario)
    let queue = QueueStrategy(candidates).outcome()
    let verifier = PlanVerifier(scenario)
    let start = try #require(ScheduleState(queue.plan, candidates), "\(label)")
    guard verifier.verify(queue.plan).violations.isEmpty else { return 0 }
    let names = ["need", "residence", "coverage", "entitlement"]
    let name = names[Int(seed) % names.count]
    let policy = try #require(Policy.named(name, mostOwed: scenario.mostOwed))
    let tiers = try Valuation(policy: policy, scenario: scenario).tiers
    var state = SearchState(start, tiers)
    #expect(state.schedule.plan(candidates).sessions.count == queue.plan.sessions.count)
    var recreation = Recreation(
      candidates, start.tables, prices: SlotPrices(candidates), tiers: tiers,
      weights: tiers.map { _ in 1 }, unit: 1, seed: seed)
    var ruin = Ruin(
      candidates, leaders: recreation.leaders, companions: recreation.companions, seed: seed)
    var changed = 0
    for _ in 0..<25 {
      state.commit()
      let before = state
      let pool = ruin.ruin(&state, wanting: ruin.wanting(state))
      recreation.serve(pool, in: &state)
      let plan = state.schedule.plan(candidates)
      let violations = verifier.verify(plan).violations
      #expect(violations.isEmpty, "\(label): \(violations.first.map { "\($0)" } ?? "")")
      let values = tiers.map { PlanValue(of: plan, in: scenario).value(of: $0) }
      #expect(state.values == values, "\(label), \(name)")
      if state.mark > 0 { changed += 1 }
      guard ruin.random.chance(50) else { continue }
      state.undo(to: 0)
      #expect(state.values == before.values, "\(label)")
      let restored = state.schedule.plan(candidates)
      #expect(
        Set(restored.sessions) == Set(before.schedule.plan(candidates).sessions), "\(label)")
      #expect(Set(restored.courses) == Set(before.schedule.plan(candidates).courses), "\(label)")
    }
    return changed
  }
}
