import Kezek
import KezekTesting
import PlanVerification
import Testing

/// Minute of the day of a full hour, and minutes after it.
func at(_ hour: Int, _ minute: Int = 0) -> Int { hour * 60 + minute }

/// The report on a plan of sessions and courses.
func verify(
  _ tiny: TinyScenario, _ sessions: [PlannedSession], _ courses: [PlannedCourse] = []
) throws -> VerificationReport {
  PlanVerifier(try tiny.scenario()).verify(Plan(sessions: sessions, courses: courses))
}

/// Expects that a plan breaks exactly these conditions, in this order.
func expect(
  _ conditions: [Violation.Condition], _ tiny: TinyScenario, _ sessions: [PlannedSession],
  _ courses: [PlannedCourse] = [], at location: SourceLocation = #_sourceLocation
) throws {
  let report = try verify(tiny, sessions, courses)
  #expect(
    report.violations.map(\.condition) == conditions, "\(report.violations)",
    sourceLocation: location)
  #expect(report.checked == ConstraintFamily.allCases, sourceLocation: location)
}

/// One service, two specialists and two children of six.
struct Pair {
  var tiny: TinyScenario
  let service: Service.ID
  let first: Specialist.ID
  let second: Specialist.ID
  let aigul: Child.ID
  let bolat: Child.ID

  init(
    weeks: Int = 1, form: Service.Form = .any, minutes: Int = 30, gapDays: Int? = nil,
    who: Service.Who = .child, groupSize: ClosedRange<Int> = 2...4
  ) {
    tiny = TinyScenario(weeks: weeks)
    service = tiny.service(
      "speech therapist", minutes: minutes, form: form, groupSize: groupSize, who: who,
      gapDays: gapDays)
    first = tiny.specialist("S-1", gives: [service])
    second = tiny.specialist("S-2", gives: [service])
    aigul = tiny.child("C-1")
    bolat = tiny.child("C-2")
  }

  mutating func need(
    _ child: Child.ID? = nil, asked: Int = 2, mostInWeek: Int? = nil, least: Int = 1
  ) -> Need.ID {
    tiny.need(child ?? aigul, service, asked: asked, mostInWeek: mostInWeek, least: least)
  }
}
