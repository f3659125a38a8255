import Kezek
import Reporting
import Testing

@testable import ScenarioLoader

@Suite struct PersonalNumberPlacesTests {
  static let number = FileCases.personalNumber
  /// Of somebody born in 2005: a spreadsheet drops the zero before it.
  static let shortened = "50101500010"

  @Test func knowsANumberThatLostItsZeros() {
    let restored = "0" + Self.shortened
    let digits = restored.compactMap { $0.wholeNumberValue }
    #expect(PersonalNumber.isValid(digits))
    #expect(PersonalNumber.isHeld(in: Self.shortened))
    #expect(!PersonalNumber.isHeld(in: "87011234567"))
    #expect(!PersonalNumber.isHeld(in: "C-" + Self.shortened))
  }

  /// A place for the number: each table's columns, known and unknown, and titles, keys, values.
  static let tables: [[String: String]] = [
    ["children.csv": "child;born;note\nC-001;14.03.2021;ИИН \(number)\nC-002;02.11.2015;"],
    ["children.csv": "child;born;\(number)\nC-001;14.03.2021;\nC-002;02.11.2015;"],
    ["children.csv": "\(number);;\nchild;born;x\nC-001;14.03.2021;\nC-002;02.11.2015;"],
    ["children.csv": "child;born\nC-001;14.03.2021\n\(number);02.11.2015"],
    ["children.csv": "child;born\nC-001;14.03.2021\n\(shortened);02.11.2015"],
    ["children.csv": "child;born\nC-001;\(number)\nC-002;02.11.2015"],
    ["children.csv": "child;born;category\nC-001;14.03.2021;\(number)\nC-002;02.11.2015;"],
    ["children.csv": "child;born;lives\nC-001;14.03.2021;\(number)\nC-002;02.11.2015;"],
    ["needs.csv": "child;service;times\n\(number);логопед;3\nC-002;психолог;2"],
    ["needs.csv": "child;service;times\nC-001;\(number);3\nC-002;психолог;2"],
    ["specialists.csv": "specialist;services;hours;when\n\(number);логопед, психолог;9;Пн 9-18"],
    ["specialists.csv": "specialist;services;hours;when\nS;логопед, психолог;9;\(number) Пн 9-18"],
    ["settings.csv": "key;value\nvalid;01.09.2026 - 31.12.2026\n\(number);1"],
    ["settings.csv": "key;value\nvalid;01.09.2026 - 31.12.2026\nreport_by;\(number)"],
    ["absences.csv": "who;from;to\n\(number);05.10.2026;09.10.2026"],
    ["sites.csv": "site;place\n\(number);Нура"],
    ["travel.csv": "from;to;minutes\n\(number);Нура;10"],
    ["rooms.csv": "room;site;kind\n\(number);Нура;кабинет"],
    ["current.csv": "child;service;specialist\n\(number);логопед;S-01"],
    ["turns.csv": "turn;site;service;first_day;last_day;places;quota\nT;Н;ПМПК;1;2;3;\(number) 5"],
  ]

  @Test(arguments: tables.indices) func isAnErrorAndNeverEchoed(_ index: Int) {
    let loaded = Tables(Self.tables[index]).load()
    #expect(loaded.findings("E116").count >= 1, "\(lines(loaded.findings))")
    #expect(loaded.scenario == nil)
    for language in Language.allCases {
      let said = loaded.findings.map { FindingText(language).line($0) }.joined(separator: "\n")
      #expect(!said.contains(Self.number) && !said.contains(Self.shortened), "\(said)")
    }
    #expect(!lines(loaded.findings).contains(Self.number))
    let left = Tables(Self.tables[index]).load(leaveOutErrors: true)
    #expect(!"\(left.leftOut)".contains(Self.number))
    #expect(left.scenario.map { !"\($0)".contains(Self.number) } ?? true)
  }

  @Test func isFoundWithLettersForNoughts() {
    let disguised = "21О3145О1ОО1"
    let loaded = Tables([
      "children.csv": "child;born\n\(disguised);14.03.2021\nC-002;02.11.2015"
    ]).load()
    #expect(loaded.findings("E116").map(\.rows) == [[2]], "\(lines(loaded.findings))")
    #expect(!lines(loaded.findings).contains(disguised) && loaded.scenario == nil)
  }

  @Test func isAnErrorInYaml() {
    var tables = Tables(["scenario.yaml": "valid: 01.09.2026 - 31.12.2026\nseed: \(Self.number)"])
    tables.files["settings.csv"] = nil
    let loaded = tables.load()
    #expect(loaded.codes.contains("E116"))
    #expect(!lines(loaded.findings).contains(Self.number))
  }
}
