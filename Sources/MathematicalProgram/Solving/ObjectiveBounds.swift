/// What is known of the optimal objective value, in the extended reals.
///
/// `primal` is the objective of the incumbent, or the worst infinity without one. `dual` is proven:
/// no feasible point is better. The optimum lies between the two; the optimum of an infeasible
/// program is the worst infinity, that of an unbounded one the best infinity.
public struct ObjectiveBounds: Sendable, Hashable {
  public let primal: Double
  public let dual: Double

  public init(primal: Double, dual: Double) {
    self.primal = primal
    self.dual = dual
  }

  /// |dual − primal|; 0 when both are equal, also when infinite.
  public var absoluteGap: Double {
    primal == dual ? 0 : abs(dual - primal)
  }

  /// |dual − primal| / max(1, |dual|); +∞ while one of them is infinite.
  public var relativeGap: Double {
    if primal == dual { return 0 }
    guard primal.isFinite, dual.isFinite else { return .infinity }
    return abs(dual - primal) / max(1, abs(dual))
  }
}
