import Foundation
import Kezek
import Testing

@testable import ScenarioLoader

@Suite struct PolicyFileTests {
  private func load(_ text: String) -> PolicyFile.Loaded {
    PolicyFile.load(Array(text.utf8), name: "rule.yaml", mostOwed: 2)
  }

  @Test func readsTiersInTheirOrder() throws {
    let loaded = load(
      """
      name: the youngest first
      tiers:
        - measure: need
          name: young
          scope: {age_to: 5, services: [логопед, оригами], languages: қазақша}
          tolerance: 1,5 %
        - parts:
            - {measure: sessions, weight: 2, scope: {rural: да, lives: Нура, район: Юг}}
            - {measure: courses, priority: yes}
            - travel
          tolerance: 3
        - rule: entitlement
        - owed course 2
        - measure: sessions at home
          scope:
            age_from: 3
            categories: речь, редкая
      """)
    #expect(loaded.findings.isEmpty, "\(lines(loaded.findings))")
    let policy = try #require(loaded.policy)
    #expect(policy.name == "the youngest first")
    #expect(policy.tiers.count == 7)
    #expect(policy.tiers[0].name == "young" && policy.tiers[0].tolerance == .basisPoints(150))
    #expect(
      policy.tiers[0].parts == [
        PolicyTier.Part(
          .shortage,
          scope: PolicyScope(
            services: ["speech therapist", "оригами"], ageTo: 5, languages: ["kk"]))
      ])
    #expect(policy.tiers[1].tolerance == .absolute(3))
    #expect(
      policy.tiers[1].parts == [
        PolicyTier.Part(
          .sessions, weight: 2,
          scope: PolicyScope(
            isRural: true, lives: "Нура",
            attributes: [PolicyScope.Attribute(column: "район", value: "Юг")])),
        PolicyTier.Part(.courses, weighsPriority: true), PolicyTier.Part(.lessTravel),
      ])
    #expect(Array(policy.tiers[2...4]) == Policy.named("entitlement", mostOwed: 2)?.tiers)
    #expect(policy.tiers[5] == PolicyTier(.owedCourse(2)))
    #expect(
      policy.tiers[6].parts[0].scope
        == PolicyScope(ageFrom: 3, categories: ["speech", "редкая"]))
    #expect(loaded.digest.count == 64)
  }

  @Test func isCalledLikeItsFileWithoutAName() {
    #expect(load("tiers: [need]").policy?.name == "rule")
  }

  /// What is wrong, the code that says so, and its line.
  static let wrong: [(String, LoaderCode, Int?)] = [
    ("tirs: [need]\ntiers: [need]", .policyUnknownKey, 1),
    ("tiers:\n  - measure: need\n    wieght: 2", .policyUnknownKey, 3),
    ("tiers:\n  - measure: need\n    scope: {servces: логопед}", .policyUnknownKey, 3),
    ("tiers: [sesions]", .policyUnknownMeasure, 1),
    ("tiers: [{measure: [need]}]", .policyUnknownMeasure, 1),
    ("tiers:\n  - measure: need\n    weight: 0", .policyBadWeight, 3),
    ("tiers:\n  - measure: need\n    weight: 1.5", .policyBadWeight, 3),
    ("name: nothing", .policyWithoutTiers, nil),
    ("tiers: []", .policyWithoutTiers, nil),
    ("", .policyMalformed, nil),
    ("- need", .policyMalformed, nil),
    ("tiers: need", .policyMalformed, 1),
    ("tiers:\n  - [need]", .policyMalformed, 2),
    ("tiers:\n  - weight: 2", .policyMalformed, 2),
    ("tiers:\n  - parts: need", .policyMalformed, 2),
    ("tiers:\n  - parts: [[need]]", .policyMalformed, 2),
    ("tiers:\n  - measure: need\n    scope: все", .policyMalformed, 3),
    ("tiers:\n  - rule: coverage\n    measure: need", .policyMalformed, 2),
    ("tiers:\n  - measure: need\n    tolerance: много", .policyBadTolerance, 3),
    ("tiers:\n  - measure: need\n    tolerance: -1", .policyBadTolerance, 3),
    ("tiers:\n  - measure: need\n    tolerance: 101 %", .policyBadTolerance, 3),
    ("tiers:\n  - measure: need\n    tolerance: 0.125 %", .policyBadTolerance, 3),
    ("tiers:\n  - rule: covrage", .policyUnknownRule, 2),
    ("tiers: [need", .yamlUnreadable, 1),
    ("tiers: &a [need]", .yamlAlias, 1),
    ("tiers: " + String(repeating: "[", count: 99), .yamlTooDeep, 1),
    (String(repeating: "- ", count: 99), .yamlTooDeep, 1),
    (String(repeating: " ", count: 99) + "x: y", .yamlTooDeep, 1),
  ]

  @Test(arguments: wrong) func saysWhatIsWrong(_ text: String, _ code: LoaderCode, _ line: Int?) {
    let loaded = load(text)
    #expect(loaded.policy == nil)
    let found = loaded.findings.first { $0.code == code.code }
    #expect(found != nil, "\(lines(loaded.findings))")
    #expect(code == .yamlUnreadable || found?.rows == line.map { [$0] } ?? [])
  }

  @Test func readsTheFileItIsGiven() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("rule-\(UUID().uuidString).yaml").path
    try Data("tiers: [coverage]".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(PolicyFile(path).load(mostOwed: 1).findings.map(\.code.rawValue) == ["E702"])
    #expect(PolicyFile(path + "x").load(mostOwed: 1).findings.map(\.code.rawValue) == ["E105"])
    #expect(PolicyFile("/dev/null").load(mostOwed: 1).findings.map(\.code.rawValue) == ["E102"])
    #expect(truncate(path, 2_000_000) == 0)
    #expect(PolicyFile(path).load(mostOwed: 1).findings.map(\.code.rawValue) == ["E104"])
  }
}
