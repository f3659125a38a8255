import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Pins: what must stay is held first, what must not be never; contradictions are reported.
@Suite struct QueuePinTests {
  private var tiny = TinyScenario()
  private let service: Service.ID
  private let first: Specialist.ID
  private let second: Specialist.ID
  private let monday = CurrentRow.Time(weekday: .monday, minute: 600)
  private let friday = CurrentRow.Time(weekday: .friday, minute: 660)

  init() {
    service = tiny.service("speech", groupSize: 2...3)
    first = tiny.specialist("S-1", gives: [service])
    second = tiny.specialist("S-2", gives: [service])
  }

  private mutating func need(
    _ key: String, asked: Int = 1, least: Int = 1, form: Service.Form = .individual
  ) -> Child.ID {
    let since = TinyScenario.day("2026-01-01").adding(days: tiny.parts.children.count)
    let child = tiny.child(key, since: since)
    tiny.need(child, service, asked: asked, least: least, form: form)
    return child
  }

  private func outcome() throws -> (plan: [String], unkept: [UnkeptPin]) {
    let scenario = try tiny.scenario()
    let outcome = QueueStrategy(Candidates(scenario)).outcome()
    let others = PlanVerifier(scenario).verify(outcome.plan).violations
      .filter { $0.condition != .mustStay }
    #expect(others.isEmpty)
    return (outcome.plan.text(of: scenario), outcome.unkept)
  }

