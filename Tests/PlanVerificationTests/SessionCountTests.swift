import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct SessionCountTests {
  @Test func fewerThanLeast() throws {
    var base = Pair()
    let need = base.need(asked: 3, least: 2)
    try expect([], base.tiny, [])
    try expect([.belowLeast], base.tiny, [.tiny(need, base.first, .monday, at(9))])
  }

  @Test func moreThanAskedInTheCycle() throws {
    var base = Pair(weeks: 2)
    let need = base.need(asked: 2, mostInWeek: 2)
    let sessions: [PlannedSession] = [
      .tiny(need, base.first, .monday, at(9)), .tiny(need, base.first, .wednesday, at(9)),
      .tiny(need, base.first, .monday, at(9), week: 1),
    ]
    let report = try verify(base.tiny, sessions)
    #expect(report.violations.map(\.condition) == [.aboveAsked])
    #expect(report.brokenSessions == [2])
  }

  @Test func moreThanTheWeeklyNumber() throws {
    var base = Pair(weeks: 2)
    let need = base.need(asked: 4, mostInWeek: 2)
    let three = [Weekday.monday, .tuesday, .friday].map {
      PlannedSession.tiny(need, base.first, $0, at(9), week: 1)
    }
    let report = try verify(base.tiny, three)
    #expect(report.violations.map(\.condition) == [.aboveWeekly])
    #expect(report.violations.first?.week == 1)
    #expect(report.violations.first?.details == ["found": "3", "most": "2"])
    try expect([], base.tiny, Array(three.dropLast()))
  }

  @Test func fewerCoursesThanLeast() throws {
    var tiny = TinyScenario()
    let service = tiny.service("rehabilitation", per: .year, gapDays: 10)
    let child = tiny.child("C-1")
    let need = tiny.need(child, service, asked: 2, least: 2)
    let turn = tiny.turn("T-1", service, TinyScenario.days("2026-09-10", "2026-09-20"))
    try expect([.coursesBelowLeast], tiny, [], [PlannedCourse(need: need, turn: turn)])
  }

  @Test func aCourseHadCountsTowardsLeast() throws {
    var tiny = TinyScenario()
    let service = tiny.service("rehabilitation", per: .year, gapDays: 10)
    let child = tiny.child("C-1")
    let need = tiny.need(
      child, service, asked: 2, least: 2, last: TinyScenario.day("2026-03-01"))
    let turn = tiny.turn("T-1", service, TinyScenario.days("2026-09-10", "2026-09-20"))
    try expect([], tiny, [], [PlannedCourse(need: need, turn: turn)])
  }
}
