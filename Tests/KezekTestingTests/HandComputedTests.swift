import Kezek
import KezekTesting
import Testing

/// The oracle's optimum on scenarios solved by hand; values are those of `need` (shortage, then
/// less travel) unless said.
@Suite struct HandComputedTests {
  /// Variables: two children who ask one session each, one period.
  ///
  /// Statement: one of them can have it.
  /// Analysis: the first session of a need that asks 1 is worth 1: best 1.
  @Test func oneOfTwoChildren() throws {
    var tiny = TinyScenario(days: 1, slots: 1)
    tiny.addSpecialist()
    for _ in 0..<2 { tiny.addNeed(tiny.addChild()) }
    #expect(try tiny.best() == [1, 0])
  }

  /// Variables: a child who asks three, three days of one period.
  ///
  /// Statement: all three can be had.
  /// Analysis: worth 3 + 2 + 1 = 6.
  @Test func eachSessionIsWorthWhatIsMissing() throws {
    var tiny = TinyScenario(days: 3, slots: 1)
    tiny.addSpecialist()
    tiny.addNeed(tiny.addChild(), times: 3)
    #expect(try tiny.best() == [6, 0])
  }

  /// Variables: a child who asks two, one day of two periods.
  ///
  /// Statement: one session of a need in a day.
  /// Analysis: one session, worth 2.
  @Test func oneSessionOfANeedInADay() throws {
    var tiny = TinyScenario(days: 1, slots: 2)
    tiny.addSpecialist()
    tiny.addNeed(tiny.addChild(), times: 2)
    #expect(try tiny.best() == [2, 0])
  }

  /// Variables: two children who ask two and take no fewer, two days of one period.
  ///
  /// Statement: less than `least` counts as nothing, so one child gets both.
  /// Analysis: 2 + 1 = 3; with least 1, one session each: 2 + 2 = 4.
  @Test func leastIsAllOrNothing() throws {
    var tiny = TinyScenario(days: 2, slots: 1)
    tiny.addSpecialist()
    for _ in 0..<2 { tiny.addNeed(tiny.addChild(), times: 2, least: 2) }
    #expect(try tiny.best() == [3, 0])
    for need in tiny.draft.needs.indices { tiny.draft.needs[need].least = 1 }
    #expect(try tiny.best() == [4, 0])
  }

  /// Variables: a child who asks two, two specialists of one period on different days.
  ///
  /// Statement: a need has one specialist.
  /// Analysis: one session, worth 2, not 3.
  @Test func oneSpecialistForANeed() throws {
    var tiny = TinyScenario(days: 2, slots: 1)
    tiny.addSpecialist(at: [(0, 0)])
    tiny.addSpecialist(at: [(1, 0)])
    tiny.addNeed(tiny.addChild(), times: 2)
    #expect(try tiny.best() == [2, 0])
  }

  /// Variables: three children who ask one of 20 minutes, three periods, 40 minutes to give.
  ///
  /// Statement: hours count a session's own minutes, not its periods.
  /// Analysis: two sessions: 2. As lessons, each counts an hour, so none fits in 40 minutes.
  @Test func hoursCountMinutes() throws {
    var tiny = TinyScenario(days: 1, slots: 3)
    let specialist = tiny.addSpecialist()
    tiny.draft.specialists[specialist].contactMinutes = 40
    for _ in 0..<3 {
      let need = tiny.addNeed(tiny.addChild())
      tiny.draft.needs[need].minutes = 20
    }
    #expect(try tiny.best() == [2, 0])
    tiny.draft.settings.hoursAre = .lessons
    #expect(try tiny.best() == [0, 0])
  }

  /// Variables: children of 4, 5 and 8 years who ask for a group, one period, two years' gap.
  ///
  /// Statement: 4 and 5 can be together, 8 with neither.
  /// Analysis: a group of two, 1 + 1 = 2; with a gap of 4 all three: 3.
  @Test func agesOfAGroup() throws {
    var tiny = TinyScenario(days: 1, slots: 1)
    tiny.addSpecialist()
    for age in [4, 5, 8] {
      let need = tiny.addNeed(tiny.addChild(age: age))
      tiny.draft.needs[need].form = .group
    }
    #expect(try tiny.best() == [2, 0])
    tiny.draft.services[0].ageGap = 4
    #expect(try tiny.best() == [3, 0])
  }

