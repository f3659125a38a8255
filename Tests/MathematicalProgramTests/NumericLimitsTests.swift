import MathematicalProgram
import Testing

/// Numbers that a backend cannot be trusted with are refused, and named.
@Suite struct NumericLimitsTests {
  private static let limits = NumericLimits(largest: 1e6, coefficients: 1e-3...1e3)

  private func refusal(_ build: (inout ProgramBuilder) -> Void) throws -> String? {
    var builder = ProgramBuilder()
    build(&builder)
    let program = try builder.frozen()
    do throws(SolverError) {
      try Self.limits.check(program, for: "the solver")
      return nil
    } catch {
      #expect(error.code == .unreasonableData)
      return error.message
    }
  }

  @Test func whatIsWithinPasses() throws {
    #expect(
      try refusal { builder in
        let x = builder.addVariable(.free)
        builder.addConstraint(1000 * x, .atLeast(-1e6))
        builder.setObjective(.minimize, 1e6 * x + 1e6)
      } == nil)
  }

  @Test func everyNumberIsLookedAt() throws {
    let builds: [(name: String, build: (inout ProgramBuilder) -> Void)] = [
      ("row", { $0.addConstraint(1e4 * $0.addVariable(), .free, name: "row") }),
      ("row", { $0.addConstraint(1e-4 * $0.addVariable(), .free, name: "row") }),
      ("row", { $0.addConstraint(1 * $0.addVariable(), .atMost(1e7), name: "row") }),
      ("row", { $0.addConstraint(1 * $0.addVariable(), .atLeast(-1e7), name: "row") }),
      ("column", { _ = $0.addVariable(.atMost(2e6), name: "column") }),
      ("column", { $0.setObjective(.minimize, 2e6 * $0.addVariable(name: "column")) }),
      ("offset", { $0.setObjective(.minimize, LinearExpression(constant: 2e6)) }),
    ]
    for (name, build) in builds {
      let message = try #require(try refusal(build))
      #expect(message.contains(name), "\(message)")
    }
  }
}
