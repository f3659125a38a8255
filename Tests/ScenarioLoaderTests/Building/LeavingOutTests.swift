import Kezek
import Testing

@testable import ScenarioLoader

@Suite struct LeavingOutTests {
  @Test func leavesOutRowsWithErrorsAndWhatRefersToThem() throws {
    let tables = Tables([
      "sites.csv": "site;place;when\nК-1;Ыргыз;\nК-2;Нура;9-ый день",
      "rooms.csv": "room;site;kind\nR-1;К-1;кабинет\nR-2;К-2;кабинет",
      "services.csv": "service;minutes\nарт;сорок\nлогопед;30",
      "children.csv": """
      child;born;language;shift
      C-001;14.03.2021;каз;
      C-002;31.02.2015;рус;1
      C-003;01.02.2020;каз;
      """,
      "needs.csv": """
      child;service;times
      C-001;логопед;3
      C-001;арт;1
      C-002;психолог;2
      C-003;психолог;много
      """,
      "specialists.csv": """
      specialist;services;hours;when
      S-01;логопед;16;К-1 Пн-Чт 9:00-13:00
      S-02;психолог;13,5;К-2 Пн-Пт 14:00-18:00
      S-03;арт;5;К-1 Пн-Пт 14:00-18:00
      """,
      "current.csv": """
      child;service;specialist;site;day;start
      C-001;логопед;S-01;К-1;Пн;9:00
      C-002;психолог;S-02;;Пн;14:00
      C-003;психолог;S-09;;Пн;14:00
      """,
      "absences.csv": "who;from;to\nR-2;05.10.2026;06.10.2026\nC-002;05.10.2026;06.10.2026",
    ])
    #expect(tables.load().scenario == nil)
    #expect(tables.load().leftOut.isEmpty)
    let loaded = tables.load(leaveOutErrors: true)
    let scenario = try #require(loaded.scenario, "\(lines(loaded.findings))")
    #expect(scenario.children.map(\.key) == ["C-001", "C-003"])
    #expect(scenario.needs.count == 1)
    #expect(scenario.specialists.map(\.key) == ["S-01"])
    #expect(scenario.rooms.map(\.key) == ["R-1"])
    #expect(scenario.current.count == 1 && scenario.absences.isEmpty)
    #expect(scenario.services.map(\.key) == ["psychologist", "speech therapist"])
    func rows(_ file: String) -> [LeftOutRow] { loaded.leftOut.filter { $0.file == file } }
    #expect(rows("sites.csv") == [LeftOutRow(file: "sites.csv", row: 3, reason: .errors)])
    #expect(
      rows("rooms.csv")
        == [LeftOutRow(file: "rooms.csv", row: 3, reason: .refersTo(file: "sites.csv", row: 3))])
    #expect(rows("needs.csv").map(\.row) == [3, 4, 5])
    #expect(
      rows("needs.csv").map(\.reason) == [
        .refersTo(file: "services.csv", row: 2), .refersTo(file: "children.csv", row: 3), .errors,
      ])
    #expect(rows("specialists.csv").map(\.row) == [3, 4])
    #expect(rows("current.csv").map(\.row) == [3, 4])
    #expect(rows("absences.csv").map(\.row) == [2, 3])
    // What refers to a row with errors is no error of its own.
    #expect(loaded.findings("E402").map(\.rows) == [[4]])
  }

  @Test(arguments: [
    ["settings.csv": "key;value\nvalid;вчера"],
    ["children.csv": "child;born;shfit\nC-001;14.03.2021;1"],
    ["children.csv": "child;category\nC-001;речь"],
    ["scenario.yaml": "valid: 01.09.2026 - 31.12.2026"],
  ]) func someErrorsCannotBeLeftOut(_ files: [String: String]) {
    let loaded = Tables(files).load(leaveOutErrors: true)
    #expect(loaded.scenario == nil)
    #expect(loaded.hasErrors)
  }

  @Test func ordersFindingsByTheChildrenTheyConcern() throws {
    let loaded = Tables([
      "children.csv": "child;born;language;count\nC-001;14.03.2021;каз;40\nC-002;31.02.2015;рус;",
      "needs.csv": "child;service;times\nC-001;логопед;x\nC-002;психолог;2",
    ]).load()
    #expect(loaded.findings("E320").map(\.children) == [40])
    #expect(loaded.findings("E311").map(\.children) == [1])
  }
}
