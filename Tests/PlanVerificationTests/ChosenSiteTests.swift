import Kezek
import KezekTesting
import PlanVerification
import Testing

/// Prices of specialists who choose their site.
@Suite struct ChosenSiteTests {
  /// A specialist for children who are met at the centre or in the village, and nowhere else.
  private struct TwoSites {
    var tiny = TinyScenario()
    let service: Service.ID
    let specialist: Specialist.ID
    let centre: Site.ID
    let village: Site.ID
    var needs: [Need.ID] = []
    var worth: [Int] = []

    init(_ choice: Specialist.SiteChoice, days: [Int], form: Service.Form = .individual) {
      service = tiny.service("speech therapist", form: form)
      centre = DenseID(0)
      village = tiny.site("Village")
      specialist = tiny.specialist(
        "S-1", gives: [service],
        hours: Hours(anywhere: tiny.periods(days: days, from: at(9), to: at(10))),
        siteChoice: choice)
    }

    mutating func add(
      _ key: String, at site: Site.ID, worth: Int, asked: Int = 1, from start: Int = at(9),
      days: [Int] = [0, 1]
    ) {
      let hours = Hours(anywhere: tiny.periods(days: days, from: start, to: at(10)))
      needs.append(
        tiny.need(tiny.child(key, hours: hours), service, asked: asked, site: site))
      self.worth.append(worth)
    }

    func presence(_ place: Int, _ price: Int) -> PriceProof.RowPrice {
      .init(row: .presence(needs[place], specialist), price: price)
    }

    func period(_ site: Site.ID, _ minute: Int, _ price: Int) -> PriceProof.RowPrice {
      let period = tiny.parts.grid.period(day: 0, minute: minute) ?? 0
      return .init(row: .periodAt(specialist, site, period), price: price)
    }

    func bound(_ prices: [PriceProof.RowPrice]) throws -> Int {
      let tier = Tier(
        name: Tier.Name("sessions"),
        accounts: zip(needs, worth).map { need, worth in
          Account(
            owner: .need(need), measure: .sessions([need]),
            table: .linear(worth: worth, upTo: tiny.parts.needs[need].asked))
        })
      let valuation = Valuation(policy: "test", tiers: [tier], digest: "")
      // Before it is lowered to a value that a plan could have.
      return try BoundCheck(tiny.scenario(), valuation).total(
        of: .init(tier: tier.name, claim: 0, prices: prices, floors: []), scale: 1)
    }
  }

  @Test func ofTheSitesOfADayOnlyTheDearestCounts() throws {
    var sites = TwoSites(.eachDay, days: [0])
    sites.add("C-1", at: sites.centre, worth: 3)
    sites.add("C-2", at: sites.village, worth: 4, from: at(9, 30))
    // Each pays what it gains: the one at nine at the centre, the other at half past in the village.
    let prices = [
      sites.period(sites.centre, at(9), 3), sites.period(sites.centre, at(9, 30), 3),
      sites.period(sites.village, at(9, 30), 4),
    ]
    #expect(try sites.bound([]) == 7)
    #expect(try sites.bound(prices) == 6)
    #expect(try sites.bound([prices[1], prices[2]]) == 4 + 3)
    // The price of one site is no other's.
    #expect(try sites.bound([sites.period(sites.centre, at(9, 30), 9)]) == 9 + 7)
  }

  @Test(arguments: [Specialist.SiteChoice.eachDay, .once])
  func presenceProvesThatItIsAtOneSite(choice: Specialist.SiteChoice) throws {
    var sites = TwoSites(choice, days: [0])
    sites.add("C-1", at: sites.centre, worth: 3)
    sites.add("C-2", at: sites.village, worth: 2)
    #expect(try sites.bound([]) == 5)
    #expect(try sites.bound([sites.presence(0, 3), sites.presence(1, 2)]) == 3)
    #expect(try sites.bound([sites.presence(0, 3)]) == 3 + 2)
    #expect(try sites.bound([sites.presence(0, 1), sites.presence(1, 1)]) == 1 + 2 + 1)
  }

