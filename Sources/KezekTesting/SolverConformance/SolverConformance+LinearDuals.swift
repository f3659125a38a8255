import Kezek
import MathematicalProgram

extension SolverConformance {
  /// Dual values and reduced costs, with the sign convention of `DualSolution`.
  static let linearDuals: [Check] = [
    Check("LinearDuals.factory", requires: [.linearPrograms, .dualValues]) { solver in
      try await hasDuals(ConformanceModel.factory(), [0, 1.5, 1], [0, 0], solver)
    },
    Check("LinearDuals.diet", requires: [.linearPrograms, .dualValues]) { solver in
      try await hasDuals(ConformanceModel.diet(), [2, 0], [0, -1, 5], solver)
    },
    // The same numbers with the sense turned round: every sign turns with it.
    Check("LinearDuals.dietAsAMaximum", requires: [.linearPrograms, .dualValues]) { solver in
      let diet = try ConformanceModel.diet().program
      let program = try diet.withObjective(
        Objective(sense: .maximize, coefficients: diet.objective.coefficients.map { -$0 }))
      let result = try await solver.solve(program)
      try Expectation.optimal(result, -5, of: program)
      try close(try duals(result, program), [-2, 0], [0, 1, -5])
    },
    // maximize x subject to 2x = 6 (an equality) and 1 ≤ x + y ≤ 4, y free to use the range.
    Check("LinearDuals.equalityAndRange", requires: [.linearPrograms, .dualValues]) { solver in
      let model = try ConformanceModel(optimum: 3 + 2 * 1) { builder in
        let x = builder.addVariable()
        let y = builder.addVariable()
        builder.addConstraint(2 * x, .exactly(6))
        builder.addConstraint(1 * x + 1 * y, .between(1, 4))
        builder.setObjective(.maximize, 1 * x + 2 * y)
      }
      // y = 4 − x: the equality's unit gives half an x at 1 − 2; the range's upper end gives 2.
      try await hasDuals(model, [-0.5, 2], [0, 0], solver)
    },
    Check("LinearDuals.strongDuality", requires: [.linearPrograms, .dualValues]) { solver in
      var random = SplitMix64(seed: 7)
      for _ in 0..<20 {
        let program = try randomLinearProgram(&random)
        let result = try await solver.solve(program)
        try Expectation.expect(result.isOptimal, "terminated as \(result.termination.reason)")
        let solution = try duals(result, program)
        try reducedCostsFit(solution, program)
        try Expectation.close(
          dualObjective(solution, program), result.bounds.primal, "the dual objective")
      }
    },
    Check("LinearDuals.arePricesOfSmallChanges", requires: [.linearPrograms, .dualValues]) {
      solver in
      let model = try ConformanceModel.factory()
      let prices = try duals(try await solver.solve(model.program), model.program).dualValues
      for constraint in model.program.constraints {
        let upper = model.program.bounds(of: constraint).upper
        let changed = try model.program.withConstraintBounds([(constraint, .atMost(upper + 0.01))])
        let result = try await solver.solve(changed)
        try Expectation.close(
          result.bounds.primal, model.optimum + 0.01 * prices[Int(constraint.index)],
          "the optimum after a change of row \(constraint.index)")
      }
    },
    Check("LinearDuals.noneForIntegerPrograms", requires: [.pureIntegerPrograms]) { solver in
      let result = try await solver.solve(ConformanceModel.knapsack().program)
      try Expectation.expect(result.duals == nil, "dual values of an integer program")
    },
  ]

  private static func hasDuals(
    _ model: ConformanceModel, _ dualValues: [Double], _ reducedCosts: [Double],
    _ solver: any Solver
  ) async throws {
    let result = try await solver.solve(model.program)
    try Expectation.optimal(result, model.optimum, of: model.program)
    try close(try duals(result, model.program), dualValues, reducedCosts)
  }

  private static func duals(
    _ result: SolveResult, _ program: MathematicalProgram
  ) throws -> DualSolution {
    try Expectation.consistent(result, for: program)
    guard let duals = result.duals else {
      throw Expectation.Failure(message: "there are no dual values")
    }
    return duals
  }

  private static func close(
    _ solution: DualSolution, _ dualValues: [Double], _ reducedCosts: [Double]
  ) throws {
    for (row, value) in dualValues.enumerated() {
      try Expectation.close(solution.dualValues[row], value, "the dual value of row \(row)")
    }
    for (column, value) in reducedCosts.enumerated() {
      try Expectation.close(
        solution.reducedCosts[column], value, "the reduced cost of variable \(column)")
    }
  }

  /// reducedCost[j] = c[j] − Σᵢ dualValue[i]·a[i, j], and signs that fit the active bounds.
  private static func reducedCostsFit(
    _ solution: DualSolution, _ program: MathematicalProgram
  ) throws {
    var expected = program.objective.coefficients
    for row in 0..<program.constraintCount {
      for entry in program.matrix.entries(ofRow: row) {
        expected[Int(program.matrix.columnIndex[entry])] -=
          solution.dualValues[row] * program.matrix.coefficient[entry]
      }
    }
    for (column, value) in expected.enumerated() {
      try Expectation.close(
        solution.reducedCosts[column], value, "the reduced cost of variable \(column)")
    }
  }

  /// The bound that dual values prove: each is multiplied with the end that its sign makes active.
  private static func dualObjective(
    _ solution: DualSolution, _ program: MathematicalProgram
  ) -> Double {
    let sign: Double = program.objective.sense == .minimize ? 1 : -1
    var value = program.objective.offset
    func add(_ price: Double, _ bounds: Bounds) {
      if abs(price) < 1e-9 { return }
      value += price * (sign * price > 0 ? bounds.lower : bounds.upper)
    }
    for (row, price) in solution.dualValues.enumerated() {
      add(price, program.bounds(of: Constraint(row)))
    }
    for (column, price) in solution.reducedCosts.enumerated() {
      add(price, program.bounds(of: Variable(column)))
    }
    return value
  }

  /// A feasible, bounded linear program: a box, rows around a point inside it.
  private static func randomLinearProgram(
    _ random: inout SplitMix64
  ) throws -> MathematicalProgram {
    var builder = ProgramBuilder()
    let count = random.integer(in: 2...12)
    let point = (0..<count).map { _ in Double(random.integer(in: -5...5)) }
    let x = point.map { builder.addVariable(.between($0 - 3, $0 + 4)) }
    for _ in 0..<random.integer(in: 1...10) {
      var expression = LinearExpression()
      var activity = 0.0
      for column in 0..<count where random.happens(0.5) {
        let coefficient = Double(random.integer(in: -9...9))
        expression.add(coefficient, x[column])
        activity += coefficient * point[column]
      }
      let bounds: [Bounds] = [
        .atMost(activity + 1), .atLeast(activity - 1), .between(activity - 2, activity + 2),
        .exactly(activity),
      ]
      builder.addConstraint(expression, bounds[random.integer(in: 0...3)])
    }
    let costs = x.map { Term(Double(random.integer(in: -9...9)), $0) }
    builder.setObjective(
      random.happens(0.5) ? .minimize : .maximize, LinearExpression(costs, constant: 2))
    return try builder.frozen()
  }
}
