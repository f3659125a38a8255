import Testing

@testable import ScenarioLoader

@Suite struct RawTableTests {
  private func cells(_ text: String, _ separator: Character = ";") -> [[String]] {
    let raw = RawTable(Array(text.utf8), separator: separator.asciiValue ?? 0)
    return (0..<raw.rowCount).map { row in
      (0..<raw.cellCount(row: row)).map { raw.text(row: row, column: $0) }
    }
  }

  private func damages(_ text: String) -> [RawTable.Damage.Kind] {
    RawTable(Array(text.utf8), separator: UInt8(ascii: ";")).damages.map(\.kind)
  }

  @Test(
    arguments: [
      ("a;b\nc;d", [["a", "b"], ["c", "d"]]),
      ("a;b\r\nc;d\r\n", [["a", "b"], ["c", "d"]]),
      ("a;b\rc;d", [["a", "b"], ["c", "d"]]),
      ("a;;\n;\n\nb", [["a", "", ""], ["", ""], [""], ["b"]]),
      ("\"a;b\";\"c\nd\";\"e \"\"f\"\" g\"", [["a;b", "c\nd", "e \"f\" g"]]),
      (" a ;\t b\u{A0};\u{200B}c\u{FEFF}; \u{202F}d", [["a", "b", "c", "d"]]),
      (" \"a\" ;b", [["a", "b"]]),
      ("sep=;\na;b", [["a", "b"]]),
      ("'001;'-5;'x';'", [["001", "-5", "'x'", "'"]]),
      ("", []),
    ] as [(String, [[String]])])
  func cutsRowsAndCells(_ text: String, _ expected: [[String]]) {
    #expect(cells(text) == expected)
    #expect(damages(text).isEmpty)
  }

  @Test func cutsAtOtherSeparators() {
    #expect(cells("a\tb;c\n1,5\t2", "\t") == [["a", "b;c"], ["1,5", "2"]])
    #expect(cells("a,b;c", ",") == [["a", "b;c"]])
  }

  @Test func goesOnAfterAnUnclosedQuote() {
    let text = "a;b\n1;\"x\n2;y\n3;\"z\"\n"
    #expect(cells(text) == [["a", "b"], ["1", "x"], ["2", "y"], ["3", "z"]])
    #expect(damages(text) == [.unclosedQuote])
    #expect(damages("1;\"x\n2;y\n") == [.unclosedQuote])
  }

  @Test func readsAQuoteInsideACell() {
    #expect(cells("\"a \"b\" c\";d") == [["a \"b\" c", "d"]])
    #expect(damages("\"a \"b\" c\";d") == [.innerQuote])
    #expect(cells("a \"b\";d") == [["a \"b\"", "d"]])
    #expect(damages("a \"b\";d") == [.plainQuote])
    // A quote in the middle and none at the end: the cell ends with its line.
    #expect(cells("\"a \"b;c\nd;e") == [["a \"b", "c"], ["d", "e"]])
    #expect(damages("\"a \"b;c\nd;e") == [.unclosedQuote])
  }

  @Test func findsZeroBytesAndLostLetters() {
    #expect(damages("a\0b;c") == [.nul])
    #expect(damages("a\u{FFFD};c") == [.notText])
    #expect(damages("\"a\u{FFFD}\";\"\0\"") == [.notText, .nul])
  }

  @Test func stopsAtTheLimits() {
    let raw = RawTable(Array("a\nb\nc\nd".utf8), separator: 0x3B, rowLimit: 2)
    #expect(raw.rowCount == 2)
    #expect(raw.damages.map(\.kind) == [.tooManyRows])
    let wide = RawTable(Array(String(repeating: ";", count: 5000).utf8), separator: 0x3B)
    #expect(wide.cellCount(row: 0) == RawTable.columnLimit)
    #expect(wide.damages.map(\.kind) == [.tooManyColumns])
  }

  @Test func neverFailsOnGarbage() {
    var generator = TestGenerator(seed: 7)
    let alphabet = Array("a1;\"\n\r, \t'?_\0ж".utf8) + [0xFF, 0xD0]
    for _ in 0..<3000 {
      let bytes = (0..<Int(generator.next() % 40)).map { _ in
        alphabet[Int(generator.next() % UInt64(alphabet.count))]
      }
      let raw = RawTable(DecodedText(bytes).bytes, separator: 0x3B)
      for row in 0..<raw.rowCount {
        #expect(raw.filledCount(row: row) <= raw.cellCount(row: row))
        for column in 0..<raw.cellCount(row: row) + 1 {
          #expect(
            raw.isEmpty(row: row, column: column) == raw.text(row: row, column: column).isEmpty)
        }
      }
    }
  }
}

/// SplitMix64, so that a failure can be repeated.
struct TestGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
