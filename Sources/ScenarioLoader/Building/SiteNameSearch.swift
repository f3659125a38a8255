import Kezek

/// Names of sites in the hours of specialists, where no `sites.csv` lists them.
///
/// A place where children live may be named as a site. What stands before the first day or time of a
/// block is taken for a new site only where it begins with a capital letter, none of its words is
/// near a word of the grammar, and it makes the whole cell understood; else the cell is an error.
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
        guard !text.isEmpty, IdColumn.problems(of: text).isEmpty, seen.insert(text).inserted
        else { continue }
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
    // Made again only where names join: a region has thousands of them and of cells.
    var matcher = SiteMatcher(known.map(\.id))
    var used: [String: IdIndex.Entry] = [:]
    var seen: Set<String> = []
    for row in table.soundRows {
      let text = table.text(row, at: index)
      guard !text.isEmpty, seen.insert(text).inserted else { continue }
      var reading = AvailabilityExpression.read(text, matcher: matcher)
      if reading.value == nil, let names = Self.newNames(in: text, known: known.map(\.id)) {
        let entries = names.map {
          IdIndex.Entry(id: $0, file: table.file, row: table.shownRow(row))
        }
        let wider = known + entries
        let widerMatcher = SiteMatcher(wider.map(\.id))
        let again = AvailabilityExpression.read(text, matcher: widerMatcher)
        if again.value != nil {
          (known, matcher, reading) = (wider, widerMatcher, again)
          for name in names {
            log.findings.add(.siteByHoursOnly, at: table.place(row, "when"), value: name)
          }
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

  /// What stands before the days and hours of blocks and may be the name of a new site; nil where
  /// some of it may be a mistyped word of the grammar.
  private static func newNames(in text: String, known: [String]) -> [String]? {
    let text = CellText(text)
    let tokens = CellToken.tokens(of: text)
    var names: [String] = []
    for block in tokens.split(whereSeparator: DateScanner.partsList) {
      let head = Array(block[block.startIndex..<(block.startIndex + nameLength(Array(block)))])
      guard let first = head.first, let last = head.last else { continue }
      let name = text.part(first.range.lowerBound..<last.range.upperBound)
      if known.contains(where: { Spelling.look($0) == Spelling.look(name) }) { continue }
      let words = head.filter { $0.kind == .word }
      guard words.first?.isCapital == true, head.count <= 6,
        words.allSatisfy({
          NearestWord.find($0.text, among: AvailabilityLexicon.shared.suggestions) == nil
        })
      else { return nil }
      if !names.contains(name) { names.append(name) }
    }
    return names.isEmpty || names.count > 8 ? nil : names
  }

  /// How many tokens of a block stand before its first day, time or other word of the grammar.
  private static func nameLength(_ block: [CellToken]) -> Int {
    let lexicon = AvailabilityLexicon.shared
    var count = 0
    for (position, token) in block.enumerated() {
      switch token.kind {
      case .word:
        if lexicon.word(token.text) != nil || lexicon.lookAlike(token.text) != nil {
          return count
        }
      case .number:
        // `Room 5 Mon`, `Room 5 9-11`: a number is a time where a mark of times follows it.
        let next = position + 1 < block.count ? block[position + 1] : nil
        let isTime = next.map { $0.kind == .mark && [":", ".", "-"].contains($0.text) } ?? true
        if position == 0 || isTime { return count }
      case .mark:
        let isQuote = ["\"", "«", "»", "“", "”", "„", "№"].contains(token.text)
        // `РЦ-2 Пн`: a hyphen inside a name has no blanks around it.
        let isJoint =
          token.isMark("-") && token.isTight && position > 0 && position + 2 < block.count
          && block[position + 1].isTight && block[position - 1].kind == .word
        if !isQuote && !isJoint { return count }
      case .lineBreak: return count
      }
      count = position + 1
    }
    return count
  }
}
