import Kezek

/// The names of the sites: those of `sites.csv`, else those that the other tables name.
struct SiteDirectory {
  /// The sites by name; without errors, an id each, ascending by name.
  var registry: Registry<Site.ID>
  /// Whether `sites.csv` lists them.
  let isListed: Bool
  /// The names, in the order of the registry, as availability cells may name them.
  let names: [String]

  /// Gathers the names.
  ///
  /// - Parameter named: names in the `when` of specialists that no other table has.
  init(
    _ tables: [TableKind: Table], refused: Set<TableKind>, named: [IdIndex.Entry],
    _ log: inout BuildLog
  ) {
    registry = Registry(.sites, isUnreadable: refused.contains(.sites))
    isListed = tables[.sites] != nil || refused.contains(.sites)
    if let table = tables[.sites] {
      let column = IdColumn(table, "site")
      for row in table.rows {
        if let id = column.value(row, &log.findings) {
          _ = registry.insert(id, table, row, "site", &log.findings)
        }
      }
    } else if !refused.contains(.sites) {
      for entry in Self.mentioned(tables) + named { registry.insertMention(entry) }
      if registry.count == 0 {
        registry.insertMention(
          IdIndex.Entry(id: Site.unnamed, file: TableKind.sites.fileName, row: 0))
      }
    }
    names = registry.index.entries.map(\.id)
  }

  /// Names in the columns of sites, each where it comes first, ascending.
  private static func mentioned(_ tables: [TableKind: Table]) -> [IdIndex.Entry] {
    var seen: Set<String> = []
    var entries: [IdIndex.Entry] = []
    for kind in [TableKind.rooms, .turns, .needs, .current] {
      guard let table = tables[kind], let index = table.index(of: "site") else { continue }
      for row in table.soundRows {
        let text = table.text(row, at: index)
        guard !text.isEmpty, IdColumn.problems(of: text).isEmpty, seen.insert(text).inserted
        else { continue }
        entries.append(IdIndex.Entry(id: text, file: table.file, row: table.shownRow(row)))
      }
    }
    return entries.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}

/// The names of the places: where sites lie and children live.
struct PlaceDirectory {
  private var index = IdIndex()
  private(set) var places: [Place] = []
  private var ids: [Place.ID] = []

  /// Gathers the names; names that look the same are one.
  init(_ mentions: [IdIndex.Entry]) {
    for entry in mentions { _ = index.insert(entry) }
    let order = index.entries.indices.sorted {
      index.entries[$0].id.utf8.lexicographicallyPrecedes(index.entries[$1].id.utf8)
    }
    ids = [Place.ID](repeating: Place.ID(0), count: order.count)
    for (rank, entry) in order.enumerated() { ids[entry] = Place.ID(rank) }
    places = order.map { Place(key: index.entries[$0].id) }
  }

  var entries: [IdIndex.Entry] { index.entries }

  /// The place of a name that was gathered, with a finding where it is written otherwise.
  mutating func place(
    _ text: String, at place: FindingCollector.Place, _ log: inout BuildLog
  ) -> Place.ID? {
    switch index.match(text) {
    case .same(let entry):
      return ids[entry]
    case .alike(let known):
      let entry = index.entries[known]
      let isCase = Words.normalized(entry.id) == Words.normalized(text)
      log.findings.add(
        isCase ? .differentCase : .lookAlikeId, at: place, value: text,
        details: ["id": entry.id, "other": entry.file, "row": String(entry.row)])
      return ids[known]
    case .unknown:
      log.findings.add(IdColumn.problems(of: text), at: place, value: text)
      return nil
    }
  }
}
