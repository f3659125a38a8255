import GLPKSolver
import KezekTesting
import MathematicalProgram
import Synchronization
import Testing

/// The suite itself: a solver that is wrong in one way must fail the check that looks for it.
@Suite(.serialized) struct SolverConformanceTests {
  /// One way of being wrong and the checks that must notice.
  struct Sabotage: Sendable, CustomStringConvertible {
    let description: String
    let caughtBy: [String]
    let solver: MockSolver
  }

  @Test(arguments: sabotages)
  func isCaught(_ sabotage: Sabotage) async throws {
    for name in sabotage.caughtBy {
      let check = try #require(SolverConformance.all.first { $0.name == name })
      await #expect(throws: (any Error).self, "\(name) did not notice") {
        try await check.run(against: sabotage.solver)
      }
    }
  }

  @Test func namesAreUniqueAndExclusionsNeedAReason() async throws {
    #expect(Set(SolverConformance.all.map(\.name)).count == SolverConformance.all.count)
    let check = try #require(SolverConformance.all.first)
    let excluded = try await check.run(
      against: GLPKSolver(), excluding: [.init(check.name, because: "for the test")])
    #expect(excluded == .skipped("for the test"))
    await #expect(throws: ConformanceFailure.self) {
      try await check.run(against: GLPKSolver(), excluding: [.init(check.name, because: "")])
    }
    await #expect(throws: ConformanceFailure.self) {
      try await check.run(against: GLPKSolver(), excluding: [.init("No.such", because: "why")])
    }
  }

  @Test func everyCheckFailsForASolverThatAlwaysFails() async throws {
    let broken = MockSolver(capabilities: SolverCapabilities(Set(SolverFeature.allCases))) {
      _, _, _, _ throws(SolverError) in
      throw SolverError(.backendFailure, "always")
    }
    // Two checks ask for errors only, and for nothing at all where everything is supported.
    let exempt: Set = ["Parameters.unsupportedProgramIsRefused"]
    for check in SolverConformance.all where !exempt.contains(check.name) {
      await #expect(throws: (any Error).self, "\(check) passed") {
        try await check.run(against: broken)
      }
    }
  }

  private static func changing(
    _ description: String, _ caughtBy: [String],
    _ change: @escaping @Sendable (SolveResult, MathematicalProgram) -> SolveResult
  ) -> Sabotage {
    Sabotage(
      description: description, caughtBy: caughtBy,
      solver: MockSolver(changing: GLPKSolver(), change))
  }

  private static func answering(
    _ description: String, _ caughtBy: [String], _ answer: @escaping MockSolver.Answer
  ) -> Sabotage {
    Sabotage(
      description: description, caughtBy: caughtBy,
      solver: MockSolver(capabilities: GLPKSolver().capabilities, answer: answer))
  }

  static let sabotages: [Sabotage] = [
    changing("states a better objective", ["Statuses.optimalKnapsack"]) { result, program in
      result.with(objective: { $0 + (program.objective.sense == .maximize ? 1 : -1) })
    },
    changing("states an infeasible point", ["Statuses.optimalCover", "EdgeModels.noRows"]) {
      result, _ in
      result.with(values: { $0.map { $0 + 20 } })
    },
    changing("leaves integers fractional", ["OracleAgreement.randomIntegerPrograms"]) { result, _ in
      result.with(values: { $0.map { $0 + 1e-4 } })
    },
    changing("proves nothing but says optimal", ["Bounds.bracketTheOptimumAtAnyGap"]) {
      result, program in
      result.with(dual: program.objective.sense.best)
    },
    changing("proves too much under a limit", ["Limits.timeLimitIsKept"]) { result, _ in
      result.with(dual: result.bounds.primal + 1)
    },
    changing("bounds do not include the offset", ["Bounds.includeTheOffset"]) { result, program in
      result.with(dual: result.bounds.dual - program.objective.offset)
    },
    changing("turns the dual values round", ["LinearDuals.factory", "LinearDuals.strongDuality"]) {
      result, _ in
      result.with(duals: {
        DualSolution(
          dualValues: $0.dualValues.map { -$0 },
          reducedCosts: $0.reducedCosts.map { -$0 })
      })
    },
    changing("says infeasible of everything", ["Statuses.optimalAssignment"]) { result, program in
      .infeasible(program.objective.sense, result.statistics)
    },
    changing("says nothing of the warm start", ["WarmStart.neverChangesTheOptimum"]) { result, _ in
      result.with(warmStart: .notGiven)
    },
    answering(
      "drops every parameter",
      [
        "Parameters.unsupportedAreRefusedByName",
        "Limits.noNodesAtAll", "Parameters.nonsenseIsRefused",
      ]
    ) {
      program, _, start, progress throws(SolverError) in
      try await GLPKSolver().solve(
        program, parameters: SolverParameters(), warmStart: start, progress: progress)
    },
    answering("takes five times as long as allowed", ["Limits.timeLimitIsKept"]) {
      program, parameters, start, progress throws(SolverError) in
      var parameters = parameters
      parameters.timeLimit = parameters.timeLimit.map { $0 * 5 }
      return try await GLPKSolver().solve(
        program, parameters: parameters, warmStart: start, progress: progress)
    },
    answering(
      "does not begin from the warm start",
      [
        "WarmStart.isKeptUnderLimits",
        "WarmStart.wrongCountIsRefused",
      ]
    ) {
      program, parameters, _, progress throws(SolverError) in
      try await GLPKSolver().solve(
        program, parameters: parameters, warmStart: nil, progress: progress)
    },
    answering("cannot be cancelled", ["Cancellation.whileSearching"]) {
      program, _, start, progress throws(SolverError) in
      let task = Task.detached { () -> Result<SolveResult, SolverError> in
        do throws(SolverError) {
          return .success(
            try await GLPKSolver().solve(
              program, parameters: SolverParameters(timeLimit: 5), warmStart: start,
              progress: progress))
        } catch {
          return .failure(error)
        }
      }
      return try await task.value.get()
    },
    nondeterministic,
    answering("tells progress backwards", ["Progress.isMonotone"]) {
      program, parameters, start, progress throws(SolverError) in
      let late = SolveProgress(
        incumbent: 0, dualBound: 0, nodes: 1_000_000, seconds: 1000, newIncumbent: nil)
      _ = progress?(late)
      return try await GLPKSolver().solve(
        program, parameters: parameters, warmStart: start, progress: progress)
    },
    answering(
      "remembers the first result", ["RepeatedSolve.differentProgramsInTurn"],
      Memory().answer),
  ]

  private static let nondeterministic: Sabotage = {
    let calls = Counter()
    return answering("does not reproduce", ["Limits.nodeLimitReproduces"]) {
      program, parameters, start, progress throws(SolverError) in
      var parameters = parameters
      parameters.nodeLimit = parameters.nodeLimit.map { $0 - 60 * calls.next() }
      return try await GLPKSolver().solve(
        program, parameters: parameters, warmStart: start, progress: progress)
    }
  }()
}

