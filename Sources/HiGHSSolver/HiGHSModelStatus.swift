import MathematicalProgram

/// What HiGHS says of a program after a run; its `HighsModelStatus`, with its numbers.
enum HiGHSModelStatus: Int32, Sendable, CaseIterable {
  case notSet = 0
  case loadError = 1
  case modelError = 2
  case presolveError = 3
  case solveError = 4
  case postsolveError = 5
  case modelEmpty = 6
  case optimal = 7
  case infeasible = 8
  case unboundedOrInfeasible = 9
  case unbounded = 10
  case objectiveBound = 11
  case objectiveTarget = 12
  case timeLimit = 13
  case iterationLimit = 14
  case unknown = 15
  case solutionLimit = 16
  case interrupt = 17
  case memoryLimit = 18
  case highsInterrupt = 19

  /// What a status means to the caller.
  enum Meaning: Hashable, Sendable {
    case optimal
    case infeasible
    case unbounded
    case infeasibleOrUnbounded
    case stopped(Termination.Limit)
    /// The callback ended the run; it knows why.
    case byCallback
    case failed(SolverError.Code)
  }

  /// The one table from HiGHS's statuses to results and errors.
  var meaning: Meaning {
    switch self {
    case .optimal, .modelEmpty: .optimal
    case .infeasible: .infeasible
    case .unbounded: .unbounded
    case .unboundedOrInfeasible: .infeasibleOrUnbounded
    case .timeLimit: .stopped(.time)
    case .iterationLimit: .stopped(.work)
    // Of nodes: neither solutions nor leaves are ever limited.
    case .solutionLimit: .stopped(.nodes)
    case .unknown: .stopped(.numerical)
    case .interrupt, .highsInterrupt: .byCallback
    case .memoryLimit: .failed(.outOfResources)
    case .presolveError, .solveError, .postsolveError: .failed(.numericalFailure)
    // Only for limits on the objective, which are never set, and for programs not loaded.
    case .notSet, .loadError, .modelError, .objectiveBound, .objectiveTarget:
      .failed(.backendFailure)
    }
  }
}
