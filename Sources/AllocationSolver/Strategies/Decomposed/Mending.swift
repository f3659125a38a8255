import Kezek

/// How far a stage of neighbourhoods has come: the best plan, what may be freed next, and when to end.
struct Mending {
  private(set) var best: PlanJudge.Judged
  private(set) var held: HeldPlan
  /// No further neighbourhood is begun.
  private(set) var hasEnded = false
  private let candidates: Candidates
  private let clock: Stopwatch
  private let workLimit: Int?
  private let patience: Int
  private var neighbourhoods: Neighbourhoods
  /// Needs that are not met in full and that some specialist or turn could serve, ascending.
  private var unmet: [Need.ID]
  private var failures = 0
  private var rounds = 0
  private var ending: Certificate.Termination?

  init(_ best: PlanJudge.Judged, _ stage: ImprovementStage, _ task: TierTask) {
    self.best = best
    candidates = stage.candidates
    clock = stage.clock
    workLimit = stage.request.workLimit
    patience = stage.patience
    held = HeldPlan(best.plan, candidates)
    neighbourhoods = Neighbourhoods(
      candidates, shares: stage.shares, size: 12, seed: stage.request.seed &+ UInt64(task.number))
    unmet = Self.wanting(best.plan, candidates)
  }

  var finding: TierFinding { TierFinding(best: best, ending: ending) }

  /// Whether another neighbourhood is to be begun.
  mutating func goesOn(_ task: TierTask) -> Bool {
    guard !hasEnded else { return false }
    if Task.isCancelled {
      ending = .interrupted
    } else if let end = task.end, clock.seconds >= end {
      ending = .timeLimit
    } else if failures > patience * max(10, unmet.count) || workLimit.map({ rounds >= $0 }) == true
    {
      ending = .workLimit
    } else if best.values[task.number] < task.target ?? .max {
      return true
    }
    hasEnded = true
    return false
  }

  /// The needs to free next; nil where nothing can change.
  mutating func next() -> Set<Need.ID>? {
    rounds += 1
    let free = neighbourhoods.next(held, unmet: unmet)
    if free == nil { hasEnded = true }
    return free
  }

  /// Takes what a neighbourhood came to, if it is better than the best by now.
  mutating func take(_ found: PlanJudge.Judged?, _ task: TierTask) {
    guard let found,
      best.values[task.number...].lexicographicallyPrecedes(found.values[task.number...])
    else {
      failures += 1
      return
    }
    // A tie broken by a later tier is no success of this one.
    failures = found.values[task.number] > best.values[task.number] ? 0 : failures + 1
    best = found
    held = HeldPlan(best.plan, candidates)
    unmet = Self.wanting(best.plan, candidates)
    task.report(best.values[task.number], nil)
  }

  private static func wanting(_ plan: Plan, _ candidates: Candidates) -> [Need.ID] {
    let scenario = candidates.scenario
    var given = [Int](repeating: 0, count: scenario.needs.count)
    for session in plan.sessions { given[session.need.index] += 1 }
    for course in plan.courses { given[course.need.index] += 1 }
    return scenario.needs.ids.filter {
      candidates.emptiedBy[$0.index] == nil && given[$0.index] < scenario.needs[$0].asked
    }
  }
}
