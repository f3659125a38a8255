import Testing

@testable import Reporting

@Suite struct JSONTests {
  @Test func writesShortObjectsOnOneLine() {
    let value = JSONValue.object(
      ("rows", .array([.object(("a", 1), ("b", .array(["x", .null]))), .object(("a", true))])),
      ("none", .array([])))
    let text = """
      {
        "rows": [
          {"a": 1, "b": ["x", null]},
          {"a": true}
        ],
        "none": []
      }

      """
    #expect(String(decoding: value.bytes(), as: UTF8.self) == text)
  }

  @Test func escapesWhatMustBeEscaped() throws {
    let text = "\"\\\n\r\t\u{0}\u{1F}\u{7F}/ әғқңөұүһ 🙂"
    let line = JSONValue.text(text).line()
    #expect(line == "\"\\\"\\\\\\n\\r\\t\\u0000\\u001f\\u007f/ әғқңөұүһ 🙂\"")
    #expect(try JSONParser.parse(Array(line.utf8)).text == text)
  }

  @Test(arguments: [
    (1, 200, 6, "0.005"), (1, 3, 6, "0.333334"), (0, 7, 6, "0"), (1, 1_000_000_000, 6, "0.000001"),
    (-1, 4, 2, "-0.25"), (5, 1, 6, "5"), (7, 0, 6, "0"), (Int.max, 1, 6, "0"),
    (Int.max, Int.max, 6, "1"),
  ])
  func writesRatiosRoundedAwayFromZero(top: Int, bottom: Int, places: Int, text: String) {
    #expect(JSONNumber(ratio: top, of: bottom, places: places).digits == text)
  }

  @Test(
    arguments: [
      (11.0004, "11"), (0.0005, "0.001"), (59.9996, "60"), (-1.25, "-1.25"), (.nan, "0"),
      (.infinity, "0"),
    ] as [(Double, String)])
  func writesMeasuredNumbersByOneRule(number: Double, text: String) {
    #expect(JSONNumber(number, places: 3).digits == text)
  }

  @Test(
    arguments: [
      ("", 1, .endsEarly), ("{\n\"a\": 1,\n}", 3, .unexpected), ("[1 2]", 1, .unexpected),
      ("[01]", 1, .unexpected), ("[1.]", 1, .badNumber), ("[1e]", 1, .badNumber),
      ("\"\\x\"", 1, .badText), ("\"\\ud800\"", 1, .badText), ("\"\\u12", 1, .endsEarly),
      ("\"a\nb\"", 1, .badText), ("{\"a\":1,\"a\":2}", 1, .repeatedName), ("1 2", 1, .moreAfterEnd),
      ("tru", 1, .endsEarly), ("nul!", 1, .unexpected), ("{\"a\" 1}", 1, .unexpected),
      ("-", 1, .endsEarly), ("[NaN]", 1, .unexpected), ("\u{FEFF}", 1, .endsEarly),
    ] as [(String, Int, JSONSyntaxError.Defect)])
  func refusesWhatIsNoJSON(text: String, line: Int, defect: JSONSyntaxError.Defect) {
    #expect(throws: JSONSyntaxError(line: line, defect: defect)) {
      try JSONParser.parse(Array(text.utf8))
    }
  }

  @Test func refusesDeepNestingAndBadUTF8() {
    #expect(throws: JSONSyntaxError(line: 1, defect: .tooDeep)) {
      try JSONParser.parse([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))
    }
    #expect(throws: JSONSyntaxError(line: 1, defect: .notUTF8)) {
      try JSONParser.parse([0x22, 0xC3, 0x28, 0x22])
    }
  }

  @Test func readsAByteOrderMarkAndSurrogatePairs() throws {
    let node = try JSONParser.parse([0xEF, 0xBB, 0xBF] + Array("\"\\ud83d\\ude42\"".utf8))
    #expect(node.text == "🙂")
  }
}
