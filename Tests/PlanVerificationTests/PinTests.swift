import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct PinTests {
  private let monday = CurrentRow.Time(weekday: .monday, minute: at(9))

  @Test func whatMustStayIsGone() throws {
    var base = Pair()
    let need = base.need()
    base.tiny.row(base.aigul, base.service, base.first, at: monday, keep: .yes)
    let good = PlannedSession.tiny(need, base.first, .monday, at(9))
    try expect([], base.tiny, [good])
    let others: [[PlannedSession]] = [
      [], [.tiny(need, base.second, .monday, at(9))], [.tiny(need, base.first, .tuesday, at(9))],
      [.tiny(need, base.first, .monday, at(10))],
    ]
    for sessions in others {
      let report = try verify(base.tiny, sessions)
      #expect(report.violations.map(\.condition) == [.mustStay])
      #expect(report.violations.first?.child == "C-1")
      #expect(report.violations.first?.specialist == "S-1")
      #expect(report.violations.first?.details == ["row": "2"])
    }
  }

  @Test func aGroupKeepsARow() throws {
    var base = Pair()
    let needs = [base.need(), base.need(base.bolat)]
    base.tiny.row(base.aigul, base.service, base.first, at: monday, keep: .yes)
    try expect(
      [], base.tiny, needs.map { .tiny($0, base.first, .monday, at(9), group: "G") })
  }

  @Test func rowsWithoutSiteWeekOrDay() throws {
    var base = Pair(weeks: 2)
    let annex = base.tiny.site("Annex")
    let need = base.need()
    base.tiny.row(base.aigul, base.service, base.first, at: monday, site: nil, keep: .yes)
    try expect(
      [], base.tiny, [.tiny(need, base.first, .monday, at(9), site: annex, week: 1)])
    var week = base
    week.tiny.row(base.aigul, base.service, base.first, at: monday, week: 0, keep: .yes)
    try expect(
      [.mustStay], week.tiny, [.tiny(need, base.first, .monday, at(9), site: annex, week: 1)])
    var anyDay = Pair()
    let own = anyDay.need()
    anyDay.tiny.row(anyDay.aigul, anyDay.service, anyDay.first, keep: .yes)
    try expect([], anyDay.tiny, [.tiny(own, anyDay.first, .friday, at(11))])
    try expect([.mustStay], anyDay.tiny, [.tiny(own, anyDay.second, .friday, at(11))])
  }

  @Test func whatMustNotBeIs() throws {
    var base = Pair()
    let need = base.need()
    base.tiny.row(base.aigul, base.service, base.first, at: monday, keep: .no)
    base.tiny.row(base.aigul, base.service, base.second, keep: .no)
    let report = try verify(base.tiny, [.tiny(need, base.first, .monday, at(9))])
    #expect(report.violations.map(\.condition) == [.mustNotBe])
    #expect(report.brokenSessions == [0])
    try expect([], base.tiny, [.tiny(need, base.first, .tuesday, at(9))])
    try expect([.mustNotBe], base.tiny, [.tiny(need, base.second, .friday, at(9))])
  }

  @Test func rowsToKeepIfFreeBindNothing() throws {
    var base = Pair()
    base.tiny.row(base.aigul, base.service, base.first, at: monday)
    try expect([], base.tiny, [])
  }

  @Test func coursesThatMustAndMustNotBe() throws {
    var tiny = TinyScenario()
    let service = tiny.service("rehabilitation", per: .year)
    let child = tiny.child("C-1")
    let need = tiny.need(child, service, asked: 2)
    let first = tiny.turn("T-1", service, TinyScenario.days("2026-09-01", "2026-09-10"))
    let second = tiny.turn("T-2", service, TinyScenario.days("2026-10-01", "2026-10-10"))
    tiny.row(child, service, first, keep: .yes)
    tiny.row(child, service, second, keep: .no)
    try expect([], tiny, [], [.init(need: need, turn: first)])
    try expect([.mustStay], tiny, [], [])
    let report = try verify(
      tiny, [], [.init(need: need, turn: first), .init(need: need, turn: second)])
    #expect(report.violations.map(\.condition) == [.mustNotBe])
    #expect(report.violations.first?.turn == "T-2")
    #expect(report.brokenCourses == [1])
  }
}
