import Kezek
import MathematicalProgram

/// What stages share: whole bounds and the solver's parameters.
enum Bounding {
  /// The whole number that no plan exceeds: values are whole, so a dual bound may be rounded down,
  /// with room for the solver's arithmetic; nil where nothing was proven.
  static func whole(_ dual: Double) -> Int? {
    guard dual.isFinite, abs(dual) < 1e15 else { return nil }
    return Int((dual + 1e-6 * max(1, abs(dual))).rounded(.down))
  }

  /// Parameters of one solve; only what the backend supports is asked for.
  static func parameters(
    _ solver: any Solver, _ request: PlanningRequest, seconds: Double?, nodes: Int? = nil
  ) -> SolverParameters {
    var parameters = SolverParameters(
      timeLimit: seconds.map { max(0, $0) }, relativeGap: request.gap,
      nodeLimit: nodes ?? request.workLimit)
    // Values are whole: less than one apart is equal.
    if solver.capabilities.supports(.absoluteGap) { parameters.absoluteGap = 0.99 }
    if solver.capabilities.supports(.seed) { parameters.seed = request.seed }
    // One thread each, whatever the request allows: the plan must not depend on their number.
    if solver.capabilities.supports(.threads) { parameters.threads = 1 }
    return parameters
  }

  /// What ended a solve short of proof.
  static func ending(_ termination: Termination) -> Certificate.Termination? {
    switch termination.limit {
    case .time, .numerical: .timeLimit
    case .nodes, .work: .workLimit
    case .interrupted: .interrupted
    case nil: nil
    }
  }
}
