import Foundation
import Kezek

/// What specialists who choose their site add to the Lagrangian function: of each stay what is to be
/// paid at the site where that is most.
struct SiteOracle: OracleShare, ~Copyable {
  private let part: SitePart
  /// Of the part's first row in the component.
  private let rowsFrom: Int
  private let usage: Scratch<Double>
  /// By site of the stay at hand: what is to be paid there, then its chance.
  private let costs: Scratch<Double>

  init(_ part: SitePart, rowsFrom firstRow: Int) {
    self.part = part
    rowsFrom = firstRow
    usage = Scratch(0, count: part.rows.count)
    costs = Scratch(0, count: part.stays.map(\.count).max() ?? 0)
  }

  /// What the stays add to L at a point.
  ///
  /// - Complexity: O(rows × stays of a row × sites).
  mutating func evaluate(_ point: PricePoint) -> Double {
    usage.fill(0)
    var total = 0.0
    for sites in part.stays {
      for (site, offers) in sites.enumerated() {
        costs[site] = offers.reduce(0) {
          $0 + point.prices[part.rows[$1.row] - rowsFrom] * $1.amount
        }
      }
      total += choose(among: sites.count, at: point.temperature)
      for (site, offers) in sites.enumerated() where costs[site] > 0 {
        for offer in offers { usage[offer.row] -= costs[site] * offer.amount }
      }
    }
    return total
  }

  /// Replaces the costs of sites by their chances; returns the highest cost, smoothed.
  private func choose(among count: Int, at temperature: Double) -> Double {
    var dearest = 0
    for site in 1..<max(1, count) where costs[site] > costs[dearest] { dearest = site }
    let high = costs[dearest]
    guard temperature > 0 else {
      for site in 0..<count { costs[site] = site == dearest ? 1 : 0 }
      return high
    }
    var sum = 0.0
    for site in 0..<count {
      costs[site] = exp((costs[site] - high) / temperature)
      sum += costs[site]
    }
    for site in 0..<count { costs[site] /= sum }
    return high + temperature * log(sum)
  }

  /// Adds what is there, as less than nothing taken.
  func add(to total: inout [Double]) {
    for (row, position) in part.rows.enumerated() { total[position - rowsFrom] += usage[row] }
  }
}
