import AllocationSolver
import GLPKSolver
import Kezek
import KezekTesting
import Testing

/// Strategies against brute force: every family and pair of families, every policy.
@Suite struct AgreementMatrixTests {
  /// 720 scenarios of one family, 1,380 of two; two policies each.
  private static let singles = AgreementCase.singles(seedsEach: 30, from: 20_000)
  private static let pairs = AgreementCase.pairs(seedsEach: 5, from: 30_000)

  @Test func familiesAlone() async throws {
    let check = AgreementCheck(measuresBinding: true)
    let report = try await check.run(Self.singles, strategy: Self.exact)
    print(report.matrix(policies: check.policies))
    #expect(report.disagreements.isEmpty)
    #expect(report.emptyCells(policies: check.policies).isEmpty)
    #expect(report.compared > 1_400)
    for family in ConstraintFamily.allCases {
      let bound = check.policies.reduce(0) { $0 + report.count(of: family, under: $1.name).bound }
      #expect(bound >= 6, "\(family.rawValue) bound in \(bound) of 60")
    }
  }

  @Test(arguments: 0..<2)
  func pairsOfFamilies(shard: Int) async throws {
    let check = AgreementCheck(measuresBinding: false)
    let cases = AgreementCase.shard(shard, of: 2, Self.pairs)
    let report = try await check.run(cases, strategy: Self.auto)
    #expect(report.disagreements.isEmpty)
    #expect(report.emptyCells(policies: check.policies).isEmpty)
    #expect(report.compared > 1_300)
  }

  @Test func shapesOfTheSmallBox() async throws {
    let check = AgreementCheck(measuresBinding: false)
    let report = try await check.run(AgreementCase.shapes(seedsEach: 3), strategy: Self.exact)
    #expect(report.disagreements.isEmpty)
    #expect(report.compared > 200)
  }

  /// The bound of each closed tier: under a tolerance the final plan may be worth less.
  @Sendable private static func exact(
    _ scenario: Scenario, _ valuation: Valuation
  ) async throws -> [Int]? {
    try await bounds(scenario, valuation, .exact)
  }

  /// Half-days and neighbourhoods before the whole program.
  @Sendable private static func auto(
    _ scenario: Scenario, _ valuation: Valuation
  ) async throws -> [Int]? {
    try await bounds(scenario, valuation, .auto)
  }

  private static func bounds(
    _ scenario: Scenario, _ valuation: Valuation, _ strategy: PlanningRequest.Strategy
  ) async throws -> [Int]? {
    let planner = Planner(scenario, valuation, solver: GLPKSolver())
    let outcome: PlanningOutcome
    do {
      outcome = try await planner.plan(PlanningRequest(strategy: strategy))
    } catch {
      guard case .contradictoryPins = error else { throw error }
      return nil
    }
    return outcome.certificate.tiers.map { $0.bound ?? $0.value }
  }
}
