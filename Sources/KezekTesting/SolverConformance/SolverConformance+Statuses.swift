import MathematicalProgram

extension SolverConformance {
  /// What a solver says of a program as a whole.
  static let statuses: [Check] = [
    Check("Statuses.optimalKnapsack", requires: [.pureIntegerPrograms]) { solver in
      try await solvesToOptimum(ConformanceModel.knapsack(), solver)
    },
    Check("Statuses.optimalCover", requires: [.pureIntegerPrograms]) { solver in
      try await solvesToOptimum(ConformanceModel.cover(), solver)
    },
    Check("Statuses.optimalAssignment", requires: [.pureIntegerPrograms]) { solver in
      try await solvesToOptimum(ConformanceModel.assignment(), solver)
    },
    Check("Statuses.optimalFacility", requires: [.mixedIntegerPrograms]) { solver in
      try await solvesToOptimum(ConformanceModel.facility(), solver)
    },
    Check("Statuses.optimalFactory", requires: [.linearPrograms]) { solver in
      try await solvesToOptimum(ConformanceModel.factory(), solver)
    },
    Check("Statuses.infeasibleRelaxation", requires: [.pureIntegerPrograms]) { solver in
      // x + y ≥ 3 with x, y ∈ {0, 1}: even the relaxation is infeasible.
      try await isInfeasible(solver) { builder in
        let x = builder.addVariables(2, .unit, .integer) { "x\($0)" }
        builder.addConstraint(LinearExpression(sumOf: x), .atLeast(3))
        builder.setObjective(.maximize, LinearExpression(sumOf: x))
      }
    },
    Check("Statuses.infeasibleByIntegrality", requires: [.pureIntegerPrograms]) { solver in
      // 2x + 2y + 2z = 3: a half satisfies it, whole numbers do not.
      try await isInfeasible(solver) { builder in
        let x = builder.addVariables(3, .unit, .integer) { "x\($0)" }
        builder.addConstraint(2 * LinearExpression(sumOf: x), .exactly(3))
        builder.setObjective(.minimize, LinearExpression(sumOf: x))
      }
    },
    Check("Statuses.infeasibleLinear", requires: [.linearPrograms]) { solver in
      // x − y ≥ 1 and y − x ≥ 0 add up to 0 ≥ 1.
      try await isInfeasible(solver) { builder in
        let x = builder.addVariable(.free)
        let y = builder.addVariable(.free)
        builder.addConstraint(1 * x + -1 * y, .atLeast(1))
        builder.addConstraint(1 * y + -1 * x, .atLeast(0))
        builder.setObjective(.minimize, 1 * x)
      }
    },
    Check("Statuses.unboundedLinear", requires: [.linearPrograms]) { solver in
      // maximize x + y subject to x − y ≤ 1: along (1, 1) without end.
      try await isUnbounded(solver, .continuous)
    },
    Check("Statuses.unboundedInteger", requires: [.pureIntegerPrograms, .largeDomains]) { solver in
      try await isUnbounded(solver, .integer)
    },
    Check("Statuses.infeasibleAndUnboundedDirection", requires: [.linearPrograms]) { solver in
      // maximize x subject to y ≥ 1 and y ≤ 0 as rows: infeasible, though x could grow.
      var builder = ProgramBuilder()
      let x = builder.addVariable()
      let y = builder.addVariable()
      builder.addConstraint(1 * y, .atLeast(1))
      builder.addConstraint(1 * y, .atMost(0))
      builder.addConstraint(1 * x + 1 * y, .atLeast(0))
      builder.setObjective(.maximize, 1 * x)
      let program = try builder.frozen()
      let result = try await solver.solve(program)
      let reason = result.termination.reason
      try Expectation.expect(
        reason == .infeasible || reason == .infeasibleOrUnbounded, "terminated as \(reason)")
      try Expectation.consistent(result, for: program)
    },
    Check("Statuses.sensesMirrorEachOther", requires: [.pureIntegerPrograms]) { solver in
      // maximize f and minimize −f have opposite optima and bounds.
      let model = try ConformanceModel.knapsack()
      let objective = model.program.objective
      let mirrored = try model.program.withObjective(
        Objective(sense: .minimize, offset: 0, coefficients: objective.coefficients.map { -$0 }))
      let result = try await solver.solve(mirrored)
      try Expectation.optimal(result, -model.optimum, of: mirrored)
    },
  ]

  /// Solves a model and compares with its optimum.
  static func solvesToOptimum(_ model: ConformanceModel, _ solver: any Solver) async throws {
    let result = try await solver.solve(model.program)
    try Expectation.optimal(result, model.optimum, of: model.program)
    try Expectation.consistent(result, for: model.program)
  }

  static func isInfeasible(
    _ solver: any Solver, _ build: (inout ProgramBuilder) -> Void
  ) async throws {
    var builder = ProgramBuilder()
    build(&builder)
    let program = try builder.frozen()
    try Expectation.infeasible(try await solver.solve(program), program)
  }

  private static func isUnbounded(_ solver: any Solver, _ kind: VariableKind) async throws {
    var builder = ProgramBuilder()
    let x = builder.addVariable(.nonNegative, kind)
    let y = builder.addVariable(.nonNegative, kind)
    builder.addConstraint(1 * x + -1 * y, .atMost(1))
    builder.setObjective(.maximize, 1 * x + 1 * y)
    let program = try builder.frozen()
    let result = try await solver.solve(program)
    let reason = result.termination.reason
    try Expectation.expect(
      reason == .unbounded || reason == .infeasibleOrUnbounded, "terminated as \(reason)")
    try Expectation.consistent(result, for: program)
  }
}
