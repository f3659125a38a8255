import MathematicalProgram

extension SolverConformance {
  /// What a solver does with parameters.
  static let parameters: [Check] = [
    Check("Parameters.unsupportedAreRefusedByName", requires: [.pureIntegerPrograms]) { solver in
      let program = try ConformanceModel.knapsack().program
      let one: [SolverParameters] = [
        SolverParameters(timeLimit: 60), SolverParameters(relativeGap: 0.1),
        SolverParameters(absoluteGap: 0.1), SolverParameters(nodeLimit: 1000),
        SolverParameters(workLimit: 100_000), SolverParameters(seed: 1),
        SolverParameters(threads: 1), SolverParameters(method: .dualSimplex),
      ]
      for parameters in one {
        guard let feature = parameters.features.first else { continue }
        if solver.capabilities.supports(feature) {
          let result = try await solver.solve(program, parameters: parameters)
          try Expectation.expect(
            result.isOptimal, "\(feature.rawValue): terminated as \(result.termination.reason)")
        } else {
          let error = try await Expectation.error(.unsupportedParameter, feature.rawValue) {
            try await solver.solve(program, parameters: parameters)
          }
          try Expectation.expect(
            error.message.contains(feature.rawValue), "the error does not name \(feature.rawValue)")
        }
      }
    },
    Check("Parameters.nonsenseIsRefused", requires: [.pureIntegerPrograms]) { solver in
      let program = try ConformanceModel.knapsack().program
      let nonsense: [SolverParameters] = [
        SolverParameters(timeLimit: -1), SolverParameters(timeLimit: .nan),
        SolverParameters(relativeGap: -0.1), SolverParameters(absoluteGap: -1),
        SolverParameters(nodeLimit: -1), SolverParameters(workLimit: -1),
        SolverParameters(threads: 0),
      ]
      for parameters in nonsense {
        let what = parameters.features.first?.rawValue ?? "nothing"
        try await Expectation.error(.invalidParameter, what) {
          try await solver.solve(program, parameters: parameters)
        }
      }
    },
    Check("Parameters.unsupportedProgramIsRefused") { solver in
      let models = [
        try ConformanceModel.knapsack().program, try ConformanceModel.facility().program,
        try ConformanceModel.factory().program,
      ]
      for program in models
      where !solver.capabilities.supports(SolverFeature.needed(for: program)) {
        try await Expectation.error(.unsupportedProgram, "a program of another kind") {
          try await solver.solve(program)
        }
      }
    },
    Check("Parameters.absoluteGapHolds", requires: [.pureIntegerPrograms, .absoluteGap]) { solver in
      let model = try ConformanceModel.knapsack()
      for gap in [0, 0.999, 5, 1000] {
        let parameters = SolverParameters(absoluteGap: gap)
        let result = try await solver.solve(model.program, parameters: parameters)
        try Expectation.expect(result.isOptimal, "terminated as \(result.termination.reason)")
        try Expectation.consistent(result, for: model.program, parameters)
      }
    },
    Check("Parameters.sameSeedSameResult", requires: [.pureIntegerPrograms, .seed]) { solver in
      let program = try ConformanceModel.assignment().program
      let parameters = SolverParameters(seed: 42)
      let first = try await solver.solve(program, parameters: parameters)
      let second = try await solver.solve(program, parameters: parameters)
      try Expectation.expect(
        first.incumbent == second.incumbent, "two results with one seed differ")
    },
    Check("Parameters.everyMethodFindsTheOptimum", requires: [.linearPrograms, .method]) { solver in
      for method in LinearMethod.allCases {
        for model in [try ConformanceModel.factory(), try ConformanceModel.diet()] {
          let result = try await solver.solve(
            model.program, parameters: SolverParameters(method: method))
          try Expectation.optimal(result, model.optimum, of: model.program)
        }
      }
    },
  ]
}
