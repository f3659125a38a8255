import Kezek
import Testing

@testable import ScenarioLoader

@Suite struct ScenarioTemplateTests {
  @Test(arguments: ScenarioTemplate.Kind.allCases, Language.allCases)
  func onlyLacksTermAndRows(_ kind: ScenarioTemplate.Kind, _ language: Language) {
    let files = ScenarioTemplate.write(kind: kind, language: language)
    let loaded = ScenarioTables(name: "new", files: files).load()
    #expect(loaded.codes == ["E216", "E501", "W212"], "\(lines(loaded.findings))")
    #expect(loaded.scenario == nil)
    #expect((files["turns.csv"] == nil) == (kind == .cabinet))
    #expect((files["travel.csv"] == nil) == (kind != .oblast))
  }

  @Test(arguments: Language.allCases) func loadsOnceFilled(_ language: Language) throws {
    var files = ScenarioTemplate.write(kind: .oblast, language: language).mapValues {
      String(decoding: $0, as: UTF8.self)
    }
    let valid = Words.catalogue.text(.setting, "settings", "valid", in: language)
    files["settings.csv"] = files["settings.csv"]?.replacing(
      "\(valid);", with: "\(valid);01.09.2026 - 31.12.2026")
    // The examples themselves are sound rows once their ids are the planner's own.
    for (name, text) in files { files[name] = text.replacing("EXAMPLE-", with: "X-") }
    let loaded = ScenarioTables(name: "new", files: files.mapValues { Array($0.utf8) }).load()
    let scenario = try #require(loaded.scenario, "\(lines(loaded.findings))")
    #expect(scenario.children.count == 2)
    #expect(scenario.children.map(\.age) == [5, 10])
    #expect(scenario.turns.count == 2)
    #expect(scenario.rooms.count == 3)
    #expect(scenario.grid.step == 30)
    #expect(scenario.settings.defaultsInForce.contains("max_travel"))
  }

  @Test func listsEveryKindOfWord() {
    let files = ScenarioTemplate.write(kind: .cabinet, language: .kazakh)
    let sheet = String(decoding: files["words.csv"] ?? [], as: UTF8.self)
    #expect(sheet.hasPrefix("\u{FEFF}кесте;баған;сөздер\r\n"))
    #expect(sheet.contains("needs.csv;қызмет;психолог, логопед, дефектолог, оңалту, ПМПК\r\n"))
    #expect(sheet.contains("settings.csv;деректер;шартты, нақты\r\n"))
  }
}
