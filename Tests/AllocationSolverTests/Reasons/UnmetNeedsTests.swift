import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Each reason is one that was looked up in the plan.
@Suite struct UnmetNeedsTests {
  /// What is told of the need at a position; nil where it is met.
  private func told(
    _ tiny: TinyScenario, _ sessions: [PlannedSession], courses: [PlannedCourse] = [],
    of need: Need.ID, _ ending: Certificate.Termination = .optimal,
    changesAreUsedUp: Bool = false
  ) throws -> UnmetNeed? {
    let scenario = try tiny.scenario()
    let plan = Plan(sessions: sessions, courses: courses)
    #expect(PlanVerifier(scenario).verify(plan).violations.isEmpty)
    return UnmetNeeds(
      Candidates(scenario), plan, ending, changesAreUsedUp: changesAreUsedUp
    ).list().first { $0.need == need }
  }

  private func session(
    _ need: Need.ID, _ specialist: Specialist.ID, _ day: Weekday, _ start: Int,
    rooms: [Room.ID] = [], group: String? = nil
  ) -> PlannedSession {
    PlannedSession(
      need: need, specialist: specialist, site: DenseID(0), rooms: rooms, week: 0, weekday: day,
      start: start, minutes: 30, group: group)
  }

  @Test func nineInFiveDaysNoPlanCan() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech", form: .individual)
    let teacher = tiny.specialist("S-1", gives: [speech])
    let need = tiny.need(tiny.child("C-1"), speech, asked: 9)
    let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    let held = days.map { session(need, teacher, $0, 540) }
    for ending in [Certificate.Termination.optimal, .timeLimit, .simulated] {
      let unmet = try #require(try told(tiny, held, of: need, ending))
      #expect(unmet.reasons == [.dailyLoad] && unmet.certainty == .noPlanCan)
      #expect(unmet.possible == 5)
    }
  }

  @Test func aChildWhoCannotComeOnTuesdaysHasNoCommonTime() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech", form: .individual)
    let teacher = tiny.specialist("S-1", gives: [speech])
    let hours = Hours(anywhere: tiny.periods(days: [0, 2, 3, 4]))
    let need = tiny.need(tiny.child("C-1", hours: hours), speech, asked: 5)
    let held = [Weekday.monday, .wednesday, .thursday, .friday].map {
      session(need, teacher, $0, 540)
    }
    let unmet = try #require(try told(tiny, held, of: need))
    #expect(unmet.reasons == [.noCommonTime] && unmet.certainty == .noPlanCan)
    // Of three there is one more to have, and a fifth that there is not.
    let three = try #require(try told(tiny, Array(held.dropLast()), of: need, .timeLimit))
    #expect(three.reasons == [.noCommonTime] && three.certainty == .notSettled)
    #expect(three.possible == 4)
  }

  /// Two neighbouring days and two days between: one session, whatever rooms and hours are left.
  @Test func daysThatAreTooNearAreNoCommonTime() throws {
    var tiny = TinyScenario()
    let cabinet = tiny.kind("cabinet")
    let room = tiny.room("К-1", cabinet)
    let speech = tiny.service("speech", form: .individual, kinds: [[cabinet]], gapDays: 2)
    let hours = Hours(anywhere: tiny.periods(days: [0, 1]))
    let teacher = tiny.specialist("S-1", gives: [speech], hours: hours)
    let need = tiny.need(tiny.child("C-1"), speech, asked: 3)
    let held = [session(need, teacher, .monday, 540, rooms: [room])]
    let unmet = try #require(try told(tiny, held, of: need))
    #expect(unmet.reasons == [.noCommonTime] && unmet.certainty == .noPlanCan)
    #expect(unmet.possible == 1)
  }

  @Test func hoursAreUsedUpByOthers() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech", form: .individual)
    let teacher = tiny.specialist("S-1", gives: [speech], contactMinutes: 60)
    let first = tiny.need(tiny.child("C-1"), speech, asked: 2)
    let second = tiny.need(tiny.child("C-2"), speech, asked: 1)
    let held = [session(first, teacher, .monday, 540), session(first, teacher, .tuesday, 540)]
    let unmet = try #require(try told(tiny, held, of: second))
    #expect(unmet.reasons == [.hoursFull] && unmet.certainty == .givenToOthers)
    #expect(try told(tiny, held, of: second, .timeLimit)?.certainty == .notSettled)
  }

  @Test func hoursThatAreTooFewForOneAloneAreNotGivenToOthers() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech", form: .individual)
    let teacher = tiny.specialist("S-1", gives: [speech], contactMinutes: 60)
    let need = tiny.need(tiny.child("C-1"), speech, asked: 3)
    let held = [session(need, teacher, .monday, 540), session(need, teacher, .tuesday, 540)]
    let unmet = try #require(try told(tiny, held, of: need))
    #expect(unmet.reasons == [.hoursFull] && unmet.certainty == .noPlanCan)
  }

  @Test func aSpecialistIsWithAnotherAtTheOnlyCommonTime() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech", form: .individual)
    let teacher = tiny.specialist("S-1", gives: [speech])
    let first = tiny.need(tiny.child("C-1"), speech, asked: 1)
    let early = Hours(anywhere: tiny.periods(days: [0], from: 540, to: 570))
    let second = tiny.need(tiny.child("C-2", hours: early), speech, asked: 1)
    let unmet = try #require(
      try told(tiny, [session(first, teacher, .monday, 540)], of: second))
    #expect(unmet.reasons == [.hoursFull] && unmet.certainty == .givenToOthers)
  }

  @Test func roomsAreTheGroundOnlyWhereTheyAreTaken() throws {
    var tiny = TinyScenario(from: 540, to: 570, days: 0...0)
    let cabinet = tiny.kind("cabinet")
    let room = tiny.room("К-1", cabinet)
    let speech = tiny.service("speech", form: .individual, kinds: [[cabinet]])
    let first = tiny.specialist("S-1", gives: [speech])
    let child = tiny.child("C-1")
    let served = tiny.need(child, speech, asked: 1)
    let waiting = tiny.need(tiny.child("C-2"), speech, asked: 1)
    let held = [session(served, first, .monday, 540, rooms: [room])]
    #expect(try told(tiny, held, of: waiting)?.reasons == [.hoursFull, .roomsFull])
    tiny.specialist("S-2", gives: [speech])
    let unmet = try #require(try told(tiny, held, of: waiting))
    #expect(unmet.reasons == [.roomsFull, .hoursFull] && unmet.certainty == .givenToOthers)
    // With a second cabinet nothing stands against it.
    tiny.room("К-2", cabinet)
    let free = try #require(try told(tiny, held, of: waiting, .timeLimit))
    #expect(free.reasons.isEmpty && free.certainty == .notSettled)
    #expect(try told(tiny, held, of: waiting)?.certainty == .ruleChoice)
  }

  @Test func theChildsOwnSessionsStandAgainstIt() throws {
    var tiny = TinyScenario(from: 540, to: 570, days: 0...0)
    let speech = tiny.service("speech", form: .individual)
    let mind = tiny.service("psychologist", form: .individual)
    let first = tiny.specialist("S-1", gives: [speech])
    tiny.specialist("S-2", gives: [mind])
    let child = tiny.child("C-1")
    let served = tiny.need(child, speech, asked: 1)
    let waiting = tiny.need(child, mind, asked: 1)
    let unmet = try #require(
      try told(tiny, [session(served, first, .monday, 540)], of: waiting))
    #expect(unmet.reasons == [.dailyLoad] && unmet.certainty == .inThisPlan)
  }

  @Test func aCaseloadIsFull() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech", form: .individual)
    let teacher = tiny.specialist("S-1", gives: [speech], caseload: 1)
    let first = tiny.need(tiny.child("C-1"), speech, asked: 1)
    let second = tiny.need(tiny.child("C-2"), speech, asked: 1)
    let unmet = try #require(
      try told(tiny, [session(first, teacher, .monday, 540)], of: second))
    #expect(unmet.reasons == [.caseloadFull] && unmet.certainty == .givenToOthers)
  }

  @Test func aRowThatMustStayHoldsTheOnlyTime() throws {
    var tiny = TinyScenario(from: 540, to: 570, days: 0...0)
    let speech = tiny.service("speech", form: .individual)
    let teacher = tiny.specialist("S-1", gives: [speech])
    let child = tiny.child("C-1")
    let first = tiny.need(child, speech, asked: 1)
    let second = tiny.need(tiny.child("C-2"), speech, asked: 1)
    tiny.row(
      child, speech, teacher, at: CurrentRow.Time(weekday: .monday, minute: 540), keep: .yes)
    let unmet = try #require(
      try told(tiny, [session(first, teacher, .monday, 540)], of: second))
    #expect(unmet.reasons == [.pinned, .hoursFull] && unmet.certainty == .noPlanCan)
  }

  @Test func usedUpChangesAreTheRulesChoice() throws {
    var tiny = TinyScenario(from: 540, to: 600, days: 0...0)
    let speech = tiny.service("speech", form: .individual)
    let teacher = tiny.specialist("S-1", gives: [speech])
    let child = tiny.child("C-1")
    let first = tiny.need(child, speech, asked: 1)
    let early = Hours(anywhere: tiny.periods(days: [0], from: 540, to: 570))
    let second = tiny.need(tiny.child("C-2", hours: early), speech, asked: 1)
    tiny.row(child, speech, teacher, at: CurrentRow.Time(weekday: .monday, minute: 540))
    let held = [session(first, teacher, .monday, 540)]
    #expect(try told(tiny, held, of: second)?.certainty == .givenToOthers)
    let unmet = try #require(try told(tiny, held, of: second, changesAreUsedUp: true))
    #expect(unmet.reasons == [.pinned, .hoursFull] && unmet.certainty == .ruleChoice)
  }

  @Test func moreThanAnySpecialistGivesForLeastIsAMatterOfHours() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech", form: .individual)
    tiny.specialist("S-1", gives: [speech], contactMinutes: 60)
    let need = tiny.need(tiny.child("C-1"), speech, asked: 3, least: 3)
    let unmet = try #require(try told(tiny, [], of: need))
    #expect(unmet.reasons == [.hoursFull] && unmet.certainty == .noPlanCan)
  }

  /// A group is wanted, others alike are there and none is held; what must stay is elsewhere.
  @Test func aGroupThatIsNotThereIsNoFixedDecision() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech", form: .group)
    let teacher = tiny.specialist("S-1", gives: [speech])
    let needs = (1...2).map { tiny.need(tiny.child("C-\($0)"), speech, asked: 1) }
    let child = tiny.child("C-3")
    let alone = tiny.need(child, speech, asked: 1, form: .individual)
    tiny.row(
      child, speech, teacher, at: CurrentRow.Time(weekday: .monday, minute: 540), keep: .yes)
    let held = [session(alone, teacher, .monday, 540)]
    let unmet = try #require(try told(tiny, held, of: needs[0], .simulated))
    #expect(unmet.reasons == [.noGroup] && unmet.certainty == .inThisPlan)
    let elder = tiny.need(
      tiny.child("C-4", born: "2010-03-01"), speech, asked: 1)
    let never = try #require(try told(tiny, held, of: elder, .simulated))
    #expect(never.reasons == [.noGroup] && never.certainty == .noPlanCan)
  }

  /// With the specialist who could give more the hours are taken; with the other there never were
  /// enough days.
  @Test func whereOneSpecialistNeverSufficesItsLimitIsTold() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech", form: .individual)
    let first = tiny.specialist("S-1", gives: [speech], contactMinutes: 60)
    tiny.specialist(
      "S-2", gives: [speech], hours: Hours(anywhere: tiny.periods(days: [0])))
    let served = tiny.need(tiny.child("C-1"), speech, asked: 1)
    let need = tiny.need(tiny.child("C-2"), speech, asked: 2)
    let held = [
      session(served, first, .monday, 540), session(need, first, .monday, 570),
    ]
    let unmet = try #require(try told(tiny, held, of: need))
    #expect(unmet.reasons == [.hoursFull, .noCommonTime])
    #expect(unmet.certainty == .givenToOthers && unmet.possible == 2)
  }

  @Test func setAsideAndPutBackChangesNothing() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech")
    let teacher = tiny.specialist("S-1", gives: [speech])
    let needs = (1...3).map { tiny.need(tiny.child("C-\($0)"), speech, asked: 2) }
    let scenario = try tiny.scenario()
    let candidates = Candidates(scenario)
    let plan = Plan(sessions: [
      session(needs[0], teacher, .monday, 540, group: "G1"),
      session(needs[1], teacher, .monday, 540, group: "G1"),
      session(needs[2], teacher, .tuesday, 540), session(needs[2], teacher, .friday, 600),
    ])
    var state = try #require(ScheduleState(plan, candidates))
    let before = state.plan(candidates)
    for need in needs {
      let aside = state.setAside(need)
      #expect(state.sessions(of: need) == 0)
      state.putBack(aside)
      #expect(state.plan(candidates) == before)
      #expect(state.contactLeft[0] == scenario.specialists[teacher].contactMinutes - 90)
    }
  }
}
