import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct DayTests {
  @Test func moreSessionsThanADayHolds() throws {
    var tiny = TinyScenario()
    tiny.parts.settings = TinyScenario.settings(daySessions: 1)
    let (first, second) = twoServices(&tiny)
    let report = try verify(
      tiny,
      [
        .tiny(first.need, first.specialist, .monday, at(9)),
        .tiny(second.need, second.specialist, .monday, at(10)),
      ])
    #expect(report.violations.map(\.condition) == [.sessionsInDay])
    #expect(report.violations.first?.details == ["found": "2", "most": "1"])
    #expect(report.brokenSessions == [1])
  }

  @Test func moreMinutesThanADayHolds() throws {
    var tiny = TinyScenario()
    tiny.parts.settings = TinyScenario.settings(dayMinutes: 59)
    let (first, second) = twoServices(&tiny)
    let one = PlannedSession.tiny(first.need, first.specialist, .monday, at(9))
    try expect(
      [.minutesInDay], tiny, [one, .tiny(second.need, second.specialist, .monday, at(10))])
    try expect([], tiny, [one, .tiny(second.need, second.specialist, .tuesday, at(10))])
  }

  @Test func parentsServicesAreNoLoad() throws {
    var tiny = TinyScenario()
    tiny.parts.settings = TinyScenario.settings(daySessions: 1)
    let (first, second) = twoServices(&tiny, who: .parent)
    try expect(
      [], tiny,
      [
        .tiny(first.need, first.specialist, .monday, at(9)),
        .tiny(second.need, second.specialist, .monday, at(10)),
      ])
  }

  @Test(arguments: [Service.Who.child, .parent, .both])
  func aNeedTwiceInADay(who: Service.Who) throws {
    var base = Pair(who: who)
    let need = base.need()
    try expect(
      [.needTwiceInDay], base.tiny,
      [.tiny(need, base.first, .monday, at(9)), .tiny(need, base.first, .monday, at(11))])
  }

  @Test func sessionsOnConsecutiveDays() throws {
    var base = Pair(gapDays: 2)
    let need = base.need()
    let monday = PlannedSession.tiny(need, base.first, .monday, at(9))
    let report = try verify(base.tiny, [monday, .tiny(need, base.first, .tuesday, at(9))])
    #expect(report.violations.map(\.condition) == [.sessionsTooClose])
    #expect(report.violations.first?.details == ["found": "1", "least": "2"])
    #expect(report.brokenSessions == [1])
    try expect([], base.tiny, [monday, .tiny(need, base.first, .wednesday, at(9))])
  }

  @Test func spacingRunsOverTheEndOfTheCycle() throws {
    var base = Pair(gapDays: 4)
    let need = base.need()
    // Friday to Monday are three days.
    try expect(
      [.sessionsTooClose], base.tiny,
      [.tiny(need, base.first, .monday, at(9)), .tiny(need, base.first, .friday, at(9))])
  }

  @Test func aWeeklySessionFollowsItself() throws {
    var base = Pair(gapDays: 8)
    let need = base.need()
    try expect([.sessionsTooClose], base.tiny, [.tiny(need, base.first, .monday, at(9))])
    var fortnight = Pair(weeks: 2, gapDays: 8)
    let other = fortnight.need()
    try expect([], fortnight.tiny, [.tiny(other, fortnight.first, .monday, at(9))])
  }

  @Test func aWeeklyNeedTwiceInWeekAAndB() throws {
    var base = Pair(weeks: 2, gapDays: 4)
    let need = base.need(asked: 4, mostInWeek: 2)
    try expect(
      [.sessionsTooClose], base.tiny,
      [
        .tiny(need, base.first, .friday, at(9)),
        .tiny(need, base.first, .monday, at(9), week: 1),
      ])
  }
}

/// Two services with a specialist and a need of one child each.
private func twoServices(
  _ tiny: inout TinyScenario, who: Service.Who = .child
) -> (
  (need: Need.ID, specialist: Specialist.ID), (need: Need.ID, specialist: Specialist.ID)
) {
  let speech = tiny.service("speech therapist")
  let talk = tiny.service("psychologist", who: who)
  let child = tiny.child("C-1")
  return (
    (tiny.need(child, speech, asked: 2), tiny.specialist("S-1", gives: [speech])),
    (tiny.need(child, talk, asked: 2), tiny.specialist("S-2", gives: [talk]))
  )
}
