import MathematicalProgram
import Synchronization

/// A solver that counts the branch-and-bound nodes of all its solves.
final class CountingSolver: Solver {
  private let solver: any Solver
  private let count = Mutex<Count>(Count())

  private struct Count {
    /// Of the solves that ended.
    var finished = 0
    /// Of those under way, by their number.
    var running: [Int: Int] = [:]
    var started = 0
  }

  init(_ solver: any Solver) {
    self.solver = solver
  }

  /// Nodes so far: of finished solves, and of those under way as they last said.
  var nodes: Int { count.withLock { $0.finished + $0.running.values.reduce(0, +) } }

  var name: String { solver.name }
  var version: String { solver.version }
  var capabilities: SolverCapabilities { solver.capabilities }

  func solve(
    _ program: MathematicalProgram, parameters: SolverParameters, warmStart: WarmStart?,
    progress: ProgressHandler?
  ) async throws(SolverError) -> SolveResult {
    let number = count.withLock { count in
      count.started += 1
      return count.started
    }
    defer { count.withLock { count in count.running[number] = nil } }
    var counted: ProgressHandler?
    if let progress {
      counted = { state in
        self.note(state.nodes, of: number)
        return progress(state)
      }
    }
    let result = try await solver.solve(
      program, parameters: parameters, warmStart: warmStart, progress: counted)
    count.withLock { count in
      count.running[number] = nil
      count.finished += result.statistics.nodes
    }
    return result
  }

  private func note(_ nodes: Int, of number: Int) {
    count.withLock { $0.running[number] = nodes }
  }
}
