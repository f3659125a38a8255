import MathematicalProgram
import Testing

@testable import GLPKSolver

/// Diving from the root relaxation: points sooner, and the same optimum.
@Suite struct GLPKDiveTests {
  /// A generalized assignment problem.
  ///
  /// - Decision variables: x[i,j] ∈ {0, 1}: task j is with agent i.
  /// - Statement: maximize Σ worth·x subject to Σ_i x[i,j] ≤ 1 and Σ_j size·x[i,j] ≤ room.
  static func assignment(
    agents: Int, tasks: Int, seed: UInt64
  ) throws -> MathematicalProgram {
    func number(_ agent: Int, _ task: Int, below limit: Int) -> Double {
      Double((Int(seed) * 7919 + agent * 104_729 + task * 1_299_709) / 97 % limit)
    }
    var builder = ProgramBuilder()
    var ofTask = [LinearExpression](repeating: LinearExpression(), count: tasks)
    var worth = LinearExpression()
    for agent in 0..<agents {
      var load = LinearExpression()
      for task in 0..<tasks {
        let x = builder.addVariable(.unit, .integer, name: "x[\(agent),\(task)]")
        ofTask[task] += 1 * x
        load += (5 + number(agent, task, below: 20)) * x
        worth += (1 + number(task, agent, below: 30)) * x
      }
      let room = Double(13 * tasks / agents)
      builder.addConstraint(load, .atMost(room), name: "room[\(agent)]")
    }
    for task in 0..<tasks {
      builder.addConstraint(ofTask[task], .atMost(1), name: "once[\(task)]")
    }
    builder.setObjective(.maximize, worth)
    return try builder.frozen()
  }

  private func solver(diving: Bool) -> GLPKSolver {
    var solver = GLPKSolver()
    if !diving { solver.tuning.dive = nil }
    return solver
  }

  @Test func theOptimumIsTheSame() async throws {
    for seed in UInt64(1)...40 {
      let program = try Self.assignment(agents: 3, tasks: 8, seed: seed)
      let with = try await solver(diving: true).solve(program)
      let without = try await solver(diving: false).solve(program)
      #expect(with.isOptimal && without.isOptimal, "seed \(seed)")
      #expect(with.incumbent?.objective == without.incumbent?.objective, "seed \(seed)")
    }
  }

  @Test func theFirstNodeHasAPoint() async throws {
    var found = 0
    for seed in UInt64(1)...10 {
      let program = try Self.assignment(agents: 6, tasks: 40, seed: seed)
      let parameters = SolverParameters(nodeLimit: 1)
      let with = try await solver(diving: true).solve(program, parameters: parameters)
      let incumbent = try #require(with.incumbent, "seed \(seed)")
      let report = try FeasibilityReport(program, at: incumbent.values)
      #expect(report.isFeasible, "seed \(seed)")
      #expect(incumbent.objective >= 0.9 * with.bounds.dual, "seed \(seed)")
      let without = try await solver(diving: false).solve(program, parameters: parameters)
      if without.incumbent == nil { found += 1 }
    }
    #expect(found > 0, "GLPK alone has a point at every root: the dive is not needed")
  }

  /// One variable at a time finds what many at a time missed, where more time may go into points.
  @Test func aFinerDiveFollowsWhereItIsWishedFor() async throws {
    var better = 0
    for seed in UInt64(1)...20 {
      let program = try Self.assignment(agents: 6, tasks: 40, seed: seed)
      var values: [Double] = []
      for seeksPoints in [false, true] {
        let found = try await solver(diving: true).solve(
          program, parameters: SolverParameters(nodeLimit: 0, seeksPoints: seeksPoints))
        let incumbent = try #require(found.incumbent)
        #expect(try FeasibilityReport(program, at: incumbent.values).isFeasible)
        values.append(incumbent.objective)
      }
      #expect(values[1] >= values[0], "seed \(seed)")
      if values[1] > values[0] { better += 1 }
    }
    #expect(better > 0)
  }

  @Test func aGoodStartIsKept() async throws {
    let program = try Self.assignment(agents: 3, tasks: 8, seed: 7)
    let best = try await solver(diving: false).solve(program)
    let values = try #require(best.incumbent?.values)
    let again = try await solver(diving: true).solve(
      program, parameters: SolverParameters(nodeLimit: 1), warmStart: WarmStart(values: values))
    #expect(again.incumbent?.objective == best.incumbent?.objective)
  }

  @Test func aRowBarsAVariable() throws {
    var builder = ProgramBuilder()
    let x = builder.addVariable(.unit, .integer, name: "x")
    let y = builder.addVariable(.unit, .integer, name: "y")
    let z = builder.addVariable(.unit, .integer, name: "z")
    builder.addConstraint(1 * x + 1 * y, .atMost(1), name: "one")
    builder.addConstraint(1 * z - 1 * y, .atMost(0), name: "z needs y")
    builder.setObjective(.maximize, 1 * x + 1 * y + 1 * z)
    var rows = RowActivities(try builder.frozen())
    let held = [(0, 1.0), (1, 1), (1, 0), (2, 1), (2, 0)].map { rows.hold($0.0, at: $0.1) }
    #expect(held == [true, false, true, false, true])
  }
}
