import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct PlanMetricsTests {
  /// Speech sessions for four children, of whom one postponed, and courses for two.
  struct Town {
    var tiny = TinyScenario()
    let speech: Service.ID
    let course: Service.ID
    let specialist: Specialist.ID
    let turn: Turn.ID
    let children: [Child.ID]
    let sessions: [Need.ID]
    let courses: [Need.ID]

    init() {
      tiny.parts.settings = TinyScenario.settings(
        term: TinyScenario.days("2026-09-01", "2026-12-31"), reportBy: ["district"])
      speech = tiny.service("speech therapist", minutes: 20)
      course = tiny.service("rehabilitation", per: .year)
      specialist = tiny.specialist("S-1", gives: [speech], contactMinutes: 100, caseload: 5)
      turn = tiny.turn("T-1", course, TinyScenario.days("2026-10-05", "2026-10-16"), places: 3)
      children = [
        tiny.child("C-1", languages: WordSet([0, 1]), attributes: ["North"]),
        tiny.child("C-2", born: "2023-01-01", categories: WordSet([1]), attributes: ["South"]),
        tiny.child(
          "C-3", born: "2012-01-01", lives: nil, isRural: true, companion: .seat,
          attributes: ["South"]),
        tiny.child("C-4", status: .postponed, attributes: [""]),
      ]
      sessions = [
        tiny.need(children[0], speech, asked: 2), tiny.need(children[1], speech, asked: 3),
        tiny.need(children[3], speech, asked: 2),
      ]
      courses = [
        tiny.need(children[0], course, asked: 2, last: TinyScenario.day("2026-02-01")),
        tiny.need(children[2], course, asked: 1),
      ]
    }

    var plan: Plan {
      Plan(
        sessions: [
          .tiny(sessions[0], specialist, .monday, at(9), minutes: 20),
          .tiny(sessions[0], specialist, .tuesday, at(9), minutes: 20),
          .tiny(sessions[1], specialist, .monday, at(10), minutes: 20),
        ], courses: [PlannedCourse(need: courses[0], turn: turn)])
    }

    func metrics() throws -> PlanMetrics {
      let scenario = try tiny.scenario()
      return PlanMetrics(
        of: plan, in: scenario, verification: PlanVerifier(scenario).verify(plan))
    }
  }

  /// In every group: any service and something less are everything and part; with nothing, all.
  @Test func coverageReAdds() throws {
    var town = Town()
    let appointment = town.tiny.service("PMPC", per: .once)
    let day = town.tiny.turn("P-1", appointment, TinyScenario.days("2026-09-03", "2026-09-03"))
    let need = town.tiny.need(town.children[3], appointment, asked: 1)
    let scenario = try town.tiny.scenario()
    let plan = Plan(
      sessions: town.plan.sessions,
      courses: town.plan.courses + [PlannedCourse(need: need, turn: day)])
    let coverage = PlanMetrics(of: plan, in: scenario).coverage
    func count(_ measure: CoverageRow.Measure, like row: CoverageRow) -> Int {
      coverage.first {
        $0.measure == measure && $0.dimension == row.dimension && $0.value == row.value
      }?.share.numerator ?? 0
    }
    for row in coverage where row.measure == .anyService {
      let something = count(.everything, like: row) + count(.part, like: row)
      #expect(row.share.numerator + count(.lessThanService, like: row) == something)
      #expect(something + count(.nothing, like: row) == row.share.denominator)
    }
    let all = try #require(coverage.first { $0.measure == .lessThanService })
    #expect(all.share == Share(1, of: 4))
  }

  @Test func totals() throws {
    let metrics = try Town().metrics()
    let totals = metrics.totals
    #expect(totals.children == 4)
    #expect(
      [totals.asking, totals.everything, totals.part, totals.nothing] == [4, 1, 1, 2])
    #expect(
      [totals.askingSessions, totals.everySession, totals.someSessions, totals.noSession]
        == [3, 1, 1, 1])
    #expect(totals.sessions == Share(3, of: 7))
    #expect(totals.sessionsInGroups == Share(0, of: 3))
    #expect([totals.coursesOwed, totals.coursesHad, totals.coursesPlanned] == [3, 1, 1])
    #expect(totals.appointments == Share(0, of: 0))
    #expect(totals.travellingChildren == 2)
    #expect(metrics.visits == 3)
    #expect(metrics.travelMinutes == 0)
    #expect(metrics.weeks == 1)
    #expect(metrics.brokenSessions == 0)
    #expect(metrics.brokenCourses == 0)
  }

  @Test func funnelAndWorstOff() throws {
    let metrics = try Town().metrics()
    #expect(metrics.funnel.registered == 4)
    #expect(metrics.funnel.validConclusion == 4)
    #expect(metrics.funnel.anyService == 2)
    #expect(metrics.funnel.everything == 1)
    #expect(metrics.funnel.owedCourses == Share(1, of: 2))
    // The postponed child is no part of it.
    #expect(metrics.worstOff?.level == Share(1, of: 3))
    #expect(metrics.worstOff?.children == 1)
    #expect(metrics.worstOffInCourses?.level == Share(0, of: 1))
    let empty = PlanMetrics(of: Plan(), in: try TinyScenario().scenario())
    #expect(empty.worstOff == nil)
    #expect(empty.totals.children == 0)
  }

  @Test func servicesAndSpecialists() throws {
    let metrics = try Town().metrics()
    let speech = metrics.services[0]
    #expect(speech.given == Share(3, of: 7))
    #expect(speech.served == Share(2, of: 3))
    #expect(speech.children == 3)
    #expect(speech.short == 4)
    #expect([speech.usedMinutes, speech.capacityMinutes, speech.spareMinutes] == [60, 100, 40])
    #expect(speech.lostMinutes == 30)
    #expect(speech.inGroups == Share(0, of: 3))
    let course = metrics.services[1]
    #expect(course.given == Share(1, of: 3))
    #expect(course.had == 1)
    #expect(course.short == 1)
    #expect(course.places == Share(1, of: 3))
    let specialist = metrics.specialists[0]
    #expect(specialist.children == 2)
    #expect(specialist.caseload == 5)
    #expect(specialist.meetings == 3)
    #expect(specialist.minutes == Share(60, of: 100))
    #expect(specialist.spareMinutes == 40)
    #expect(specialist.lostMinutes == 30)
    #expect(specialist.sites == [DenseID(0)])
    #expect(specialist.groupMeetings == 0)
  }

  @Test func coverageByGroupsOfChildren() throws {
    let metrics = try Town().metrics()
    func share(
      _ dimension: CoverageRow.Dimension, _ value: String, _ measure: CoverageRow.Measure
    ) -> Share? {
      metrics.coverage.first {
        $0.dimension == dimension && $0.value == value && $0.measure == measure
      }?.share
    }
    #expect(share(.all, "", .everything) == Share(1, of: 4))
    #expect(share(.all, "", .notBarred) == Share(3, of: 4))
    #expect(share(.all, "", .anyService) == Share(2, of: 4))
    #expect(share(.all, "", .courses) == Share(2, of: 3))
    #expect(share(.all, "", .appointments) == nil)
    #expect(share(.age, "0-3", .sessions) == Share(1, of: 3))
    #expect(share(.age, "4-6", .everything) == Share(1, of: 2))
    #expect(share(.age, "7-", .nothing) == Share(1, of: 1))
    #expect(share(.age, "7-", .everySession) == nil)
    // One child speaks both languages and counts in each; three are of any.
    #expect(share(.language, "kk", .everySession) == Share(1, of: 1))
    #expect(share(.language, "ru", .everySession) == Share(1, of: 1))
    #expect(share(.language, "", .noSession) == Share(1, of: 2))
    #expect(share(.category, "hearing", .someSessions) == Share(1, of: 1))
    #expect(share(.category, "", .part) == Share(0, of: 3))
    #expect(share(.residence, "village", .nothing) == Share(1, of: 1))
    #expect(share(.place, "Town", .nothing) == Share(1, of: 3))
    #expect(share(.place, "", .nothing) == Share(1, of: 1))
    #expect(share(.column(0), "South", .part) == Share(1, of: 2))
    #expect(share(.column(0), "", .nothing) == Share(1, of: 1))
  }

  @Test func unmetNeeds() throws {
    let town = Town()
    let unmet = try town.metrics().unmet
    #expect(unmet.map(\.need) == [town.sessions[1], town.sessions[2], town.courses[1]])
    #expect(unmet.map(\.asked) == [3, 2, 1])
    #expect(unmet.map(\.given) == [1, 0, 0])
    #expect(unmet.map(\.year) == [nil, nil, 2026])
    #expect(unmet.allSatisfy { $0.reasons.isEmpty && $0.certainty == .inThisPlan })
  }

  @Test func moreThanAskedIsNotGiven() throws {
    let town = Town()
    let surplus = Plan(
      sessions: town.plan.sessions
        + [.tiny(town.sessions[0], town.specialist, .friday, at(9), minutes: 20)])
    let scenario = try town.tiny.scenario()
    let metrics = PlanMetrics(
      of: surplus, in: scenario, verification: PlanVerifier(scenario).verify(surplus))
    #expect(metrics.totals.sessions == Share(3, of: 7))
    #expect(metrics.brokenSessions == 1)
  }

  @Test func appointmentsAndGroups() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist")
    let commission = tiny.service("PMPC", per: .once)
    let specialist = tiny.specialist("S-1", gives: [service])
    let day = tiny.turn("K-1", commission, TinyScenario.days("2026-09-10", "2026-09-10"))
    let children = [tiny.child("C-1"), tiny.child("C-2")]
    let needs = children.map { tiny.need($0, service, asked: 1) }
    let appointments = children.map { tiny.need($0, commission, asked: 1) }
    let plan = Plan(
      sessions: needs.map { .tiny($0, specialist, .monday, at(9), group: "G") },
      courses: [PlannedCourse(need: appointments[0], turn: day)])
    let metrics = PlanMetrics(of: plan, in: try tiny.scenario())
    #expect(metrics.totals.appointments == Share(1, of: 2))
    #expect(metrics.totals.sessionsInGroups == Share(2, of: 2))
    #expect(metrics.services[0].inGroups == Share(2, of: 2))
    #expect(metrics.services[0].usedMinutes == 30)
    #expect(metrics.specialists[0].groupMeetings == 1)
    #expect(metrics.unmet.map(\.year) == [nil])
    #expect(metrics.outcomes[0].degree == .everything)
    #expect(metrics.outcomes[1].degree == .part)
    #expect(metrics.outcomes[1].degreeOfCourses == nil)
  }

  @Test func pausesForShortAbsencesAndTurns() throws {
    var town = Town()
    town.tiny.parts.settings = TinyScenario.settings(
      holidays: [TinyScenario.days("2026-09-14", "2026-09-14")], reportBy: ["district"])
    town.tiny.absence(.specialist(town.specialist), "2026-09-07", "2026-09-15")
    town.tiny.absence(.child(town.children[1]), "2026-09-20", "2026-09-22")
    town.tiny.absence(.site(DenseID(0)), "2026-11-02", "2026-11-02")
    let metrics = try town.metrics()
    let dates = metrics.paused.map(\.date.description)
    #expect(
      dates == [
        // Monday 7, Tuesday 8; Monday 14 is a holiday; Tuesday 15.
        "2026-09-07", "2026-09-07", "2026-09-08", "2026-09-15",
        // The second child, Monday 21.
        "2026-09-21",
        // The first child in its turn, 5 to 16 October.
        "2026-10-05", "2026-10-06", "2026-10-12", "2026-10-13",
        // The site, Monday.
        "2026-11-02", "2026-11-02",
      ])
    #expect(
      metrics.paused.map(\.cause)
        == Array(repeating: .specialist, count: 4) + [.child]
        + Array(repeating: .turn(town.turn), count: 4) + [.site, .site])
  }

  @Test func weekAHoldsTheFirstDayOfTheTerm() throws {
    var tiny = TinyScenario(weeks: 2)
    let cabinet = tiny.kind("cabinet")
    let room = tiny.room("R-1", cabinet)
    let service = tiny.service("speech therapist", kinds: [[cabinet]])
    let specialist = tiny.specialist("S-1", gives: [service])
    let need = tiny.need(tiny.child("C-1"), service, asked: 2)
    // The term begins on Tuesday 1 September; its Monday of week B is the 7th.
    tiny.absence(.room(room), "2026-09-01", "2026-09-30")
    let plan = Plan(sessions: [
      .tiny(need, specialist, .monday, at(9), rooms: [room], week: 1)
    ])
    let metrics = PlanMetrics(of: plan, in: try tiny.scenario())
    #expect(metrics.paused.map(\.date.description) == ["2026-09-07", "2026-09-21"])
    #expect(metrics.paused.map(\.cause) == [.room(room), .room(room)])
    #expect(metrics.paused.map(\.session) == [0, 0])
    #expect(metrics.weeks == 2)
  }
}
