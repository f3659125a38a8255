import Kezek
import Reporting
import Testing

@testable import ScenarioLoader

/// Words of open and closed lists, names of sites, headers, and how much is told of them.
@Suite struct OpenListTests {
  private func children(_ language: String, lives: String = "Нура") -> String {
    "child;born;language;lives\nC-001;14.03.2021;\(language);\(lives)\nC-002;02.11.2020;рус;Нура"
  }

  @Test(
    arguments: [
      ("қазақ", "қаз"), ("қазақ тілі", "қаз"), ("русский язык", "русский"), ("каз-рус", "каз, рус"),
      ("казахский язык и русский язык", "казахский, русский"), ("любой", nil), ("-", nil),
      ("анг", nil),
    ] as [(String, String?)])
  func aLanguageIsOneOfTheCatalogue(_ text: String, _ maybe: String?) throws {
    let loaded = Tables(["children.csv": children(text)]).load()
    let finding = try #require(loaded.findings("E330").first, "\(lines(loaded.findings))")
    #expect(finding.rows == [2] && finding.column == "language" && finding.maybe == maybe)
    #expect(FindingText(.russian).line(finding).contains("каз, рус"))
  }

  @Test func anUnknownServicePointsToItsTable() throws {
    let loaded = Tables(["needs.csv": "child;service;times\nC-001;массаж;2"]).load()
    let finding = try #require(loaded.findings("E337").first)
    #expect(FindingText(.english).line(finding).contains("services.csv"))
    #expect(FindingText(.russian).line(finding).contains("логопед"))
  }

  @Test(arguments: ["needs.csv", "rooms.csv", "specialists.csv"])
  func aSiteLikeAnotherIsAQuestion(_ file: String) {
    let texts = [
      "needs.csv": "child;service;times;site\nC-001;логопед;3;Нурра\nC-002;психолог;2;",
      "rooms.csv": "room;site;kind\nR-1;Нурра;кабинет",
      "specialists.csv": """
      specialist;services;hours;when
      S-01;логопед;16;Нурра Пн-Чт 9:00-13:00
      S-02;психолог;13,5;Нура Пн-Пт 14:00-18:00
      """,
    ]
    let loaded = Tables([file: texts[file] ?? ""]).load()
    let same = loaded.findings("W405")
    #expect(same.map(\.value) == ["Нурра"] && same.first?.file == file)
    #expect(same.first?.maybe == "Нура")
  }

  @Test func aSiteOfOneTableIsTold() {
    let loaded = Tables([
      "needs.csv": "child;service;times;site\nC-001;логопед;3;Алатау\nC-002;психолог;2;",
      "specialists.csv": """
      specialist;services;hours;when
      S-01;логопед;16;Нура Пн-Чт 9:00-13:00
      S-02;психолог;13,5;Нура Пн-Пт 14:00-18:00
      """,
    ]).load()
    #expect(loaded.findings("N406").map(\.details) == [["names": "Алатау"]])
  }

  @Test(arguments: [
    ("да, тихая", ["step-free", "quiet"]), ("yes, quiet", ["step-free", "quiet"]),
    ("тихая, нет", ["quiet"]), ("иә", ["step-free"]), ("жоқ", []),
  ])
  func yesAmongTagsIsStepFree(_ text: String, _ words: [String]) {
    let choice = Vocabularies.choice("tag")
    #expect(WordListCell.readTags(text, choice).value == words)
    let loaded = Tables(["children.csv": "child;born;step_free\nC-001;14.03.2021;\(text)"])
      .load()
    #expect(loaded.findings.allSatisfy { $0.severity != .error || $0.code.rawValue == "E402" })
  }

  @Test func tagsThatTakeBackThemselvesAreAnError() {
    #expect(WordListCell.readTags("нет, пандус", Vocabularies.choice("tag")).value == nil)
  }

  // MARK: Sites in hours

  private func hours(_ when: String) -> LoadedScenario {
    Tables([
      "specialists.csv":
        "specialist;services;hours;when\nS-01;логопед;4;\(when)\nS-02;психолог;2;\(when)"
    ]).load()
  }

  @Test(arguments: [
    ("L1 Mon 9-11", "L1"), ("Room 5 Mon 9:00-13:00", "Room 5"), ("Room 5 9-11", "Room 5"),
    ("Ақ Бұлақ Дс 9:00-13:00", "Ақ Бұлақ"), ("РЦ-7 Пн 9-13", "РЦ-7"), ("Нура Пн 9-13", "Нура"),
  ])
  func wordsBeforeTheFirstDayAreASite(_ when: String, _ site: String) {
    let loaded = hours(when)
    #expect(loaded.scenario?.sites.map(\.key) == [site], "\(lines(loaded.findings))")
  }

