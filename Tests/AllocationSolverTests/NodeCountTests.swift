import GLPKSolver
import Kezek
import KezekTesting
import MathematicalProgram
import Synchronization
import Testing

@testable import AllocationSolver

/// Nodes that are told are those that the solver explored.
@Suite struct NodeCountTests {
  /// Adds up what a backend says of its nodes, by itself.
  private final class Witness: Solver {
    let solver = GLPKSolver()
    let nodes = Mutex<Int>(0)

    var name: String { solver.name }
    var version: String { solver.version }
    var capabilities: SolverCapabilities { solver.capabilities }

    func solve(
      _ program: MathematicalProgram, parameters: SolverParameters, warmStart: WarmStart?,
      progress: ProgressHandler?
    ) async throws(SolverError) -> SolveResult {
      let result = try await solver.solve(
        program, parameters: parameters, warmStart: warmStart, progress: progress)
      nodes.withLock { $0 += result.statistics.nodes }
      return result
    }
  }

  @Test(arguments: [PlanningRequest.Strategy.exact, .decomposed])
  func nodesAreTheSolvers(strategy: PlanningRequest.Strategy) async throws {
    var told = 0
    for seed in UInt64(1)...4 {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario()
      let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
      let valuation = try Valuation(policy: policy, scenario: scenario)
      let witness = Witness()
      let last = Mutex<Int>(0)
      let outcome = try await Planner(scenario, valuation, solver: witness).plan(
        PlanningRequest(strategy: strategy, workLimit: 500)
      ) { state in
        last.withLock { nodes in
          #expect(state.nodes >= nodes)
          nodes = state.nodes
        }
      }
      #expect(outcome.nodes == witness.nodes.withLock { $0 })
      #expect(last.withLock { $0 } <= outcome.nodes)
      told += outcome.nodes
    }
    #expect(told > 0)
  }
}
