import Kezek
import Testing

@testable import ScenarioLoader

@Suite struct EncodingTests {
  /// The bytes of a text in each way that spreadsheets save it.
  static func encodings(_ text: String) -> [(name: String, bytes: [UInt8])] {
    let units = Array(text.utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    return [
      ("utf-8", Array(text.utf8)), ("utf-8 marked", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
      ("utf-16 le", [0xFF, 0xFE] + little), ("utf-16 be", [0xFE, 0xFF] + big),
      ("utf-16 le unmarked", little), ("utf-16 be unmarked", big),
    ]
  }

  @Test func readsEveryEncodingAndSeparatorTheSame() throws {
    let tables = Tables()
    let expected = try #require(tables.load().scenario)
    for separator in [";", "\t", ","] {
      for lineEnd in ["\n", "\r\n", "\r"] {
        // Cells with commas are quoted, as a spreadsheet would save them.
        let texts = tables.files.mapValues { text in
          text.split(separator: "\n").map { line in
            line.split(separator: ";", omittingEmptySubsequences: false).map { cell in
              cell.contains(",") || cell.contains(separator) ? "\"\(cell)\"" : String(cell)
            }.joined(separator: separator)
          }.joined(separator: lineEnd)
        }
        for index in Self.encodings("").indices {
          let files = texts.mapValues { Self.encodings($0)[index].bytes }
          let loaded = ScenarioTables(name: "test", files: files).load()
          let scenario = try #require(
            loaded.scenario, "\(separator) \(index)\n\(lines(loaded.findings))")
          #expect(scenario.children == expected.children)
          #expect(scenario.needs == expected.needs)
          #expect(scenario.specialists == expected.specialists)
        }
      }
    }
  }

  @Test func readsWindows1251() throws {
    let files = Tables().files.mapValues { FileCases.windows1251($0) }
    let loaded = ScenarioTables(name: "test", files: files).load()
    #expect(
      loaded.findings("N110").map(\.file) == ["children.csv", "needs.csv", "specialists.csv"])
    #expect(loaded.scenario?.children.map(\.key) == ["C-001", "C-002"])
    #expect(loaded.scenario?.places.map(\.key) == ["Нура", "Ыргыз", "site"].sorted())
  }

  @Test(arguments: [
    ("Қ?станай", true), ("?останай", true), ("г. ?останай", true), ("Кто?", false),
    ("a?b", false), ("Ыр?ыз", true), ("C_001", false), ("зал_1", false),
  ]) func noticesLostLetters(_ text: String, _ expected: Bool) {
    #expect(LetterLoss.shows(in: text, encoding: .utf8) == expected)
  }

  @Test func takesAnUnderscoreForALetterInOldEncodingsOnly() {
    #expect(LetterLoss.shows(in: "Жез_азган", encoding: .windows1251))
    #expect(!LetterLoss.shows(in: "Жез_азган", encoding: .utf8))
  }

  @Test func keepsWhatIsMostlyUTF8() {
    let text = DecodedText(Array("Ыргыз;Нура".utf8) + [0xD0])
    #expect(text.encoding == .utf8)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "Ыргыз;Нура\u{FFFD}")
    #expect(DecodedText([0xC0, 0x80, 0xE0, 0x80, 0x80, 0xF5]).encoding == .windows1251)
    #expect(DecodedText([0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80]).encoding == .utf8)
    #expect(DecodedText([0xED, 0xA0, 0x80]).encoding == .windows1251)
  }
}
