import Kezek

/// Names of sites in the hours of specialists, where no `sites.csv` lists them.
///
/// A place where children live may be named as a site. A name that no table has is taken for a new
/// site only where it begins a block with a capital letter, is near no word of the grammar, and
/// makes the rest of the cell understood; else the cell is an error.
struct SiteNameSearch {
  private let isListed: Bool
  private let specialists: Table?
  private let children: Table?
  /// Names that other tables have, and that may be sites.
  private let candidates: [IdIndex.Entry]

  init(_ tables: [TableKind: Table], isListed: Bool) {
    self.isListed = isListed
    specialists = tables[.specialists]
    children = tables[.children]
    var entries: [IdIndex.Entry] = []
    for (kind, column) in [
      (TableKind.rooms, "site"), (.turns, "site"), (.needs, "site"), (.current, "site"),
      (.children, "lives"), (.travel, "from"), (.travel, "to"),
    ] {
      guard let table = tables[kind], let index = table.index(of: column) else { continue }
      var seen: Set<String> = []
      for row in table.soundRows {
        let text = table.text(row, at: index)
        guard !text.isEmpty, seen.insert(text).inserted else { continue }
        entries.append(IdIndex.Entry(id: text, file: table.file, row: table.shownRow(row)))
      }
    }
    candidates = entries
  }

  /// The directory of sites, with the names that hours alone have.
  func directory(
    _ tables: [TableKind: Table], refused: Set<TableKind>, _ log: inout BuildLog
  ) -> SiteDirectory {
    let named = isListed ? [] : named(&log)
    return SiteDirectory(tables, refused: refused, named: named, &log)
  }

  /// The names that the hours of specialists use.
  private func named(_ log: inout BuildLog) -> [IdIndex.Entry] {
    guard let table = specialists, let index = table.index(of: "when") else { return [] }
    var known = candidates
    var used: [String: IdIndex.Entry] = [:]
    var seen: Set<String> = []
    for row in table.soundRows {
      let text = table.text(row, at: index)
      guard !text.isEmpty, seen.insert(text).inserted else { continue }
      var matcher = SiteMatcher(known.map(\.id))
      var reading = AvailabilityExpression.read(text, matcher: matcher)
      // A cell may name several new sites, one after another.
      for _ in 0..<8 where reading.value == nil {
        guard let name = Self.newName(in: text, reading.problems) else { break }
        let entry = IdIndex.Entry(id: name, file: table.file, row: table.shownRow(row))
        let wider = SiteMatcher(known.map(\.id) + [name])
        let again = AvailabilityExpression.read(text, matcher: wider)
        guard again.value != nil || again.problems != reading.problems else { break }
        known.append(entry)
        (matcher, reading) = (wider, again)
        if reading.value != nil {
          log.findings.add(.siteByHoursOnly, at: table.place(row, "when"), value: name)
        }
      }
      guard let expression = reading.value else { continue }
      for block in expression.blocks + expression.exceptions {
        guard let site = block.site else { continue }
        let entry = known[site]
        if used[entry.id] == nil { used[entry.id] = entry }
      }
    }
    return used.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  /// A part that is not understood and may be a site's name.
  private static func newName(in text: String, _ problems: [CellProblem]) -> String? {
    let errors = problems.filter { $0.severity == .error }
    guard let part = errors.first?.part, errors.first?.code == CellCode.notUnderstood.code,
      let first = part.first, first.isUppercase || first == "«" || first == "\"",
      part.count >= 3, NearestWord.find(part, among: AvailabilityLexicon.shared.suggestions) == nil
    else { return nil }
    return beginsBlock(part, in: CellText(text).string) ? part : nil
  }

  private static func beginsBlock(_ part: String, in text: String) -> Bool {
    guard let range = text.firstRange(of: part) else { return false }
    let before = text[..<range.lowerBound].last { $0 != " " }
    return before.map { ",;\n".contains($0) } ?? true
  }
}