  @Test(
    arguments: [
      ("Вторнк 9-13", "E384", "вторник"), ("Пятнца Пн 9-13", "E384", "пятница"),
      ("Кромее Пн", "E384", "кроме"),
      ("нечто Пн 9-13", "E300", nil), ("Нечто Пн с утра пораньше", "E384", nil),
    ] as [(String, String, String?)])
  func whatIsNearTheGrammarStaysAnError(_ when: String, _ code: String, _ maybe: String?) {
    let loaded = hours(when)
    let finding = loaded.findings.first { ["E300", "E384"].contains($0.code.rawValue) }
    #expect(loaded.scenario == nil)
    #expect(finding?.maybe == maybe, "\(lines(loaded.findings))")
  }

  @Test func aDashIsNoPlace() {
    let loaded = Tables(["children.csv": children("каз", lives: "-")]).load()
    #expect(loaded.findings("E300").map(\.column) == ["lives"])
    #expect(loaded.findings("E300").map(\.file) == ["children.csv"])
  }

  // MARK: Headers

  @Test(arguments: [
    ("смена (1 или 2)", "смена"), ("школьная смена", "смена"), ("когда может", "когда"),
    ("Статус ребёнка", "статус"),
  ])
  func aHeaderThatHoldsAKnownOneIsAnError(_ header: String, _ maybe: String) {
    let loaded = Tables([
      "children.csv": "child;born;\(header)\nC-001;14.03.2021;\nC-002;02.11.2020;"
    ]).load()
    #expect(loaded.findings("E204").map(\.maybe) == [maybe])
  }

  @Test func aFurtherColumnBesideTheKnownOneIsANote() {
    let loaded = Tables([
      "children.csv": "child;born;язык;язык общения\nC-001;14.03.2021;каз;\nC-002;02.11.2020;рус;"
    ]).load()
    #expect(loaded.findings("E204").isEmpty && loaded.findings("N205").count == 1)
  }

  @Test func aHeaderWithoutItsLettersSaysSo() {
    let files = ["children.csv": FileCases.windows1251("бала;туған күні\nC-001;14.03.2021\n")]
    var all = Tables().files.mapValues { Array($0.utf8) }
    all.merge(files) { _, new in new }
    let loaded = ScenarioTables(name: "test", files: all).load()
    #expect(loaded.findings("E109").map(\.value) == ["ту?ан к?н?"])
    #expect(loaded.findings("E204").isEmpty)
  }

  // MARK: Counts, names, settings

  @Test func notesCountChildrenAndNotRows() {
    let loaded = Tables([
      "children.csv": "child;born;count\nC-001;14.03.2015;30\nC-002;02.11.2015;2"
    ]).load()
    #expect(loaded.findings("N508").first?.details["count"] == "32")
    #expect(loaded.findings("N508").first?.column == nil)
  }

  @Test func namesOfNobodyAndTwiceAreTold() {
    let names = "child;name\nC-001;А\nC-001;Б\nC-077;В\nС-002;Г"
    let loaded = Tables(["names.csv": names]).load(readNames: true)
    #expect(loaded.findings("E401").map(\.rows) == [[3]])
    #expect(loaded.findings("W420").map(\.value) == ["C-077"])
    // The last id is written with a Cyrillic letter.
    #expect(loaded.names == ["C-001": "А", "C-002": "Г"])
    #expect(Tables(["names.csv": names]).load().findings("W420").isEmpty)
  }

  @Test func aKeyTwiceInYamlHasItsRow() {
    var tables = Tables(["scenario.yaml": "valid: 01.09.2026 - 31.12.2026\nweeks: 1\nweeks: 2\n"])
    tables.files["settings.csv"] = nil
    let finding = tables.load().findings("E503").first
    #expect(finding?.rows == [3] && finding?.details["first"] == "2")
  }

  @Test func aLongCellIsRefusedAndNotReadOn() {
    let blocks = String(repeating: "Пн 9-13, ", count: 8000)
    let loaded = hours(blocks + "Вт 9-13")
    #expect(loaded.findings("E123").map(\.rows) == [[2, 3]])
    #expect(loaded.findings("E300").isEmpty)
  }

  @Test(arguments: ["Пн-Чт 9:00-13:00, Сб", "Пн-Чт 9:00-13:00, Сб утро"])
  func aDayOnWhichNothingIsOpenIsTold(_ when: String) throws {
    let finding = try #require(hours(when).findings("N383").first)
    #expect(FindingText(.russian).line(finding).contains("(Сб)"))
  }

  @Test func allDaysByNameCountAsNamed() {
    #expect(!hours("Пн-Вс 9:00-12:00").findings("N372").isEmpty)
    #expect(hours("9:00-12:00").findings("N372").isEmpty)
  }

  @Test func nothingShownCommandsATerminal() {
    #expect(CellEcho.shown("C-\u{1B}[31m") == "C-\u{FFFD}[31m")
    #expect(CellEcho.hiding("880101300010") == "…")
    #expect(CellEcho.shown(String(repeating: "а", count: 900))?.count == 301)
  }
}