private final class Counter: Sendable {
  private let value = Mutex(0)

  func next() -> Int {
    value.withLock {
      $0 += 1; return $0
    }
  }
}

/// Answers every call with the result of the first.
private final class Memory: Sendable {
  private let first = Mutex<SolveResult?>(nil)

  func answer(
    _ program: MathematicalProgram, _ parameters: SolverParameters, _ start: WarmStart?,
    _ progress: ProgressHandler?
  ) async throws(SolverError) -> SolveResult {
    if let known = first.withLock({ $0 }) { return known }
    let result = try await GLPKSolver().solve(
      program, parameters: parameters, warmStart: start, progress: progress)
    first.withLock { $0 = result }
    return result
  }
}

extension SolveResult {
  fileprivate func with(
    objective: (Double) -> Double = { $0 }, values: ([Double]) -> [Double] = { $0 },
    dual: Double? = nil, duals change: (DualSolution) -> DualSolution = { $0 },
    warmStart: WarmStartUse? = nil
  ) -> SolveResult {
    let found = incumbent.map {
      Incumbent(objective: objective($0.objective), values: values($0.values))
    }
    var statistics = statistics
    if let warmStart { statistics.warmStart = warmStart }
    return SolveResult(
      termination: termination, incumbent: found,
      bounds: ObjectiveBounds(
        primal: found?.objective ?? bounds.primal, dual: dual ?? bounds.dual),
      duals: duals.map(change), statistics: statistics)
  }
}
