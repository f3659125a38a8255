import Kezek
import Reporting
import Testing

@testable import ScenarioLoader

@Suite struct ContradictoryPinsTests {
  @Test func aSmallestSetIsNamedWithItsRows() throws {
    let tables = Tables([
      "current.csv": """
      child;service;specialist;day;start;keep
      C-001;логопед;S-01;Пн;9:00;
      C-002;психолог;S-02;Пн;14:00;да
      C-001;логопед;S-01;Вт;9:00;да
      """
    ])
    let scenario = try #require(tables.load().scenario)
    let pins = scenario.current.filter { $0.keep == .yes }.sorted { $0.fileRow < $1.fileRow }
    let finding = Finding.contradictoryPins(pins.reversed(), in: scenario)
    #expect(finding.rows == [3, 4])
    #expect(finding.severity == .error)
    #expect(finding.children == 2)
    #expect(
      FindingText(.english).line(finding)
        == "E638 current.csv, rows 3, 4: these must stay, but no plan can keep all of them "
        + "(children C-001, C-002). What stands against it: several conditions together. "
        + "Unpin one of them (leave keep empty), or mend the tables.")
    let one = Finding.contradictoryPins([pins[0]], breaking: [.language], in: scenario)
    #expect(
      FindingText(.russian).line(one)
        == "E640 current.csv, строка 3: закреплено, но ни один план не может это сохранить "
        + "(ребёнок C-002). Мешает: общий язык. Снимите закрепление (очистите «оставить») или "
        + "исправьте таблицы.")
    for language in Language.allCases {
      #expect(!FindingText(language).line(finding).contains("…"))
    }
  }
}
