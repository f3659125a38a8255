import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct ContinuityTests {
  @Test func twoSpecialistsForANeed() throws {
    var base = Pair()
    let need = base.need()
    let good = PlannedSession.tiny(need, base.first, .monday, at(9))
    try expect([], base.tiny, [good, .tiny(need, base.first, .tuesday, at(9))])
    let bad = try verify(base.tiny, [good, .tiny(need, base.second, .tuesday, at(9))])
    #expect(bad.violations.map(\.condition) == [.severalGivers])
    #expect(bad.violations.first?.details == ["found": "2", "most": "1"])
    #expect(bad.violations.first?.need == "C-1/speech therapist/any")
    #expect(bad.brokenSessions == [1])
    #expect(bad.brokenFamilies == [.continuity])
    #expect(!bad.holds)
  }

  @Test func aGroupAndTheSameSpecialistAlone() throws {
    var base = Pair()
    let aigul = base.need()
    let bolat = base.need(base.bolat)
    try expect(
      [.severalGivers], base.tiny,
      [
        .tiny(aigul, base.first, .monday, at(9), group: "G"),
        .tiny(bolat, base.first, .monday, at(9), group: "G"),
        .tiny(aigul, base.first, .tuesday, at(9)),
      ])
  }

  @Test func oneNeedInTwoGroups() throws {
    var base = Pair()
    let aigul = base.need()
    let bolat = base.need(base.bolat)
    try expect(
      [.severalGivers, .severalGivers], base.tiny,
      [
        .tiny(aigul, base.first, .monday, at(9), group: "G"),
        .tiny(bolat, base.first, .monday, at(9), group: "G"),
        .tiny(aigul, base.first, .tuesday, at(9), group: "H"),
        .tiny(bolat, base.first, .tuesday, at(9), group: "H"),
      ])
  }
}
