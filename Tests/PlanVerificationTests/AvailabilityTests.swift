import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct AvailabilityTests {
  @Test func startsThatNoGridHas() throws {
    var base = Pair()
    let need = base.need(asked: 5)
    func one(_ start: Int, week: Int = 0) -> [PlannedSession] {
      [.tiny(need, base.first, .monday, start, week: week)]
    }
    try expect([.offTheGrid], base.tiny, one(at(9, 10)))
    try expect([.offTheGrid], base.tiny, one(at(8)))
    try expect([.offTheGrid], base.tiny, one(at(13)))
    try expect([.offTheGrid], base.tiny, one(-30))
    try expect([.offTheGrid], base.tiny, one(30 * 60))
    try expect([.beyondCycle], base.tiny, one(at(9), week: 1))
    try expect([.beyondCycle], base.tiny, one(at(9), week: -1))
    try expect([.beyondCycle], base.tiny, one(at(9), week: Int.max))
    try expect([.closedHours], base.tiny, [.tiny(need, base.first, .sunday, at(9))])
  }

  @Test func aSessionBeyondTheDaysEnd() throws {
    var base = Pair(minutes: 60)
    let need = base.need()
    try expect(
      [.closedHours], base.tiny, [.tiny(need, base.first, .monday, at(12, 30), minutes: 60)])
  }

  @Test func aSessionAcrossABreak() throws {
    var base = Pair(minutes: 60)
    let grid = base.tiny.parts.grid
    var open = grid.open
    open.remove(grid.periods(day: 0, from: at(10), to: at(10, 30)))
    base.tiny.parts.grid = TimeGrid(
      weeks: 1, step: 30, firstMinute: grid.firstMinute, periodsPerDay: grid.periodsPerDay,
      open: open)
    let need = base.need()
    try expect(
      [.closedHours], base.tiny, [.tiny(need, base.first, .monday, at(9, 30), minutes: 60)])
  }

  @Test func theSpecialistIsAway() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist")
    let hours = Hours(anywhere: tiny.periods(days: [0], from: at(9), to: at(11)))
    let specialist = tiny.specialist("S-1", gives: [service], hours: hours)
    let need = tiny.need(tiny.child("C-1"), service, asked: 2)
    try expect([], tiny, [.tiny(need, specialist, .monday, at(10, 30))])
    let report = try verify(tiny, [.tiny(need, specialist, .monday, at(11))])
    #expect(report.violations.map(\.condition) == [.specialistAway])
    #expect(report.violations.first?.weekday == .monday)
    #expect(report.violations.first?.start == at(11))
    #expect(report.violations.first?.specialist == "S-1")
  }

  @Test func theSpecialistIsAtAnotherSite() throws {
    var tiny = TinyScenario()
    let annex = tiny.site("Annex")
    let service = tiny.service("speech therapist")
    let specialist = tiny.specialist(
      "S-1", gives: [service],
      hours: Hours(
        anywhere: tiny.parts.grid.none,
        atSites: [
          .init(site: DenseID(0), periods: tiny.periods(days: [0])),
          .init(site: annex, periods: tiny.periods(days: [1])),
        ]))
    let need = tiny.need(tiny.child("C-1"), service, asked: 2)
    try expect([], tiny, [.tiny(need, specialist, .tuesday, at(9), site: annex)])
    try expect([.specialistAway], tiny, [.tiny(need, specialist, .tuesday, at(9))])
  }

  @Test func theChildIsAtSchool() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist")
    let advice = tiny.service("advice", who: .parent)
    let specialist = tiny.specialist("S-1", gives: [service, advice])
    let child = tiny.child("C-1", hours: Hours(anywhere: tiny.periods(from: at(11))))
    let need = tiny.need(child, service, asked: 2)
    let parents = tiny.need(child, advice, asked: 2)
    try expect([.childAway], tiny, [.tiny(need, specialist, .monday, at(10, 30))])
    try expect([], tiny, [.tiny(parents, specialist, .monday, at(10, 30))])
  }

  @Test func siteAndRoomAreClosed() throws {
    var tiny = TinyScenario()
    let cabinet = tiny.kind("cabinet")
    let service = tiny.service("speech therapist", kinds: [[cabinet]])
    let annex = tiny.site("Annex", opening: tiny.periods(days: [0]))
    let room = tiny.room("R-1", cabinet, at: annex, opening: tiny.parts.grid.open)
    let half = tiny.room("R-2", cabinet, opening: tiny.periods(to: at(11)))
    let specialist = tiny.specialist("S-1", gives: [service])
    let need = tiny.need(tiny.child("C-1"), service, asked: 2)
    try expect(
      [.siteClosed], tiny,
      [.tiny(need, specialist, .tuesday, at(9), site: annex, rooms: [room])])
    let report = try verify(tiny, [.tiny(need, specialist, .tuesday, at(11), rooms: [half])])
    #expect(report.violations.map(\.condition) == [.roomClosed])
    #expect(report.violations.first?.room == "R-2")
  }
}
