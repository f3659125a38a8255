import MathematicalProgram

extension SolverConformance {
  /// A solve ends soon when its task is cancelled or the progress handler asks for it.
  static let cancellation: [Check] = [
    Check(
      "Cancellation.whileSearching",
      requires: [.mixedIntegerPrograms, .largeDomains, .cancellation]
    ) { solver in
      let model = try ConformanceModel.marketSplit()
      let clock = ContinuousClock()
      let task = Task { try await solver.solve(model.program) }
      try await Task.sleep(for: .milliseconds(300))
      let cancelled = clock.now
      task.cancel()
      let result = try await task.value
      let seconds = (clock.now - cancelled) / .seconds(1)
      try Expectation.expect(seconds < 5, "it took \(seconds) s to end after cancelling")
      try Expectation.expect(
        result.termination.limit == .interrupted, "terminated as \(result.termination)")
      try Expectation.consistent(result, for: model.program)
    },
    Check("Cancellation.beforeItBegan", requires: [.pureIntegerPrograms, .cancellation]) { solver in
      // A cancelled task ends with `interrupted`, or with the true optimum of so small a program.
      let model = try ConformanceModel.knapsack()
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await solver.solve(model.program)
      }
      let result = try await task.value
      try Expectation.consistent(result, for: model.program)
      if result.isOptimal {
        try Expectation.optimal(result, model.optimum, of: model.program)
      } else {
        try Expectation.expect(
          result.termination.limit == .interrupted, "terminated as \(result.termination)")
      }
    },
    Check(
      "Cancellation.keepsTheWarmStart",
      requires: [.mixedIntegerPrograms, .largeDomains, .cancellation, .warmStart]
    ) { solver in
      let model = try ConformanceModel.marketSplit()
      let start = WarmStart(values: ConformanceModel.marketSplitStart(model))
      let task = Task { try await solver.solve(model.program, warmStart: start) }
      try await Task.sleep(for: .milliseconds(100))
      task.cancel()
      let result = try await task.value
      let incumbent = try Expectation.feasible(result, for: model.program)
      try Expectation.expect(
        incumbent.objective <= model.optimum + 1e-6, "the result is worse than its start")
    },
    Check(
      "Cancellation.byTheProgressHandler",
      requires: [.mixedIntegerPrograms, .largeDomains, .progress]
    ) { solver in
      let model = try ConformanceModel.marketSplit()
      let result = try await solver.solve(
        model.program, parameters: SolverParameters(), warmStart: nil
      ) { $0.nodes >= 20 || $0.seconds > 5 ? .stop : .continue }
      try Expectation.expect(
        result.termination.limit == .interrupted, "terminated as \(result.termination)")
      try Expectation.consistent(result, for: model.program)
    },
  ]
}
