import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct PlanValueTests {
  private func value(
    _ tiny: TinyScenario, _ sessions: [PlannedSession], _ courses: [PlannedCourse] = []
  ) throws -> PlanValue {
    PlanValue(of: Plan(sessions: sessions, courses: courses), in: try tiny.scenario())
  }

  @Test func sessionsOfNeedsAndChildren() throws {
    var base = Pair()
    let one = base.need(asked: 3)
    let two = base.need(base.bolat, asked: 2)
    let plan: [PlannedSession] = [
      .tiny(one, base.first, .monday, at(9)), .tiny(one, base.first, .tuesday, at(9)),
      .tiny(two, base.first, .monday, at(10)),
    ]
    let value = try value(base.tiny, plan)
    let need = Account(
      owner: .need(one), measure: .sessions([one]), table: ValueTable(values: [0, 3, 5, 6]))
    let all = Account(
      owner: .population("all"), measure: .sessions([one, two]), offset: 1,
      table: .linear(worth: 10, upTo: 3))
    #expect(value.given(to: need) == 2)
    #expect(value.value(of: need) == 5)
    #expect(value.level(of: all) == 4)
    #expect(value.value(of: all) == 30)
    let tier = Tier(name: Tier.Name("both"), accounts: [need, all])
    #expect(value.value(of: tier) == 35)
    let valuation = Valuation(policy: "test", tiers: [tier, tier], digest: "")
    #expect(value.values(of: valuation) == [35, 35])
  }

  @Test func coursesAndTimesServed() throws {
    var tiny = TinyScenario()
    let yearly = tiny.service("rehabilitation", per: .year, gapDays: 1)
    let weekly = tiny.service("speech therapist")
    let specialist = tiny.specialist("S-1", gives: [weekly])
    let child = tiny.child("C-1")
    let days = [
      ("2026-09-01", "2026-09-05"), ("2026-10-01", "2026-10-05"),
      ("2027-01-11", "2027-01-15"),
    ]
    let turns = days.enumerated().map {
      tiny.turn("T-\($0.offset)", yearly, TinyScenario.days($0.element.0, $0.element.1))
    }
    let need = tiny.need(child, yearly, asked: 3, least: 2)
    let having = tiny.need(child, yearly, asked: 3, least: 2, form: .group, had: 1)
    let talk = tiny.need(child, weekly, asked: 2)
    func served(_ needs: [Need.ID]) -> Account {
      Account(owner: .child(child), measure: .served(needs), table: .linear(upTo: 9))
    }
    let value = try value(
      tiny, [.tiny(talk, specialist, .monday, at(9))],
      turns.map { .init(need: need, turn: $0) } + [.init(need: having, turn: turns[0])])
    func courses(_ year: Int?) -> Account {
      Account(
        owner: .need(need), measure: .courses([need], year: year), table: .linear(upTo: 9))
    }
    #expect(value.given(to: courses(2026)) == 2)
    #expect(value.given(to: courses(2027)) == 1)
    #expect(value.given(to: courses(nil)) == 3)
    // Two in 2026 are at least two; one in 2027 is not; one had and one given are two.
    #expect(value.given(to: served([need])) == 1)
    #expect(value.given(to: served([having])) == 1)
    #expect(value.given(to: served([need, having, talk])) == 3)
    #expect(served([need]).needs == [need])
  }

  @Test func sessionsAtHome() throws {
    var base = Pair()
    let village = base.tiny.site("Village", in: base.tiny.place("Village"))
    let need = base.need(asked: 3)
    let homeless = base.tiny.need(base.tiny.child("C-9", lives: nil), base.service, asked: 1)
    let account = Account(
      owner: .population("all"), measure: .sessionsAtHome([need, homeless]),
      table: .linear(upTo: 9))
    let value = try value(
      base.tiny,
      [
        .tiny(need, base.first, .monday, at(9)), .tiny(homeless, base.first, .monday, at(10)),
        .tiny(need, base.first, .tuesday, at(9), site: village),
      ])
    #expect(value.given(to: account) == 1)
  }

  @Test func travelCountsChildPlaceAndDay() throws {
    var tiny = TinyScenario()
    let annex = tiny.site("Annex")
    let village = tiny.place("Village")
    let farm = tiny.place("Farm")
    tiny.travel([
      .init(from: .place(village), to: .place(DenseID(0))): 40,
      .init(from: .place(village), to: .site(annex)): 50,
    ])
    let speech = tiny.service("speech therapist")
    let talk = tiny.service("psychologist")
    let advice = tiny.service("advice", who: .parent)
    let workshop = tiny.service("workshop", who: .both)
    let all = [speech, talk, advice, workshop]
    let specialists = ["S-1", "S-2", "S-3", "S-4"].map { tiny.specialist($0, gives: all) }
    let child = tiny.child("C-1", lives: village)
    let needs = all.map { tiny.need(child, $0, asked: 2) }
    let unlisted = tiny.need(tiny.child("C-2", lives: farm), speech, asked: 1)
    let nowhere = tiny.need(tiny.child("C-3", lives: nil), speech, asked: 1)
    let value = try value(
      tiny,
      [
        // Monday: two sites of one place are one visit, the farther one counts.
        .tiny(needs[0], specialists[0], .monday, at(9)),
        .tiny(needs[1], specialists[1], .monday, at(11), site: annex),
        // Tuesday: the parents' own trip does not count, the common one does.
        .tiny(needs[2], specialists[2], .tuesday, at(9)),
        .tiny(needs[3], specialists[3], .wednesday, at(9)),
        .tiny(unlisted, specialists[0], .friday, at(9)),
        .tiny(nowhere, specialists[1], .friday, at(9)),
      ])
    #expect(value.travelMinutes == 90)
    #expect(value.visitCount == 4)
    let tier = Tier(name: Tier.Name("travel"), accounts: [], travelWeight: 2)
    #expect(value.value(of: tier) == -180)
  }

  @Test func rowsKept() throws {
    var base = Pair()
    let need = base.need()
    let monday = CurrentRow.Time(weekday: .monday, minute: at(9))
    base.tiny.row(base.aigul, base.service, base.first, at: monday)
    base.tiny.row(base.aigul, base.service, base.second, at: monday)
    base.tiny.row(base.aigul, base.service, base.first)
    let value = try value(base.tiny, [.tiny(need, base.first, .monday, at(9))])
    let account = Account(
      owner: .population("rows"), measure: .keptRows([0, 1, 2, 7]), table: .linear(upTo: 3))
    #expect(value.given(to: account) == 2)
    #expect(value.isKept(row: 0))
    #expect(!value.isKept(row: 1))
    #expect(account.needs.isEmpty)
  }
}
