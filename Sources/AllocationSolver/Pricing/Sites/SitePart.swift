import Kezek

/// The stays of specialists who choose their site as a part of a `PricingModel`: a day, or the whole
/// cycle, at one of several sites, and what there is of each row at each of them.
struct SitePart: Sendable {
  /// By row: its position in the model; rows are meant by their number here elsewhere.
  private(set) var rows: [Int] = []
  /// By stay: its sites.
  private(set) var stays: [[Offers]] = []
  private var numberOfStay: [SiteStay: Int] = [:]
  private var numberOfPlace: [Place: Int] = [:]

  /// How much of which rows there is at a site.
  typealias Offers = [(row: Int, amount: Double)]

  private struct Place: Hashable {
    let stay: SiteStay
    let site: Site.ID
  }

  /// What the rows of a model from a position on say of sites that are chosen, in their order.
  ///
  /// - Complexity: O(rows + starts of the pairs that rows of presence name).
  init(_ all: [PricedRow], from first: Int, _ basis: PricingBasis) {
    for position in first..<all.count {
      switch all[position] {
      case .periodsAt(let specialist, let site, let periods):
        guard let period = periods.first else { continue }
        let stay = SiteStay(of: specialist, in: period, basis.candidates.scenario)
        add(position, Double(periods.count), stay, site)
      case .presence(let need, let specialist):
        let scenario = basis.candidates.scenario
        for (site, days) in basis.days(of: need, with: specialist) {
          var known: Set<SiteStay> = []
          for day in 0..<scenario.grid.dayCount where days.contains(day) {
            let first = day * scenario.grid.periodsPerDay
            let stay = SiteStay(of: specialist, in: first, scenario)
            if known.insert(stay).inserted { add(position, 1, stay, site) }
          }
        }
      default: continue
      }
    }
  }

  /// Adds a row, of which there is so much at a site in a stay.
  private mutating func add(_ position: Int, _ amount: Double, _ stay: SiteStay, _ site: Site.ID) {
    if rows.last != position { rows.append(position) }
    let number = numberOfStay[stay] ?? stays.count
    if number == stays.count {
      numberOfStay[stay] = number
      stays.append([])
    }
    let key = Place(stay: stay, site: site)
    let place = numberOfPlace[key] ?? stays[number].count
    if place == stays[number].count {
      numberOfPlace[key] = place
      stays[number].append([])
    }
    stays[number][place].append((rows.count - 1, amount))
  }
}
