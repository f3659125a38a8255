import Kezek

/// Places, sites, categories and tags that may be one under two names, or that one table alone has
/// (RULES 12).
extension CrossChecks {
  private typealias Column = NameMentions.Column

  func reportNames(_ log: inout BuildLog) {
    reportPlaces(&log)
    reportCategories(&log)
    reportTags(&log)
    reportGroups(&log)
  }

  // MARK: Places and sites

  private func reportPlaces(_ log: inout BuildLog) {
    let sites = built.names.names
    let matcher = SiteMatcher(sites)
    // With `sites.csv` every site is listed, and an unknown one is an error.
    let isListed = tables[.sites] != nil || unreadable.contains(.sites)
    var columns = [
      Column(.sites, "site"), Column(.sites, "place"), Column(.children, "lives"),
      Column(.needs, "site"), Column(.rooms, "site"), Column(.turns, "site"),
      Column(.travel, "from"), Column(.travel, "to"), Column(.current, "site"),
    ]
    if !isListed { columns += [Column(.children, "when"), Column(.specialists, "when")] }
    let mentions = NameMentions(tables, columns) { column, text in
      guard column.name == "when" else { return IdColumn.problems(of: text).isEmpty ? [text] : [] }
      let blocks = AvailabilityExpression.read(text, matcher: matcher).value.map {
        $0.blocks + $0.exceptions
      }
      return (blocks ?? []).compactMap { $0.site.map { sites[$0] } }
    }
    report(alike: mentions.alike(), &log)
    reportUnreachedHomes(&log)
    guard !isListed, sites.count > 1 else { return }
    // A centre of turns is nobody's home, and names in hours alone are another finding.
    let ignored: Set<Column> = [
      Column(.turns, "site"), Column(.specialists, "when"), Column(.children, "lives"),
      Column(.travel, "from"), Column(.travel, "to"),
    ]
    let rooms = tables[.rooms].map { table in Set(table.soundRows.map { table.text($0, "site") }) }
    for (column, names) in mentions.lonely(except: ignored) {
      // Where no table names a room's site, specialists go to all of them.
      if column == Column(.rooms, "site"), names.count == rooms?.count { continue }
      report(lonely: names, at: column, children: nil, &log)
    }
  }

  /// Homes that neither lie at a site nor have travel to one.
  private func reportUnreachedHomes(_ log: inout BuildLog) {
    // Without travel, every village is in one table only, and that is another warning.
    guard built.travel.table.isListed else { return }
    let homes = Set(built.children.children.compactMap(\.lives))
    let others = Set(built.sites.map(\.place))
    var lonely: [String] = []
    for id in built.places.places.ids where homes.contains(id) && !others.contains(id) {
      let isListed = built.sites.ids.contains {
        built.travel.table.minutes(from: id, to: $0, in: built.sites) != nil
      }
      if !isListed { lonely.append(built.places.places[id].key) }
    }
    if !lonely.isEmpty {
      report(lonely: lonely, at: Column(.children, "lives"), children: nil, &log)
    }
  }

  // MARK: Words

  private func reportCategories(_ log: inout BuildLog) {
    let words = built.context.vocabularies.categories
    let mentions = mentions(
      of: words,
      [
        Column(.children, "category"), Column(.needs, "category"),
        Column(.specialists, "categories"), Column(.turns, "categories"),
      ]
    ) { WordListCell.read($0, words.choice) }
    report(alike: mentions.alike(passing: { Self.isCatalogued($0, "category") }), &log)
    var asked = WordSet()
    for child in built.children.children { asked = asked.union(child.categories) }
    for need in built.needs.needs { asked = asked.union(need.categories) }
    var offered = WordSet()
    for specialist in built.specialists.specialists {
      offered = offered.union(specialist.categories)
    }
    for turn in built.turns.turns { offered = offered.union(turn.categories) }
    // Where nobody states categories, everybody takes all.
    guard !offered.isEmpty, !asked.isEmpty else { return }
    let vocabulary = words.vocabulary
    let askedOnly = vocabulary.words(of: WordSet(bits: asked.bits & ~offered.bits))
    report(askedOnly, of: mentions, in: [.children, .needs], &log) { missing in
      let set = words.set(missing)
      return built.children.children.count {
        !$0.categories.intersection(set).isEmpty && $0.categories.intersection(offered).isEmpty
      }
    }
    let offeredOnly = vocabulary.words(of: WordSet(bits: offered.bits & ~asked.bits))
    report(
      offeredOnly.filter { !Self.isCatalogued($0, "category") }, of: mentions,
      in: [.specialists, .turns], &log
    ) { _ in 0 }
  }

