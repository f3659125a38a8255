import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct OverlapTests {
  @Test func aSpecialistWithTwoChildrenAtOnce() throws {
    var base = Pair()
    let aigul = base.need()
    let bolat = base.need(base.bolat)
    let report = try verify(
      base.tiny,
      [
        .tiny(aigul, base.first, .monday, at(9)), .tiny(bolat, base.first, .monday, at(9)),
      ])
    #expect(report.violations.map(\.condition) == [.specialistTwice])
    #expect(report.violations.first?.child == "C-2")
    #expect(report.violations.first?.details["other child"] == "C-1")
    #expect(report.violations.first?.details["other start"] == "540")
  }

  @Test func aSessionRunsIntoTheNext() throws {
    var base = Pair(minutes: 40)
    let aigul = base.need()
    let bolat = base.need(base.bolat)
    // 40 minutes occupy two periods of 30.
    let early = PlannedSession.tiny(aigul, base.first, .monday, at(9), minutes: 40)
    try expect(
      [.specialistTwice], base.tiny,
      [early, .tiny(bolat, base.first, .monday, at(9, 30), minutes: 40)])
    try expect(
      [], base.tiny, [early, .tiny(bolat, base.first, .monday, at(10), minutes: 40)])
  }

  @Test func weeksAreApart() throws {
    var base = Pair(weeks: 2)
    let aigul = base.need()
    let bolat = base.need(base.bolat)
    try expect(
      [], base.tiny,
      [
        .tiny(aigul, base.first, .monday, at(9)),
        .tiny(bolat, base.first, .monday, at(9), week: 1),
      ])
  }

  @Test func oneGroupMeetingIsNoOverlap() throws {
    var base = Pair()
    let aigul = base.need()
    let bolat = base.need(base.bolat)
    try expect(
      [], base.tiny,
      [
        .tiny(aigul, base.first, .monday, at(9), group: "G"),
        .tiny(bolat, base.first, .monday, at(9), group: "G"),
      ])
  }

  @Test func aChildWithTwoSpecialistsAtOnce() throws {
    var base = Pair()
    let other = base.tiny.service("psychologist")
    let psychologist = base.tiny.specialist("S-3", gives: [other])
    let speech = base.need()
    let talk = base.tiny.need(base.aigul, other, asked: 1)
    let report = try verify(
      base.tiny,
      [
        .tiny(speech, base.first, .monday, at(9)), .tiny(talk, psychologist, .monday, at(9)),
      ])
    #expect(report.violations.map(\.condition) == [.childTwice])
    #expect(report.violations.first?.details["other service"] == "speech therapist")
  }

  @Test(arguments: [Child.Companion.none, .waits, .seat])
  func aParentsServiceBesideTheChildsOwn(companion: Child.Companion) throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech therapist")
    let advice = tiny.service("advice", who: .parent)
    let first = tiny.specialist("S-1", gives: [speech])
    let second = tiny.specialist("S-2", gives: [advice])
    let child = tiny.child("C-1", companion: companion)
    let own = tiny.need(child, speech, asked: 1)
    let parents = tiny.need(child, advice, asked: 1)
    try expect(
      companion == .seat ? [.companionTwice] : [], tiny,
      [.tiny(own, first, .monday, at(9)), .tiny(parents, second, .monday, at(9))])
  }

  @Test func aParentAtTwoServicesAtOnce() throws {
    var tiny = TinyScenario()
    let advice = tiny.service("advice", who: .parent)
    let workshop = tiny.service("workshop", who: .both)
    let first = tiny.specialist("S-1", gives: [advice])
    let second = tiny.specialist("S-2", gives: [workshop])
    let child = tiny.child("C-1")
    let one = tiny.need(child, advice, asked: 1)
    let two = tiny.need(child, workshop, asked: 1)
    try expect(
      [.companionTwice], tiny,
      [.tiny(one, first, .monday, at(9)), .tiny(two, second, .monday, at(9))])
  }
}