  @Test func presenceIsPaidBySessionOrOnceForTheCycle() throws {
    var daily = TwoSites(.eachDay, days: [0, 1])
    daily.add("C-1", at: daily.centre, worth: 3, asked: 2)
    daily.add("C-2", at: daily.village, worth: 2, asked: 2)
    // Two days, at each of which three are to be had.
    #expect(try daily.bound([daily.presence(0, 3), daily.presence(1, 2)]) == 6)
    #expect(try daily.bound([daily.presence(0, 6)]) == 12 + 4)
    var once = TwoSites(.once, days: [0, 1])
    once.add("C-1", at: once.centre, worth: 3, asked: 2)
    once.add("C-2", at: once.village, worth: 2, asked: 2)
    #expect(try once.bound([once.presence(0, 6), once.presence(1, 4)]) == 6)
    #expect(try once.bound([once.presence(0, 3), once.presence(1, 2)]) == 3 + 3 + 2)
  }

  @Test func onlyDaysOnWhichTheyCouldMeetCount() throws {
    var sites = TwoSites(.eachDay, days: [0, 1])
    sites.add("C-1", at: sites.centre, worth: 3, days: [1])
    #expect(try sites.bound([sites.presence(0, 3)]) == 3)
    // Who is met in groups only, and has no company there, is not met there.
    var groups = TwoSites(.eachDay, days: [0], form: .group)
    groups.add("C-1", at: groups.centre, worth: 5)
    groups.add("C-2", at: groups.village, worth: 5)
    groups.add("C-3", at: groups.village, worth: 5)
    let whole = PriceProof.RowPrice(
      row: .member(groups.needs[0], groups.specialist, 1), price: 0)
    #expect(try groups.bound([whole]) == 10)
    #expect(try groups.bound([whole, groups.presence(0, 7)]) == 10)
    #expect(try groups.bound([whole, groups.presence(1, 2)]) == 10)
    #expect(try groups.bound([whole, groups.presence(1, 7)]) == 5 + 7)
  }

  @Test func rowsOfSitesThatAreNotChosenAreRefused() throws {
    var sites = TwoSites(.eachDay, days: [0])
    sites.add("C-1", at: sites.centre, worth: 3)
    let given = sites.tiny.specialist("S-2", gives: [sites.service])
    let unknown: [PriceProof.SharedRow] = [
      .periodAt(given, sites.centre, 0), .periodAt(DenseID(9), sites.centre, 0),
      .periodAt(sites.specialist, DenseID(9), 0), .periodAt(sites.specialist, sites.centre, -1),
      .periodAt(sites.specialist, sites.centre, 9_999), .presence(sites.needs[0], given),
      .presence(DenseID(9), sites.specialist), .presence(sites.needs[0], DenseID(9)),
    ]
    for row in unknown {
      #expect(throws: BoundCheckError.unknownRow(row)) {
        try sites.bound([.init(row: row, price: 0)])
      }
    }
    #expect(throws: BoundCheckError.negativePrice(sites.presence(0, -1).row)) {
      try sites.bound([sites.presence(0, -1)])
    }
  }

  @Test func whatDoesNotFitIsAnError() throws {
    var sites = TwoSites(.eachDay, days: [0, 1])
    sites.add("C-1", at: sites.centre, worth: 3, asked: 2)
    sites.add("C-2", at: sites.centre, worth: 3)
    let much = Int.max / 2 + 1
    #expect(throws: BoundCheckError.overflow) { try sites.bound([sites.presence(0, much)]) }
    #expect(throws: BoundCheckError.overflow) {
      try sites.bound([
        sites.period(sites.centre, at(9), much), sites.period(sites.centre, at(9, 30), much),
      ])
    }
  }
}
