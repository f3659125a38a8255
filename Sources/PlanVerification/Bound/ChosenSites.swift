import Kezek

/// Prices of specialists who choose their site: of periods, site by site, and of being where a need
/// could be met.
///
/// Such a specialist is at one site a day, or for the whole cycle, and uses nothing of the others: so of
/// all sites only the one where most is to be paid counts (`Docs/Proof.md`, "Sites that are chosen").
struct ChosenSites: Sendable {
  private let grid: TimeGrid
  /// By specialist and site: the price of each period.
  private var periods: [Place: [Int]] = [:]
  /// By specialist and day (or the cycle), then by site: Σ capacity × price of periods.
  private var costs: [Stay: [Site.ID: Int]] = [:]
  private var presences: [Pair: Int] = [:]

  private struct Place: Hashable {
    let specialist: Specialist.ID
    let site: Site.ID
  }

  private struct Pair: Hashable {
    let need: Need.ID
    let specialist: Specialist.ID
  }

  /// How long a specialist is at one site.
  private struct Stay: Hashable {
    let specialist: Specialist.ID
    /// Nil = the whole cycle.
    let day: Int?
  }

  /// No prices.
  init(_ grid: TimeGrid) { self.grid = grid }

  /// Adds the price of a specialist's period at a site; it counts only where it can be used at all.
  mutating func add(
    _ specialist: Specialist.ID, _ site: Site.ID, _ period: Int, price: Int, in scenario: Scenario
  ) throws(BoundCheckError) {
    let none = [Int](repeating: 0, count: grid.periodCount)
    periods[Place(specialist: specialist, site: site), default: none][period] = price
    let who = scenario.specialists[specialist]
    guard grid.open.contains(period), scenario.sites[site].opening.contains(period),
      who.hours.periods(at: site).contains(period)
    else { return }
    let stay = Stay(
      specialist: specialist, day: who.siteChoice == .eachDay ? grid.day(of: period) : nil)
    costs[stay, default: [:]][site] = try Exact.sum(costs[stay]?[site] ?? 0, price)
  }

  /// Adds the price of a need's being met by a specialist who must be there.
  mutating func add(_ need: Need.ID, _ specialist: Specialist.ID, price: Int) {
    presences[Pair(need: need, specialist: specialist)] = price
  }

  /// What a specialist's periods at a site cost.
  func cost(
    of specialist: Specialist.ID, at site: Site.ID, _ range: Range<Int>
  ) throws(BoundCheckError) -> Int {
    guard !periods.isEmpty, let prices = periods[Place(specialist: specialist, site: site)] else {
      return 0
    }
    var sum = 0
    for period in range { sum = try Exact.sum(sum, prices[period]) }
    return sum
  }

  /// The price of a specialist's being where a need could be met; nil where there is none.
  func presence(of specialist: Specialist.ID, for need: Need.ID) -> Int? {
    presences.isEmpty ? nil : presences[Pair(need: need, specialist: specialist)]
  }

  /// What is to be paid at most at one site of each day, or of the cycle, by all specialists.
  ///
  /// - Complexity: O(prices + Σ over priced pairs of starts).
  func most(
    _ pricing: SessionPricing, _ groups: WholeGroups
  ) throws(BoundCheckError) -> Int {
    var pricing = pricing
    let scenario = pricing.facts.scenario
    var costs = costs
    // No price is below 0, so the order decides neither a sum nor whether it fits; nor does it below.
    for (pair, price) in presences where pricing.facts.mayHaveSessions(pair.need) {
      let isDaily = scenario.specialists[pair.specialist].siteChoice == .eachDay
      for candidate in pricing.candidates(for: pair.need)
      where candidate.specialist == pair.specialist {
        for site in candidate.sites {
          let open = try days(of: pair, at: site, &pricing, groups)
          for day in isDaily ? open.map(Optional.some) : open.isEmpty ? [] : [nil] {
            let stay = Stay(specialist: pair.specialist, day: day)
            costs[stay, default: [:]][site] = try Exact.sum(costs[stay]?[site] ?? 0, price)
          }
        }
      }
    }
    var total = 0
    for ofSite in costs.values { total = try Exact.sum(total, ofSite.values.max() ?? 0) }
    return total
  }

  /// The days on which a specialist could meet a need at a site.
  private func days(
    of pair: Pair, at site: Site.ID, _ pricing: inout SessionPricing, _ groups: WholeGroups
  ) throws(BoundCheckError) -> [Int] {
    let need = pricing.facts.scenario.needs[pair.need]
    if need.form == .group,
      let days = groups.days(of: pair.need, need, with: pair.specialist, at: site)
    {
      return days
    }
    let costs = try pricing.days(of: pair.specialist, at: site, for: pair.need).cheapest
    return costs.indices.filter { costs[$0] != nil }
  }
}
