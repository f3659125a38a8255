import Kezek
import KezekTesting
import PlanVerification
import Testing

/// Groups that are priced whole come out the same however the work is parted.
@Suite struct WholeGroupsTests {
  @Test func theNumberOfThreadsChangesNothing() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist", form: .group, groupSize: 2...3)
    var random = SplitMix64(seed: 5)
    var needs: [Need.ID] = []
    for number in 0..<80 {
      let child = tiny.child("C-\(number)", born: "\(2014 + number % 9)-03-01")
      needs.append(tiny.need(child, service, asked: 1 + number % 3))
    }
    var prices: [PriceProof.RowPrice] = []
    for number in 0..<40 {
      let specialist = tiny.specialist("S-\(number)", gives: [service])
      for need in random.sample(20, of: needs) {
        prices.append(
          .init(row: .member(need, specialist, 1), price: random.integer(in: 0...9)))
      }
    }
    let tier = Tier(
      name: Tier.Name("sessions"),
      accounts: needs.map {
        Account(owner: .need($0), measure: .sessions([$0]), table: .linear(worth: 5, upTo: 3))
      })
    let valuation = Valuation(policy: "test", tiers: [tier], digest: "")
    let one = PriceProof.TierPrices(tier: tier.name, claim: 0, prices: prices, floors: [])
    let totals = try [1, 2, 7].map {
      try BoundCheck(tiny.scenario(), valuation, threads: $0).total(of: one, scale: 1)
    }
    #expect(Set(totals).count == 1)
  }

  /// Children and a specialist of one or both of two sites, who share nothing, with random prices.
  private func centre(ofSites numbers: [Int]) throws -> (Scenario, PriceProof.TierPrices, Valuation)
  {
    var tiny = TinyScenario()
    tiny.site("Village", in: tiny.place("Village"))
    let service = tiny.service("speech therapist", form: .any, groupSize: 2...3, ageGap: 1)
    var needs: [Need.ID] = []
    var prices: [PriceProof.RowPrice] = []
    for number in numbers {
      var random = SplitMix64(seed: UInt64(number))
      let site = Site.ID(number)
      let specialist = tiny.specialist(
        "S-\(number)", gives: [service],
        hours: Hours(
          anywhere: tiny.parts.grid.none,
          atSites: [.init(site: site, periods: tiny.periods(days: [number, 3]))]))
      for period in tiny.periods(days: [number, 3]).members {
        prices.append(.init(row: .period(specialist, period), price: random.integer(in: 0...4)))
      }
      for child in 0..<(5 + number) {
        let child = tiny.child("C-\(number)-\(child)", born: "\(2016 + child % 4)-03-01")
        let need = tiny.need(child, service, asked: 2, site: site)
        needs.append(need)
        for meetings in 1...2 {
          prices.append(
            .init(
              row: .member(need, specialist, meetings), price: random.integer(in: 0...5)))
        }
      }
    }
    let tier = Tier(
      name: Tier.Name("sessions"),
      accounts: needs.map {
        Account(owner: .need($0), measure: .sessions([$0]), table: .linear(worth: 5, upTo: 2))
      })
    return (
      try tiny.scenario(), .init(tier: tier.name, claim: 0, prices: prices, floors: []),
      Valuation(policy: "test", tiers: [tier], digest: "")
    )
  }

  @Test func partsThatShareNothingAddUpToTheWhole() throws {
    let whole = try centre(ofSites: [0, 1])
    let check = BoundCheck(whole.0, whole.2)
    var sum = 0
    for number in [0, 1] {
      let part = try centre(ofSites: [number])
      sum += try BoundCheck(part.0, part.2, partOf: check).total(of: part.1, scale: 1)
    }
    #expect(try check.total(of: whole.1, scale: 1) == sum)
  }
}
