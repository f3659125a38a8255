import Foundation
import Kezek
import Testing

@testable import ScenarioLoader

@Suite struct PseudonymizedScenarioTests {
  /// A valid personal number of nobody.
  private static let number = "030721000007"

  /// Tables as a cabinet keeps them for itself: people's names everywhere.
  private static let named = [
    "settings.csv": """
    key;value
    valid;01.09.2026 - 31.12.2026
    report_by;район
    data;synthetic
    """,
    "children.csv": """
    ребёнок;дата рождения;категория;язык;живёт;район;дата заявления;количество;семья;ФИО матери;телефон;ИИН
    Ахметова Алия;14.03.2021;речь;каз;Ыргыз;север;12.01.2026;;Ахметовы;Ахметова Гуля;87011234567;\(number)
    Бекова Дана;02.11.2018;моторика, речь;рус;Ыргыз;юг;03.09.2025;;Ахметовы;;;
    Воронов Илья;02.11.2019;речь;рус;Ыргыз;юг;03.09.2025;3;;;;
    """,
    "needs.csv": """
    child;service;times;least;group
    Воронов Илья;логопед;1;;
    Ахметова Алия;логопед;2;1;
    ;психолог;1;;Группа Алии
    Бекова Дана;психолог;1;;Группа Алии
    """,
    "specialists.csv": """
    specialist;services;hours;when
    Яковлева А.;логопед;16;Ыргыз Пн-Чт 9:00-13:00
    Иванова Б.;психолог;13,5;Ыргыз Пн-Пт 14:00-18:00
    """,
    "rooms.csv": """
    room;site;kind;seats
    Кабинет Яковлевой;Ыргыз;кабинет;4
    """,
    "services.csv": """
    service;room
    логопед;кабинет
    """,
    "current.csv": """
    child;service;specialist;site;day;start;room;keep
    Ахметова Алия;логопед;Яковлева А.;Ыргыз;Пн;9:00;Кабинет Яковлевой;да
    Воронов Илья#2;логопед;Яковлева А.;Ыргыз;Вт;9:00;;
    """,
    "absences.csv": """
    who;from;to;note
    Бекова Дана;05.10.2026;09.10.2026;сломала ногу, звонить Гуле
    Воронов Илья#3;05.10.2026;09.10.2026;
    Иванова Б.;12.10.2026;13.10.2026;отпуск
    Кабинет Яковлевой;12.10.2026;12.10.2026;ремонт
    """,
    "names.csv": """
    child;name
    Ахметова Алия;Ахметова Алия Нурлановна
    """,
  ]

  private func tables(_ replaced: [String: String] = [:]) -> ScenarioTables {
    let files = Self.named.merging(replaced) { _, new in new }
    return ScenarioTables(name: "test", files: files.mapValues { Array($0.utf8) })
  }

  private func text(_ copy: PseudonymizedScenario, _ file: String) -> String {
    String(decoding: copy.files[file, default: []], as: UTF8.self)
  }

