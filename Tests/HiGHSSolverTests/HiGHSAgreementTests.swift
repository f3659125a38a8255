import AllocationSolver
import Foundation
import GLPKSolver
import Kezek
import KezekTesting
import MathematicalProgram
import ScenarioLoader
import Testing

@testable import HiGHSSolver

/// GLPK and HiGHS find the same optimum, on whatever the suites generate.
@Suite(.serialized, .enabled(if: LibraryUnderTest.isUsable, "\(LibraryUnderTest.excuse)"))
struct HiGHSAgreementTests {
  private func agree(
    _ program: MathematicalProgram, _ what: String,
    _ parameters: SolverParameters = SolverParameters()
  ) async throws {
    let glpk = try await GLPKSolver().solve(program)
    let highs = try await LibraryUnderTest.solver().solve(program, parameters: parameters)
    let (one, other) = (glpk.termination.reason, highs.termination.reason)
    #expect(one == other, "\(what): GLPK says \(one), HiGHS \(other)")
    guard glpk.isOptimal, highs.isOptimal else { return }
    let optimum = glpk.bounds.primal
    let tolerance = 1e-6 * max(1, abs(optimum))
    if parameters.relativeGap == nil, parameters.absoluteGap == nil {
      #expect(abs(optimum - highs.bounds.primal) <= tolerance, "\(what)")
    }
    // Whatever gap was asked for, value and bound bracket the optimum.
    let sign: Double = program.objective.sense == .maximize ? 1 : -1
    #expect(sign * highs.bounds.primal <= sign * optimum + tolerance, "\(what)")
    #expect(sign * highs.bounds.dual >= sign * optimum - tolerance, "\(what)")
  }

  @Test func randomIntegerPrograms() async throws {
    for seed in UInt64(1)...600 {
      let program = try SolverConformance.randomIntegerProgram(seed: seed)
      try await agree(program, "seed \(seed)")
    }
  }

  /// The same with every second variable continuous.
  @Test func randomMixedPrograms() async throws {
    for seed in UInt64(1)...300 {
      let program = try SolverConformance.randomIntegerProgram(seed: seed)
      try await agree(try Self.mixed(program), "seed \(seed)")
      try await agree(program.relaxed(), "seed \(seed), relaxed")
    }
  }

  @Test(arguments: [0.01, 0.1, 0.5])
  func boundsBracketTheOptimumAtAnyGap(gap: Double) async throws {
    for seed in UInt64(1)...150 {
      let program = try SolverConformance.randomIntegerProgram(seed: seed)
      try await agree(program, "seed \(seed)", SolverParameters(relativeGap: gap))
      try await agree(program, "seed \(seed)", SolverParameters(absoluteGap: 10 * gap))
    }
    for seed in UInt64(1)...12 {
      let program = try Self.knapsacks(seed: seed)
      try await agree(program, "knapsacks \(seed)", SolverParameters(relativeGap: gap / 5))
      try await agree(program, "knapsacks \(seed)", SolverParameters(absoluteGap: 60 * gap))
    }
  }

