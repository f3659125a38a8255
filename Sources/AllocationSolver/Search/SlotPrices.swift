import Kezek

/// What a session's time costs at a bound's prices, period by period: a guide for where to put it.
struct SlotPrices: Sendable {
  private let periodCount: Int
  private let siteCount: Int
  private var ofSpecialist: [Double]
  /// By specialist who chooses the site, and site: where its periods start in `atChosenSite`; −1 where
  /// it has none.
  private var firstAtSite: [Int32] = []
  /// By specialist: where its sites start in `firstAtSite`; −1 where the tables give the site.
  private var firstSite: [Int]
  private var atChosenSite: [Double] = []
  private var ofClass: [Double]
  /// By specialist: a contact minute.
  private(set) var minute: [Double]
  /// By specialist: a place among its children.
  private(set) var caseload: [Double]
  private(set) var courses = CoursePrices()

  /// No prices.
  init(_ candidates: Candidates) {
    let scenario = candidates.scenario
    periodCount = scenario.grid.periodCount
    siteCount = scenario.sites.count
    ofSpecialist = [Double](repeating: 0, count: scenario.specialists.count * periodCount)
    firstSite = [Int](repeating: -1, count: scenario.specialists.count)
    ofClass = [Double](
      repeating: 0, count: candidates.resources.classes.count * periodCount)
    minute = [Double](repeating: 0, count: scenario.specialists.count)
    caseload = [Double](repeating: 0, count: scenario.specialists.count)
  }

  /// The prices of rows.
  init(_ rows: [PricedRow], _ prices: [Double], _ candidates: Candidates) {
    self.init(candidates)
    courses = CoursePrices(rows, prices, candidates)
    addChosenSites(rows, prices, candidates.scenario)
    for (row, price) in zip(rows, prices) where price > 0 {
      switch row {
      case .hours(let specialist): minute[specialist.index] += price
      case .periods(let specialist, let periods):
        for period in periods { ofSpecialist[specialist.index * periodCount + period] += price }
      case .rooms(let rooms, let periods):
        let units = Set(rooms)
        for (part, resource) in candidates.resources.classes.enumerated()
        where resource.rooms.contains(where: units.contains) {
          for period in periods { ofClass[part * periodCount + period] += price }
        }
      case .caseload(let specialist): caseload[specialist.index] += price
      case .periodsAt, .presence, .places, .stepFreePlaces, .quota, .reserved, .member: break
      }
    }
  }

  /// Prices the periods of specialists who choose their site.
  ///
  /// Whoever goes to one site gives up the others: so the periods of a stay cost at each site as much
  /// together as at the dearest.
  private mutating func addChosenSites(
    _ rows: [PricedRow], _ prices: [Double], _ scenario: Scenario
  ) {
    var stays: [SiteStay: [Site.ID: (cost: Double, periods: Set<Int>)]] = [:]
    for (row, price) in zip(rows, prices) {
      guard case .periodsAt(let specialist, let site, let periods) = row,
        let first = periods.first
      else { continue }
      charge(specialist, site, periods, price)
      let stay = SiteStay(of: specialist, in: first, scenario)
      var own = stays[stay]?[site] ?? (0, [])
      own.cost += price * Double(periods.count)
      own.periods.formUnion(periods)
      stays[stay, default: [:]][site] = own
    }
    // Each period is in one stay at a site, so the order changes nothing.
    for (stay, sites) in stays {
      let highest = sites.values.map(\.cost).max() ?? 0
      for (site, own) in sites {
        charge(
          stay.specialist, site, own.periods, (highest - own.cost) / Double(own.periods.count))
      }
    }
  }

  private mutating func charge(
    _ specialist: Specialist.ID, _ site: Site.ID, _ periods: some Sequence<Int>, _ price: Double
  ) {
    if firstSite[specialist.index] < 0 {
      firstSite[specialist.index] = firstAtSite.count
      firstAtSite += [Int32](repeating: -1, count: siteCount)
    }
    let place = firstSite[specialist.index] + site.index
    if firstAtSite[place] < 0 {
      firstAtSite[place] = Int32(atChosenSite.count)
      atChosenSite += [Double](repeating: 0, count: periodCount)
    }
    for period in periods { atChosenSite[Int(firstAtSite[place]) + period] += price }
  }

  /// What the periods of a session cost, its contact minutes not counted.
  func cost(
    _ specialist: Int, at site: Int, _ classes: [ScheduleTables.ClassUnits],
    _ periods: Range<Int>
  ) -> Double {
    var cost = 0.0
    for period in periods { cost += ofSpecialist[specialist * periodCount + period] }
    if firstSite[specialist] >= 0, case let first = firstAtSite[firstSite[specialist] + site],
      first >= 0
    {
      for period in periods { cost += atChosenSite[Int(first) + period] }
    }
    for used in classes {
      for period in periods {
        cost += Double(used.units) * ofClass[used.resourceClass * periodCount + period]
      }
    }
    return cost
  }
}
