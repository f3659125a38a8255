import Foundation
import Kezek
import Testing

@testable import Reporting

@Suite struct DocumentationTests {
  private func document(_ name: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("Docs/\(name)"), encoding: .utf8)
  }

  private func schema() throws -> SchemaValidator {
    SchemaValidator(root: try JSONParser.parse(Array(document("Schemas/plan.schema.json").utf8)))
  }

  @Test func plansKeepTheirSchema() throws {
    let scenario = try TinyCentre.scenario()
    let plans = [
      TinyCentre.document(), try TinyCentre.report(.english, closed: false).document,
    ]
    for plan in plans {
      let node = try JSONParser.parse(plan.json(over: scenario).bytes())
      #expect(try schema().faults(node) == [])
    }
  }

  @Test(arguments: [
    ("\"week\": \"A\"", "\"week\": \"C\"", "$.sessions[0].week: enum"),
    ("\"start\": \"09:00\"", "\"start\": \"9:00\"", "$.sessions[0].start: pattern"),
    ("\"minutes\": 30", "\"minutes\": \"30\"", "$.sessions[0].minutes: type"),
    ("\"minutes\": 30", "\"minutes\": 0", "$.sessions[0].minutes: minimum"),
    ("\"site\": \"Ыргыз\", ", "", "$.sessions[0]: site is missing"),
    ("\"turn\": \"Т-07\"", "\"turn\": \"Т-07\", \"clock\": 1", "$.courses[0]: clock"),
    ("\"version\": 1", "\"version\": 2", "$.version: const"),
  ])
  func theSchemaRefuses(old: String, new: String, fault: String) throws {
    let bytes = TinyCentre.document().json(over: try TinyCentre.scenario()).bytes()
    let text = String(decoding: bytes, as: UTF8.self)
    let place = try #require(text.firstRange(of: old))
    let changed = String(text[..<place.lowerBound]) + new + String(text[place.upperBound...])
    #expect(try schema().faults(JSONParser.parse(Array(changed.utf8))) == [fault])
  }

  @Test func theReadersPageNamesEveryReasonAndCertainty() throws {
    let page = try document("Reading-a-plan.md")
    let phrases = Phrases(.english)
    for reason in Reason.allCases {
      #expect(page.contains("| \(reason.rawValue) | \(phrases.reason(reason))"))
      let row = page.split(separator: "\n").first { $0.hasPrefix("| \(reason.rawValue) ") }
      #expect(row?.contains(phrases.changer(reason)) == true, "\(reason)")
    }
    for certainty in Certainty.allCases {
      let words = phrases.certainty(certainty).prefix { $0 != "(" }
      #expect(page.contains("| \(words.trimmingCharacters(in: .whitespaces)) |"))
    }
    let report = try TinyCentre.report(.english)
    for table in report.csvTables() {
      #expect(page.contains(table.name.replacing("timetable-", with: "-")))
    }
    #expect(page.contains("`\(Report.pageName)`"))
  }

  @Test func theGlossaryHasEveryPublicTypeOfReporting() throws {
    let glossary = try document("Glossary.md")
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Reporting")
    let files = try #require(FileManager.default.enumerator(atPath: root.path))
    var names: Set<String> = []
    for case let name as String in files where name.hasSuffix(".swift") {
      let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
      for match in text.matches(of: /\n(?:public )(?:struct|enum|protocol) ([A-Za-z]+)/) {
        names.insert(String(match.1))
      }
    }
    #expect(names.count > 15)
    #expect(names.filter { !glossary.contains("`\($0)`") }.sorted() == [])
  }
}
