import MathematicalProgram

extension SolverConformance {
  /// Several solves at once do not disturb each other.
  static let concurrency: [Check] = [
    Check("Concurrency.eightAtOnce", requires: [.pureIntegerPrograms, .concurrentSolves]) {
      solver in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<8 {
          group.addTask {
            for round in 0..<10 {
              switch (index + round) % 4 {
              case 0: try await solvesToOptimum(ConformanceModel.knapsack(), solver)
              case 1: try await solvesToOptimum(ConformanceModel.assignment(), solver)
              case 2: try await solvesToOptimum(ConformanceModel.cover(), solver)
              default:
                try await isInfeasible(solver) { builder in
                  let x = builder.addVariables(2, .unit, .integer) { "x\($0)" }
                  builder.addConstraint(LinearExpression(sumOf: x), .atLeast(3))
                }
              }
            }
          }
        }
        try await group.waitForAll()
      }
    },
    Check(
      "Concurrency.oneCancelledOthersNot",
      requires: [.mixedIntegerPrograms, .largeDomains, .concurrentSolves, .cancellation]
    ) { solver in
      let hard = try ConformanceModel.marketSplit()
      let task = Task { try await solver.solve(hard.program) }
      for _ in 0..<5 { try await solvesToOptimum(ConformanceModel.knapsack(), solver) }
      task.cancel()
      for _ in 0..<5 { try await solvesToOptimum(ConformanceModel.assignment(), solver) }
      let result = try await task.value
      try Expectation.expect(
        result.termination.limit == .interrupted, "terminated as \(result.termination)")
    },
  ]
}
