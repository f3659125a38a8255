import ArgumentParser
import GLPKSolver
import Kezek
import MathematicalProgram

/// Lists the solvers and what they can do.
struct SolversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solvers", abstract: "List the solvers that can be used, and what they can do.")

  func run() throws {
    let backends: [any Solver] = [GLPKSolver()]
    for solver in backends {
      try Console.print("\(solver.name) \(solver.version)", .english)
      let features = solver.capabilities.list.map(\.rawValue).joined(separator: ", ")
      try Console.print("  can: \(features)", .english)
      for restriction in solver.capabilities.restrictions {
        try Console.print("  but: \(restriction)", .english)
      }
    }
  }
}
