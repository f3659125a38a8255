import Kezek
import KezekTesting
import Testing

@testable import PlanVerification

@Suite struct GroupPauseTests {
  /// A group of two meets on Mondays; one child is away for a week, then both.
  @Test func whereTheOthersMeetTheGroupDoesNotFallOut() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech")
    let teacher = tiny.specialist("S-1", gives: [speech])
    let children = (1...2).map { tiny.child("C-\($0)") }
    let needs = children.map { tiny.need($0, speech, asked: 1) }
    tiny.absence(.child(children[0]), "2026-09-07", "2026-09-20")
    tiny.absence(.child(children[1]), "2026-09-14", "2026-09-20")
    let scenario = try tiny.scenario()
    let plan = Plan(
      sessions: needs.map {
        PlannedSession(
          need: $0, specialist: teacher, site: DenseID(0), rooms: [], week: 0,
          weekday: .monday, start: 540, minutes: 30, group: "G1")
      })
    let paused = PlanMetrics(of: plan, in: scenario).paused
    #expect(paused.map(\.date.dotted) == ["07.09.2026", "14.09.2026", "14.09.2026"])
    #expect(paused.map(\.othersMeet) == [true, false, false])
  }

  @Test func workingTimeIsUsableWhereASessionFits() throws {
    var tiny = TinyScenario(from: 540, to: 660, days: 0...0)
    let speech = tiny.service("speech", minutes: 45, form: .individual)
    let teacher = tiny.specialist("S-1", gives: [speech], contactMinutes: 120)
    let need = tiny.need(tiny.child("C-1"), speech, asked: 2)
    let scenario = try tiny.scenario()
    func metrics(start: Int) -> SpecialistMetrics {
      let session = PlannedSession(
        need: need, specialist: teacher, site: DenseID(0), rooms: [], week: 0,
        weekday: .monday, start: start, minutes: 45)
      return PlanMetrics(of: Plan(sessions: [session]), in: scenario).specialists[0]
    }
    // 45 minutes take an hour of the grid; the other hour is whole, or cut in two halves.
    #expect(metrics(start: 540).usableMinutes == 60)
    #expect(metrics(start: 570).usableMinutes == 0)
    #expect(metrics(start: 570).spareMinutes == 75 && metrics(start: 570).lostMinutes == 15)
  }
}
