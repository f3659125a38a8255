import MathematicalProgram
import Synchronization

extension SolverConformance {
  /// What a solver tells while it works.
  static let progress: [Check] = [
    Check(
      "Progress.isMonotone",
      requires: [.mixedIntegerPrograms, .largeDomains, .progress, .timeLimit]
    ) { solver in
      let model = try ConformanceModel.marketSplit()
      let log = ProgressLog()
      let result = try await solver.solve(
        model.program, parameters: SolverParameters(timeLimit: 1.5), warmStart: nil
      ) { log.append($0) }
      let entries = log.entries
      try Expectation.expect(!entries.isEmpty, "no progress in 1.5 s")
      for (earlier, later) in zip(entries, entries.dropFirst()) {
        try Expectation.expect(
          later.seconds >= earlier.seconds && later.nodes >= earlier.nodes,
          "progress runs backwards")
        try Expectation.expect(
          later.incumbent ?? .infinity <= earlier.incumbent ?? .infinity, "the incumbent got worse")
        try Expectation.expect(later.dualBound >= earlier.dualBound, "the bound got worse")
      }
      if let last = entries.last?.incumbent {
        try Expectation.expect(
          result.bounds.primal <= last + 1e-6, "the result is worse than the last progress")
      }
      for entry in entries {
        guard solver.capabilities.supports(.incumbentValues), let values = entry.newIncumbent else {
          continue
        }
        let report = try FeasibilityReport(model.program, at: values, tolerance: 1e-5)
        try Expectation.expect(report.isFeasible, "an incumbent told as progress is infeasible")
        try Expectation.close(report.objective, entry.incumbent ?? .nan, "the incumbent told")
      }
    },
    Check(
      "Progress.tellsTheIncumbentsValues",
      requires: [.pureIntegerPrograms, .progress, .incumbentValues]
    ) { solver in
      let model = try ConformanceModel.knapsack()
      let log = ProgressLog()
      let result = try await solver.solve(
        model.program, parameters: SolverParameters(), warmStart: nil
      ) { log.append($0) }
      try Expectation.optimal(result, model.optimum, of: model.program)
      let best = log.entries.last { $0.newIncumbent != nil }
      try Expectation.expect(best != nil, "no incumbent was told")
      try Expectation.close(best?.incumbent ?? .nan, model.optimum, "the last incumbent told")
    },
  ]
}

/// Collects progress; the handler runs on the solver's thread.
private final class ProgressLog: Sendable {
  private let log = Mutex<[SolveProgress]>([])

  var entries: [SolveProgress] { log.withLock { $0 } }

  func append(_ progress: SolveProgress) -> ProgressAction {
    log.withLock { $0.append(progress) }
    return .continue
  }
}
