import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct RosterTests {
  /// A named roster of three children of quite different ages; the third is the one in question.
  struct Fixed {
    var tiny = TinyScenario()
    let service: Service.ID
    let specialist: Specialist.ID
    let third: Child.ID
    let needs: [Need.ID]

    init(
      status: Child.Status = .active, categories: WordSet = WordSet(),
      languages: WordSet = WordSet(), tags: WordSet = WordSet(), born: String = "2008-03-01",
      ageTo: Int? = nil
    ) {
      service = tiny.service("circle", form: .group, ageTo: ageTo)
      specialist = tiny.specialist(
        "S-1", gives: [service], languages: WordSet([0]), categories: WordSet([0]))
      third = tiny.child(
        "C-3", born: born, categories: categories, languages: languages, tags: tags,
        status: status)
      needs = [
        tiny.need(tiny.child("C-1"), service, asked: 2),
        tiny.need(tiny.child("C-2"), service, asked: 2),
        tiny.need(third, service, asked: 2),
      ]
      tiny.roster("Sun", needs)
    }

    func meeting(of count: Int, _ group: String = "Sun") -> [PlannedSession] {
      needs.prefix(count).map { .tiny($0, specialist, .monday, at(9), group: group) }
    }
  }

  @Test func compositionIsTakenAsGiven() throws {
    let fixed = Fixed()
    try expect([], fixed.tiny, fixed.meeting(of: 3))
    try expect([], fixed.tiny, [])
  }

  @Test func aMemberWhoCouldComeIsLeftOut() throws {
    let fixed = Fixed()
    let report = try verify(fixed.tiny, fixed.meeting(of: 2))
    #expect(report.violations.map(\.condition) == [.rosterIncomplete])
    #expect(report.violations.first?.child == "C-3")
    #expect(report.violations.first?.group == "Sun")
  }

  @Test func aMemberWhoCannotComeIsLeftOut() throws {
    let cases = [
      Fixed(status: .noConclusion), Fixed(status: .postponed), Fixed(categories: WordSet([1])),
      Fixed(languages: WordSet([1])), Fixed(tags: WordSet([0])), Fixed(ageTo: 17),
    ]
    let names: [Violation.Condition] = [
      .noConclusion, .postponed, .categoryNotCovered, .noCommonLanguage, .placeLacksTags,
      .outsideServiceAges,
    ]
    for (fixed, name) in zip(cases, names) {
      try expect([], fixed.tiny, fixed.meeting(of: 2))
      try expect([name], fixed.tiny, fixed.meeting(of: 3))
    }
  }

  @Test func anAbsentMemberIsLeftOut() throws {
    var fixed = Fixed()
    fixed.tiny.absence(.child(fixed.third), "2026-09-01", "2026-12-01")
    try expect([], fixed.tiny, fixed.meeting(of: 2))
  }

  @Test func aMemberInALongTurnIsLeftOut() throws {
    var fixed = Fixed()
    let rehabilitation = fixed.tiny.service("rehabilitation", per: .year)
    let need = fixed.tiny.need(fixed.third, rehabilitation, asked: 1)
    let turn = fixed.tiny.turn(
      "T-1", rehabilitation, TinyScenario.days("2026-09-10", "2026-12-10"))
    let course = [PlannedCourse(need: need, turn: turn)]
    try expect([], fixed.tiny, fixed.meeting(of: 2), course)
    try expect([.longTurn], fixed.tiny, fixed.meeting(of: 3), course)
  }

  @Test func aStrangerJoins() throws {
    var fixed = Fixed()
    let need = fixed.tiny.need(fixed.tiny.child("C-9"), fixed.service, asked: 2)
    let report = try verify(
      fixed.tiny,
      fixed.meeting(of: 3) + [.tiny(need, fixed.specialist, .monday, at(9), group: "Sun")])
    #expect(report.violations.map(\.condition) == [.notOnRoster])
    #expect(report.violations.first?.child == "C-9")
  }

  @Test func membersElsewhere() throws {
    let fixed = Fixed()
    try expect(
      [.groupAges, .notInItsGroup, .notInItsGroup, .notInItsGroup], fixed.tiny,
      fixed.meeting(of: 3, "Moon"))
    try expect(
      [.notInItsGroup], fixed.tiny, [.tiny(fixed.needs[0], fixed.specialist, .monday, at(9))])
  }
}
