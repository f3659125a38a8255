import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct AbsenceTests {
  /// A term of 100 days, a child, a specialist and a room.
  struct Term {
    var tiny = TinyScenario()
    let child: Child.ID
    let specialist: Specialist.ID
    let room: Room.ID
    let need: Need.ID
    let rehabilitation: Service.ID
    let yearly: Need.ID

    init(who: Service.Who = .child) {
      tiny.parts.settings = TinyScenario.settings(
        term: TinyScenario.days("2026-09-01", "2026-12-09"))
      let cabinet = tiny.kind("cabinet")
      let service = tiny.service("speech therapist", kinds: [[cabinet]], who: who)
      rehabilitation = tiny.service("rehabilitation", per: .year)
      room = tiny.room("R-1", cabinet)
      specialist = tiny.specialist("S-1", gives: [service])
      child = tiny.child("C-1")
      need = tiny.need(child, service, asked: 1)
      yearly = tiny.need(child, rehabilitation, asked: 1)
    }

    var sessions: [PlannedSession] {
      [.tiny(need, specialist, .monday, at(9), rooms: [room])]
    }
  }

  @Test(arguments: [Service.Who.child, .parent, .both])
  func overHalfOfTheTermRemovesSessions(who: Service.Who) throws {
    var half = Term(who: who)
    half.tiny.absence(.child(half.child), "2026-09-01", "2026-10-20")
    try expect([], half.tiny, half.sessions)
    var longer = Term(who: who)
    longer.tiny.absence(.child(longer.child), "2026-08-01", "2026-10-21")
    try expect([.childAbsentForLong], longer.tiny, longer.sessions)
  }

  @Test func absencesCountEachAlone() throws {
    var term = Term()
    term.tiny.absence(.child(term.child), "2026-09-01", "2026-10-10")
    term.tiny.absence(.child(term.child), "2026-10-11", "2026-11-20")
    try expect([], term.tiny, term.sessions)
  }

  @Test func specialistRoomOrSiteAway() throws {
    let term = Term()
    let cases: [(Absence.Who, Violation.Condition)] = [
      (.specialist(term.specialist), .specialistAbsentForLong),
      (.room(term.room), .roomAbsentForLong), (.site(DenseID(0)), .siteAbsentForLong),
    ]
    for (who, condition) in cases {
      var away = term
      away.tiny.absence(who, "2026-10-01", "2026-12-31")
      try expect([condition], away.tiny, away.sessions)
      var shortly = term
      shortly.tiny.absence(who, "2026-10-01", "2026-10-31")
      try expect([], shortly.tiny, shortly.sessions)
    }
  }

  @Test func aLongTurnRemovesSessions() throws {
    var term = Term()
    let long = term.tiny.turn(
      "T-1", term.rehabilitation, TinyScenario.days("2026-09-01", "2026-10-21"))
    let short = term.tiny.turn(
      "T-2", term.rehabilitation, TinyScenario.days("2026-09-01", "2026-10-20"))
    let report = try verify(
      term.tiny, term.sessions, [.init(need: term.yearly, turn: long)])
    #expect(report.violations.map(\.condition) == [.longTurn])
    #expect(report.violations.first?.details == ["turn": "T-1"])
    try expect([], term.tiny, term.sessions, [.init(need: term.yearly, turn: short)])
  }

  @Test func anAbsenceBarsTheTurnsItTouches() throws {
    var term = Term()
    let turn = term.tiny.turn(
      "T-1", term.rehabilitation, TinyScenario.days("2026-10-01", "2026-10-14"))
    let course = [PlannedCourse(need: term.yearly, turn: turn)]
    var child = term
    child.tiny.absence(.child(term.child), "2026-10-14", "2026-10-20")
    let report = try verify(child.tiny, [], course)
    #expect(report.violations.map(\.condition) == [.childAbsentDuringTurn])
    #expect(report.violations.first?.details == ["from": "2026-10-14", "to": "2026-10-20"])
    var site = term
    site.tiny.absence(.site(DenseID(0)), "2026-09-20", "2026-10-01")
    try expect([.siteAbsentDuringTurn], site.tiny, [], course)
    term.tiny.absence(.child(term.child), "2026-10-15", "2026-10-20")
    try expect([], term.tiny, [], course)
  }
}
