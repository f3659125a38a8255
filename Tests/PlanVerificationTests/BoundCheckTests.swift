import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct BoundCheckTests {
  /// Two children who want the one hour that one specialist has, worth 3 and 2.
  struct Scarce {
    var tiny = TinyScenario()
    let specialist: Specialist.ID
    let needs: [Need.ID]
    let period: Int

    init() {
      let service = tiny.service("speech therapist", form: .individual)
      specialist = tiny.specialist(
        "S-1", gives: [service], contactMinutes: 30,
        hours: Hours(anywhere: tiny.periods(days: [0], from: at(9), to: at(9, 30))),
        caseload: 1)
      let children = [tiny.child("C-1"), tiny.child("C-2")]
      needs = [
        tiny.need(children[0], service, asked: 1), tiny.need(children[1], service, asked: 1),
      ]
      period = tiny.parts.grid.period(day: 0, minute: at(9)) ?? 0
    }

    var valuation: Valuation {
      let worth = [3, 2]
      let accounts = zip(needs, worth).map {
        Account(owner: .need($0), measure: .sessions([$0]), table: .linear(worth: $1, upTo: 1))
      }
      let first = Tier(name: Tier.Name("first"), accounts: accounts)
      let second = Tier(
        name: Tier.Name("second"),
        accounts: [
          Account(
            owner: .need(needs[1]), measure: .served([needs[1]]), table: .linear(upTo: 1))
        ])
      return Valuation(policy: "test", tiers: [first, second], digest: "")
    }

    func check(
      _ prices: [PriceProof.RowPrice], scale: Int = 1, tier: String = "first", claim: Int = 3,
      floors: [PriceProof.Floor] = [], planValues: [Int]? = nil
    ) throws -> TierBound {
      let proof = PriceProof(
        scale: scale,
        tiers: [
          .init(tier: Tier.Name(tier), claim: claim, prices: prices, floors: floors)
        ])
      let report = try BoundCheck(tiny.scenario(), valuation).check(proof, planValues: planValues)
      return try #require(report.tiers.first)
    }
  }

  @Test func withoutPricesEveryChildIsAlone() throws {
    let bound = try Scarce().check([])
    #expect(bound.recomputed == 5)
    #expect(bound.withoutPrices == 5)
    #expect(!bound.isConfirmed)
    #expect(bound.confirmedShare == Share(0, of: 2))
  }

  @Test func aBoundAloneIsThatOfTheCheck() throws {
    let scarce = Scarce()
    for price in 0...4 {
      let prices = PriceProof.TierPrices(
        tier: Tier.Name("first"), claim: 3,
        prices: [.init(row: .caseload(scarce.specialist), price: price)], floors: [])
      let check = BoundCheck(try scarce.tiny.scenario(), scarce.valuation)
      let report = try check.check(PriceProof(scale: 1, tiers: [prices]))
      #expect(try check.bound(of: prices, scale: 1) == report.tiers.first?.recomputed)
      #expect(throws: BoundCheckError.scaleNotPositive(0)) { try check.bound(of: prices, scale: 0) }
    }
  }

  @Test func theRightPriceProvesTheOptimum() throws {
    let scarce = Scarce()
    let rows: [PriceProof.SharedRow] = [
      .period(scarce.specialist, scarce.period), .caseload(scarce.specialist),
    ]
    for row in rows {
      let bound = try scarce.check([.init(row: row, price: 2)])
      #expect(bound.recomputed == 3)
      #expect(bound.isConfirmed)
      #expect(bound.confirmedShare == Share(2, of: 2))
    }
    // 30 minutes at 1/15 each are 2 as well.
    let minutes = try scarce.check(
      [.init(row: .hours(scarce.specialist), price: 1)], scale: 15)
    #expect(minutes.recomputed == 3)
  }

  @Test func aPriceTooLowOrTooHighProvesLess() throws {
    let scarce = Scarce()
    let row = PriceProof.SharedRow.caseload(scarce.specialist)
    #expect(try scarce.check([.init(row: row, price: 1)]).recomputed == 4)
    #expect(try scarce.check([.init(row: row, price: 9)]).recomputed == 9)
    // Rounded down, so that halves do not count.
    #expect(try scarce.check([.init(row: row, price: 3)], scale: 2).recomputed == 3)
  }

  @Test func aClaimBetterThanThePricesIsNotConfirmed() throws {
    let scarce = Scarce()
    let row = PriceProof.SharedRow.caseload(scarce.specialist)
    let bound = try scarce.check([.init(row: row, price: 1)], claim: 3)
    #expect(!bound.isConfirmed)
    #expect(bound.confirmedShare == Share(1, of: 2))
    let modest = try scarce.check([.init(row: row, price: 1)], claim: 7)
    #expect(modest.isConfirmed)
    #expect(modest.confirmedShare == Share(1, of: 1))
  }

  @Test func floorsOfEarlierTiers() throws {
    let scarce = Scarce()
    let row = PriceProof.RowPrice(row: .caseload(scarce.specialist), price: 3)
    let floor = PriceProof.Floor(tier: Tier.Name("first"), value: 3, price: 1)
    // Free, the second child could be served; the first tier at 3 leaves nothing for it.
    #expect(try scarce.check([], tier: "second", claim: 0).recomputed == 1)
    let bound = try scarce.check([row], tier: "second", claim: 0, floors: [floor])
    #expect(bound.recomputed == 0)
    #expect(bound.isConfirmed)
    let kept = try scarce.check(
      [row], tier: "second", claim: 0, floors: [floor], planValues: [3, 0])
    #expect(kept.recomputed == 0)
  }

  @Test func malformedProofsAreRefused() throws {
    let scarce = Scarce()
    func refused(
      _ error: BoundCheckError, _ prices: [PriceProof.RowPrice], scale: Int = 1,
      tier: String = "first", floors: [PriceProof.Floor] = [], planValues: [Int]? = nil
    ) {
      #expect(throws: error) {
        try scarce.check(
          prices, scale: scale, tier: tier, floors: floors, planValues: planValues)
      }
    }
    let row = PriceProof.SharedRow.caseload(scarce.specialist)
    let first = Tier.Name("first")
    refused(.scaleNotPositive(0), [], scale: 0)
    refused(.scaleNotPositive(-1), [], scale: -1)
    refused(.negativePrice(row), [.init(row: row, price: -1)])
    refused(.duplicateRow(row), [.init(row: row, price: 1), .init(row: row, price: 0)])
    refused(.unknownTier(Tier.Name("third")), [], tier: "third")
    refused(
      .overflow, [.init(row: row, price: Int.max), .init(row: .hours(scarce.specialist), price: 1)])
    refused(.overflow, [], scale: Int.max)
    let floor = PriceProof.Floor(tier: first, value: 3, price: 1)
    refused(.floorNotEarlier(first), [], tier: "first", floors: [floor])
    refused(.duplicateFloor(first), [], tier: "second", floors: [floor, floor])
    refused(
      .negativeFloorPrice(first), [], tier: "second",
      floors: [.init(tier: first, value: 3, price: -1)])
    refused(
      .floorTooHigh(first, floor: 3, kept: 2), [], tier: "second", floors: [floor],
      planValues: [2, 0])
    let twice = PriceProof.TierPrices(tier: first, claim: 3, prices: [], floors: [])
    #expect(throws: BoundCheckError.duplicateTier(first)) {
      try BoundCheck(scarce.tiny.scenario(), scarce.valuation).check(
        PriceProof(scale: 1, tiers: [twice, twice]))
    }
  }

  @Test func rowsThatTheScenarioDoesNotHave() throws {
    var scarce = Scarce()
    let annex = scarce.tiny.site("Annex")
    let hall = scarce.tiny.kind("hall")
    let stage = scarce.tiny.kind("stage")
    let rooms = [
      scarce.tiny.room("R-1", hall), scarce.tiny.room("R-2", hall, at: annex),
      scarce.tiny.room("R-3", stage), scarce.tiny.room("R-4", hall),
    ]
    let free = scarce.tiny.specialist("S-2", gives: [])
    let turn = Turn.ID(0)
    let none = Specialist.ID(9)
    let unknown: [PriceProof.SharedRow] = [
      .hours(none), .period(none, 0), .period(scarce.specialist, -1),
      .period(scarce.specialist, 9_999), .caseload(none), .caseload(free), .rooms([], 0),
      .rooms([DenseID(99)], 0), .rooms([rooms[0]], 9_999), .rooms([rooms[0], rooms[1]], 0),
      .rooms([rooms[0], rooms[2]], 0), .rooms([rooms[3], rooms[0]], 0),
      .rooms([rooms[0], rooms[0]], 0), .places(turn), .stepFreePlaces(turn), .quota(turn, 0),
      .reserved(turn, 0),
    ]
    for row in unknown {
      #expect(throws: BoundCheckError.unknownRow(row)) {
        try scarce.check([.init(row: row, price: 0)])
      }
    }
    #expect(
      try scarce.check([.init(row: .rooms([rooms[0], rooms[3]], 0), price: 1)]).recomputed == 7)
  }

  @Test func travelMayNotBeRewarded() throws {
    let scarce = Scarce()
    let tier = Tier(name: Tier.Name("trips"), accounts: [], travelWeight: -1)
    let valuation = Valuation(policy: "test", tiers: [tier], digest: "")
    let proof = PriceProof(
      scale: 1, tiers: [.init(tier: tier.name, claim: 0, prices: [], floors: [])])
    #expect(throws: BoundCheckError.negativeTravelWeight(tier.name)) {
      try BoundCheck(scarce.tiny.scenario(), valuation).check(proof)
    }
  }

  @Test func aGroupSharesItsPrice() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist", groupSize: 2...3)
    let specialist = tiny.specialist(
      "S-1", gives: [service],
      hours: Hours(anywhere: tiny.periods(days: [0], from: at(9), to: at(9, 30))))
    let needs = (0..<4).map { tiny.need(tiny.child("C-\($0)"), service, asked: 1) }
    let tier = Tier(
      name: Tier.Name("sessions"),
      accounts: needs.map {
        Account(owner: .need($0), measure: .sessions([$0]), table: .linear(worth: 10, upTo: 1))
      })
    let valuation = Valuation(policy: "test", tiers: [tier], digest: "")
    let period = tiny.parts.grid.period(day: 0, minute: at(9)) ?? 0
    let proof = PriceProof(
      scale: 1,
      tiers: [
        .init(
          tier: tier.name, claim: 30,
          prices: [.init(row: .period(specialist, period), price: 30)], floors: [])
      ])
    // A third of 30 leaves nothing to each of the four; the period itself is worth 30.
    let report = try BoundCheck(tiny.scenario(), valuation).check(proof)
    #expect(report.tiers.map(\.recomputed) == [30])
    #expect(report.tiers.map(\.withoutPrices) == [40])
    #expect(report.isConfirmed)
  }

  @Test func aGroupHasOnlyThoseWhoFit() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist", form: .group, groupSize: 2...3, ageGap: 2)
    tiny.specialist("S-1", gives: [service])
    let births = ["2015-03-01", "2019-03-01", "2020-03-01"]
    let needs = births.enumerated().map {
      tiny.need(tiny.child("C-\($0)", born: $1), service, asked: 1)
    }
    let tier = Tier(
      name: Tier.Name("sessions"),
      accounts: needs.map {
        Account(owner: .need($0), measure: .sessions([$0]), table: .linear(worth: 10, upTo: 1))
      })
    let check = BoundCheck(
      try tiny.scenario(), Valuation(policy: "test", tiers: [tier], digest: ""))
    // Nobody is of the eldest's age.
    #expect(try check.boundWithoutPrices(of: tier) == 20)
  }

  @Test func placesOfATurn() throws {
    var tiny = TinyScenario()
    let service = tiny.service("rehabilitation", per: .year)
    let turn = tiny.turn(
      "T-1", service, TinyScenario.days("2026-10-01", "2026-10-10"), places: 1,
      quotas: [Turn.Quota(population: .village, children: 0)],
      reserved: [Turn.Quota(population: .village, children: 1)])
    let needs = (0..<2).map {
      tiny.need(tiny.child("C-\($0)", isRural: $0 == 1), service, asked: 1)
    }
    let tier = Tier(
      name: Tier.Name("courses"),
      accounts: needs.map {
        Account(
          owner: .need($0), measure: .courses([$0], year: 2026),
          table: .linear(worth: 4, upTo: 1))
      })
    let check = BoundCheck(
      try tiny.scenario(), Valuation(policy: "test", tiers: [tier], digest: ""))
    func bound(_ rows: [PriceProof.SharedRow]) throws -> Int? {
      let prices = rows.map { PriceProof.RowPrice(row: $0, price: 4) }
      let proof = PriceProof(
        scale: 1, tiers: [.init(tier: tier.name, claim: 0, prices: prices, floors: [])])
      return try check.check(proof).tiers.first?.recomputed
    }
    #expect(try bound([]) == 8)
    #expect(try bound([.places(turn)]) == 4)
    // No village child may come, and no other one.
    #expect(try bound([.quota(turn, 0)]) == 4)
    #expect(try bound([.quota(turn, 0), .reserved(turn, 0)]) == 0)
    #expect(try check.boundWithoutPrices(of: tier) == 8)
  }

  @Test func coursesOfANeedFitOneAfterTheOther() throws {
    var tiny = TinyScenario()
    let service = tiny.service("rehabilitation", per: .year, gapDays: 30)
    let dates = [
      ("2026-10-01", "2026-10-10"), ("2026-10-08", "2026-10-20"), ("2026-11-09", "2026-11-18"),
      ("2026-12-18", "2026-12-24"),
    ]
    let turns = dates.enumerated().map {
      tiny.turn(
        "T-\($0 + 1)", service, TinyScenario.days($1.0, $1.1), places: 1)
    }
    let need = tiny.need(tiny.child("C-1"), service, asked: 4)
    let tier = Tier(
      name: Tier.Name("courses"),
      accounts: [
        Account(
          owner: .need(need), measure: .courses([need], year: 2026),
          table: .linear(worth: 4, upTo: 4))
      ])
    let check = BoundCheck(
      try tiny.scenario(), Valuation(policy: "test", tiers: [tier], digest: ""))
    // The first, the third and the fourth; the second ends twenty days before the third.
    #expect(try check.boundWithoutPrices(of: tier) == 12)
    func bound(pricing turns: ArraySlice<Turn.ID>) throws -> Int? {
      let prices = turns.map { PriceProof.RowPrice(row: .places($0), price: 4) }
      let proof = PriceProof(
        scale: 1, tiers: [.init(tier: tier.name, claim: 0, prices: prices, floors: [])])
      return try check.check(proof).tiers.first?.recomputed
    }
    // A price is paid whether the course is taken or not, and never twice.
    #expect(try bound(pricing: turns[2...2]) == 12)
    #expect(try bound(pricing: turns[0...1]) == 16)
  }

  @Test func aChildIsChargedOnceForItsSpecialist() throws {
    var tiny = TinyScenario()
    let services = [tiny.service("speech therapist"), tiny.service("psychologist")]
    let specialist = tiny.specialist("S-1", gives: services, caseload: 1)
    let child = tiny.child("C-1")
    let needs = services.map { tiny.need(child, $0, asked: 1) }
    let tier = Tier(
      name: Tier.Name("sessions"),
      accounts: needs.map {
        Account(owner: .need($0), measure: .sessions([$0]), table: .linear(worth: 10, upTo: 1))
      })
    let proof = PriceProof(
      scale: 1,
      tiers: [
        .init(
          tier: tier.name, claim: 20, prices: [.init(row: .caseload(specialist), price: 16)],
          floors: [])
      ])
    // Both sessions for one charge of 16, of which each need bears a half.
    let report = try BoundCheck(
      tiny.scenario(), Valuation(policy: "test", tiers: [tier], digest: "")
    ).check(proof)
    #expect(report.tiers.map(\.recomputed) == [20])
  }

  @Test func aVisitIsSharedByTheSessionsOfItsDay() throws {
    var tiny = TinyScenario()
    let village = tiny.place("Village")
    tiny.travel([.init(from: .place(village), to: .place(DenseID(0))): 30])
    let services = [tiny.service("speech therapist"), tiny.service("psychologist")]
    tiny.specialist("S-1", gives: services)
    let one = tiny.child("C-1", lives: village)
    let two = tiny.child("C-2", lives: village)
    let needs = [
      tiny.need(one, services[0], asked: 1), tiny.need(one, services[1], asked: 1),
      tiny.need(two, services[0], asked: 1),
    ]
    let tier = Tier(
      name: Tier.Name("sessions less travel"),
      accounts: needs.map {
        Account(owner: .need($0), measure: .sessions([$0]), table: .linear(worth: 40, upTo: 1))
      }, travelWeight: 1)
    // The first child comes once for both, the second for one: 120 − 60.
    #expect(
      try BoundCheck(
        tiny.scenario(), Valuation(policy: "test", tiers: [tier], digest: "")
      ).boundWithoutPrices(of: tier) == 60)
  }

  @Test func rowsKeptAddToTheirSessions() throws {
    var base = Pair(form: .individual)
    let need = base.need(asked: 1)
    base.tiny.row(
      base.aigul, base.service, base.first,
      at: CurrentRow.Time(weekday: .monday, minute: at(9)))
    base.tiny.row(base.bolat, base.service, base.first)
    let tier = Tier(
      name: Tier.Name("kept"),
      accounts: [
        Account(
          owner: .population("rows"), measure: .keptRows([0, 1]), table: .linear(worth: 5, upTo: 2))
      ])
    let check = BoundCheck(
      try base.tiny.scenario(), Valuation(policy: "test", tiers: [tier], digest: ""))
    // The second row's child asks nothing, so that it cannot be kept.
    #expect(try check.boundWithoutPrices(of: tier) == 5)
    let monday = base.tiny.parts.grid.period(day: 0, minute: at(9)) ?? 0
    let proof = PriceProof(
      scale: 1,
      tiers: [
        .init(
          tier: tier.name, claim: 5,
          prices: [.init(row: .period(base.first, monday), price: 3)], floors: [])
      ])
    #expect(try check.check(proof).tiers.map(\.recomputed) == [5])
    #expect(need == DenseID(0))
  }
}
