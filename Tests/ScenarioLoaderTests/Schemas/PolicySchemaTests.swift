import Foundation
import Kezek
import ScenarioGeneration
import Testing
import Yams

@testable import ScenarioLoader

/// The published schema of policy files, against what the reader of such files takes and refuses.
@Suite struct PolicySchemaTests {
  private static func schema() throws -> JSONSchema {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = package.appendingPathComponent("Docs/Schemas/policy.schema.json")
    return try JSONSchema(try Data(contentsOf: file))
  }

  private static func read(_ text: String) -> PolicyFile.Loaded {
    PolicyFile.load(Array(text.utf8), name: "rule.yaml", mostOwed: 2)
  }

  /// What a text says to the schema, its numbers and truth values as an editor takes them.
  private static func value(_ text: String) throws -> Any { try Yams.load(yaml: text) ?? NSNull() }

  /// Files of `kezek generate`, the example of the reader, and every measure and named rule.
  static let good: [String] =
    ((3...8).compactMap { steps in
      var knobs = RegionRecipe.Knobs()
      knobs.tiers = steps
      return RegionRecipe(children: 20, seed: 1, knobs: knobs).files()["policy.yaml"]
        .map { String(decoding: $0, as: UTF8.self) }
    }) + [
      """
      name: the youngest first
      tiers:
        - measure: need
          scope: {age_to: 5}
          tolerance: 1 %
        - parts:
            - {measure: sessions, weight: 2, scope: {rural: yes}}
            - {measure: courses, priority: yes}
        - rule: coverage
        - travel
      """,
      """
      tiers:
        - measure: need
          name: 1
          scope: {age_to: 5, services: [логопед, оригами], languages: қазақша, район: Юг}
          tolerance: 1,5 %
        - {parts: [travel, {measure: courses, weight: "3"}], tolerance: 3}
        - {measure: sessions at home, scope: {age_from: "3", categories: "речь, редкая"}}
        - owed course 2
      """,
      """
      {"name": "as JSON", "tiers": ["needs", {"rule": "early"},
       {"measure": "need", "tolerance": "0.5 %", "scope": {"rural": true, "lives": "Нура"}}]}
      """,
    ] + Policy.named.map { "tiers: [{rule: \($0)}]" }
    + ["need", "children", "needs", "sessions", "courses", "sessions at home", "travel"]
    .map { "tiers: [\($0)]" }

  @Test(arguments: good) func whatTheReaderTakesFits(_ text: String) throws {
    let loaded = Self.read(text)
    #expect(loaded.policy != nil && loaded.findings.isEmpty, "\(lines(loaded.findings))")
    #expect(try Self.schema().defects(of: try Self.value(text)) == [])
  }

  /// No YAML, and what a schema cannot see: anchors, depth, and a condition that is nearly a known
  /// one, but may be a further column.
  private static let onlyTheReaders: Set<LoaderCode> = [
    .yamlUnreadable, .yamlAlias, .yamlTooDeep,
  ]

  @Test func whatTheReaderRefusesDoesNotFit() throws {
    let schema = try Self.schema()
    for (text, code, _) in PolicyFileTests.wrong where !Self.onlyTheReaders.contains(code) {
      let defects = schema.defects(of: try Self.value(text))
      #expect(defects.isEmpty == text.contains("servces"), "\(text)")
    }
  }

  @Test(arguments: [
    "tiers: [{measure: need, scope: {age_from: 121}}]",
    "tiers: [{measure: need, scope: {age_to: x}}]",
    "tiers: [{parts: []}]", "tiers: [{parts: [{measure: need, tolerance: 1}]}]",
    "tiers: [{rule: need, tolerance: 1 %}]", "tiers: [{rule: need, name: x}]",
    "tiers: [{measure: need, parts: [travel]}]", "tiers: [owed course 0]", "tiers: [need], more: 1",
  ])
  func theSchemaAndTheReaderRefuse(_ text: String) throws {
    #expect(Self.read("{\(text)}").policy == nil)
    #expect(try !Self.schema().defects(of: try Self.value("{\(text)}")).isEmpty)
  }
}
