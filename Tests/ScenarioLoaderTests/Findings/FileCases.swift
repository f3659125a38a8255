@testable import ScenarioLoader

/// Files and their text.
enum FileCases {
  /// Windows-1251 bytes of a text whose letters it has, `?` for others.
  static func windows1251(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      if scalar.isASCII { return UInt8(scalar.value) }
      if (0x410...0x44F).contains(scalar.value) { return UInt8(scalar.value - 0x410 + 0xC0) }
      return scalar == "ё" ? 0xB8 : UInt8(ascii: "?")
    }
  }

  static let children = """
    child;born;category;language;lives;shift
    C-001;14.03.2021;речь;каз;Ыргыз;
    C-002;02.11.2015;моторика, речь;рус;Нура;1
    """

  /// A personal number made for tests: its digits are arbitrary but for the check.
  static let personalNumber = "150314500016"

  static let all: [FindingCase] = [
    FindingCase(.missingFile, ["needs.csv": nil], at: "needs.csv"),
    FindingCase(
      .tooLarge, bytes: ["absences.csv": [UInt8](repeating: 0x20, count: 64_000_001)],
      at: "absences.csv"),
    FindingCase(
      .twoFiles, ["scenario.yaml": "valid: 01.09.2026 - 31.12.2026"], at: "scenario.yaml"),
    FindingCase(
      .nul, ["children.csv": children + "\nC-0\0;01.01.2020;;;;"], at: "children.csv",
      [4], "child", along: [.childrenWithoutNeeds]),
    FindingCase(
      .notText,
      bytes: [
        "children.csv": Array(children.utf8) + Array("\nC-3;01.01.2020;р".utf8) + [0xD1, 0x3B]
      ],
      at: "children.csv", [4], "category", along: [.childrenWithoutNeeds, .shortRow]),
    FindingCase(
      .lettersLost,
      bytes: [
        "children.csv": windows1251(
          "child;born;lives;language\nC-001;14.03.2021;Қостанай;каз\nC-002;02.11.2020;Нура;рус")
      ],
      at: "children.csv", [2], "lives", along: [.windows1251]),
    FindingCase(
      .windows1251,
      bytes: [
        "children.csv": windows1251(
          "ребёнок;дата рождения;живёт\nC-001;14.03.2021;Нура\nC-002;02.11.2015;Нура\n")
      ], at: "children.csv", along: [.noLanguage]),
    FindingCase(
      .unclosedQuote, ["children.csv": children + "\n\"C-3;01.01.2020;;;;\nC-4;01.02.2020;;;;"],
      at: "children.csv", [4], "child", along: [.childrenWithoutNeeds, .noLanguage]),
    FindingCase(
      .innerQuote, ["children.csv": children + "\nC-3;01.01.2020;;;\"Нура \"центр\" 1\";"],
      at: "children.csv", [4], "lives", along: [.childrenWithoutNeeds, .noLanguage]),
    FindingCase(
      .plainQuote, ["children.csv": children + "\nC-3;01.01.2020;;;Нура 5\";"],
      at: "children.csv", [4], "lives", along: [.childrenWithoutNeeds, .noLanguage]),
    FindingCase(
      .tooManyColumns,
      ["children.csv": children + "\nC-3;01.01.2020" + String(repeating: ";", count: 1200)],
      at: "children.csv", [4], along: [.childrenWithoutNeeds, .noLanguage]),
    FindingCase(
      .tooManyRows,
      ["absences.csv": "who;from;to;note\n" + String(repeating: "\n", count: 1_048_577)],
      at: "absences.csv", along: [.emptyRows]),
    FindingCase(
      .personalNumber, ["children.csv": children + "\n\(personalNumber);01.01.2020;;;;"],
      at: "children.csv", [4], "child", along: [.childrenWithoutNeeds, .noLanguage]),
    FindingCase(
      .yamlUnreadable, ["settings.csv": nil, "scenario.yaml": "valid: [01.09.2026\nx: }"],
      at: "scenario.yaml", [2], along: [.settingMissing]),
    FindingCase(
      .yamlAlias,
      ["settings.csv": nil, "scenario.yaml": "valid: &a 01.09.2026 - 31.12.2026\ngrid: *a"],
      at: "scenario.yaml", [1], along: [.settingMissing]),
    FindingCase(
      .yamlTooDeep,
      ["settings.csv": nil, "scenario.yaml": "valid: " + String(repeating: "[", count: 40)],
      at: "scenario.yaml", [1], along: [.settingMissing]),
    FindingCase(
      .yamlNotKeys,
      ["settings.csv": nil, "scenario.yaml": "valid: 01.09.2026 - 31.12.2026\ngrid:\n  a: b"],
      at: "scenario.yaml", [2]),
    FindingCase(
      .control, ["children.csv": children + "\nC-\u{1B}[31m3;01.01.2020;;;;"],
      at: "children.csv", [4], "child", along: [.childrenWithoutNeeds, .noLanguage]),
    FindingCase(
      .longCell,
      [
        "children.csv": children + "\nC-3;01.01.2020;"
          + String(repeating: "речь, ", count: 4000) + ";каз;;"
      ], at: "children.csv", [4], "category", along: [.childrenWithoutNeeds]),
    FindingCase(
      .workbook, bytes: ["rooms.csv": [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]], at: "rooms.csv"),
    FindingCase(
      .fileNotRead, ["rooms.xlsx": "x"], at: "rooms.xlsx", maybe: "rooms.csv"),
  ]
}
