import Kezek
import KezekTesting
import PlanVerification
import Testing

/// Children of some ages who are met in groups only, two years apart at most, each session worth 5.
struct GroupsOfOneService {
  var tiny: TinyScenario
  let service: Service.ID
  let specialist: Specialist.ID
  var needs: [Need.ID] = []

  init(
    groupSize: ClosedRange<Int> = 2...4, weeks: Int = 1, contactMinutes: Int? = nil,
    categories: WordSet = WordSet(), languages: WordSet = WordSet()
  ) {
    tiny = TinyScenario(weeks: weeks)
    service = tiny.service("speech therapist", form: .group, groupSize: groupSize, ageGap: 2)
    specialist = tiny.specialist(
      "S-1", gives: [service], contactMinutes: contactMinutes, languages: languages,
      categories: categories)
  }

  mutating func add(
    _ key: String, born: String = "2020-03-01", asked: Int = 1, mostInWeek: Int? = nil,
    least: Int = 1, minutes: Int? = nil, categories: WordSet = WordSet(),
    languages: WordSet = WordSet(), hours: Hours? = nil, form: Service.Form? = nil,
    site: Site.ID? = nil
  ) {
    let child = tiny.child(
      key, born: born, categories: categories, languages: languages, hours: hours)
    needs.append(
      tiny.need(
        child, service, asked: asked, mostInWeek: mostInWeek, least: least, form: form,
        minutes: minutes, site: site))
  }

  /// The hours between two full hours of some days.
  func hours(_ days: [Int], _ from: Int = 9, _ to: Int = 13) -> Hours {
    Hours(anywhere: tiny.periods(days: days, from: at(from), to: at(to)))
  }

  /// The bound at these prices.
  func bound(at prices: [PriceProof.RowPrice]) throws -> Int {
    let tier = Tier(
      name: Tier.Name("sessions"),
      accounts: needs.map {
        let asked = tiny.parts.needs[$0].asked
        return Account(
          owner: .need($0), measure: .sessions([$0]), table: .linear(worth: 5, upTo: asked))
      })
    let valuation = Valuation(policy: "test", tiers: [tier], digest: "")
    // Before it is lowered to a value that a plan could have.
    return try BoundCheck(tiny.scenario(), valuation).total(
      of: .init(tier: tier.name, claim: 0, prices: prices, floors: []), scale: 1)
  }
}
