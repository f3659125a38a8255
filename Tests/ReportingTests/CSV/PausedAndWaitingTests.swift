import Kezek
import Testing

@testable import Reporting

@Suite struct PausedAndWaitingTests {
  @Test func listsThoseWithNothingFirstAndThenTheLongestWaiting() throws {
    let report = try TinyCentre.report(.english)
    let list = WaitingList(scenario: report.scenario, metrics: report.metrics, unmet: report.unmet)
    let keys = list.rows.map { report.scenario.child(of: $0.need.need).key }
    #expect(keys == ["C-006", "C-005", "C-004", "C-004", "C-007"])
    #expect(list.rows.map(\.hasNothing) == [true, true, false, false, false])
    #expect(list.childrenWithNothing(report.scenario) == 2)
    #expect(list.childrenShort(report.scenario) == 2)
  }

  @Test func aSessionFallsOutOnceADateAndSaysWhy() throws {
    let report = try TinyCentre.report(.english)
    let table = try #require(report.csvTables().first { $0.name == "paused-sessions.csv" })
    let rows = readCSV(table.bytes())
    // C-003 is away from Monday 12 to Sunday 18 October and has sessions on Thursday and Friday.
    #expect(rows.dropFirst().map { $0[0] } == ["15.10.2026", "16.10.2026"])
    #expect(rows.dropFirst().map { $0[8] } == ["the child is away", "the child is away"])
  }
}