  /// Variables: two specialists and two children in one period, sessions in a cabinet.
  ///
  /// Statement: one cabinet holds one of the two sessions.
  /// Analysis: 1 with one cabinet, 2 with two.
  @Test func oneCabinet() throws {
    var tiny = TinyScenario(days: 1, slots: 1)
    for _ in 0..<2 { tiny.addSpecialist() }
    for _ in 0..<2 { tiny.addNeed(tiny.addChild()) }
    tiny.draft.services[0].kinds = [[Kind.ID(0)]]
    tiny.addRoom()
    #expect(try tiny.best() == [1, 0])
    tiny.addRoom()
    #expect(try tiny.best() == [2, 0])
  }

  /// Variables: two children who are owed two courses, two turns of one place.
  ///
  /// Statement: a first course is worth 20, a second 10.
  /// Analysis: one course each, 40, beats two for one child, 30.
  @Test func firstCoursesFirst() throws {
    var tiny = TinyScenario(days: 1, slots: 1)
    for _ in 0..<2 { tiny.addNeed(tiny.addChild(), TinyScenario.rehabilitation, times: 2) }
    tiny.addTurn(from: 9, places: 1)
    tiny.addTurn(from: 11, places: 1)
    #expect(try tiny.best() == [40, 0])
    #expect(try tiny.best("entitlement")?.prefix(2) == [2, 0])
  }

  /// Variables: a child owed two courses, one had on 20 June, turns in September and December.
  ///
  /// Statement: 90 days must lie between courses, and September's turn begins after 73; what was
  /// had uses up one of the two.
  /// Analysis: December's course, the second of two: 10.
  @Test func lastCourseCounts() throws {
    var tiny = TinyScenario(days: 1, slots: 1)
    let need = tiny.addNeed(tiny.addChild(), TinyScenario.rehabilitation, times: 2)
    tiny.draft.needs[need].last = TinyScenario.day(2026, 6, 20)
    tiny.draft.services[TinyScenario.rehabilitation.index].gapDays = 90
    tiny.addTurn(from: 9, places: 1)
    #expect(try tiny.best() == [0, 0])
    tiny.addTurn(from: 12, places: 1)
    #expect(try tiny.best() == [10, 0])
  }

  /// Variables: a child who asks two services, given on one day in two places.
  ///
  /// Statement: a child is at one place a day.
  /// Analysis: 1; with the second site in the first one's place, 2.
  @Test func onePlaceADay() throws {
    var tiny = TinyScenario(days: 1, slots: 2)
    tiny.addSite("Branch", place: 1)
    tiny.addSpecialist(at: [(0, 0)], site: 0)
    tiny.addSpecialist(TinyScenario.psychologist, at: [(0, 1)], site: 1)
    let child = tiny.addChild()
    tiny.addNeed(child)
    tiny.addNeed(child, TinyScenario.psychologist)
    #expect(try tiny.best() == [1, 0])
    tiny.draft.sites[1].place = Place.ID(0)
    #expect(try tiny.best() == [2, 0])
  }

  /// Variables: a child's session and advice for its parent, both in the only period.
  ///
  /// Statement: advice binds the companion alone, unless the companion sits in the session.
  /// Analysis: 2; with a companion who takes a seat, 1.
  @Test func adviceBesideASession() throws {
    var tiny = TinyScenario(days: 1, slots: 1)
    tiny.addSpecialist()
    tiny.addSpecialist(TinyScenario.advice)
    let child = tiny.addChild()
    tiny.addNeed(child)
    tiny.addNeed(child, TinyScenario.advice)
    #expect(try tiny.best() == [2, 0])
    tiny.draft.children[child].companion = .seat
    #expect(try tiny.best() == [1, 0])
  }

