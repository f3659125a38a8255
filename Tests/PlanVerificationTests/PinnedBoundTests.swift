import Kezek
import KezekTesting
import PlanVerification
import Testing

/// What must stay stays in every plan that a bound speaks of.
@Suite struct PinnedBoundTests {
  private var tiny = TinyScenario()

  private func bound(
    _ worth: [(need: Need.ID, measure: Account.Measure, worth: Int)],
    _ prices: [PriceProof.RowPrice], inSteps: Bool = false
  ) throws -> Int {
    let tier = Tier(
      name: Tier.Name("test"),
      accounts: worth.map { entry in
        // One more than asked would be worth 1: no step that a bound could be lowered by.
        let asked = tiny.parts.needs[entry.need].asked
        let values = (0...asked).map { entry.worth * $0 }
        return Account(
          owner: .need(entry.need), measure: entry.measure,
          table: ValueTable(values: inSteps ? values : values + [entry.worth * asked + 1]))
      })
    let proof = PriceProof(
      scale: 1, tiers: [.init(tier: tier.name, claim: 0, prices: prices, floors: [])])
    let valuation = Valuation(policy: "test", tiers: [tier], digest: "")
    let report = try BoundCheck(tiny.scenario(), valuation).check(proof)
    return try #require(report.tiers.first).recomputed
  }

  private mutating func rehabilitation(gapDays: Int? = nil) -> Service.ID {
    tiny.service("rehabilitation", per: .year, gapDays: gapDays)
  }

  private func worth(_ needs: [Need.ID], _ worth: [Int]) -> [(Need.ID, Account.Measure, Int)] {
    zip(needs, worth).map { ($0, .courses([$0], year: nil), $1) }
  }

  @Test mutating func aPinnedPlaceIsPaidFor() throws {
    let service = rehabilitation()
    let turn = tiny.turn(
      "T-1", service, TinyScenario.days("2026-10-01", "2026-10-21"), places: 1)
    let pinned = tiny.child("pinned")
    let needs = [
      tiny.need(tiny.child("other"), service, asked: 1), tiny.need(pinned, service, asked: 1),
    ]
    let price = PriceProof.RowPrice(row: .places(turn), price: 7)
    #expect(try bound(worth(needs, [7, 2]), [price]) == 7)
    // One place at 7; the child whose place it is pays 7 for what is worth 2.
    tiny.row(pinned, service, turn, keep: .yes)
    #expect(try bound(worth(needs, [7, 2]), [price]) == 2)
  }

  @Test mutating func turnsTooNearToAPinnedOneAreNone() throws {
    let service = rehabilitation(gapDays: 30)
    let middle = tiny.turn("T-2", service, TinyScenario.days("2026-10-11", "2026-10-20"))
    tiny.turn("T-1", service, TinyScenario.days("2026-09-21", "2026-09-30"))
    tiny.turn("T-3", service, TinyScenario.days("2026-11-10", "2026-11-19"))
    let child = tiny.child("C-1")
    let need = tiny.need(child, service, asked: 3)
    #expect(try bound(worth([need], [5]), []) == 10)
    tiny.row(child, service, middle, keep: .yes)
    #expect(try bound(worth([need], [5]), []) == 5)
  }

  @Test mutating func anAppointmentThatIsPinnedIsThatOne() throws {
    let service = tiny.service("PMPC", per: .once)
    let dear = tiny.turn("T-1", service, TinyScenario.days("2026-10-01", "2026-10-01"))
    tiny.turn("T-2", service, TinyScenario.days("2026-10-02", "2026-10-02"))
    let child = tiny.child("C-1")
    let need = tiny.need(child, service, asked: 1)
    let price = PriceProof.RowPrice(row: .places(dear), price: 1)
    #expect(try bound(worth([need], [4]), [price]) == 14)
    tiny.row(child, service, dear, keep: .yes)
    #expect(try bound(worth([need], [4]), [price]) == 13)
  }

  @Test mutating func aPinnedSpecialistGivesAllSessions() throws {
    let service = tiny.service("speech therapist", form: .individual)
    let first = tiny.specialist("S-1", gives: [service], caseload: 1)
    tiny.specialist("S-2", gives: [service])
    let child = tiny.child("C-1")
    let need = tiny.need(child, service, asked: 1)
    let worth: [(Need.ID, Account.Measure, Int)] = [(need, .sessions([need]), 5)]
    let price = PriceProof.RowPrice(row: .caseload(first), price: 3)
    #expect(try bound(worth, [price]) == 8)
    tiny.row(child, service, first, keep: .yes)
    #expect(try bound(worth, [price]) == 5)
  }

  @Test mutating func aRowThatEitherOfTwoNeedsCouldKeepBindsNeither() throws {
    let service = tiny.service("speech therapist", form: .individual)
    let first = tiny.specialist("S-1", gives: [service], caseload: 1)
    tiny.specialist("S-2", gives: [service])
    let child = tiny.child("C-1")
    let needs = [
      tiny.need(child, service, asked: 1), tiny.need(child, service, asked: 1, form: .group),
    ]
    tiny.row(child, service, first, keep: .yes)
    let price = PriceProof.RowPrice(row: .caseload(first), price: 3)
    #expect(try bound([(needs[0], .sessions([needs[0]]), 5)], [price]) == 8)
  }

  @Test mutating func valuesLieStepsApart() throws {
    let service = rehabilitation()
    let needs = ["C-1", "C-2"].map { tiny.need(tiny.child($0), service, asked: 2) }
    func gap(_ tables: [ValueTable], offset: Int = 0, travelWeight: Int = 0) throws -> Int {
      let accounts = zip(needs, tables).map {
        Account(owner: .need($0), measure: .courses([$0], year: nil), offset: offset, table: $1)
      }
      let tier = Tier(name: Tier.Name("test"), accounts: accounts, travelWeight: travelWeight)
      let check = BoundCheck(
        try tiny.scenario(), Valuation(policy: "test", tiers: [tier], digest: ""))
      return try check.gap(ofValuesOf: tier)
    }
    #expect(try gap([ValueTable(values: [0, 40, 60]), ValueTable(values: [5, 35])]) == 10)
    #expect(try gap([ValueTable(values: [0, 7, 27])], offset: 1) == 20)
    #expect(try gap([ValueTable(values: [0, 20])], travelWeight: 8) == 4)
    #expect(try gap([ValueTable(values: [3])]) == 1)
  }

  @Test mutating func aBoundIsAValueThatAPlanCouldHave() throws {
    let service = rehabilitation()
    let turn = tiny.turn("T-1", service, TinyScenario.days("2026-10-01", "2026-10-21"), places: 1)
    let needs = ["C-1", "C-2"].map { tiny.need(tiny.child($0), service, asked: 1) }
    func withPrice(_ price: Int, _ worths: [Int]) throws -> Int {
      try bound(
        worth(needs, worths), [.init(row: .places(turn), price: price)], inSteps: true)
    }
    // Steps of ten: 27 is none of 0, 10, 20, 30.
    #expect(try withPrice(3, [10, 20]) == 20)
    #expect(try withPrice(3, [10, 21]) == 28)
    #expect(try withPrice(13, [10, 20]) == 20)
    #expect(try bound(worth(needs, [0, 0]), [], inSteps: true) == 0)
  }
}
