import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// Courses: turns by first day, first courses for all before second ones.
@Suite struct QueueCourseTests {
  private var tiny = TinyScenario()
  private let service: Service.ID

  init() {
    service = tiny.service("rehabilitation", per: .year, gapDays: 30)
  }

  private func courses() throws -> [String] {
    let scenario = try tiny.scenario()
    return QueueStrategy(Candidates(scenario)).plan().courses.map {
      "\(scenario.child(of: $0.need).key) \(scenario.turns[$0.turn].key)"
    }.sorted()
  }

  @Test mutating func firstCoursesComeBeforeSecondOnes() throws {
    tiny.turn("autumn", service, TinyScenario.days("2026-09-01", "2026-09-21"), places: 1)
    tiny.turn("winter", service, TinyScenario.days("2026-12-01", "2026-12-21"), places: 1)
    let early = tiny.child("early", since: TinyScenario.day("2026-01-01"))
    tiny.need(early, service, asked: 2)
    tiny.need(tiny.child("late", since: TinyScenario.day("2026-01-02")), service, asked: 2)
    #expect(try courses() == ["early autumn", "late winter"])
  }

  @Test mutating func secondCoursesFollow() throws {
    tiny.turn("winter", service, TinyScenario.days("2026-12-01", "2026-12-21"), places: 2)
    tiny.turn("autumn", service, TinyScenario.days("2026-09-01", "2026-09-21"), places: 1)
    let early = tiny.child("early", since: TinyScenario.day("2026-01-01"))
    tiny.need(early, service, asked: 2)
    tiny.need(tiny.child("late", since: TinyScenario.day("2026-01-02")), service, asked: 2)
    #expect(try courses() == ["early autumn", "early winter", "late winter"])
  }

  @Test mutating func aYearThatCannotReachItsLeastGetsNothing() throws {
    tiny.turn("autumn", service, TinyScenario.days("2026-09-01", "2026-09-21"), places: 1)
    tiny.turn("soon", service, TinyScenario.days("2026-10-01", "2026-10-21"), places: 1)
    let early = tiny.child("early", since: TinyScenario.day("2026-01-01"))
    tiny.need(early, service, asked: 2, least: 2)
    tiny.need(tiny.child("late", since: TinyScenario.day("2026-01-02")), service, asked: 1)
    #expect(try courses() == ["late autumn"])
  }

  @Test mutating func whatTheLeastAsksIsGivenAtOnce() throws {
    tiny.turn("autumn", service, TinyScenario.days("2026-09-01", "2026-09-21"), places: 1)
    tiny.turn("winter", service, TinyScenario.days("2026-12-01", "2026-12-21"), places: 1)
    let early = tiny.child("early", since: TinyScenario.day("2026-01-01"))
    tiny.need(early, service, asked: 2, least: 2)
    tiny.need(tiny.child("late", since: TinyScenario.day("2026-01-02")), service, asked: 1)
    #expect(try courses() == ["early autumn", "early winter"])
  }

  @Test mutating func aLongTurnIsNotGivenBesideSessions() throws {
    let speech = tiny.service("speech", form: .individual)
    tiny.specialist("S", gives: [speech])
    tiny.turn("long", service, TinyScenario.days("2026-09-01", "2026-12-20"))
    let both = tiny.child("both")
    tiny.need(both, service, asked: 1)
    tiny.need(both, speech, asked: 1)
    tiny.need(tiny.child("one"), service, asked: 1)
    #expect(try courses() == ["one long"])
  }
}