  /// Variables: a child of the village, a specialist at each of two sites, 20 minutes between.
  ///
  /// Statement: either gives the session; the one in the village costs no travel.
  /// Analysis: 1 and 0; where the village's is away, 1 and −20.
  @Test func lessTravelSecond() throws {
    var tiny = TinyScenario(days: 1, slots: 1)
    tiny.addSite("Branch", place: 1)
    tiny.draft.travel = TravelTable(
      minutes: [.init(from: .place(Place.ID(0)), to: .place(Place.ID(1))): 20], isListed: true)
    tiny.addSpecialist(site: 0)
    tiny.addSpecialist(site: 1)
    tiny.addNeed(tiny.addChild(lives: 1))
    #expect(try tiny.best() == [1, 0])
    tiny.draft.specialists.removeLast()
    #expect(try tiny.best() == [1, -20])
  }

  /// Variables: a child who asks one a week in two weeks, who can come in week A only.
  ///
  /// Statement: a week holds its own number, on however many days.
  /// Analysis: one session of the two asked, worth 2.
  @Test func aWeekHoldsItsOwnNumber() throws {
    var tiny = TinyScenario(days: 2, slots: 1, weeks: 2)
    tiny.addSpecialist()
    let child = tiny.addChild()
    tiny.addNeed(child)
    var weekA = tiny.draft.grid.none
    weekA.insert(0..<2)
    tiny.draft.children[child].hours = Hours(anywhere: weekA)
    #expect(try tiny.best() == [2, 0])
  }

  /// Variables: two children who ask two, two days of one period, one child's Monday pinned.
  ///
  /// Statement: the pin stays; Tuesday goes to whom it helps more.
  /// Analysis: 2 + 2 = 4 and the pinned row kept; two pins of one period leave no plan.
  @Test func pinsStay() throws {
    var tiny = TinyScenario(days: 2, slots: 1)
    let specialist = tiny.addSpecialist()
    for _ in 0..<2 { tiny.addNeed(tiny.addChild(), times: 2) }
    tiny.pin(0, specialist: specialist, day: 0, slot: 0)
    #expect(try tiny.best() == [4, 0, 1])
    tiny.pin(1, specialist: specialist, day: 0, slot: 0)
    #expect(try tiny.best() == nil)
  }

  /// Variables: a child who asks one, one period, which must not be.
  ///
  /// Statement: what must not be is not.
  /// Analysis: 0.
  @Test func whatMustNotBe() throws {
    var tiny = TinyScenario(days: 1, slots: 1)
    let specialist = tiny.addSpecialist()
    tiny.addNeed(tiny.addChild())
    tiny.pin(0, specialist: specialist, day: 0, slot: 0, keep: .no)
    #expect(try tiny.best() == [0, 0])
  }

  /// Variables: a child of the village and a session 20 minutes away, a tolerance of 0 or 1.
  ///
  /// Statement: the second tier may give up the only session to save 20 minutes.
  /// Analysis: best 1 in the first tier, then 0 travel.
  @Test func toleranceIsGivenUp() throws {
    var tiny = TinyScenario(days: 1, slots: 1)
    tiny.draft.travel = TravelTable(
      minutes: [.init(from: .place(Place.ID(0)), to: .place(Place.ID(1))): 20], isListed: true)
    tiny.addSpecialist()
    tiny.addNeed(tiny.addChild(lives: 1))
    let scenario = try tiny.draft.scenario()
    for (tolerance, travel) in [(0, -20), (1, 0)] {
      let tiers = [
        PolicyTier(parts: [PolicyTier.Part(.shortage)], tolerance: .absolute(tolerance)),
        PolicyTier(.lessTravel),
      ]
      let valuation = try Valuation(
        policy: Policy(name: "tolerant", tiers: tiers), scenario: scenario)
      var oracle = try BruteForceOracle(scenario)
      #expect(oracle.optimum(of: valuation)?.values.prefix(2) == [1, travel])
    }
  }
}
