import Kezek
import PlanVerification
import Testing

@testable import Reporting

@Suite struct ComparisonTests {
  private func comparison(_ language: Language, policies: [String] = ["need"]) throws -> Comparison
  {
    let report = try TinyCentre.report(language)
    let columns =
      report.baselines.map { baseline in
        Comparison.Column(
          .baseline(baseline.kind), metrics: baseline.metrics, certificate: nil,
          brokenFamilies: baseline.metrics.brokenSessions > 0 ? 3 : 0)
      }
      + policies.map {
        Comparison.Column(
          .policy($0), metrics: report.metrics,
          certificate: TinyCentre.certificate(closed: $0 == "need"), brokenFamilies: 0)
      }
    return Comparison(scenario: report.scenario, columns: columns, language: language)
  }

  @Test(arguments: Language.allCases)
  func isAsTheGoldenFiles(language: Language) throws {
    let comparison = try comparison(language, policies: ["need", "early"])
    try expectSnapshot(comparison.terminalTable(), "comparison.\(language.rawValue).txt")
    let csv = String(decoding: comparison.csvTable().bytes(), as: UTF8.self)
    try expectSnapshot(csv, "\(language.rawValue)-comparison.csv")
  }

  @Test func wrapsWhenThereAreMany() throws {
    let policies = ["need", "coverage", "early", "residence", "entitlement", "my own policy"]
    let text = try comparison(.russian, policies: policies).terminalTable(width: 80)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.columns <= 80 })
    #expect(lines.filter { $0 == "Дети" }.count > 1)
    for policy in policies { #expect(lines.filter { $0.contains(policy) }.count == 1) }
  }

  @Test func jsonHasKeysThatDoNotDependOnTheLanguage() throws {
    let english = try comparison(.english).json.bytes()
    #expect(try comparison(.kazakh).json.bytes() == english)
    try expectSnapshot(String(decoding: english, as: UTF8.self), "comparison.json")
  }

  @Test func figuresReadBackFromTheTable() throws {
    let comparison = try comparison(.english)
    let rows = readCSV(comparison.csvTable().bytes())
    let given = rows.first { $0[0] == "need" && $0[2] == "sessions a week" }
    #expect(given.map { Array($0[3...5]) } == ["10", "16", "62,5%"])
    #expect(rows.dropFirst().allSatisfy { $0.last == "SYNTHETIC" })
  }
}