  static let tiny =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: LibraryUnderTest.root.appendingPathComponent("Scenarios/tiny").path)) ?? []).sorted()

  /// Every tier of every named policy, with the floors of the tiers before it.
  @Test(arguments: tiny)
  func exportedTinyScenarios(name: String) async throws {
    let path = LibraryUnderTest.root.appendingPathComponent("Scenarios/tiny/\(name)").path
    let scenario = try #require(ScenarioFolder(path).load().scenario)
    for word in Policy.named {
      let policy = try #require(Policy.named(word, mostOwed: scenario.mostOwed))
      let valuation = try Valuation(policy: policy, scenario: scenario)
      let planner = Planner(scenario, valuation, solver: GLPKSolver())
      for tier in valuation.tiers.indices {
        let program = try await planner.exactProgram(tier: tier)
        try await agree(program, "\(name), \(word), tier \(tier + 1)")
      }
    }
  }

  /// Small scenarios of each family: the first tier of two policies each.
  @Test func smallScenarios() async throws {
    for item in AgreementCase.singles(seedsEach: 6, from: 70_000) {
      let scenario = try item.scenario()
      for word in ["need", "coverage"] {
        let policy = try #require(Policy.named(word, mostOwed: scenario.mostOwed))
        let valuation = try Valuation(policy: policy, scenario: scenario)
        let program = try await Planner(scenario, valuation, solver: GLPKSolver())
          .exactProgram(tier: 0)
        try await agree(program, "\(item), \(word)")
      }
    }
  }

  /// Plans made with HiGHS have the optimum of direct enumeration, tier by tier.
  @Test func plansOfSmallScenarios() async throws {
    let solver = try LibraryUnderTest.solver()
    let all = AgreementCase.singles(seedsEach: 2, from: 71_000)
    let some = AgreementCase.shard(0, of: 7, all)
    for (strategy, cases) in [(PlanningRequest.Strategy.exact, all), (.auto, some)] {
      let check = AgreementCheck(measuresBinding: false)
      let report = try await check.run(cases) { scenario, valuation in
        guard let certificate = try await Self.certificate(scenario, valuation, solver, strategy)
        else { return nil }
        #expect(certificate.solver == "highs")
        #expect(certificate.solverVersion == solver.version)
        return certificate.tiers.map { $0.bound ?? $0.value }
      }
      #expect(report.disagreements.isEmpty)
      #expect(report.compared > cases.count)
    }
  }

  /// What a plan proves; nil where pins contradict each other.
  private static func certificate(
    _ scenario: Scenario, _ valuation: Valuation, _ solver: HiGHSSolver,
    _ strategy: PlanningRequest.Strategy
  ) async throws -> Certificate? {
    do {
      return try await Planner(scenario, valuation, solver: solver)
        .plan(PlanningRequest(strategy: strategy)).certificate
    } catch {
      guard case .contradictoryPins = error else { throw error }
      return nil
    }
  }

  // MARK: Programs

  /// A program with every second variable made continuous.
  private static func mixed(_ program: MathematicalProgram) throws -> MathematicalProgram {
    var builder = ProgramBuilder()
    let x = program.variables.map {
      builder.addVariable(
        program.bounds(of: $0), $0.index % 2 == 0 ? .integer : .continuous)
    }
    for constraint in program.constraints {
      let terms = program.terms(of: constraint).map {
        Term($0.coefficient, x[Int($0.variable.index)])
      }
      builder.addConstraint(LinearExpression(terms), program.bounds(of: constraint))
    }
    let costs = zip(program.objective.coefficients, x).map { Term($0, $1) }
    builder.setObjective(
      program.objective.sense, LinearExpression(costs, constant: program.objective.offset))
    return try builder.frozen()
  }

  /// A multidimensional knapsack of 25 things and 3 rows, on which branch and bound has work to do.
  ///
  /// - Decision variables: x[j] ∈ {0, 1}.
  /// - Statement: maximize Σ price·x subject to Σ weight·x ≤ half of all weights, in each row.
  private static func knapsacks(seed: UInt64) throws -> MathematicalProgram {
    var random = SplitMix64(seed: seed)
    var builder = ProgramBuilder()
    let x = builder.addVariables(25, .unit, .integer) { "x\($0)" }.map { $0 }
    for _ in 0..<3 {
      let weights = x.map { _ in Double(random.integer(in: 1...100)) }
      builder.addConstraint(
        LinearExpression(zip(weights, x).map { Term($0, $1) }),
        .atMost((weights.reduce(0, +) / 2).rounded(.down)))
    }
    builder.setObjective(
      .maximize, LinearExpression(x.map { Term(Double(random.integer(in: 20...80)), $0) }))
    return try builder.frozen()
  }
}
