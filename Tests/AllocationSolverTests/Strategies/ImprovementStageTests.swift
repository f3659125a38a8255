import GLPKSolver
import Kezek
import KezekTesting
import Synchronization
import Testing

@testable import AllocationSolver

/// Neighbourhoods against direct enumeration, one after the other and several at the same time.
@Suite struct ImprovementStageTests {
  /// Values that the stage told of.
  private final class Told: Sendable {
    let values = Mutex<[Int]>([])
  }

  private struct Count {
    var compared = 0
    var best = 0
  }

  @Test(arguments: [1, 3])
  func comesToTheBestAndNoFurther(threads: Int) async throws {
    var count = Count()
    for seed in UInt64(1)...30 {
      var random = SplitMix64(seed: seed)
      let families = random.sample(random.integer(in: 1...3), of: ConstraintFamily.allCases)
      let scenario = try SmallScenarioGenerator(seed: 600 + seed).scenario(families: families)
      try await improve(scenario, threads, "seed \(seed), \(threads) threads", &count)
    }
    #expect(count.compared > 15)
    #expect(count.best * 10 >= count.compared * 9, "\(count)")
  }

  /// Begins with nothing, without an aim: what ends the stage is its patience.
  private func improve(
    _ scenario: Scenario, _ threads: Int, _ label: String, _ count: inout Count
  ) async throws {
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    var oracle = try BruteForceOracle(scenario)
    let candidates = Candidates(scenario)
    let judge = AllocationSolver.PlanJudge(scenario, valuation)
    guard let optimum = oracle.optimum(of: valuation)?.values[0], let nothing = judge.judged(Plan())
    else { return }
    let told = Told()
    let stage = ImprovementStage(
      candidates: candidates, shares: GroupSharesOnce(candidates).shares, judge: judge,
      solver: GLPKSolver(), request: PlanningRequest(timeLimit: 300, threads: threads),
      clock: Stopwatch(limit: 300), share: 1, patience: 1)
    let finding = try await stage.work(
      on: TierTask(
        number: 0, floors: [], best: nothing, bound: nil, target: nil, end: 300,
        wantsPrices: false, report: { value, _ in told.values.withLock { $0.append(value ?? 0) } }))
    let found = try #require(finding.best, "\(label)")
    #expect(judge.violation(in: found.plan) == nil, "\(label)")
    #expect(found.values == judge.values(of: found.plan), "\(label)")
    #expect(found.values[0] <= optimum, "\(label)")
    #expect(finding.ending == .workLimit, "\(label)")
    let values = told.values.withLock { $0 }
    #expect(values == values.sorted(), "\(label): \(values)")
    #expect(found.values[0] == values.last ?? nothing.values[0], "\(label)")
    count.compared += 1
    if found.values[0] == optimum { count.best += 1 }
  }
}
