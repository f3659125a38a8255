import KezekTesting
import MathematicalProgram
import Synchronization
import Testing

@testable import HiGHSSolver

/// What the suite of all solvers does not ask.
@Suite(.enabled(if: LibraryUnderTest.isUsable, "\(LibraryUnderTest.excuse)"))
struct HiGHSRunTests {
  /// A generalized assignment: branch and bound has some nodes to explore.
  ///
  /// - Decision variables: x[i, j] ∈ {0, 1}: task j is with agent i.
  /// - Statement: maximize Σ worth·x subject to Σ_i x[i, j] ≤ 1 and Σ_j size·x[i, j] ≤ room.
  private func assignment(agents: Int, tasks: Int) throws -> MathematicalProgram {
    func number(_ seed: Int, below limit: Int) -> Double {
      Double((seed &* 104_729 &+ 7919) / 97 % limit)
    }
    var builder = ProgramBuilder()
    var ofTask = [LinearExpression](repeating: LinearExpression(), count: tasks)
    var worth = LinearExpression()
    for agent in 0..<agents {
      var load = LinearExpression()
      for task in 0..<tasks {
        let x = builder.addVariable(.unit, .integer)
        ofTask[task] += 1 * x
        load += (5 + number(agent * tasks + task, below: 20)) * x
        worth += (10 + number(task * agents + agent + 500, below: 30)) * x
      }
      builder.addConstraint(load, .atMost(Double(13 * tasks / agents)))
    }
    for task in ofTask { builder.addConstraint(task, .atMost(1)) }
    builder.setObjective(.maximize, worth)
    return try builder.frozen()
  }

  @Test func boundsToldWhileMaximizingFallAndHold() async throws {
    let program = try assignment(agents: 5, tasks: 30)
    let log = Mutex<[SolveProgress]>([])
    let result = try await LibraryUnderTest.solver().solve(
      program, parameters: SolverParameters(timeLimit: 20), warmStart: nil
    ) { state in
      log.withLock { $0.append(state) }
      return .continue
    }
    let states = log.withLock { $0 }
    #expect(!states.isEmpty)
    for (earlier, later) in zip(states, states.dropFirst()) {
      #expect(later.dualBound <= earlier.dualBound)
    }
    for state in states {
      #expect(state.dualBound >= result.bounds.primal - 1e-6)
      #expect(state.incumbent ?? 0 <= result.bounds.primal + 1e-6)
    }
    #expect(states.contains { $0.newIncumbent != nil })
  }

  @Test(arguments: LinearMethod.allCases)
  func everyMethodAtTheRoot(method: LinearMethod) async throws {
    let program = try assignment(agents: 3, tasks: 8)
    let solver = try LibraryUnderTest.solver()
    let expected = try await solver.solve(program)
    do throws(SolverError) {
      let result = try await solver.solve(program, parameters: SolverParameters(method: method))
      #expect(result.isOptimal)
      #expect(result.bounds.primal == expected.bounds.primal)
    } catch {
      // In older versions there is no choice of interior points at the root: refused, not dropped.
      #expect(method == .interiorPoint && error.code == .unsupportedParameter)
    }
  }

  /// Solves with different numbers of threads at the same time: HiGHS keeps its workers a thread.
  @Test func threadsDoNotDisturbEachOther() async throws {
    let solver = try LibraryUnderTest.solver()
    let program = try assignment(agents: 3, tasks: 8)
    let expected = try await solver.solve(program).bounds.primal
    try await withThrowingTaskGroup(of: Double.self) { group in
      for index in 0..<12 {
        group.addTask {
          try await solver.solve(
            program, parameters: SolverParameters(threads: 1 + index % 3)
          ).bounds.primal
        }
      }
      for try await value in group { #expect(value == expected) }
    }
  }

  @Test func unreasonableNumbersAreRefusedByName() async throws {
    let solver = try LibraryUnderTest.solver()
    for (coefficient, bound) in [(1e-9, 1.0), (1e15, 1), (1, 1e20)] {
      var builder = ProgramBuilder()
      let x = builder.addVariable(.between(0, bound), .integer, name: "guests")
      builder.addConstraint(coefficient * x, .atMost(5), name: "hall")
      builder.setObjective(.maximize, 1 * x)
      let program = try builder.frozen()
      do throws(SolverError) {
        _ = try await solver.solve(program)
        Issue.record("\(coefficient), \(bound): no error")
      } catch {
        #expect(error.code == .unreasonableData)
        #expect(error.message.contains("guests"))
      }
    }
  }

  /// An interrupted linear program ends soon; its result holds.
  @Test func aLinearProgramCanBeCancelled() async throws {
    let solver = try LibraryUnderTest.solver()
    let program = try assignment(agents: 40, tasks: 600).relaxed()
    let task = Task { try await solver.solve(program) }
    try await Task.sleep(for: .milliseconds(50))
    let clock = ContinuousClock()
    let cancelled = clock.now
    task.cancel()
    let result = try await task.value
    // Far above what it takes, since a busy machine wakes nobody in time.
    #expect(clock.now - cancelled < .seconds(60))
    #expect(result.isOptimal || result.termination.limit == .interrupted)
  }

  /// Cancelling while the root relaxation of an integer program is solved.
  @Test func anIntegerProgramCanBeCancelledAtTheRoot() async throws {
    let solver = try LibraryUnderTest.solver()
    let program = try assignment(agents: 40, tasks: 600)
    let task = Task { try await solver.solve(program) }
    try await Task.sleep(for: .milliseconds(200))
    let clock = ContinuousClock()
    let cancelled = clock.now
    task.cancel()
    let result = try await task.value
    print("cancelled at the root: ended after \(clock.now - cancelled)")
    #expect(clock.now - cancelled < .seconds(20))
    #expect(result.isOptimal || result.termination.limit == .interrupted)
  }
}
