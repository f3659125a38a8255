import MathematicalProgram

extension SolverConformance {
  /// What a solver does when a limit ends the search.
  static let limits: [Check] = [
    Check("Limits.noTimeAtAll", requires: [.pureIntegerPrograms, .timeLimit]) { solver in
      // Either it says that it ran out of time, or it has really solved this small program.
      let model = try ConformanceModel.knapsack()
      let parameters = SolverParameters(timeLimit: 0)
      let result = try await solver.solve(model.program, parameters: parameters)
      try Expectation.consistent(result, for: model.program, parameters)
      if result.isOptimal {
        try Expectation.optimal(result, model.optimum, of: model.program)
      } else {
        try Expectation.expect(
          result.termination.limit == .time, "limit \(String(describing: result.termination.limit))"
        )
      }
    },
    Check(
      "Limits.timeLimitIsKept", requires: [.mixedIntegerPrograms, .largeDomains, .timeLimit]
    ) { solver in
      let model = try ConformanceModel.marketSplit()
      let parameters = SolverParameters(timeLimit: 1)
      let clock = ContinuousClock()
      let began = clock.now
      let result = try await solver.solve(model.program, parameters: parameters)
      let seconds = (clock.now - began) / .seconds(1)
      try Expectation.expect(seconds < 4, "a limit of 1 s took \(seconds) s")
      try Expectation.expect(
        result.termination.limit == .time, "terminated as \(result.termination)")
      try Expectation.consistent(result, for: model.program, parameters)
      try Expectation.expect(result.bounds.dual >= -1e-6, "a bound below 0 was proven by nobody")
    },
    Check(
      "Limits.nodeLimitReproduces", requires: [.mixedIntegerPrograms, .largeDomains, .nodeLimit]
    ) { solver in
      try await reproduces(SolverParameters(nodeLimit: 200), .nodes, solver)
      let model = try ConformanceModel.marketSplit()
      let result = try await solver.solve(
        model.program, parameters: SolverParameters(nodeLimit: 200))
      try Expectation.expect(
        result.statistics.nodes <= 200, "\(result.statistics.nodes) nodes under a limit of 200")
    },
    Check(
      "Limits.workLimitReproduces", requires: [.mixedIntegerPrograms, .largeDomains, .workLimit]
    ) { solver in
      try await reproduces(SolverParameters(workLimit: 500), .work, solver)
    },
    Check("Limits.noNodesAtAll", requires: [.pureIntegerPrograms, .nodeLimit]) { solver in
      let model = try ConformanceModel.knapsack()
      let parameters = SolverParameters(nodeLimit: 0)
      let result = try await solver.solve(model.program, parameters: parameters)
      try Expectation.consistent(result, for: model.program, parameters)
      try Expectation.expect(result.statistics.nodes == 0, "nodes under a limit of none")
    },
  ]

  /// The same limit gives the same incumbent, bound, nodes and termination, twice.
  private static func reproduces(
    _ parameters: SolverParameters, _ limit: Termination.Limit, _ solver: any Solver
  ) async throws {
    let model = try ConformanceModel.multiKnapsack()
    let first = try await solver.solve(model.program, parameters: parameters)
    let second = try await solver.solve(model.program, parameters: parameters)
    try Expectation.consistent(first, for: model.program, parameters)
    try Expectation.expect(
      first.termination.limit == limit, "terminated as \(first.termination)")
    try Expectation.expect(first.termination == second.termination, "two terminations differ")
    try Expectation.expect(first.incumbent == second.incumbent, "two incumbents differ")
    try Expectation.expect(
      first.bounds == second.bounds, "bounds \(first.bounds) and \(second.bounds) differ")
    let nodes = (first.statistics.nodes, second.statistics.nodes)
    try Expectation.expect(nodes.0 == nodes.1, "\(nodes.0) and \(nodes.1) nodes")
    try Expectation.expect(
      first.bounds.dual <= model.optimum, "the bound \(first.bounds.dual) is beyond all prices")
  }
}
