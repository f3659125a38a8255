import Kezek

/// The minutes between places and sites.
struct TravelBuilder {
  private(set) var table = TravelTable(minutes: [:], isListed: false)
  /// Whether all places are known; where they are not, no name can be called needless.
  private let isComplete: Bool

  private struct Listed {
    let minutes: Int
    let row: Int
  }

  init(isComplete: Bool) {
    self.isComplete = isComplete
  }

  /// Reads the table.
  mutating func read(
    _ table: Table, sites: [Site], siteRows: inout SiteDirectory, places: inout PlaceDirectory,
    _ log: inout BuildLog
  ) {
    var minutes = Column(table, "minutes", read: FieldWords.whole(0...1440, .minutes))
    var listed: [TravelTable.Pair: Listed] = [:]
    for row in table.rows {
      let from = end(table, row, "from", sites, &siteRows, &places, &log)
      let to = end(table, row, "to", sites, &siteRows, &places, &log)
      let value = minutes.required(row, &log.findings)
      guard let from, let to, let value, !log.isBroken(table, row) else { continue }
      let pair = TravelTable.Pair(from: from, to: to)
      let back = TravelTable.Pair(from: to, to: from)
      guard let earlier = listed[pair] ?? listed[back] else {
        listed[pair] = Listed(minutes: value, row: row)
        continue
      }
      log.findings.add(
        earlier.minutes == value ? .travelRepeated : .travelContradicts,
        at: table.place(row, "minutes"), value: String(value),
        details: [
          "first": String(table.shownRow(earlier.row)), "minutes": String(earlier.minutes),
        ])
    }
    self.table = TravelTable(minutes: listed.mapValues(\.minutes), isListed: true)
  }

  /// The place or site of a cell; nil where nothing of the scenario has that name.
  private func end(
    _ table: Table, _ row: Int, _ column: String, _ sites: [Site],
    _ siteRows: inout SiteDirectory, _ places: inout PlaceDirectory, _ log: inout BuildLog
  ) -> TravelTable.End? {
    let text = table.text(row, column)
    let at = table.place(row, column)
    if text.isEmpty {
      log.findings.add(.emptyCell, at: at)
      return nil
    }
    if let place = places.place(text, at: at, &log) { return .place(place) }
    if siteRows.registry.knows(text) {
      return log.resolve(text, in: &siteRows.registry, table, row, column).map { .site($0) }
    }
    let names = places.places.map(\.key) + siteRows.names
    if let maybe = NearestWord.find(text, among: names) {
      log.findings.add(
        .unknownId, at: at, value: text,
        details: ["table": "\(TableKind.children.fileName), \(TableKind.sites.fileName)"],
        maybe: maybe)
    } else if isComplete {
      log.findings.add(.unknownTravelEnd, at: at, value: text)
    }
    return nil
  }
}
