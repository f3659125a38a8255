import Kezek

/// One way of working on a tier: it may find a better plan, a lower bound, or both.
protocol TierStage: Sendable {
  /// The share of the tier's time that is left which the stage may use.
  var share: Double { get }

  /// Whether more time for the same tier may find out more.
  var isWorthRepeating: Bool { get }

  /// Works on a tier until the clock says so or the target is reached.
  ///
  /// - Throws: `PlanningError`, `SolverError` or `ProgramError`.
  func work(on task: TierTask) async throws -> TierFinding
}

extension TierStage {
  var isWorthRepeating: Bool { true }
}

/// A tier to be worked on.
struct TierTask: Sendable {
  /// Position of the tier from 0.
  let number: Int
  /// The earlier tiers' floors.
  let floors: [(tier: Int, value: Int)]
  /// The best plan so far; nil while there is none.
  let best: PlanJudge.Judged?
  /// The lowest bound so far.
  let bound: Int?
  /// The value that is good enough: the bound less the gap asked for.
  let target: Int?
  /// When to end, in seconds on the clock; nil = no limit.
  let end: Double?
  /// Whether prices behind a bound are still wanted.
  let wantsPrices: Bool
  /// Told of each better value or bound.
  let report: @Sendable (_ value: Int?, _ bound: Int?) -> Void
}

/// What a stage found out about a tier.
struct TierFinding: Sendable {
  var best: PlanJudge.Judged?
  /// No plan that keeps the floors is worth more.
  var bound: Int?
  var prices: PriceProof.TierPrices?
  /// Why the stage ended short of its aim; nil where it did not.
  var ending: Certificate.Termination?
  /// No plan keeps every condition, pins included.
  var isInfeasible = false
}
