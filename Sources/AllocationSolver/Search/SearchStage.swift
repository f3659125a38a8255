import Foundation
import Kezek

/// Improves a plan by ruin and recreate under simulated annealing.
///
/// Every state on the way keeps every condition, so any of them is a plan; the verifier judges the
/// best before it is taken.
struct SearchStage: TierStage {
  let candidates: Candidates
  let judge: PlanJudge
  let request: PlanningRequest
  let clock: Stopwatch
  let guide: PriceGuide
  let share: Double
  /// Rounds without a better plan after which the stage ends.
  let patience: Int

  /// Ruins in the first round, for each need; each round has twice those of the one before.
  private let stepsForNeed = 6

  func work(on task: TierTask) async throws -> TierFinding {
    guard let best = task.best else { return TierFinding() }
    guard let schedule = ScheduleState(best.plan, candidates) else {
      return TierFinding(best: best)
    }
    let unit = guide.unit(of: task.number)
    var search = AnnealingSearch(
      SearchState(schedule, judge.valuation.tiers), candidates,
      recreation: Recreation(
        candidates, prices: guide.prices(of: task.number) ?? SlotPrices(candidates),
        tiers: judge.valuation.tiers, weights: weights(task.number), unit: unit,
        seed: request.seed &+ UInt64(task.number) &* 7919),
      tier: task.number, floors: task.floors, unit: unit,
      seed: request.seed &+ UInt64(task.number))
    var finding = TierFinding()
    var failures = 0
    var rounds = 0
    var steps = max(60, stepsForNeed * candidates.scenario.needs.count)
    while failures < patience {
      if search.best.values[task.number] >= task.target ?? .max { break }
      if let limit = request.workLimit, rounds >= limit { finding.ending = .workLimit; break }
      rounds += 1
      let before = search.best.values
      search.round(steps: steps, target: task.target) { value in
        task.report(value, nil)
      } isOver: {
        Task.isCancelled || task.end.map { clock.seconds >= $0 } ?? false
      }
      if Task.isCancelled { finding.ending = .interrupted; break }
      if let end = task.end, clock.seconds >= end { finding.ending = .timeLimit; break }
      let isBetter = before[task.number...].lexicographicallyPrecedes(
        search.best.values[task.number...])
      failures = isBetter ? 0 : failures + 1
      // Slower cooling finds what quick cooling missed.
      steps *= 2
    }
    if failures >= patience { finding.ending = .workLimit }
    let plan = search.best.state.schedule.plan(candidates)
    if let violation = judge.violation(in: plan) {
      throw PlanningError.defect("the search's plan breaks a condition: \(violation)")
    }
    finding.best = PlanJudge.Judged(plan: plan, values: judge.values(of: plan))
    return finding
  }

  /// Earlier tiers first, later ones as a tie is broken.
  private func weights(_ number: Int) -> [Double] {
    judge.valuation.tiers.indices.map { $0 < number ? 100 : ($0 == number ? 1 : 0.01) }
  }
}

/// One chain of changes with its best state.
struct AnnealingSearch {
  struct Best {
    var state: SearchState
    var values: [Int] { state.values }
  }

  private(set) var best: Best
  private var state: SearchState
  private var recreation: Recreation
  private var ruin: Ruin
  private var random: SplitMix64
  private let tier: Int
  private let floors: [(tier: Int, value: Int)]
  private let unit: Double

  init(
    _ state: SearchState, _ candidates: Candidates, recreation: Recreation, tier: Int,
    floors: [(tier: Int, value: Int)], unit: Double, seed: UInt64
  ) {
    self.state = state
    best = Best(state: state)
    self.recreation = recreation
    ruin = Ruin(candidates, leaders: recreation.leaders, seed: seed &* 31 &+ 17)
    random = SplitMix64(seed: seed &* 131 &+ 5)
    self.tier = tier
    self.floors = floors
    self.unit = unit
  }

  /// Cools from a temperature at which a session is easily given up to one at which none is.
  mutating func round(
    steps: Int, target: Int?, report: (Int) -> Void, isOver: () -> Bool
  ) {
    state = best.state
    let first = log(0.5 * unit)
    let last = log(0.02 * unit)
    var wanting = ruin.wanting(state)
    for step in 0..<steps {
      if isOver() || best.values[tier] >= target ?? .max { return }
      if step % 50 == 0 { wanting = ruin.wanting(state) }
      let temperature = exp(first + (last - first) * Double(step) / Double(steps))
      let before = state.values
      state.commit()
      let pool = ruin.ruin(&state, wanting: wanting)
      recreation.serve(pool, in: &state)
      guard accepts(before, temperature) else {
        state.undo(to: 0)
        continue
      }
      if best.values[tier...].lexicographicallyPrecedes(state.values[tier...]) {
        state.commit()
        let isHigher = state.values[tier] > best.values[tier]
        best = Best(state: state)
        if isHigher { report(best.values[tier]) }
      }
    }
  }

  private mutating func accepts(_ before: [Int], _ temperature: Double) -> Bool {
    for floor in floors where state.values[floor.tier] < floor.value { return false }
    let change = Double(state.values[tier] - before[tier])
    return change >= 0 || random.unit() < exp(change / temperature)
  }
}
