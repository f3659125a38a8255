import Kezek

/// Improves a plan by ruin and recreate under simulated annealing.
///
/// Every state on the way keeps every condition, so any of them is a plan; the verifier judges the
/// best before it is taken.
struct SearchStage: TierStage {
  let candidates: Candidates
  let judge: PlanJudge
  var request: PlanningRequest
  let clock: Stopwatch
  let guide: PriceGuide
  let share: Double
  /// Rounds without a better plan after which the stage ends.
  let patience: Int
  /// Whether a plan is also made from nothing at the tier's prices, to begin from the better one.
  var constructs = false

  /// Whether a large search is cut into parts for several threads.
  var isParted = true

  /// Ruins in the first round, for each need; each round has more than the one before, and where the
  /// time is limited the last one takes what is left of it.
  private let stepsForNeed = 6
  /// Ruins by which the pace is measured where the time is limited.
  private let trialSteps = 300

  func work(on task: TierTask) async throws -> TierFinding {
    guard let best = task.best else { return TierFinding() }
    guard let schedule = ScheduleState(best.plan, candidates) else {
      return TierFinding(best: best)
    }
    let unit = guide.unit(of: task.number)
    let recreation = Recreation(
      candidates, schedule.tables,
      prices: guide.prices(of: task.number) ?? SlotPrices(candidates),
      tiers: judge.valuation.tiers,
      weights: TierWeights.weights(judge.valuation.tiers, at: task.number), unit: unit,
      seed: request.seed &+ UInt64(task.number) &* 7919)
    let start = SearchState(schedule, judge.valuation.tiers, recreation.prices)
    var search = AnnealingSearch(
      constructed(recreation, task, orElse: start), candidates, recreation: recreation,
      tiers: judge.valuation.tiers, tier: task.number, floors: task.floors, unit: unit,
      seed: request.seed &+ UInt64(task.number))
    let map = SearchMap(candidates, leaders: recreation.leaders, sites: recreation.sites)
    var random = SplitMix64(seed: request.seed &* 6_700_417 &+ UInt64(task.number))
    var finding = TierFinding()
    var failures = 0
    var rounds = 0
    // One long round finds more than several short ones, but without a limit nobody knows which is
    // the last.
    let growth = task.end == nil ? 2 : 8
    var steps = max(60, stepsForNeed * candidates.scenario.needs.count)
    if let end = task.end {
      let began = clock.seconds
      await ChainedRound(steps: trialSteps, clock: clock, task: task)
        .run(&search, chains: 1, &random)
      steps = paced(steps, trialSteps, took: clock.seconds - began, until: end, growth)
    }
    while failures < patience {
      if search.best.values[task.number] >= task.target ?? .max { break }
      if let limit = request.workLimit, rounds >= limit { finding.ending = .workLimit; break }
      rounds += 1
      let before = search.best.values
      let began = clock.seconds
      if isParted, map.partCount > 1 {
        await PartedRound(
          map: map, count: map.partCount, steps: steps, threads: request.threads, clock: clock,
          task: task
        ).run(&search, &random)
      } else {
        await ChainedRound(steps: steps, clock: clock, task: task).run(
          &search, chains: ChainedRound.chains(threads: request.threads, task), &random)
      }
      if Task.isCancelled { finding.ending = .interrupted; break }
      if let end = task.end, clock.seconds >= end { finding.ending = .timeLimit; break }
      let isBetter = before[task.number...].lexicographicallyPrecedes(
        search.best.values[task.number...])
      failures = isBetter ? 0 : failures + 1
      // Slower cooling finds what quick cooling missed.
      let next = growth * steps
      steps =
        task.end.map { paced(next, steps, took: clock.seconds - began, until: $0, growth) } ?? next
    }
    if failures >= patience { finding.ending = .workLimit }
    let plan = search.best.schedule.plan(candidates)
    if let violation = judge.violation(in: plan) {
      throw PlanningError.defect("the search's plan breaks a condition: \(violation)")
    }
    finding.best = PlanJudge.Judged(plan: plan, values: judge.values(of: plan))
    return finding
  }

  /// The plan that prices make by themselves; the one at hand where that is worth more, or something
  /// must stay as it is.
  private func constructed(
    _ recreation: Recreation, _ task: TierTask, orElse start: SearchState
  ) -> SearchState {
    let scenario = candidates.scenario
    guard constructs, task.floors.isEmpty, guide.prices(of: task.number) != nil,
      scenario.rosters.isEmpty,
      !scenario.current.contains(where: { $0.keep == .yes })
    else { return start }
    var recreation = recreation
    var state = SearchState(
      ScheduleState(start.schedule.tables), judge.valuation.tiers, recreation.prices)
    recreation.make(scenario.needs.ids, in: &state) { clock.isOver(task.end) }
    let isBetter = start.values[task.number...].lexicographicallyPrecedes(
      state.values[task.number...])
    guard isBetter else { return start }
    task.report(state.values[task.number], nil)
    return state
  }

  /// The ruins of the next round: those wanted, or as many as the time allows where the round after
  /// it would not end.
  private func paced(
    _ wanted: Int, _ done: Int, took seconds: Double, until end: Double, _ growth: Int
  ) -> Int {
    guard seconds > 0 else { return wanted }
    let possible = (end - clock.seconds) * Double(done) / seconds
    return possible < Double(growth + 1) * Double(wanted) ? max(60, Int(possible)) : wanted
  }
}
