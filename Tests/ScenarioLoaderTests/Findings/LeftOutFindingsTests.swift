import Kezek
import Reporting
import Testing

@testable import ScenarioLoader

@Suite struct LeftOutFindingsTests {
  /// A child without a birthday goes, and its needs go with it.
  @Test func rowsThatReferToOthersAreNamedToo() throws {
    let loaded = Tables([
      "children.csv": "child;born\nC-001;\nC-002;02.11.2015\n",
      "needs.csv": """
      child;service;times
      C-001;логопед;3
      C-002;психолог;2
      C-001;психолог;1
      """,
    ]).load(leaveOutErrors: true)
    #expect(loaded.scenario != nil)
    let findings = loaded.leftOutFindings
    let children = try #require(findings.first { $0.file == "children.csv" })
    #expect(children.severity == .error)
    #expect(children.rows == [2])
    let needs = try #require(findings.first { $0.code == LoaderCode.leftOutWithAnother.code })
    #expect(needs.file == "needs.csv")
    #expect(needs.rows == [2, 4])
    #expect(
      FindingText(.english).line(needs)
        == "N639 needs.csv, rows 2, 4: left out, because it refers to a row that is left out. "
        + "Mend the row it refers to.")
  }

  @Test func nothingIsLeftOutOfSoundTables() {
    #expect(Tables().load(leaveOutErrors: true).leftOutFindings.isEmpty)
  }
}
