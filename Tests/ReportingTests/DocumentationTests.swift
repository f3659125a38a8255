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
