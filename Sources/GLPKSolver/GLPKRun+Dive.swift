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
  /// ends after as many simplex iterations as the root took, some thousands at least, or a quarter
  /// of the time.
  ///
  /// - Parameter start: a point that is known; the dive looks for better ones only.
  func dive(
    _ tightened: MathematicalProgram, _ session: borrowing GLPKSession, _ start: [Double]?
  ) throws(SolverError) -> DiveOutcome {
    guard tuning.diving else { return .done(nil) }
    var dive = GLPKDive(tightened, of: self, session, start)
    let found = try dive.descend(session)
    if let limit = dive.ending { return .ended(limit, found) }
    guard dive.hasMoved else { return .done(found) }
    try dive.restoreBounds(session)
    let again = linearOptions(session, method: 1, presolve: false, keepsBasis: true)
    let outcome = try session.solveLinear(again)
    if let limit = outcome.limit { return .ended(limit, found) }
    if GLPKStatus(rawValue: session.state().status) == .optimal { return .done(found) }
    if case .limit(let limit, _) = try settleLinear(session) { return .ended(limit, found) }
    return .done(found)
  }
}
