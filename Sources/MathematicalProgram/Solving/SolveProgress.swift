/// What a solve has found and proven so far.
public struct SolveProgress: Sendable {
  /// Objective value of the best integer-feasible point so far.
  public let incumbent: Double?
  /// The proven bound on the objective; infinite while nothing is proven.
  public let dualBound: Double
  /// Branch-and-bound nodes explored.
  public let nodes: Int
  /// Wall-clock seconds since the solve began.
  public let seconds: Double
  /// The values of the incumbent, when it is new since the last call and the backend offers them.
  public let newIncumbent: [Double]?

  public init(
    incumbent: Double?, dualBound: Double, nodes: Int, seconds: Double, newIncumbent: [Double]?
  ) {
    self.incumbent = incumbent
    self.dualBound = dualBound
    self.nodes = nodes
    self.seconds = seconds
    self.newIncumbent = newIncumbent
  }
}

/// What to do after a progress report.
public enum ProgressAction: Sendable, Hashable {
  /// Go on solving.
  case `continue`
  /// End with what was found so far.
  case stop
}

/// Receives progress on the solve's own thread, one call at a time; must return quickly.
public typealias ProgressHandler = @Sendable (SolveProgress) -> ProgressAction
