import ArgumentParser
import GLPKSolver
import MathematicalProgram

/// Lists the solvers and what they can do.
struct SolversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solvers", abstract: "List the solvers that can be used, and what they can do.")

  func run() throws {
    let backends: [any Solver] = [GLPKSolver()]
    for solver in backends {
      Console.print("\(solver.name) \(solver.version)")
      let features = solver.capabilities.list.map(\.rawValue).joined(separator: ", ")
      Console.print("  can: \(features)")
      for restriction in solver.capabilities.restrictions {
        Console.print("  but: \(restriction)")
      }
    }
  }
}
