/// The names of places: where sites lie, then where children live.
enum PlaceMentions {
  /// Each name where it comes first, rows whose text is damaged left out; the names of a table
  /// ascending.
  static func gather(_ tables: [TableKind: Table], _ sites: SiteDirectory) -> [IdIndex.Entry] {
    var entries: [IdIndex.Entry] = []
    if let table = tables[.sites] {
      entries += names(in: table, "place") { row in table.text(row, "site") }
    } else {
      entries += sites.registry.index.entries
    }
    if let table = tables[.children] { entries += names(in: table, "lives") { _ in "" } }
    return entries
  }

  private static func names(
    in table: Table, _ column: String, default other: (Int) -> String
  ) -> [IdIndex.Entry] {
    let index = table.index(of: column)
    var seen: Set<String> = []
    var entries: [IdIndex.Entry] = []
    for row in table.soundRows {
      var text = table.text(row, at: index)
      if text.isEmpty { text = other(row) }
      guard !text.isEmpty, IdColumn.problems(of: text).isEmpty, seen.insert(text).inserted else {
        continue
      }
      entries.append(IdIndex.Entry(id: text, file: table.file, row: table.shownRow(row)))
    }
    return entries.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}