  @Test func nobodyIsNamedInTheCopy() throws {
    let copy = try tables().pseudonymized(seed: 7)
    #expect(copy.files["names.csv"] == nil)
    #expect(copy.files.count == 8)
    for word in [
      "Ахметов", "Алия", "Алии", "Бекова", "Воронов", "Яковлев", "Иванова", "Гуля", "Гуле",
      "8701", Self.number, "отпуск", "ФИО", "телефон",
    ] {
      for file in copy.files.keys { #expect(!text(copy, file).contains(word), "\(file): \(word)") }
    }
  }

  @Test func theKeyLeadsBack() throws {
    let copy = try tables().pseudonymized(seed: 7)
    let byKind = Dictionary(grouping: copy.pseudonyms, by: \.kind).mapValues(\.count)
    #expect(byKind == [.child: 3, .specialist: 2, .room: 1, .family: 1, .group: 1])
    #expect(Set(copy.pseudonyms.map(\.new)).count == copy.pseudonyms.count)
    let alia = try #require(copy.pseudonyms.first { $0.old == "Ахметова Алия" })
    #expect(alia.name == "Ахметова Алия Нурлановна")
    let key = String(decoding: copy.key, as: UTF8.self)
    #expect(key.contains("child;\(alia.new);Ахметова Алия;Ахметова Алия Нурлановна\r\n"))
    #expect(PseudonymizedScenario.isKey(copy.key))
    #expect(!PseudonymizedScenario.isKey(Array("kind;new".utf8)))
  }

  /// The copy means the same: renamed back, it is the scenario.
  @Test func everythingElseKeepsItsMeaning() throws {
    let source = tables()
    var plain = Self.named
    // Without the mother's number the tables can be read as they are.
    plain["children.csv"] = plain["children.csv"]?.replacing(Self.number, with: "")
    let original = try #require(
      ScenarioTables(name: "test", files: plain.mapValues { Array($0.utf8) }).load().scenario)
    let copy = try source.pseudonymized(seed: 7)
    let loaded = ScenarioTables(name: "test", files: copy.files).load()
    let scenario = try #require(loaded.scenario, "\(lines(loaded.findings))")
    let olds = Dictionary(uniqueKeysWithValues: copy.pseudonyms.map { ($0.new, $0.old) })
    func old(_ key: String) -> String {
      let parts = key.split(separator: "#")
      return ([olds[String(parts[0]), default: "?"]] + parts.dropFirst().map(String.init))
        .joined(separator: "#")
    }
    func needs(_ scenario: Scenario, _ name: (String) -> String) -> Set<String> {
      Set(
        scenario.needs.map { need in
          let child = scenario.children[need.child]
          let roster = need.roster.map { name(scenario.rosters[$0].key) } ?? "-"
          return "\(name(child.key)) \(scenario.services[need.service].key) \(need.asked) "
            + "\(need.least) \(roster) \(child.born.dotted) \(child.attributes) \(child.since.dotted) "
            + "\(child.family.map(name) ?? "-") \(child.hours.anywhere)"
        })
    }
    #expect(needs(scenario, old) == needs(original) { $0 })
    func current(_ scenario: Scenario, _ name: (String) -> String) -> Set<String> {
      Set(
        scenario.current.map { row in
          guard case .session(let slot) = row.content else { return "course" }
          let rooms = slot.rooms.map { name(scenario.rooms[$0].rowKey) }
          return "\(name(scenario.children[row.child].key)) \(row.keep) \(rooms) "
            + "\(name(scenario.specialists[slot.specialist].key)) \(String(describing: slot.time))"
        })
    }
    #expect(current(scenario, old) == current(original) { $0 })
    func absences(_ scenario: Scenario, _ name: (String) -> String) -> Set<String> {
      Set(
        scenario.absences.map { absence in
          let who =
            switch absence.who {
            case .child(let id): scenario.children[id].key
            case .specialist(let id): scenario.specialists[id].key
            case .room(let id): scenario.rooms[id].key
            case .site(let id): scenario.sites[id].key
            }
          return "\(name(who)) \(absence.days.first.dotted) \(absence.days.last.dotted)"
        })
    }
    #expect(absences(scenario, old) == absences(original) { $0 })
    #expect(absences(original) { $0 }.count == 4)
    let hours = Dictionary(
      uniqueKeysWithValues: scenario.specialists.map { (old($0.key), $0.contactMinutes) })
    let wanted = Dictionary(
      uniqueKeysWithValues: original.specialists.map { ($0.key, $0.contactMinutes) })
    #expect(hours == wanted)
  }

  @Test func equalSeedsGiveEqualBytesAndOtherSeedsAnotherOrder() throws {
    let first = try tables().pseudonymized(seed: 7)
    let again = try tables().pseudonymized(seed: 7)
    #expect(first.files == again.files)
    #expect(first.key == again.key)
    let keys = try Set((0..<20).map { try tables().pseudonymized(seed: $0).key })
    #expect(keys.count > 3)
  }

