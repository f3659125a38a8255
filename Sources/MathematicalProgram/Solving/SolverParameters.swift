/// How a linear program, or the root relaxation of an integer one, is solved.
public enum LinearMethod: String, Sendable, Hashable, CaseIterable {
  /// The backend chooses.
  case automatic
  case primalSimplex
  case dualSimplex
  /// Interior point; dual values then belong to a point that need not be a vertex.
  case interiorPoint
}

/// Limits and tolerances of one solve; `nil` leaves the backend's own default.
///
/// A parameter that a backend does not support is refused by name, never dropped.
public struct SolverParameters: Sendable, Hashable {
  /// Wall-clock seconds from the call to the result, a soft limit; 0 ends as soon as possible.
  public var timeLimit: Double?
  /// Stop when ``ObjectiveBounds/relativeGap`` is at most this.
  public var relativeGap: Double?
  /// Stop when ``ObjectiveBounds/absoluteGap`` is at most this.
  public var absoluteGap: Double?
  /// Branch-and-bound nodes to explore at most; the same limit gives the same result.
  public var nodeLimit: Int?
  /// Deterministic work at most, in the unit of ``SolverCapabilities/workUnit``; the same limit gives
  /// the same result.
  public var workLimit: Int?
  /// Seed of the backend's random choices.
  public var seed: UInt64?
  /// Threads the backend may use.
  public var threads: Int?
  public var method: LinearMethod
  /// Whether a good point is worth more time than usual at the root: a wish, which no backend refuses
  /// and one with heuristics enough does not need.
  public var seeksPoints: Bool

  public init(
    timeLimit: Double? = nil, relativeGap: Double? = nil, absoluteGap: Double? = nil,
    nodeLimit: Int? = nil, workLimit: Int? = nil, seed: UInt64? = nil, threads: Int? = nil,
    method: LinearMethod = .automatic, seeksPoints: Bool = false
  ) {
    self.timeLimit = timeLimit
    self.relativeGap = relativeGap
    self.absoluteGap = absoluteGap
    self.nodeLimit = nodeLimit
    self.workLimit = workLimit
    self.seed = seed
    self.threads = threads
    self.method = method
    self.seeksPoints = seeksPoints
  }

  /// The features that the parameters given ask for.
  public var features: [SolverFeature] {
    var features: [SolverFeature] = []
    if timeLimit != nil { features.append(.timeLimit) }
    if relativeGap != nil { features.append(.relativeGap) }
    if absoluteGap != nil { features.append(.absoluteGap) }
    if nodeLimit != nil { features.append(.nodeLimit) }
    if workLimit != nil { features.append(.workLimit) }
    if seed != nil { features.append(.seed) }
    if threads != nil { features.append(.threads) }
    if method != .automatic { features.append(.method) }
    return features
  }

  /// Refuses values that mean nothing.
  ///
  /// - Throws: ``SolverError`` with code ``SolverError/Code/invalidParameter``.
  public func checkValues() throws(SolverError) {
    for (name, value) in [
      ("timeLimit", timeLimit), ("relativeGap", relativeGap), ("absoluteGap", absoluteGap),
    ] {
      if let value, !(value >= 0) {
        throw SolverError(.invalidParameter, "\(name) is \(value); it must be 0 or more.")
      }
    }
    for (name, value) in [("nodeLimit", nodeLimit), ("workLimit", workLimit)] {
      if let value, value < 0 {
        throw SolverError(.invalidParameter, "\(name) is \(value); it must be 0 or more.")
      }
    }
    if let threads, threads < 1 {
      throw SolverError(.invalidParameter, "threads is \(threads); it must be 1 or more.")
    }
  }
}
