import MathematicalProgram

extension SolverConformance {
  /// A solver has no memory of earlier solves.
  static let repeatedSolves: [Check] = [
    Check("RepeatedSolve.sameProgramSameResult", requires: [.pureIntegerPrograms]) { solver in
      let model = try ConformanceModel.assignment()
      let first = try await solver.solve(model.program)
      for _ in 0..<4 {
        let again = try await solver.solve(model.program)
        try Expectation.expect(again.incumbent == first.incumbent, "two incumbents differ")
        try Expectation.expect(again.bounds == first.bounds, "two bounds differ")
      }
    },
    Check("RepeatedSolve.differentProgramsInTurn", requires: [.pureIntegerPrograms]) { solver in
      for _ in 0..<3 {
        for model in [
          try ConformanceModel.knapsack(), try ConformanceModel.assignment(),
          try ConformanceModel.cover(),
        ] {
          try await solvesToOptimum(model, solver)
        }
        try await isInfeasible(solver) { builder in
          let x = builder.addVariable(.unit, .integer)
          builder.addConstraint(2 * x, .exactly(1))
        }
      }
    },
    Check("RepeatedSolve.changedObjective", requires: [.pureIntegerPrograms]) { solver in
      // Minimizing and maximizing the same assignment: 13 and 9 + 7 + 8 + 9 = 33.
      let model = try ConformanceModel.assignment()
      var objective = model.program.objective
      objective.sense = .maximize
      let other = try model.program.withObjective(objective)
      try Expectation.optimal(try await solver.solve(other), 33, of: other)
      try await solvesToOptimum(model, solver)
    },
  ]
}
