import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct AdmissionTests {
  @Test func idsThatTheScenarioDoesNotHave() throws {
    var base = Pair()
    let need = base.need()
    let sessions: [PlannedSession] = [
      .tiny(DenseID(9), base.first, .monday, at(9)), .tiny(need, DenseID(-1), .monday, at(9)),
      .tiny(need, base.first, .monday, at(9), site: DenseID(7)),
      .tiny(need, base.first, .monday, at(9), rooms: [DenseID(0)]),
    ]
    let unknown = [Violation.Condition](repeating: .unknownReference, count: 4)
    try expect(unknown, base.tiny, sessions)
    let report = try verify(
      base.tiny, [],
      [.init(need: need, turn: DenseID(0)), .init(need: DenseID(8), turn: DenseID(0))])
    #expect(report.violations.map(\.condition) == Array(unknown.prefix(2)))
    #expect(report.brokenCourses == [0, 1])
    #expect(report.violations.first?.details == ["ids": "need 0, turn 0"])
  }

  @Test(arguments: [
    (Child.Status.noConclusion, Violation.Condition.noConclusion), (.postponed, .postponed),
  ])
  func barredChildren(status: Child.Status, condition: Violation.Condition) throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist")
    let yearly = tiny.service("rehabilitation", per: .year)
    let commission = tiny.service("PMPC", per: .once)
    let specialist = tiny.specialist("S-1", gives: [service])
    let turn = tiny.turn("T-1", yearly, TinyScenario.days("2026-09-01", "2026-09-10"))
    let day = tiny.turn("K-1", commission, TinyScenario.days("2026-09-20", "2026-09-20"))
    let child = tiny.child("C-1", status: status)
    let weekly = tiny.need(child, service, asked: 1)
    let course = tiny.need(child, yearly, asked: 1)
    let appointment = tiny.need(child, commission, asked: 1)
    try expect([condition], tiny, [.tiny(weekly, specialist, .monday, at(9))])
    try expect([condition], tiny, [], [.init(need: course, turn: turn)])
    try expect(
      status == .postponed ? [.postponed] : [], tiny, [],
      [.init(need: appointment, turn: day)])
  }

  @Test func aConclusionThatEndedBeforeTheTerm() throws {
    var base = Pair()
    let late = base.tiny.child("D-1", conclusionUntil: TinyScenario.day("2026-08-31"))
    let last = base.tiny.child("D-2", conclusionUntil: TinyScenario.day("2026-09-01"))
    let one = base.need(late)
    let two = base.need(last)
    try expect([.noConclusion], base.tiny, [.tiny(one, base.first, .monday, at(9))])
    try expect([], base.tiny, [.tiny(two, base.first, .monday, at(9))])
  }

  @Test func agesOfTheService() throws {
    var tiny = TinyScenario()
    let service = tiny.service("studio", ageFrom: 10)
    let yearly = tiny.service("rehabilitation", per: .year, ageTo: 6)
    let specialist = tiny.specialist("S-1", gives: [service])
    // Six on the first day of the term, seven on the turn's.
    let child = tiny.child("C-1", born: "2019-09-15")
    let need = tiny.need(child, service, asked: 1)
    let course = tiny.need(child, yearly, asked: 1)
    let early = tiny.turn("T-1", yearly, TinyScenario.days("2026-09-01", "2026-09-10"))
    let late = tiny.turn("T-2", yearly, TinyScenario.days("2026-10-01", "2026-10-10"))
    let report = try verify(tiny, [.tiny(need, specialist, .monday, at(9))])
    #expect(report.violations.map(\.condition) == [.outsideServiceAges])
    #expect(report.violations.first?.details == ["found": "6", "from": "10"])
    try expect([], tiny, [], [.init(need: course, turn: early)])
    try expect([.outsideServiceAges], tiny, [], [.init(need: course, turn: late)])
  }

  @Test func theSiteThatTheNeedRequires() throws {
    var base = Pair()
    let annex = base.tiny.site("Annex")
    let yearly = base.tiny.service("rehabilitation", per: .year)
    let turn = base.tiny.turn("T-1", yearly, TinyScenario.days("2026-09-01", "2026-09-10"))
    let need = base.tiny.need(base.aigul, base.service, asked: 1, site: annex)
    let course = base.tiny.need(base.aigul, yearly, asked: 1, site: annex)
    let report = try verify(base.tiny, [.tiny(need, base.first, .monday, at(9))])
    #expect(report.violations.map(\.condition) == [.otherSiteRequired])
    #expect(report.violations.first?.details == ["wanted": "Annex"])
    try expect([], base.tiny, [.tiny(need, base.first, .monday, at(9), site: annex)])
    try expect([.otherSiteRequired], base.tiny, [], [.init(need: course, turn: turn)])
  }

  @Test func theFormThatTheNeedAsks() throws {
    var base = Pair(groupSize: 1...4)
    let alone = base.tiny.need(base.aigul, base.service, asked: 1, form: .individual)
    let together = base.tiny.need(base.bolat, base.service, asked: 1, form: .group)
    try expect([.otherFormAsked], base.tiny, [.tiny(together, base.first, .monday, at(9))])
    try expect(
      [.otherFormAsked], base.tiny, [.tiny(alone, base.first, .monday, at(9), group: "G")])
    try expect(
      [], base.tiny,
      [
        .tiny(alone, base.first, .monday, at(9)),
        .tiny(together, base.first, .monday, at(10), group: "G"),
      ])
  }

  @Test func sessionsOfAnotherLength() throws {
    var base = Pair()
    let need = base.need()
    for minutes in [20, 60] {
      try expect(
        [.sessionLength], base.tiny,
        [.tiny(need, base.first, .monday, at(9), minutes: minutes)])
    }
    for minutes in [0, -5, Int.max, Int.min] {
      let report = try verify(
        base.tiny, [.tiny(need, base.first, .monday, at(9), minutes: minutes)])
      #expect(report.brokenFamilies.contains(.admission))
      #expect(report.brokenFamilies.contains(.availability))
    }
  }

  @Test func turnsForSessionsAndSessionsForTurns() throws {
    var base = Pair()
    let yearly = base.tiny.service("rehabilitation", per: .year)
    let turn = base.tiny.turn("T-1", base.service, TinyScenario.days("2026-09-01", "2026-09-10"))
    let weekly = base.need()
    let course = base.tiny.need(base.aigul, yearly, asked: 1, minutes: 30)
    let both = base.tiny.specialist("S-9", gives: [yearly])
    try expect([.notGivenInTurns], base.tiny, [], [.init(need: weekly, turn: turn)])
    try expect([.notGivenInSessions], base.tiny, [.tiny(course, both, .monday, at(9))])
  }
}
