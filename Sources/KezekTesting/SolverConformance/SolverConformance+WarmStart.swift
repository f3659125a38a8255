import MathematicalProgram

extension SolverConformance {
  /// What a solver does with a point to begin from.
  static let warmStarts: [Check] = [
    Check("WarmStart.neverChangesTheOptimum", requires: [.pureIntegerPrograms, .warmStart]) {
      solver in
      let model = try ConformanceModel.knapsack()
      for values: [Double] in [[0, 1, 1, 1], [1, 1, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0]] {
        let result = try await solver.solve(
          model.program, warmStart: WarmStart(values: values))
        try Expectation.optimal(result, model.optimum, of: model.program)
        try Expectation.expect(
          result.statistics.warmStart == .accepted, "a feasible start was not accepted")
      }
    },
    Check("WarmStart.infeasibleIsLeftAside", requires: [.pureIntegerPrograms, .warmStart]) {
      solver in
      let model = try ConformanceModel.knapsack()
      let starts: [[Double]] = [
        [1, 1, 1, 1], [0.5, 0, 0, 0], [2, 0, 0, 0], [-1, 0, 0, 0], [.nan, 0, 0, 0],
        [.infinity, 0, 0, 0],
      ]
      for values in starts {
        let result = try await solver.solve(
          model.program, warmStart: WarmStart(values: values))
        try Expectation.optimal(result, model.optimum, of: model.program)
        try Expectation.expect(
          result.statistics.warmStart == .infeasible, "start \(values) was not called infeasible")
      }
    },
    Check("WarmStart.almostWholeIsRounded", requires: [.pureIntegerPrograms, .warmStart]) {
      solver in
      let model = try ConformanceModel.knapsack()
      let result = try await solver.solve(
        model.program, warmStart: WarmStart(values: [1e-9, 1 - 1e-9, 1, 1]))
      try Expectation.optimal(result, model.optimum, of: model.program)
      try Expectation.expect(
        result.statistics.warmStart == .accepted, "a start within rounding was not accepted")
    },
    Check("WarmStart.wrongCountIsRefused", requires: [.pureIntegerPrograms, .warmStart]) { solver in
      let program = try ConformanceModel.knapsack().program
      for values: [Double] in [[], [0, 0, 0], [0, 0, 0, 0, 0]] {
        try await Expectation.error(.invalidWarmStart, "a start of \(values.count) values") {
          try await solver.solve(program, warmStart: WarmStart(values: values))
        }
      }
    },
    Check(
      "WarmStart.isKeptUnderLimits", requires: [.mixedIntegerPrograms, .largeDomains, .warmStart]
    ) { solver in
      let model = try ConformanceModel.marketSplit()
      let start = WarmStart(values: ConformanceModel.marketSplitStart(model))
      let limits: [(SolverFeature, SolverParameters)] = [
        (.timeLimit, SolverParameters(timeLimit: 0)), (.nodeLimit, SolverParameters(nodeLimit: 0)),
        (.nodeLimit, SolverParameters(nodeLimit: 1)), (.workLimit, SolverParameters(workLimit: 1)),
        (.timeLimit, SolverParameters(timeLimit: 0.3)),
      ]
      for (feature, parameters) in limits where solver.capabilities.supports(feature) {
        let result = try await solver.solve(
          model.program, parameters: parameters, warmStart: start)
        let incumbent = try Expectation.feasible(result, for: model.program)
        try Expectation.expect(
          incumbent.objective <= model.optimum + 1e-6, "the result is worse than its start")
        try Expectation.consistent(result, for: model.program, parameters)
      }
    },
    Check("WarmStart.foundPointIsAFixedPoint", requires: [.pureIntegerPrograms, .warmStart]) {
      solver in
      let model = try ConformanceModel.assignment()
      let first = try await solver.solve(model.program)
      let start = try Expectation.feasible(first, for: model.program)
      let second = try await solver.solve(
        model.program, warmStart: WarmStart(values: start.values))
      try Expectation.optimal(second, model.optimum, of: model.program)
      let fixed = try model.program.fixing(
        zip(model.program.variables, start.values).map { ($0, $1) })
      try Expectation.optimal(try await solver.solve(fixed), model.optimum, of: fixed)
    },
    Check("WarmStart.ofALinearProgram", requires: [.linearPrograms, .warmStart]) { solver in
      let model = try ConformanceModel.factory()
      for values: [Double] in [[0, 0], [4, 3], [100, 100]] {
        let result = try await solver.solve(model.program, warmStart: WarmStart(values: values))
        try Expectation.optimal(result, model.optimum, of: model.program)
      }
    },
  ]
}
