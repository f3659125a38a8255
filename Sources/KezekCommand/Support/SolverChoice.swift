import ArgumentParser
import GLPKSolver
import MathematicalProgram

/// The solvers that a planner can name.
enum SolverChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case glpk

  /// The backend.
  var solver: any Solver {
    switch self {
    case .auto, .glpk: GLPKSolver()
    }
  }
}
