import CGLPKGuard
import MathematicalProgram

extension GLPKRun {
  /// What a dive came to.
  enum DiveOutcome {
    /// A feasible point better than the start, or none; the root is as it was.
    case done([Double]?)
    /// The session ended with what was found before.
    case ended(Termination.Limit, [Double]?)
  }

  /// Looks for a feasible point from the root relaxation, which GLPK itself hardly does.
  ///
  /// Variables at whole values above their lower bounds are fixed there, with some of those that
  /// are nearest below a whole number and that no row bars, and the relaxation is solved again by the dual simplex
  /// method, until all are whole (fractional diving, many at a time: Achterberg 2007, section 9.2).
  /// A step that leads nowhere is taken back and tried with one variable, up and then down. A dive
  /// ends after as many simplex iterations as the root took, some thousands at least, or half of the
  /// time. Where a good point is sought, it may take more, and where it does not come to the bound, another
  /// one follows that takes one variable at a time.
  ///
  /// - Parameter start: a point that is known; the dive looks for better ones only.
  func dive(
    _ tightened: MathematicalProgram, _ session: borrowing GLPKSession, _ start: [Double]?
  ) throws(SolverError) -> DiveOutcome {
    guard let usual = tuning.dive else { return .done(nil) }
    let bound = session.state().objective
    var best: [Double]?
    for parts in parameters.seeksPoints ? [usual, Int.max] : [usual] {
      var dive = GLPKDive(tightened, of: self, session, best ?? start, parts: parts)
      best = try dive.descend(session) ?? best
      if let limit = dive.ending { return .ended(limit, best) }
      guard dive.hasMoved else { break }
      try dive.restoreBounds(session)
      if let limit = try returnToRoot(session) { return .ended(limit, best) }
      if let best, isAtBound(tightened.objective.value(at: best), bound) { break }
    }
    return .done(best)
  }

  /// Solves the root relaxation again from where a dive ended.
  private func returnToRoot(
    _ session: borrowing GLPKSession
  ) throws(SolverError) -> Termination.Limit? {
    let again = linearOptions(session, method: 1, presolve: false, keepsBasis: true)
    let outcome = try session.solveLinear(again)
    if let limit = outcome.limit { return limit }
    if GLPKStatus(rawValue: session.state().status) == .optimal { return nil }
    if case .limit(let limit, _) = try settleLinear(session) { return limit }
    return nil
  }

  private func isAtBound(_ value: Double, _ bound: Double) -> Bool {
    abs(value - bound) <= 1e-6 * max(1, abs(bound))
  }
}
