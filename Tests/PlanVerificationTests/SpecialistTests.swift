import Kezek
import KezekTesting
import PlanVerification
import Testing

/// Hours, caseload, qualification, language, travel and sites.
@Suite struct SpecialistTests {
  @Test func moreThanTheContactHours() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist", minutes: 20)
    let specialist = tiny.specialist("S-1", gives: [service], contactMinutes: 59)
    let need = tiny.need(tiny.child("C-1"), service, asked: 3)
    let sessions = [Weekday.monday, .tuesday, .wednesday].map {
      PlannedSession.tiny(need, specialist, $0, at(9), minutes: 20)
    }
    try expect([], tiny, Array(sessions.dropLast()))
    let report = try verify(tiny, sessions)
    #expect(report.violations.map(\.condition) == [.hoursExceeded])
    #expect(
      report.violations.first?.details == ["found minutes": "60", "most minutes": "59"])
    #expect(report.brokenSessions == [2])
  }

  @Test func aLessonIsAnHour() throws {
    var tiny = TinyScenario()
    tiny.parts.settings = TinyScenario.settings(hoursAre: .lessons)
    let service = tiny.service("speech therapist", minutes: 20)
    let specialist = tiny.specialist("S-1", gives: [service], contactMinutes: 60)
    let need = tiny.need(tiny.child("C-1"), service, asked: 3)
    try expect(
      [.hoursExceeded], tiny,
      [
        .tiny(need, specialist, .monday, at(9), minutes: 20),
        .tiny(need, specialist, .tuesday, at(9), minutes: 20),
      ])
  }

  @Test func aGroupMeetingCountsOnce() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist")
    let specialist = tiny.specialist("S-1", gives: [service], contactMinutes: 30, caseload: 2)
    let needs = ["C-1", "C-2"].map { tiny.need(tiny.child($0), service, asked: 1) }
    try expect(
      [], tiny, needs.map { .tiny($0, specialist, .monday, at(9), group: "G") })
  }

  @Test func moreChildrenThanTheCaseload() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist")
    let specialist = tiny.specialist("S-1", gives: [service], caseload: 1)
    let one = tiny.need(tiny.child("C-1"), service, asked: 2)
    let two = tiny.need(tiny.child("C-2"), service, asked: 2)
    let own: [PlannedSession] = [
      .tiny(one, specialist, .monday, at(9)), .tiny(one, specialist, .tuesday, at(9)),
    ]
    try expect([], tiny, own)
    let report = try verify(tiny, own + [.tiny(two, specialist, .tuesday, at(10))])
    #expect(report.violations.map(\.condition) == [.caseloadExceeded])
    #expect(report.violations.first?.details == ["found": "2", "most": "1"])
    #expect(report.brokenSessions == [2])
  }

  @Test func aServiceThatTheSpecialistDoesNotGive() throws {
    var base = Pair()
    let other = base.tiny.service("psychologist")
    let need = base.tiny.need(base.aigul, other, asked: 1)
    try expect([.serviceNotGiven], base.tiny, [.tiny(need, base.first, .monday, at(9))])
  }

  @Test func aCategoryThatTheSpecialistDoesNotCover() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist")
    let specialist = tiny.specialist("S-1", gives: [service], categories: WordSet([0, 2]))
    let child = tiny.child("C-1", categories: WordSet([1]))
    let need = tiny.need(child, service, asked: 1)
    let report = try verify(tiny, [.tiny(need, specialist, .monday, at(9))])
    #expect(report.violations.map(\.condition) == [.categoryNotCovered])
    #expect(report.violations.first?.details == ["found": "speech, motor", "wanted": "hearing"])
    let own = tiny.need(child, service, asked: 1, categories: WordSet([2]))
    try expect([], tiny, [.tiny(own, specialist, .monday, at(9))])
  }

  @Test func noLanguageInCommon() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist")
    let specialist = tiny.specialist("S-1", gives: [service], languages: WordSet([0]))
    let russian = tiny.need(tiny.child("C-1", languages: WordSet([1])), service, asked: 1)
    let any = tiny.need(tiny.child("C-2"), service, asked: 1)
    let report = try verify(tiny, [.tiny(russian, specialist, .monday, at(9))])
    #expect(report.violations.map(\.condition) == [.noCommonLanguage])
    #expect(report.violations.first?.details == ["found": "kk", "wanted": "ru"])
    try expect([], tiny, [.tiny(any, specialist, .monday, at(9))])
  }

  @Test(arguments: [Service.Who.child, .parent])
  func aSiteTooFarFromHome(who: Service.Who) throws {
    var tiny = TinyScenario()
    tiny.parts.settings = TinyScenario.settings(maxTravel: 60)
    let village = tiny.place("Village")
    let farm = tiny.place("Farm")
    tiny.travel([.init(from: .place(DenseID(0)), to: .place(village)): 61])
    let service = tiny.service("speech therapist", who: who)
    let specialist = tiny.specialist("S-1", gives: [service])
    let far = tiny.need(tiny.child("C-1", lives: village), service, asked: 1)
    let unlisted = tiny.need(tiny.child("C-2", lives: farm), service, asked: 1)
    let nowhere = tiny.need(tiny.child("C-3", lives: nil), service, asked: 1)
    let report = try verify(tiny, [.tiny(far, specialist, .monday, at(9))])
    #expect(report.violations.map(\.condition) == [.tooFar])
    #expect(report.violations.first?.details == ["found": "61", "most": "60"])
    try expect(
      [], tiny,
      [
        .tiny(unlisted, specialist, .monday, at(9)),
        .tiny(nowhere, specialist, .monday, at(10)),
      ])
  }
}
