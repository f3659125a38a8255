import Kezek
import KezekTesting
import Testing

@Suite struct AgreementCheckTests {
  private static let cases = AgreementCase.singles(seedsEach: 6, from: 70)

  @Test func agreesWithItself() async throws {
    let check = AgreementCheck(policiesPerCase: 3)
    let report = try await check.run(Self.cases) { scenario, valuation in
      var oracle = try BruteForceOracle(scenario)
      return oracle.optimum(of: valuation)?.values
    }
    #expect(report.disagreements.isEmpty)
    #expect(report.compared > 300)
    #expect(report.emptyCells(policies: check.policies).isEmpty)
  }

  /// Every family binds somewhere: without it the best would be another.
  @Test func everyFamilyBinds() async throws {
    let check = AgreementCheck(policiesPerCase: 2)
    let report = try await check.run(AgreementCase.singles(seedsEach: 12)) { scenario, valuation in
      var oracle = try BruteForceOracle(scenario)
      return oracle.optimum(of: valuation)?.values
    }
    for family in ConstraintFamily.allCases {
      let bound = check.policies.reduce(0) { $0 + report.count(of: family, under: $1.name).bound }
      #expect(bound >= 4, "\(family.rawValue) bound \(bound) times")
    }
  }

  /// A strategy that ignores caseloads is found out, and on a smaller scenario than it was seen on.
  @Test func aWrongStrategyIsFoundAndShrunk() async throws {
    let check = AgreementCheck(
      policies: [TestPolicy.named[0]], policiesPerCase: 1, measuresBinding: false,
      mostDisagreements: 1)
    let cases = (0..<20).map { AgreementCase(seed: $0, families: [.caseload]) }
    let report = try await check.run(cases) { scenario, valuation in
      var oracle = try BruteForceOracle(scenario, without: .caseload)
      return oracle.optimum(of: valuation)?.values
    }
    let first = try #require(report.disagreements.first)
    let scenario = try first.case.scenario()
    let before = ScenarioSummary.text(of: scenario).split(separator: "\n").count
    let after = first.minimal.split(separator: "\n").count
    #expect(after < before)
    #expect(first.minimal.contains("specialist S-1"))
  }

  @Test func aThrowingStrategyDisagrees() async throws {
    struct Broken: Error {}
    let check = AgreementCheck(
      policies: [TestPolicy.named[0]], policiesPerCase: 1, measuresBinding: false,
      mostDisagreements: 1)
    let report = try await check.run([AgreementCase(seed: 1, families: [])]) { _, _ in
      throw Broken()
    }
    #expect(report.disagreements.map(\.found) == [.failure("Broken()")])
  }

  @Test func shardsCoverEveryCase() {
    let shards = (0..<3).flatMap { AgreementCase.shard($0, of: 3, Self.cases) }
    #expect(Set(shards) == Set(Self.cases))
    #expect(shards.count == Self.cases.count)
  }

  @Test func tooManyPlansAreRefused() throws {
    var tiny = TinyScenario(days: 5, slots: 4)
    tiny.addSpecialist()
    for _ in 0..<3 { tiny.addNeed(tiny.addChild(), times: 3) }
    let scenario = try tiny.draft.scenario()
    #expect(throws: OracleRefusal.tooManyPlans(limit: 1_000)) {
      try BruteForceOracle(scenario, limit: 1_000)
    }
  }
}
