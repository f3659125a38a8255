import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct CurrentPlanTests {
  private func time(_ weekday: Weekday, _ hour: Int, _ minute: Int = 0) -> CurrentRow.Time {
    CurrentRow.Time(weekday: weekday, minute: at(hour, minute))
  }

  private func check(
    _ tiny: TinyScenario, _ conditions: [Violation.Condition],
    at location: SourceLocation = #_sourceLocation
  ) throws -> Plan {
    let scenario = try tiny.scenario()
    let plan = CurrentPlan.plan(of: scenario)
    let report = PlanVerifier(scenario).verify(plan)
    #expect(
      report.violations.map(\.condition) == conditions, "\(report.violations)",
      sourceLocation: location)
    return plan
  }

  @Test func rowsBecomeSessionsAndCourses() throws {
    var base = Pair()
    let yearly = base.tiny.service("rehabilitation", per: .year)
    let turn = base.tiny.turn("T-1", yearly, TinyScenario.days("2026-10-01", "2026-10-10"))
    let need = base.need()
    let course = base.tiny.need(base.aigul, yearly, asked: 1)
    base.tiny.row(base.aigul, base.service, base.first, at: time(.monday, 9))
    base.tiny.row(base.aigul, yearly, turn)
    let plan = try check(base.tiny, [])
    #expect(plan.sessions == [.tiny(need, base.first, .monday, at(9))])
    #expect(plan.courses == [PlannedCourse(need: course, turn: turn)])
  }

  @Test func rowsThatNoNeedAsksForAndRowsWithoutDay() throws {
    var base = Pair()
    _ = base.need()
    let yearly = base.tiny.service("rehabilitation", per: .year)
    let turn = base.tiny.turn("T-1", yearly, TinyScenario.days("2026-10-01", "2026-10-10"))
    base.tiny.row(base.bolat, base.service, base.first, at: time(.monday, 9))
    base.tiny.row(base.aigul, base.service, base.first)
    base.tiny.row(base.aigul, yearly, turn)
    let current = CurrentPlan(of: try base.tiny.scenario())
    #expect(current.plan == Plan())
    #expect(current.withoutDay == [1])
    #expect(current.notAsked.map(\.condition) == [.notAsked, .notAsked])
    #expect(current.notAsked.map(\.details) == [["row": "2"], ["row": "4"]])
    #expect(current.notAsked.map(\.child) == ["C-2", "C-1"])
    #expect(current.notAsked.map(\.turn) == [nil, "T-1"])
  }

  @Test func rowsAtOneStartAreAGroup() throws {
    var base = Pair()
    let needs = [base.need(), base.need(base.bolat)]
    for day in [Weekday.monday, .wednesday] {
      for child in [base.aigul, base.bolat] {
        base.tiny.row(child, base.service, base.first, at: time(day, 9))
      }
    }
    let plan = try check(base.tiny, [])
    #expect(Set(plan.sessions.map(\.group)) == ["S-1 Mon 9:00"])
    #expect(plan.sessions.map(\.need) == [needs[0], needs[1], needs[0], needs[1]])
  }

  @Test func individualRowsAtOneStartClash() throws {
    var base = Pair(form: .individual)
    _ = [base.need(), base.need(base.bolat)]
    base.tiny.row(base.aigul, base.service, base.first, at: time(.monday, 9, 30))
    base.tiny.row(base.bolat, base.service, base.first, at: time(.monday, 9, 30))
    let plan = try check(base.tiny, [.specialistTwice])
    #expect(plan.sessions.allSatisfy { $0.group == nil })
  }

  @Test func otherChildrenAreAnotherGroup() throws {
    var base = Pair(groupSize: 1...4)
    base.tiny.need(base.aigul, base.service, asked: 2, form: .group)
    base.tiny.need(base.bolat, base.service, asked: 2, form: .group)
    base.tiny.row(base.aigul, base.service, base.first, at: time(.monday, 9))
    base.tiny.row(base.bolat, base.service, base.first, at: time(.monday, 9))
    base.tiny.row(base.aigul, base.service, base.first, at: time(.tuesday, 9))
    let plan = try check(base.tiny, [.severalGivers])
    #expect(plan.sessions.map(\.group) == ["S-1 Mon 9:00", "S-1 Mon 9:00", "S-1 Tue 9:00"])
  }

  @Test func twoCompaniesOfOneNameAreToldApart() throws {
    var base = Pair(weeks: 2, groupSize: 1...4)
    let annex = base.tiny.site("Annex")
    base.tiny.need(base.aigul, base.service, asked: 2, form: .group)
    base.tiny.need(base.bolat, base.service, asked: 2, form: .group)
    base.tiny.row(base.aigul, base.service, base.first, at: time(.monday, 9), week: 1)
    base.tiny.row(
      base.bolat, base.service, base.first, at: time(.monday, 9), week: 1, site: annex)
    let plan = try check(base.tiny, [.specialistTwice])
    #expect(plan.sessions.map(\.group) == ["S-1 B Mon 9:00", "S-1 B Mon 9:00 (2)"])
  }

  @Test func namedRostersKeepTheirNameAndFormsFindTheirNeed() throws {
    var base = Pair()
    let alone = base.tiny.need(base.aigul, base.service, asked: 1, form: .individual)
    let roster = [
      base.tiny.need(base.aigul, base.service, asked: 1, form: .group),
      base.tiny.need(base.bolat, base.service, asked: 1, form: .group),
    ]
    base.tiny.roster("Sun", roster)
    base.tiny.row(base.aigul, base.service, base.first, at: time(.monday, 9))
    base.tiny.row(base.bolat, base.service, base.first, at: time(.monday, 9))
    base.tiny.row(base.aigul, base.service, base.second, at: time(.tuesday, 9))
    let plan = try check(base.tiny, [])
    #expect(plan.sessions.map(\.need) == roster + [alone])
    #expect(plan.sessions.map(\.group) == ["Sun", "Sun", nil])
  }

  @Test func aRowWithoutWeekIsHeldWheneverItsSpecialistIsThere() throws {
    var tiny = TinyScenario(weeks: 2)
    let service = tiny.service("speech therapist")
    let seldom = tiny.service("psychologist", per: .cycle)
    let always = tiny.specialist("S-1", gives: [service, seldom])
    let second = tiny.specialist(
      "S-2", gives: [service], hours: Hours(anywhere: tiny.periods(days: 7..<14)))
    let child = tiny.child("C-1")
    tiny.need(child, service, asked: 2, mostInWeek: 1)
    tiny.need(child, seldom, asked: 1)
    let other = tiny.child("C-2")
    tiny.need(other, service, asked: 2, mostInWeek: 1)
    tiny.row(child, service, always, at: time(.monday, 9))
    tiny.row(child, seldom, always, at: time(.tuesday, 9))
    tiny.row(other, service, second, at: time(.monday, 9))
    let plan = try check(tiny, [])
    #expect(plan.sessions.map(\.week) == [0, 0, 1, 1])
    #expect(plan.sessions.map(\.specialist) == [always, always, always, second])
  }

  @Test func aRowOffTheGridIsHeldInEveryWeek() throws {
    var base = Pair(weeks: 2)
    _ = base.need(asked: 4, mostInWeek: 2)
    base.tiny.row(base.aigul, base.service, base.first, at: time(.monday, 9, 10))
    let plan = try check(base.tiny, [.offTheGrid, .offTheGrid])
    #expect(plan.sessions.map(\.week) == [0, 1])
  }

  @Test func aRowWithoutSiteIsWhereItsSpecialistIs() throws {
    var tiny = TinyScenario()
    let annex = tiny.site("Annex")
    let service = tiny.service("speech therapist")
    let specialist = tiny.specialist(
      "S-1", gives: [service],
      hours: Hours(
        anywhere: tiny.parts.grid.none,
        atSites: [.init(site: annex, periods: tiny.periods(days: [0]))]))
    let anywhere = tiny.specialist("S-2", gives: [service], siteChoice: .eachDay)
    tiny.need(tiny.child("C-1"), service, asked: 1)
    tiny.need(tiny.child("C-2"), service, asked: 1, site: annex)
    tiny.row(DenseID(0), service, specialist, at: time(.monday, 9), site: nil)
    tiny.row(DenseID(1), service, anywhere, at: time(.monday, 9), site: nil)
    let plan = try check(tiny, [])
    #expect(plan.sessions.map(\.site) == [annex, annex])
    tiny.row(DenseID(0), service, specialist, at: time(.friday, 9), site: nil)
    let report = PlanVerifier(try tiny.scenario()).verify(
      CurrentPlan.plan(of: try tiny.scenario()))
    #expect(report.violations.map(\.condition) == [.aboveAsked, .aboveWeekly, .specialistAway])
  }

  @Test func roomsAreGivenOrTheFirstThatFit() throws {
    var tiny = TinyScenario()
    let hall = tiny.kind("hall")
    let curator = tiny.kind("curator", isPlace: false)
    let service = tiny.service("studio", kinds: [[hall], [curator]])
    let rooms = [
      tiny.room("R-1", hall), tiny.room("R-2", hall, tags: WordSet([1])),
      tiny.room("R-3", hall, seats: 0), tiny.room("K-1", curator), tiny.room("K-2", curator),
    ]
    let specialists = ["S-1", "S-2", "S-3"].map { tiny.specialist($0, gives: [service]) }
    let children = [
      tiny.child("C-1"), tiny.child("C-2", tags: WordSet([1])), tiny.child("C-3"),
    ]
    for child in children { tiny.need(child, service, asked: 1) }
    // The last names the first room and so takes it from the others.
    tiny.row(children[0], service, specialists[0], at: time(.monday, 9))
    tiny.row(children[1], service, specialists[1], at: time(.tuesday, 9))
    tiny.row(
      children[2], service, specialists[2], at: time(.monday, 9), rooms: [rooms[0]],
      minutes: 45)
    let scenario = try tiny.scenario()
    let plan = CurrentPlan.plan(of: scenario)
    #expect(
      plan.sessions.map(\.rooms) == [
        [rooms[1], rooms[4]], [rooms[0], rooms[3]], [rooms[1], rooms[3]],
      ])
    #expect(plan.sessions.map(\.minutes) == [30, 45, 30])
    let report = PlanVerifier(scenario).verify(plan)
    #expect(report.violations.map(\.condition) == [.sessionLength])
  }

  @Test func noRoomIsFreeOrThereIsNone() throws {
    var tiny = TinyScenario()
    let hall = tiny.kind("hall")
    let studio = tiny.kind("studio")
    let service = tiny.service("studio", kinds: [[hall]])
    let other = tiny.service("dance", kinds: [[studio]])
    tiny.room("R-1", hall)
    let specialists = ["S-1", "S-2"].map { tiny.specialist($0, gives: [service, other]) }
    let children = ["C-1", "C-2"].map { tiny.child($0) }
    for child in children { tiny.need(child, service, asked: 1) }
    tiny.need(children[0], other, asked: 1)
    tiny.row(children[0], service, specialists[0], at: time(.monday, 9))
    tiny.row(children[1], service, specialists[1], at: time(.monday, 9))
    tiny.row(children[0], other, specialists[0], at: time(.tuesday, 9))
    _ = try check(tiny, [.roomsMissing, .roomTwice])
  }
}
