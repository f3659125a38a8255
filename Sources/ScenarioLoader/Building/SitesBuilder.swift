import Kezek

/// The sites of a scenario, ascending by key.
struct SitesBuilder {
  private(set) var sites: [Site] = []

  /// Builds the sites of a directory, and sets their ids in it.
  init(
    _ directory: inout SiteDirectory, _ table: Table?, places: inout PlaceDirectory,
    _ draft: SiteDraftContext, _ log: inout BuildLog
  ) {
    var drafts: [(entry: Int, site: Site)] = []
    if let table {
      let rows = Dictionary(
        directory.registry.index.entries.enumerated().map { ($1.row, $0) },
        uniquingKeysWith: { first, _ in first })
      var reader = SiteRowReader(table, draft)
      for row in table.rows {
        guard let entry = rows[table.shownRow(row)] else { continue }
        let id = directory.registry.index.entries[entry].id
        if let site = reader.site(id, row, &places, &log) { drafts.append((entry, site)) }
      }
    } else {
      for (entry, name) in directory.registry.index.entries.enumerated() {
        let at = FindingCollector.Place(file: name.file, row: name.row)
        guard let place = places.place(name.id, at: at, &log) else { continue }
        drafts.append(
          (
            entry,
            Site(
              key: name.id, place: place, opening: draft.grid.open, tags: WordSet(), kind: "")
          ))
      }
    }
    drafts.sort { $0.site.key.utf8.lexicographicallyPrecedes($1.site.key.utf8) }
    for (index, draft) in drafts.enumerated() {
      sites.append(draft.site)
      directory.registry.set(Site.ID(index), at: draft.entry)
    }
  }
}

/// What the rows of sites are read with.
struct SiteDraftContext {
  let grid: TimeGrid
  let noon: Int
  let vocabularies: Vocabularies
}

/// The columns of `sites.csv`.
private struct SiteRowReader {
  private let table: Table
  private let draft: SiteDraftContext
  private var when: OpeningColumn
  private var tags: Column<WordSet>

  init(_ table: Table, _ draft: SiteDraftContext) {
    self.table = table
    self.draft = draft
    when = OpeningColumn(table, grid: draft.grid, noon: draft.noon)
    tags = Column(table, "step_free", read: draft.vocabularies.placeTags)
  }

  mutating func site(
    _ id: String, _ row: Int, _ places: inout PlaceDirectory, _ log: inout BuildLog
  ) -> Site? {
    let opening = when.opening(row, &log)
    let tags = tags.value(row, &log.findings) ?? WordSet()
    let name = table.text(row, "place")
    let place = places.place(name.isEmpty ? id : name, at: table.place(row, "place"), &log)
    guard let opening, let place, !log.isBroken(table, row) else { return nil }
    return Site(
      key: id, place: place, opening: opening, tags: tags, kind: table.text(row, "kind"))
  }
}
