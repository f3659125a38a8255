/// A feasible point and its objective value.
public struct Incumbent: Sendable, Hashable {
  public let objective: Double
  /// One value for each variable; integer variables hold whole numbers exactly.
  public let values: [Double]

  public init(objective: Double, values: [Double]) {
    self.objective = objective
    self.values = values
  }
}

/// Dual values and reduced costs of a linear program at its optimum.
///
/// Sign convention, for both senses: a dual value is the rate at which the optimal objective value
/// (in the program's own sense) changes when the constraint's active bound grows; a reduced cost is
/// the same for a variable's active bound. So reducedCost[j] = c[j] − Σᵢ dualValue[i]·a[i,j]. When
/// maximizing, a binding `≤` has a dual value ≥ 0; when minimizing, a binding `≥` has one ≥ 0.
public struct DualSolution: Sendable, Hashable {
  /// One for each constraint.
  public let dualValues: [Double]
  /// One for each variable.
  public let reducedCosts: [Double]

  public init(dualValues: [Double], reducedCosts: [Double]) {
    self.dualValues = dualValues
    self.reducedCosts = reducedCosts
  }
}

/// What became of the warm start.
public enum WarmStartUse: Sendable, Hashable {
  /// None was given.
  case notGiven
  /// It was feasible and is a lower limit on the result's quality.
  case accepted
  /// It was not feasible and was left aside.
  case infeasible
}

/// How much work a solve took.
public struct SolveStatistics: Sendable, Hashable {
  /// Branch-and-bound nodes explored.
  public var nodes: Int
  public var simplexIterations: Int
  /// Wall-clock seconds.
  public var seconds: Double
  public var warmStart: WarmStartUse

  public init(
    nodes: Int = 0, simplexIterations: Int = 0, seconds: Double = 0,
    warmStart: WarmStartUse = .notGiven
  ) {
    self.nodes = nodes
    self.simplexIterations = simplexIterations
    self.seconds = seconds
    self.warmStart = warmStart
  }
}

/// Why a solve ended, what it found and what it proved.
public struct SolveResult: Sendable {
  public let termination: Termination
  /// The best feasible point found, if any.
  public let incumbent: Incumbent?
  public let bounds: ObjectiveBounds
  /// For linear programs solved to optimality by a backend with dual values.
  public let duals: DualSolution?
  public let statistics: SolveStatistics

  public init(
    termination: Termination, incumbent: Incumbent?, bounds: ObjectiveBounds,
    duals: DualSolution? = nil, statistics: SolveStatistics = SolveStatistics()
  ) {
    self.termination = termination
    self.incumbent = incumbent
    self.bounds = bounds
    self.duals = duals
    self.statistics = statistics
  }

  /// Whether the incumbent is proven optimal within the gaps asked for.
  public var isOptimal: Bool { termination.reason == .optimal }
}

extension SolveResult {
  /// A proof that no point satisfies the constraints.
  public static func infeasible(
    _ sense: ObjectiveSense, _ statistics: SolveStatistics, _ detail: String = ""
  ) -> SolveResult {
    SolveResult(
      termination: .infeasible(detail), incumbent: nil,
      bounds: ObjectiveBounds(primal: sense.worst, dual: sense.worst), statistics: statistics)
  }
}
