import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct TurnTests {
  /// Rehabilitation in September, October and November, and next January.
  struct Centre {
    var tiny = TinyScenario()
    let service: Service.ID
    let september: DayRange
    let october: DayRange
    let january: DayRange

    init(gapDays: Int? = nil, ageFrom: Int? = nil, ageTo: Int? = nil) {
      tiny.parts.settings = TinyScenario.settings(
        term: TinyScenario.days("2026-09-01", "2027-05-31"), reportBy: ["district"])
      service = tiny.service(
        "rehabilitation", per: .year, gapDays: gapDays, ageFrom: ageFrom, ageTo: ageTo)
      september = TinyScenario.days("2026-09-01", "2026-09-21")
      october = TinyScenario.days("2026-10-01", "2026-10-21")
      january = TinyScenario.days("2027-01-11", "2027-01-31")
    }

    mutating func need(
      _ key: String, asked: Int = 2, tags: WordSet = WordSet(),
      companion: Child.Companion = .none, isRural: Bool = false, district: String = "North",
      born: String = "2020-03-01", last: String? = nil, had: Int? = nil
    ) -> Need.ID {
      let child = tiny.child(
        key, born: born, isRural: isRural, tags: tags, companion: companion,
        attributes: [district])
      return tiny.need(
        child, service, asked: asked, last: last.map(TinyScenario.day), had: had)
    }
  }

  private func courses(_ needs: [Need.ID], _ turn: Turn.ID) -> [PlannedCourse] {
    needs.map { PlannedCourse(need: $0, turn: turn) }
  }

  @Test func morePlacesThanATurnHas() throws {
    var centre = Centre()
    let turn = centre.tiny.turn("T-1", centre.service, centre.september, places: 1)
    let needs = [centre.need("C-1"), centre.need("C-2")]
    let report = try verify(centre.tiny, [], courses(needs, turn))
    #expect(report.violations.map(\.condition) == [.placesExceeded])
    #expect(report.violations.first?.turn == "T-1")
    #expect(report.violations.first?.details == ["found": "2", "most": "1"])
    #expect(report.brokenCourses == [1])
    try expect([], centre.tiny, [], courses([needs[0]], turn))
  }

  @Test(arguments: [
    (Turn.CompanionRule.free, Child.Companion.seat, nil as Violation.Condition?),
    (.place, .seat, .placesExceeded), (.place, .waits, nil),
    (.refused, .seat, .companionNotAdmitted), (.refused, .waits, nil),
  ])
  func companionsInATurn(
    rule: Turn.CompanionRule, companion: Child.Companion, broken: Violation.Condition?
  ) throws {
    var centre = Centre()
    let turn = centre.tiny.turn(
      "T-1", centre.service, centre.september, places: 1, companion: rule)
    let need = centre.need("C-1", companion: companion)
    try expect(broken.map { [$0] } ?? [], centre.tiny, [], courses([need], turn))
  }

  @Test func placesWithoutSteps() throws {
    var centre = Centre()
    let turn = centre.tiny.turn("T-1", centre.service, centre.september, stepFreePlaces: 1)
    let one = centre.need("C-1", tags: WordSet([0]))
    let two = centre.need("C-2", tags: WordSet([0]))
    try expect([], centre.tiny, [], courses([one], turn))
    try expect([.stepFreePlacesExceeded], centre.tiny, [], courses([one, two], turn))
    let report = try verify(centre.tiny, [], courses([one, two], turn))
    #expect(report.violations.map(\.children) == [["C-2"]])
  }

  @Test func otherTagsOfATurn() throws {
    var centre = Centre()
    let turn = centre.tiny.turn("T-1", centre.service, centre.september)
    let need = centre.need("C-1", tags: WordSet([2]))
    let report = try verify(centre.tiny, [], courses([need], turn))
    #expect(report.violations.map(\.condition) == [.turnLacksTags])
    #expect(report.violations.first?.details == ["missing": "loop"])
  }

  @Test func quotas() throws {
    var centre = Centre()
    let populations: [Population] = [
      .village, .lives(DenseID(0)), .attribute(column: 0, value: "South"),
    ]
    for (population, name) in zip(populations, ["village", "Town", "district=South"]) {
      var own = centre
      let turn = own.tiny.turn(
        "T-1", own.service, own.september,
        quotas: [Turn.Quota(population: population, children: 1)])
      let one = own.need("C-1", isRural: true, district: "South")
      let two = own.need("C-2", isRural: true, district: "South")
      let report = try verify(own.tiny, [], courses([one, two], turn))
      #expect(report.violations.map(\.condition) == [.quotaExceeded])
      #expect(
        report.violations.first?.details == ["found": "2", "most": "1", "population": name])
    }
    let turn = centre.tiny.turn(
      "T-1", centre.service, centre.september, places: 2,
      reserved: [Turn.Quota(population: .village, children: 1)])
    let town = [centre.need("C-1"), centre.need("C-2")]
    let village = centre.need("C-3", isRural: true)
    try expect([.reservedPlacesTaken], centre.tiny, [], courses(town, turn))
    try expect([], centre.tiny, [], courses([town[0], village], turn))
  }

  @Test func ageOnTheFirstDayOfTheTurn() throws {
    var centre = Centre()
    let turn = centre.tiny.turn("T-1", centre.service, centre.october, ageFrom: 3, ageTo: 6)
    // Seven on 30 September: too old on 1 October, not on 1 September.
    let old = centre.need("C-1", born: "2019-09-30")
    let report = try verify(centre.tiny, [], courses([old], turn))
    #expect(report.violations.map(\.condition) == [.ageOutsideTurn])
    #expect(report.violations.first?.details == ["found": "7", "from": "3", "to": "6"])
    let young = centre.need("C-2", born: "2023-10-02")
    try expect([.ageOutsideTurn], centre.tiny, [], courses([young], turn))
    let right = centre.need("C-3", born: "2023-10-01")
    try expect([], centre.tiny, [], courses([right], turn))
  }

  @Test func profileServiceAndPapers() throws {
    var centre = Centre()
    let other = centre.tiny.service("PMPC", per: .once)
    let turn = centre.tiny.turn(
      "T-1", centre.service, centre.october, categories: WordSet([0, 2]))
    let commission = centre.tiny.turn("K-1", other, centre.october)
    let hearing = centre.tiny.need(
      centre.tiny.child("C-1", categories: WordSet([1]), attributes: [""]), centre.service,
      asked: 1)
    let report = try verify(centre.tiny, [], courses([hearing], turn))
    #expect(report.violations.map(\.condition) == [.profileNotAdmitted])
    #expect(report.violations.first?.details == ["found": "hearing", "wanted": "speech, motor"])
    try expect([.turnOfOtherService], centre.tiny, [], courses([hearing], commission))

    let child = centre.tiny.child(
      "C-2", conclusionUntil: TinyScenario.day("2026-09-30"), attributes: [""])
    let need = centre.tiny.need(child, centre.service, asked: 1)
    let again = centre.tiny.need(child, other, asked: 1)
    try expect([.conclusionEndsBefore], centre.tiny, [], courses([need], turn))
    try expect([], centre.tiny, [], courses([again], commission))
    let early = centre.tiny.turn("T-0", centre.service, centre.september)
    try expect([], centre.tiny, [], courses([need], early))
  }

  @Test func tooSoonAfterAnotherCourse() throws {
    var centre = Centre(gapDays: 11)
    let first = centre.tiny.turn("T-1", centre.service, centre.september)
    let second = centre.tiny.turn("T-2", centre.service, centre.october)
    let need = centre.need("C-1")
    let both = [PlannedCourse(need: need, turn: first), PlannedCourse(need: need, turn: second)]
    let report = try verify(centre.tiny, [], both)
    #expect(report.violations.map(\.condition) == [.coursesTooClose])
    #expect(
      report.violations.first?.details == ["found": "10", "least": "11", "other turn": "T-1"])
    var ten = Centre(gapDays: 10)
    ten.tiny.turn("T-1", ten.service, ten.september)
    ten.tiny.turn("T-2", ten.service, ten.october)
    _ = ten.need("C-1")
    try expect([], ten.tiny, [], both)
  }

  @Test func tooSoonAfterTheLastOne() throws {
    var centre = Centre(gapDays: 90)
    let first = centre.tiny.turn("T-1", centre.service, centre.september)
    let need = centre.need("C-1", last: "2026-06-04")
    let report = try verify(centre.tiny, [], courses([need], first))
    #expect(report.violations.map(\.condition) == [.tooSoonAfterLast])
    #expect(
      report.violations.first?.details
        == ["found": "89", "least": "90", "last": "2026-06-04"])
    let earlier = centre.need("C-2", last: "2026-06-03")
    try expect([], centre.tiny, [], courses([earlier], first))
  }

  @Test func twoTurnsOnOneDate() throws {
    var centre = Centre()
    let commission = centre.tiny.service("PMPC", per: .once)
    let turn = centre.tiny.turn("T-1", centre.service, centre.september)
    let day = centre.tiny.turn("K-1", commission, TinyScenario.days("2026-09-21", "2026-09-21"))
    let need = centre.need("C-1")
    let appointment = centre.tiny.need(centre.tiny.parts.needs[need].child, commission, asked: 1)
    let report = try verify(
      centre.tiny, [], [.init(need: need, turn: turn), .init(need: appointment, turn: day)])
    #expect(report.violations.map(\.condition) == [.turnsShareDates])
    #expect(report.violations.first?.turn == "K-1")
    #expect(report.violations.first?.details == ["other turn": "T-1"])
    try expect(
      [.turnsShareDates], centre.tiny, [], courses([need, need], turn))
  }

  @Test func moreCoursesThanOwedInAYear() throws {
    var centre = Centre(gapDays: 5)
    let turns = [centre.september, centre.october, centre.january].enumerated().map {
      centre.tiny.turn("T-\($0.offset)", centre.service, $0.element)
    }
    let once = centre.need("C-1", asked: 1)
    let report = try verify(centre.tiny, [], turns.map { .init(need: once, turn: $0) })
    #expect(report.violations.map(\.condition) == [.moreThanOwed])
    #expect(
      report.violations.first?.details
        == ["found": "2", "had": "0", "most": "1", "year": "2026"])
    #expect(report.brokenCourses == [1])
    let had = centre.need("C-2", asked: 1, last: "2026-02-01")
    try expect([.moreThanOwed], centre.tiny, [], courses([had], turns[1]))
    try expect([], centre.tiny, [], courses([had], turns[2]))
    let stated = centre.need("C-3", asked: 2, last: "2026-02-01", had: 2)
    try expect([.moreThanOwed], centre.tiny, [], courses([stated], turns[1]))
    try expect([], centre.tiny, [], courses([stated], turns[2]))
  }

  @Test func oneAppointmentInAll() throws {
    var centre = Centre()
    let commission = centre.tiny.service("PMPC", per: .once)
    let days = ["2026-09-10", "2027-01-10"].map {
      centre.tiny.turn("K-\($0)", commission, TinyScenario.days($0, $0))
    }
    let child = centre.tiny.child("C-1", status: .noConclusion, attributes: [""])
    let need = centre.tiny.need(child, commission, asked: 1)
    try expect([], centre.tiny, [], courses([need], days[0]))
    try expect([.moreThanOwed], centre.tiny, [], days.map { .init(need: need, turn: $0) })
  }
}
