import Kezek

/// When the persons of one kind can come, and where, in flat rows.
struct HoursTable: Sendable {
  private var anywhere: BitRows
  private var named: BitRows
  /// The named sites of person i stand at `offsets[i]..<offsets[i + 1]`.
  private var offsets: [Int32]
  private var sites: [Int32]

  init(_ hours: [Hours], grid: TimeGrid) {
    anywhere = BitRows(rows: hours.count, columns: grid.periodCount)
    named = BitRows(
      rows: hours.reduce(0) { $0 + $1.atSites.count }, columns: grid.periodCount)
    offsets = [0]
    sites = []
    for (person, row) in hours.enumerated() {
      for period in row.anywhere.members { anywhere.insert(period, row: person) }
      for entry in row.atSites {
        for period in entry.periods.members { named.insert(period, row: sites.count) }
        sites.append(Int32(entry.site.index))
      }
      offsets.append(Int32(sites.count))
    }
  }

  /// Keeps the periods in which a person can be at a site.
  func narrow(_ periods: inout BitRow, person: Int, site: Int) {
    if let row = row(person, site) {
      periods.formIntersection(anywhere, row: person, or: named, row: row)
    } else {
      periods.formIntersection(anywhere, row: person)
    }
  }

  /// Whether a person can be at a site throughout the periods.
  func holdsAll(of periods: Range<Int>, person: Int, site: Int) -> Bool {
    let row = row(person, site)
    return periods.allSatisfy { period in
      anywhere.contains(period, row: person)
        || row.map { named.contains(period, row: $0) } ?? false
    }
  }

  private func row(_ person: Int, _ site: Int) -> Int? {
    let rows = Int(offsets[person])..<Int(offsets[person + 1])
    return rows.first { Int(sites[$0]) == site }
  }
}
