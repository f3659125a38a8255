import AllocationSolver
import Kezek
import MathematicalProgram
import PlanVerification
import Reporting
import ScenarioLoader

/// Makes a plan and everything that is said of it.
struct PlanMaking {
  let input: ScenarioInput
  let valuation: Valuation
  let solver: any Solver
  let language: Language
  let interruption: Interruption
  /// The text of the policy's file; nil for a named policy.
  var ruleText: String?
  /// How the plan may differ from the current one.
  var change = ChangeRule.free
  /// Whether findings go to standard output as JSON.
  var json = false
  /// Whether the number of sessions is bounded on its own.
  var wantsMostSessions = false

  /// What came of it.
  struct Made {
    let report: Report
    let outcome: PlanningOutcome
    /// Seconds that the verifier took.
    let checking: Double
  }

  /// Plans, never worse than the clerk's queue or the current plan where they stand.
  ///
  /// - Throws: an exit code, after saying why there is no plan.
  func make(_ request: PlanningRequest, _ progress: ProgressLine) async throws -> Made {
    let started = ContinuousClock.now
    let scenario = input.scenario
    let planner = Planner(scenario, valuation, solver: solver)
    let current = CurrentPlan(of: scenario)
    let outcome: PlanningOutcome
    do {
      outcome = try await interruption.cancelling {
        try await planner.plan(request, starts: [current.plan]) { progress.update($0) }
      }
      progress.end()
    } catch let error as PlanningError {
      progress.end()
      throw try exit(for: error)
    }
    let verifier = PlanVerifier(scenario, threads: request.threads)
    let solved = ContinuousClock.now
    let verification = verifier.verify(outcome.plan)
    let checking = (ContinuousClock.now - solved) / .seconds(1)
    guard verification.holds else {
      Console.complain(CommandText(language).brokenPlan)
      throw Exit.defect
    }
    var baselines: [Baseline] = []
    var changes: PlanChanges?
    if !scenario.current.isEmpty {
      let standing = verifier.verify(current.plan)
      baselines.append(baseline(.current, current.plan, standing))
      changes = PlanChanges(
        in: outcome.plan, from: current.plan, broken: Set(standing.brokenSessions),
        of: scenario, limit: change)
    }
    let planMetrics = metrics(outcome.plan, verification)
    if outcome.queue == outcome.plan {
      baselines.append(Baseline(.queue, planMetrics))
    } else {
      baselines.append(baseline(.queue, outcome.queue, verifier.verify(outcome.queue)))
    }
    let most = await mostSessions(outcome, planMetrics, planner, request, started)
    let report = Report(
      scenario: scenario, policy: valuation.policy, plan: outcome.plan,
      certificate: outcome.certificate, metrics: planMetrics,
      verification: verification, unmet: outcome.unmet, baselines: baselines,
      leftOut: input.leftOut, warningCount: input.warningCount, noteCount: input.noteCount,
      changes: changes, mostSessions: most,
      names: input.names, ruleText: ruleText, change: change, language: language)
    return Made(report: report, outcome: outcome, checking: checking)
  }

  private func baseline(
    _ kind: Baseline.Kind, _ plan: Plan, _ verification: VerificationReport
  ) -> Baseline {
    Baseline(
      kind, metrics(plan, verification),
      brokenPins: kind == .queue ? verification.violations.count { $0.family == .pins } : 0)
  }

  /// No plan gives more sessions than this; nil where that is nothing new or nobody wants to know.
  ///
  /// What the limit leaves is used for it, at most a tenth.
  private func mostSessions(
    _ outcome: PlanningOutcome, _ metrics: PlanMetrics, _ planner: Planner,
    _ request: PlanningRequest, _ started: ContinuousClock.Instant
  ) async -> Int? {
    let sessions = metrics.totals.sessions
    let ending = outcome.certificate.termination
    guard wantsMostSessions, sessions.numerator < sessions.denominator,
      ending != .interrupted, ending != .simulated
    else { return nil }
    var request = request
    if let limit = request.timeLimit {
      let left = limit - (ContinuousClock.now - started) / .seconds(1)
      // Under a work limit no clock shall decide what is said, as far as that can be.
      request.timeLimit = request.workLimit == nil ? min(left, limit / 10) : left
      guard left >= 0.5 else { return nil }
    }
    let (from, wanted) = (outcome.plan, request)
    let most = try? await interruption.cancelling {
      await planner.mostSessions(startingFrom: from, wanted)
    }
    return most.flatMap { $0 }.flatMap { $0 < sessions.denominator ? $0 : nil }
  }

  private func metrics(_ plan: Plan, _ verification: VerificationReport) -> PlanMetrics {
    PlanMetrics(of: plan, in: input.scenario, verification: verification)
  }

  /// Says why there is no plan.
  private func exit(for error: PlanningError) throws -> any Error {
    let text = CommandText(language)
    switch error {
    case .contradictoryPins(let rows):
      let finding = PinnedRows.finding(rows, in: input.scenario)
      try FindingsOutput([finding], language: language).printErrors(json: json)
      return Exit.badInput
    case .pinsNotKept(let rows):
      Console.complain(text.pinsNotKept(rows, in: input.scenario, file: "current.csv"))
      return Exit.noPlan
    case .noPlanWithinLimits:
      Console.complain(text.noPlan)
      return Exit.noPlan
    case .solver(let message):
      Console.complain(text.solverFailed(message))
      return Exit.defect
    case .defect(let message):
      Console.complain(text.defect(message))
      return Exit.defect
    }
  }
}