  @Test mutating func theRestIsGivenByTheSameSpecialist() throws {
    let child = need("C", asked: 3, least: 2)
    tiny.row(child, service, second, at: friday, keep: .yes)
    let outcome = try outcome()
    #expect(
      outcome.plan == [
        "C/speech/individual S-2 Town  0 Fri 660 30 alone",
        "C/speech/individual S-2 Town  0 Mon 540 30 alone",
        "C/speech/individual S-2 Town  0 Tue 540 30 alone",
      ])
    #expect(outcome.unkept.isEmpty)
  }

  @Test mutating func aRowWithoutADayKeepsTheSpecialist() throws {
    for key in ["A", "B", "C"] { tiny.row(need(key), service, second, keep: .yes) }
    let outcome = try outcome()
    #expect(outcome.plan.count == 3)
    #expect(outcome.plan.allSatisfy { $0.contains("S-2") })
  }

  @Test mutating func oneOfTwoAtOneTimeIsKept() throws {
    tiny.row(need("A"), service, first, at: monday, keep: .yes)
    tiny.row(need("B"), service, first, at: monday, keep: .yes)
    let outcome = try outcome()
    #expect(outcome.plan.first == "A/speech/individual S-1 Town  0 Mon 600 30 alone")
    #expect(outcome.plan.count == 2)
    #expect(outcome.unkept == [UnkeptPin(row: 1, family: .specialistOverlap)])
  }

  @Test mutating func twoSpecialistsForOneNeedContradictEachOther() throws {
    let child = need("A", asked: 2)
    tiny.row(child, service, first, at: monday, keep: .yes)
    tiny.row(child, service, second, at: friday, keep: .yes)
    #expect(try outcome().unkept == [UnkeptPin(row: 1, family: .continuity)])
  }

  @Test mutating func aPinDoesNotOverrideAvailability() throws {
    let child = need("A")
    tiny.row(
      child, service, first, at: .init(weekday: .sunday, minute: 600), keep: .yes)
    let outcome = try outcome()
    #expect(outcome.plan.count == 1)
    #expect(outcome.unkept == [UnkeptPin(row: 0, family: .availability)])
  }

  @Test mutating func aNeedBelowItsLeastLosesItsPins() throws {
    let child = need("A", asked: 2, least: 2)
    tiny.row(child, service, first, at: monday, keep: .yes)
    tiny.parts.specialists[0] = Specialist(
      key: "S-1", services: [service], contactMinutes: 30,
      hours: tiny.parts.specialists[0].hours, siteChoice: .given, languages: WordSet(),
      categories: WordSet(), caseload: nil)
    let outcome = try outcome()
    #expect(outcome.plan.allSatisfy { $0.contains("S-2") })
    #expect(outcome.unkept == [UnkeptPin(row: 0, family: .sessionCount)])
  }

  @Test mutating func whatMustNotBeIsNot() throws {
    let child = need("A")
    tiny.row(child, service, first, keep: .no)
    tiny.row(child, service, second, at: .init(weekday: .monday, minute: 540), keep: .no)
    #expect(try outcome().plan == ["A/speech/individual S-2 Town  0 Mon 570 30 alone"])
  }

  @Test mutating func rowsOfOneTimeAreOneGroup() throws {
    let one = need("A", asked: 2, form: .any)
    let two = need("B", asked: 2, form: .group)
    for child in [one, two] { tiny.row(child, service, first, at: monday, keep: .yes) }
    tiny.row(two, service, first, at: friday, keep: .yes)
    let outcome = try outcome()
    #expect(outcome.unkept.isEmpty)
    #expect(
      outcome.plan == [
        "A/speech/any S-1 Town  0 Fri 660 30 G1", "A/speech/any S-1 Town  0 Mon 600 30 G1",
        "B/speech/group S-1 Town  0 Fri 660 30 G1", "B/speech/group S-1 Town  0 Mon 600 30 G1",
      ])
  }

  @Test mutating func aPinnedGroupIsFilledFromTheQueue() throws {
    let one = need("A", asked: 2, form: .group)
    _ = need("B", asked: 1, form: .any)
    _ = need("C", asked: 2, form: .group)
    tiny.row(one, service, first, at: monday, keep: .yes)
    let outcome = try outcome()
    #expect(outcome.unkept.isEmpty)
    #expect(
      outcome.plan.filter { $0.hasSuffix("G1") } == [
        "A/speech/group S-1 Town  0 Mon 600 30 G1", "A/speech/group S-1 Town  0 Tue 540 30 G1",
        "C/speech/group S-1 Town  0 Mon 600 30 G1", "C/speech/group S-1 Town  0 Tue 540 30 G1",
      ])
  }

  @Test mutating func aGroupThatStaysTooSmallIsNotHeld() throws {
    tiny.row(need("A", form: .group), service, first, at: monday, keep: .yes)
    let outcome = try outcome()
    #expect(outcome.plan.isEmpty)
    #expect(outcome.unkept == [UnkeptPin(row: 0, family: .groupRoster)])
  }

  @Test mutating func aRosterMeetsWhereOneMembersRowSays() throws {
    let one = need("A", form: .group)
    let two = need("B", form: .group)
    tiny.roster("Bees", [DenseID(0), DenseID(1)])
    tiny.row(two, service, second, at: friday, keep: .yes)
    _ = one
    let outcome = try outcome()
    #expect(outcome.unkept.isEmpty)
    #expect(
      outcome.plan == [
        "A/speech/group S-2 Town  0 Fri 660 30 Bees",
        "B/speech/group S-2 Town  0 Fri 660 30 Bees",
      ])
  }

  @Test mutating func aPlaceThatTwoRowsPinGoesByTheQueue() throws {
    let rehabilitation = tiny.service("rehabilitation", per: .year)
    let turn = tiny.turn(
      "T", rehabilitation, TinyScenario.days("2026-10-01", "2026-10-21"), places: 1)
    let early = tiny.child("early", since: TinyScenario.day("2020-01-01"))
    let pinned = tiny.child("pinned")
    tiny.need(early, rehabilitation, asked: 1)
    tiny.need(pinned, rehabilitation, asked: 1)
    tiny.row(pinned, rehabilitation, turn, keep: .yes)
    tiny.row(early, rehabilitation, turn, keep: .yes)
    let outcome = try outcome()
    #expect(outcome.plan == ["early/rehabilitation/any T"])
    #expect(outcome.unkept == [UnkeptPin(row: 0, family: .places)])
  }
}
