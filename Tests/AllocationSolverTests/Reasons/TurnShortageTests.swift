import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

@Suite struct TurnShortageTests {
  private func told(
    _ tiny: TinyScenario, _ courses: [PlannedCourse], of need: Need.ID,
    _ ending: Certificate.Termination = .optimal
  ) throws -> UnmetNeed? {
    UnmetNeeds(Candidates(try tiny.scenario()), Plan(courses: courses), ending).list()
      .first { $0.need == need }
  }

  @Test func turnsAreFullOfOthers() throws {
    var tiny = TinyScenario()
    let service = tiny.service("rehabilitation", per: .year, form: .individual, gapDays: 90)
    let turn = tiny.turn("T-1", service, TinyScenario.days("2026-09-01", "2026-09-21"), places: 1)
    let first = tiny.need(tiny.child("C-1"), service, asked: 1)
    let second = tiny.need(tiny.child("C-2"), service, asked: 1)
    let held = [PlannedCourse(need: first, turn: turn)]
    let unmet = try #require(try told(tiny, held, of: second))
    #expect(unmet.reasons == [.turnsFull] && unmet.certainty == .givenToOthers)
    #expect(try told(tiny, held, of: second, .timeLimit)?.certainty == .notSettled)
    let free = try #require(try told(tiny, [], of: second, .timeLimit))
    #expect(free.reasons.isEmpty && free.certainty == .notSettled)
  }

  @Test func turnsTooNearToEachOtherAllowOneCourse() throws {
    var tiny = TinyScenario()
    let service = tiny.service("rehabilitation", per: .year, form: .individual, gapDays: 90)
    let turn = tiny.turn("T-1", service, TinyScenario.days("2026-09-01", "2026-09-21"))
    tiny.turn("T-2", service, TinyScenario.days("2026-10-01", "2026-10-21"))
    let need = tiny.need(tiny.child("C-1"), service, asked: 2)
    let unmet = try #require(
      try told(tiny, [PlannedCourse(need: need, turn: turn)], of: need))
    #expect(unmet.reasons == [.tooSoon] && unmet.certainty == .noPlanCan)
    #expect(unmet.possible == 1)
  }

  @Test func anEarlierCourseCanBeMoved() throws {
    var tiny = TinyScenario()
    let service = tiny.service("rehabilitation", per: .year, form: .individual, gapDays: 60)
    tiny.turn("T-1", service, TinyScenario.days("2026-09-01", "2026-09-14"))
    let middle = tiny.turn("T-2", service, TinyScenario.days("2026-10-10", "2026-10-24"))
    tiny.turn("T-3", service, TinyScenario.days("2026-12-01", "2026-12-14"))
    let need = tiny.need(tiny.child("C-1"), service, asked: 2)
    let unmet = try #require(
      try told(tiny, [PlannedCourse(need: need, turn: middle)], of: need, .timeLimit))
    #expect(unmet.reasons.isEmpty && unmet.certainty == .notSettled && unmet.possible == 2)
  }

  /// Where the turns allow fewer courses than the least that is of use, none are possible.
  @Test(arguments: [(2, Reason.tooSoon), (1, Reason.noTurnFits)])
  func fewerThanTheLeastAreNone(turns: Int, reason: Reason) throws {
    var tiny = TinyScenario()
    let service = tiny.service("day course", per: .year, form: .individual, gapDays: 90)
    let days = [("2026-09-01", "2026-09-21"), ("2026-10-01", "2026-10-21")]
    for (number, (first, last)) in days.prefix(turns).enumerated() {
      tiny.turn("T-\(number)", service, TinyScenario.days(first, last))
    }
    let need = tiny.need(tiny.child("C-1"), service, asked: 2, least: 2)
    for ending in [Certificate.Termination.optimal, .timeLimit] {
      let unmet = try #require(try told(tiny, [], of: need, ending))
      #expect(unmet.reasons == [reason] && unmet.certainty == .noPlanCan)
      #expect(unmet.possible == 0)
    }
  }
}
