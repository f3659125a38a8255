import MathematicalProgram

extension SolverConformance {
  /// Programs at the edge of what a program is.
  static let edgeModels: [Check] = [
    edge("noVariables", requires: [.linearPrograms], optimum: 3.5) { builder in
      builder.setObjective(.maximize, LinearExpression(constant: 3.5))
    },
    edge("noVariablesButRows", requires: [.linearPrograms], optimum: 0) { builder in
      builder.addConstraint(LinearExpression(), .between(-1, 1))
    },
    infeasibleEdge("emptyRowThatCannotHold", requires: [.linearPrograms]) { builder in
      builder.addConstraint(LinearExpression(), .atLeast(1))
    },
    edge("noRows", optimum: 7) { builder in
      let x = builder.addVariable(.between(-2, 3), .integer)
      let y = builder.addVariable(.between(-2, 3), .integer)
      builder.setObjective(.maximize, 1 * x + -2 * y)
    },
    edge("fixedVariables", optimum: 12) { builder in
      let x = builder.addVariable(.exactly(2), .integer)
      let y = builder.addVariable(.exactly(3), .integer)
      builder.addConstraint(1 * x + 1 * y, .exactly(5))
      builder.setObjective(.minimize, 3 * x + 2 * y)
    },
    infeasibleEdge("fixedVariablesThatContradict") { builder in
      let x = builder.addVariable(.exactly(2), .integer)
      let y = builder.addVariable(.exactly(3), .integer)
      builder.addConstraint(1 * x + 1 * y, .exactly(6))
      builder.setObjective(.minimize, 3 * x)
    },
    // x ∈ [0.3, 3.7] whole is {1, 2, 3}, y ∈ [−1.5, −0.5] is {−1}.
    edge("fractionalIntegerBounds", optimum: 2) { builder in
      let x = builder.addVariable(.between(0.3, 3.7), .integer)
      let y = builder.addVariable(.between(-1.5, -0.5), .integer)
      builder.addConstraint(1 * x + 1 * y, .free)
      builder.setObjective(.maximize, 1 * x + 1 * y)
    },
    infeasibleEdge("noWholeNumberBetweenBounds") { builder in
      let x = builder.addVariable(.between(0.2, 0.8), .integer)
      builder.setObjective(.minimize, 1 * x)
    },
    infeasibleEdge("fixedAtAFraction") { builder in
      let x = builder.addVariable(.exactly(0.5), .integer)
      builder.setObjective(.minimize, 1 * x)
    },
    infeasibleEdge("invertedVariableBounds") { builder in
      let x = builder.addVariable(.between(2, 1), .integer)
      builder.setObjective(.minimize, 1 * x)
    },
    infeasibleEdge("invertedVariableBoundsLinear", requires: [.linearPrograms]) { builder in
      let x = builder.addVariable(.between(2, 1))
      builder.addConstraint(1 * x, .free)
      builder.setObjective(.minimize, 1 * x)
    },
    infeasibleEdge("invertedConstraintBounds") { builder in
      let x = builder.addVariable(.between(0, 5), .integer)
      builder.addConstraint(1 * x, .between(3, 2))
      builder.setObjective(.minimize, 1 * x)
    },
    edge("duplicateTerms", optimum: 3) { builder in
      let x = builder.addVariable(.between(0, 9), .integer)
      builder.addConstraint(1 * x + 2 * x + -1 * x, .atMost(7))
      builder.setObjective(.maximize, 3 * x + -2 * x)
    },
    edge("zeroCoefficients", optimum: 9) { builder in
      let x = builder.addVariable(.between(0, 9), .integer)
      let y = builder.addVariable(.between(0, 9), .integer)
      builder.addConstraint(0 * x + 1 * y, .atMost(4))
      builder.addConstraint(2 * x + -2 * x, .atMost(0))
      builder.setObjective(.maximize, 1 * x + 0 * y)
    },
    edge("noObjective", optimum: 0) { builder in
      let x = builder.addVariables(3, .unit, .integer) { "x\($0)" }
      builder.addConstraint(LinearExpression(sumOf: x), .exactly(2))
    },
    edge("offsetOnly", optimum: -42) { builder in
      let x = builder.addVariable(.unit, .integer)
      builder.addConstraint(1 * x, .atLeast(1))
      builder.setObjective(.maximize, LinearExpression(constant: -42))
    },
    edge("freeRow", optimum: 1) { builder in
      let x = builder.addVariable(.unit, .integer)
      builder.addConstraint(1000 * x, .free)
      builder.setObjective(.maximize, 1 * x)
    },
    // −7 ≤ 2x + 3y ≤ −3 with x, y ∈ {−3 … 0}: the largest x − y is at x = 0, y = −2: 2.
    edge("negativeIntegersInARangedRow", optimum: 2) { builder in
      let x = builder.addVariable(.between(-3, 0), .integer)
      let y = builder.addVariable(.between(-3, 0), .integer)
      builder.addConstraint(2 * x + 3 * y, .between(-7, -3))
      builder.setObjective(.maximize, 1 * x + -1 * y)
    },
    // x + y = 0 over free integers with x ≥ −5 as a row: minimize x − y = 2x: −10.
    edge("freeIntegers", requires: [.pureIntegerPrograms, .largeDomains], optimum: -10) { builder in
      let x = builder.addVariable(.free, .integer)
      let y = builder.addVariable(.free, .integer)
      builder.addConstraint(1 * x + 1 * y, .exactly(0))
      builder.addConstraint(1 * x, .atLeast(-5))
      builder.setObjective(.minimize, 1 * x + -1 * y)
    },
    edge("upperBoundsOnlyLinear", requires: [.linearPrograms], optimum: 2.5) { builder in
      let x = builder.addVariable(.atMost(1.5))
      let y = builder.addVariable(.atMost(1))
      builder.addConstraint(1 * x + -1 * y, .free)
      builder.setObjective(.maximize, 1 * x + 1 * y)
    },
    edge("largeIntegerObjective", optimum: 10_000_000_021) { builder in
      // The knapsack again, one unit apart at a value of 10¹⁰: no tolerance may hide the unit.
      let x = builder.addVariables(4, .unit, .integer) { "x\($0)" }.map { $0 }
      builder.addConstraint(5 * x[0] + 7 * x[1] + 4 * x[2] + 3 * x[3], .atMost(14))
      let large = builder.addVariable(.exactly(1), .integer)
      builder.setObjective(
        .maximize, 8 * x[0] + 11 * x[1] + 6 * x[2] + 4 * x[3] + 10_000_000_000 * large)
    },
  ]

  private static func edge(
    _ name: String, requires: [SolverFeature] = [.pureIntegerPrograms], optimum: Double,
    _ build: @escaping @Sendable (inout ProgramBuilder) -> Void
  ) -> Check {
    Check("EdgeModels.\(name)", requires: requires) { solver in
      let model = try ConformanceModel(optimum: optimum, build)
      let result = try await solver.solve(model.program)
      try Expectation.optimal(result, optimum, of: model.program)
      // Relative tolerances must not hide a unit of an integer objective.
      try Expectation.expect(
        abs((result.incumbent?.objective ?? .nan) - optimum) < 1e-3,
        "the objective is \(String(describing: result.incumbent?.objective)), not \(optimum)")
    }
  }

  private static func infeasibleEdge(
    _ name: String, requires: [SolverFeature] = [.pureIntegerPrograms],
    _ build: @escaping @Sendable (inout ProgramBuilder) -> Void
  ) -> Check {
    Check("EdgeModels.\(name)", requires: requires) { solver in
      try await isInfeasible(solver, build)
    }
  }
}
