import Kezek
import KezekTesting
import PlanVerification
import Synchronization
import Testing

@testable import AllocationSolver

/// What a round gives out is the best that it was at, however far it went from there.
@Suite struct AnnealingSearchTests {
  @Test(arguments: UInt64(1)...24)
  func theBestIsThatOfAllStates(seed: UInt64) throws {
    guard let begun = try Begun(seed: seed) else { return }
    var search = begun.search
    for round in 1...3 {
      var highest = search.best.values[0]
      search.restart()
      search.round(steps: 150, target: nil) { value in
        #expect(value > highest, "seed \(seed), round \(round)")
        highest = value
      } spent: {
        0
      }
      #expect(search.best.values[0] == highest, "seed \(seed), round \(round)")
      begun.check(search.best, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: UInt64(1)...12)
  func theBestChainIsGoneOnWith(seed: UInt64) async throws {
    guard let begun = try Begun(seed: seed) else { return }
    let told = Told()
    let task = TierTask(
      number: 0, floors: [], best: nil, bound: nil, target: nil, end: nil, wantsPrices: false,
      report: { value, _ in told.values.withLock { $0.append(value ?? 0) } })
    // Several chains meet four times on the way.
    let round = ChainedRound(steps: 4000, clock: Stopwatch(limit: nil), task: task)
    func found(_ chains: Int) async -> AnnealingSearch {
      var search = begun.search
      var random = SplitMix64(seed: seed)
      await round.run(&search, chains: chains, &random)
      return search
    }
    let alone = await found(1)
    told.values.withLock { $0 = [] }
    let together = await found(3)
    let best = together.best
    begun.check(best, "seed \(seed)")
    let values = told.values.withLock { $0 }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed): \(values)")
    #expect(best.values[0] == values.last ?? begun.search.best.values[0], "seed \(seed)")
    #expect(!best.values.lexicographicallyPrecedes(alone.best.values), "seed \(seed)")
    let again = await found(3)
    #expect(again.best.values == best.values, "seed \(seed)")
    #expect(again.best.schedule.plan(begun.candidates) == best.schedule.plan(begun.candidates))
  }

  /// What a round told of.
  private final class Told: Sendable {
    let values = Mutex<[Int]>([])
  }

  /// A search of a small scenario from the queue's plan.
  private struct Begun {
    let candidates: Candidates
    let tiers: [Tier]
    let search: AnnealingSearch

    /// Nil where the queue breaks a pin.
    init?(seed: UInt64) throws {
      var random = SplitMix64(seed: seed)
      let families = random.sample(random.integer(in: 1...4), of: ConstraintFamily.allCases)
      let scenario = try SmallScenarioGenerator(seed: 9100 + seed).scenario(families: families)
      candidates = Candidates(scenario)
      let queue = QueueStrategy(candidates).outcome().plan
      guard PlanVerifier(scenario).verify(queue).violations.isEmpty else { return nil }
      let schedule = try #require(ScheduleState(queue, candidates), "seed \(seed)")
      let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
      tiers = try Valuation(policy: policy, scenario: scenario).tiers
      let recreation = Recreation(
        candidates, schedule.tables, prices: SlotPrices(candidates), tiers: tiers,
        weights: tiers.map { _ in 1 }, unit: 1, seed: seed)
      search = AnnealingSearch(
        SearchState(schedule, tiers, recreation.prices), candidates, recreation: recreation,
        tiers: tiers, tier: 0, floors: [], unit: 1, seed: seed)
    }

    /// Expects that a state is a plan, worth what it says.
    func check(_ state: SearchState, _ label: String) {
      let plan = state.schedule.plan(candidates)
      let verifier = PlanVerifier(candidates.scenario)
      #expect(verifier.verify(plan).violations.isEmpty, "\(label)")
      let values = tiers.map { PlanValue(of: plan, in: candidates.scenario).value(of: $0) }
      #expect(state.values == values, "\(label)")
    }
  }
}