  private func reportTags(_ log: inout BuildLog) {
    let words = built.context.vocabularies.tags
    let mentions = mentions(
      of: words,
      [Column(.children, "step_free"), Column(.sites, "step_free"), Column(.rooms, "step_free")]
    ) { WordListCell.readTags($0, words.choice) }
    report(alike: mentions.alike(passing: { Self.isCatalogued($0, "tag") }), &log)
    // Where no table says what places have, that is not a matter of spelling.
    let places = [(TableKind.sites, "step_free"), (.rooms, "step_free")]
    guard places.contains(where: { tables[$0.0]?.index(of: $0.1) != nil }) else { return }
    var asked = WordSet()
    for child in built.children.children { asked = asked.union(child.tags) }
    var offered = WordSet()
    for site in built.sites { offered = offered.union(site.tags) }
    for room in built.rooms?.rooms ?? [] { offered = offered.union(room.tags) }
    let vocabulary = words.vocabulary
    let askedOnly = vocabulary.words(of: WordSet(bits: asked.bits & ~offered.bits))
    report(askedOnly, of: mentions, in: [.children], &log) { missing in
      let set = words.set(missing)
      return built.children.children.count { !$0.tags.intersection(set).isEmpty }
    }
    let offeredOnly = vocabulary.words(of: WordSet(bits: offered.bits & ~asked.bits))
    report(
      offeredOnly.filter { !Self.isCatalogued($0, "tag") }, of: mentions, in: [.sites, .rooms],
      &log
    ) { _ in 0 }
  }

  private func mentions(
    of words: Vocabularies.Gathered, _ columns: [Column],
    _ read: (String) -> CellReading<[String]>
  ) -> NameMentions {
    NameMentions(tables, columns) { _, text in
      (read(text).value ?? []).map(Vocabularies.canonical)
    }
  }

  /// Groups of one service whose names look the same.
  private func reportGroups(_ log: inout BuildLog) {
    var seen: [String: Roster] = [:]
    for roster in built.needs.rosters {
      let key = "\(roster.service.index) \(Spelling.russified(roster.key))"
      guard let first = seen[key] else {
        seen[key] = roster
        continue
      }
      log.findings.add(
        .perhapsSame, at: place(.needs, nil, "group"), value: roster.key, maybe: first.key)
    }
  }

  private static func isCatalogued(_ word: String, _ kind: String) -> Bool {
    Words.catalogue.english(.word, kind, matching: word) != nil
  }

  // MARK: Findings

  /// Adds names by the column of some tables in which they stand first.
  private func report(
    _ names: [String], of mentions: NameMentions, in kinds: Set<TableKind>,
    _ log: inout BuildLog, children: ([String]) -> Int
  ) {
    var byColumn: [Column: [String]] = [:]
    for (name, found) in mentions.byName where names.contains(name) {
      guard let column = found.first(where: { kinds.contains($0.column.table) })?.column else {
        continue
      }
      byColumn[column, default: []].append(name)
    }
    for (column, names) in byColumn.sorted(by: { $0.key.table < $1.key.table }) {
      report(lonely: names, at: column, children: children(names), &log)
    }
  }

  private func report(
    lonely names: [String], at column: Column, children: Int?, _ log: inout BuildLog
  ) {
    log.findings.add(
      .nameInOneTable, at: place(column.table, nil, column.name),
      details: ["names": names.joined(separator: ", ")], children: children)
  }

  private func report(
    alike pairs: [(NameMentions.Mention, like: NameMentions.Mention)], _ log: inout BuildLog
  ) {
    for (second, first) in pairs {
      let at = FindingCollector.Place(
        file: second.file, table: second.column.table, row: second.row,
        column: tables[second.column.table]?.header(of: second.column.name))
      log.findings.add(
        .perhapsSame, at: at, value: second.name,
        details: ["other": first.file, "row": String(first.row)], maybe: first.name)
    }
  }
}
