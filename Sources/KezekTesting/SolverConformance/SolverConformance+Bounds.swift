import MathematicalProgram

extension SolverConformance {
  /// What a solver claims to have proven.
  static let bounds: [Check] = [
    Check("Bounds.bracketTheOptimumAtAnyGap", requires: [.pureIntegerPrograms, .relativeGap]) {
      solver in
      let model = try ConformanceModel.knapsack()
      for gap in [0, 0.01, 0.1, 0.5, 1] {
        let parameters = SolverParameters(relativeGap: gap)
        let result = try await solver.solve(model.program, parameters: parameters)
        try Expectation.consistent(result, for: model.program, parameters)
        try Expectation.feasible(result, for: model.program)
        try Expectation.expect(
          result.bounds.dual >= model.optimum - 1e-6
            && result.bounds.primal <= model.optimum + 1e-6,
          "bounds \(result.bounds) do not bracket \(model.optimum)")
      }
    },
    Check("Bounds.includeTheOffset", requires: [.pureIntegerPrograms]) { solver in
      for offset in [-1000.5, 0, 7.25] {
        let model = try ConformanceModel.knapsack()
        var objective = model.program.objective
        objective.offset = offset
        let program = try model.program.withObjective(objective)
        try Expectation.optimal(
          try await solver.solve(program), model.optimum + offset, of: program)
      }
    },
    Check("Bounds.relaxationIsABound", requires: [.pureIntegerPrograms, .linearPrograms]) {
      solver in
      let model = try ConformanceModel.knapsack()
      let relaxed = model.program.relaxed()
      try Expectation.optimal(try await solver.solve(relaxed), 22, of: relaxed)
    },
    Check("Bounds.infiniteWhenInfeasible", requires: [.pureIntegerPrograms]) { solver in
      for sense in [ObjectiveSense.minimize, .maximize] {
        var builder = ProgramBuilder()
        let x = builder.addVariable(.unit, .integer)
        builder.addConstraint(1 * x, .atLeast(2))
        builder.setObjective(sense, 1 * x)
        let program = try builder.frozen()
        let result = try await solver.solve(program)
        try Expectation.infeasible(result, program)
        try Expectation.expect(
          result.bounds == ObjectiveBounds(primal: sense.worst, dual: sense.worst),
          "bounds \(result.bounds) of an infeasible program")
      }
    },
    Check("Bounds.floorOfAnEarlierTierHolds", requires: [.pureIntegerPrograms]) { solver in
      // The knapsack's optimum as a floor, then the fewest things: {2, 3, 4} stays the only choice.
      let model = try ConformanceModel.knapsack()
      let floor = LinearExpression(
        zip(model.program.objective.coefficients, model.program.variables).map { Term($0, $1) })
      let program = try model.program.adding([NewConstraint(floor, .atLeast(model.optimum))])
        .withObjective(.minimize, LinearExpression(sumOf: model.program.variables))
      try Expectation.optimal(try await solver.solve(program), 3, of: program)
    },
  ]
}