  /// Twenty names in the order of the alphabet: neither ids nor rows keep it.
  @Test func theAlphabetDoesNotShowThrough() throws {
    let olds = (0..<20).map { "Имя \(UnicodeScalar(0x410 + $0).map(String.init) ?? "")" }
    let children = olds.map { "\($0);14.03.2019" }.joined(separator: "\n")
    let needs = olds.map { "\($0);логопед;1" }.joined(separator: "\n")
    let copy = try ScenarioTables(
      name: "test",
      files: Tables([
        "children.csv": "child;born\n" + children, "needs.csv": "child;service;times\n" + needs,
      ]).files.mapValues { Array($0.utf8) }
    ).pseudonymized(seed: 1)
    let ordered = copy.pseudonyms.filter { $0.kind == .child }.map(\.old)
    #expect(ordered.sorted() == olds.sorted())
    #expect(ordered != olds.sorted())
    #expect(ordered != olds.sorted().reversed())
    let rows = text(copy, "children.csv").split(separator: "\r\n").dropFirst()
      .compactMap { $0.split(separator: ";").first }
    #expect(rows == rows.sorted())
  }

  @Test func anIdThatLooksTheSameIsTheSame() throws {
    // The Latin C of one table is the Cyrillic one of the other.
    let copy = try ScenarioTables(
      name: "test",
      files: Tables([
        "needs.csv": "child;service;times\nС-001;логопед;3\nC-002;психолог;2\n"
      ]).files.mapValues { Array($0.utf8) }
    ).pseudonymized(seed: 3)
    #expect(copy.pseudonyms.count { $0.kind == .child } == 2)
    let scenario = try #require(ScenarioTables(name: "t", files: copy.files).load().scenario)
    #expect(Set(scenario.needs.map(\.child)).count == 2)
  }

  @Test func aNewIdIsNobodysOldOne() throws {
    let copy = try tables([
      "names.csv": "child;name\nchild-1;Аня\n",
      "children.csv": "child;born;район\nchild-1;14.03.2021;север\nchild-2;14.03.2020;юг\n",
      "needs.csv": "child;service;times\nchild-1;логопед;1\nchild-2;логопед;1\n",
      "current.csv": "child;service;specialist\n",
      "absences.csv": "who;from;to\n",
    ]).pseudonymized(seed: 1)
    let news = Set(copy.pseudonyms.filter { $0.kind == .child }.map(\.new))
    #expect(news == ["child-x-1", "child-x-2"])
  }

  @Test(arguments: [
    ("needs.csv", "child;service;times\nНикто Такой;логопед;1\n"),
    // A number where it would be copied.
    ("children.csv", "child;born;lives;район\nАхметова Алия;14.03.2021;030721000007;север\n"),
    ("settings.csv", "key;value\n"),
  ])
  func tablesWithErrorsAreNotCopied(file: String, content: String) throws {
    #expect(throws: PseudonymizingProblem.self) {
      try tables([file: content]).pseudonymized(seed: 1)
    }
  }

  @Test func columnsOfTheReportsThatNameSomebodyAreRefused() throws {
    let settings = "key;value\nvalid;01.09.2026 - 31.12.2026\nreport_by;ФИО\n"
    #expect(throws: PseudonymizingProblem.namesInReports(column: "ФИО")) {
      let children = Self.named["children.csv"]?.replacing("ФИО матери", with: "ФИО") ?? ""
      return try tables(["settings.csv": settings, "children.csv": children])
        .pseudonymized(seed: 1)
    }
    let rows = (10..<22).map { "C-\($0);14.03.2019;улица \($0)" }.joined(separator: "\n")
    let needs = (10..<22).map { "C-\($0);логопед;1" }.joined(separator: "\n")
    #expect(throws: PseudonymizingProblem.tellsChildrenApart(column: "район")) {
      try ScenarioTables(
        name: "test",
        files: Tables([
          "settings.csv": Self.named["settings.csv", default: ""],
          "children.csv": "child;born;район\n" + rows,
          "needs.csv": "child;service;times\n" + needs,
        ]).files.mapValues { Array($0.utf8) }
      ).pseudonymized(seed: 1)
    }
  }
}
