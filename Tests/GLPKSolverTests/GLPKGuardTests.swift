import MathematicalProgram
import Testing

@testable import GLPKSolver

/// What would abort the process without the guard.
@Suite struct GLPKGuardTests {
  /// A small knapsack with the optimum 14.
  ///
  /// - Decision variables: x, y ∈ {0, 1, …, 10}.
  /// - Statement: maximize 3x + 2y subject to 2x + y ≤ 7.
  /// - Analysis: y brings 2 for a unit of room, x only 1.5, so y = 7 and x = 0.
  static func small() throws -> MathematicalProgram {
    var builder = ProgramBuilder()
    let x = builder.addVariable(.between(0, 10), .integer, name: "x")
    let y = builder.addVariable(.between(0, 10), .integer, name: "y")
    builder.addConstraint(2 * x + 1 * y, .atMost(7), name: "room")
    builder.setObjective(.maximize, 3 * x + 2 * y)
    return try builder.frozen()
  }

  @Test(arguments: [Int32(0), 1, 2])
  func aFailureInsideIsAnErrorAndTheNextSolveIsRight(kind: Int32) async throws {
    var broken = GLPKSolver()
    broken.fault = .beforeLoading(kind: kind)
    let program = try Self.small()
    await #expect {
      try await broken.solve(program)
    } throws: { error in
      (error as? SolverError)?.code == .backendFailure
    }
    let result = try await GLPKSolver().solve(program)
    #expect(result.isOptimal)
    #expect(result.incumbent?.objective == 14)
  }

  @Test func aFailureInsideTheCallbackIsAnError() async throws {
    var broken = GLPKSolver()
    broken.fault = .insideCallback
    let program = try Self.small()
    do throws(SolverError) {
      _ = try await broken.solve(program)
      Issue.record("no error was thrown")
    } catch {
      #expect(error.code == .backendFailure)
      #expect(error.message.contains("Assertion failed"))
    }
  }
}
