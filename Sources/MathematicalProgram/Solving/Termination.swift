/// Why a solve ended.
///
/// `limit` is set if and only if the reason is ``Reason/feasible`` or ``Reason/noSolutionFound``.
public struct Termination: Sendable, Hashable {
  /// What the caller may rely on.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The incumbent is optimal within the gaps asked for (the solver's tolerance, if none).
    case optimal
    /// No point satisfies the constraints.
    case infeasible
    /// Feasible points of arbitrarily good objective value exist.
    case unbounded
    /// One of the two; which one was not determined.
    case infeasibleOrUnbounded
    /// A limit ended the solve; the incumbent is feasible, and perhaps not optimal.
    case feasible
    /// A limit ended the solve before any feasible point was found.
    case noSolutionFound
  }

  /// Which limit ended the solve.
  public enum Limit: String, Sendable, Hashable, CaseIterable {
    case time
    case nodes
    case work
    /// The task was cancelled, or the progress handler asked to stop.
    case interrupted
    /// The backend could not go on for numerical reasons; what it reports holds.
    case numerical
  }

  public let reason: Reason
  public let limit: Limit?
  /// More about it in the backend's words; may be empty.
  public let detail: String

  private init(_ reason: Reason, _ limit: Limit?, _ detail: String) {
    self.reason = reason
    self.limit = limit
    self.detail = detail
  }

  public static func optimal(_ detail: String = "") -> Termination {
    Termination(.optimal, nil, detail)
  }

  public static func infeasible(_ detail: String = "") -> Termination {
    Termination(.infeasible, nil, detail)
  }

  public static func unbounded(_ detail: String = "") -> Termination {
    Termination(.unbounded, nil, detail)
  }

  public static func infeasibleOrUnbounded(_ detail: String = "") -> Termination {
    Termination(.infeasibleOrUnbounded, nil, detail)
  }

  /// Ended by a limit: feasible with an incumbent, no solution found without.
  public static func stopped(
    _ limit: Limit, hasIncumbent: Bool, _ detail: String = ""
  ) -> Termination {
    Termination(hasIncumbent ? .feasible : .noSolutionFound, limit, detail)
  }
}
