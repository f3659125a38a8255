import Kezek

/// Places and categories that may be one under two names, or that one table alone has (RULES 12).
extension CrossChecks {
  func reportNames(_ log: inout BuildLog) {
    reportPlaces(&log)
    reportCategories(&log)
    reportGroups(&log)
  }

  private func reportPlaces(_ log: inout BuildLog) {
    let entries = built.places.entries
    report(alike: entries, &log)
    let homes = Set(built.children.children.compactMap(\.lives))
    let others = Set(built.sites.map(\.place))
    var lonely: [String] = []
    for id in built.places.places.ids where homes.contains(id) && !others.contains(id) {
      let isListed = built.sites.ids.contains {
        built.travel.table.minutes(from: id, to: $0, in: built.sites) != nil
      }
      if !isListed { lonely.append(built.places.places[id].key) }
    }
    // Without travel, every village is in one table only, and that is another warning.
    if built.travel.table.isListed, !lonely.isEmpty {
      log.findings.add(
        .nameInOneTable, at: place(.children, nil, "lives"),
        details: ["names": Self.shown(lonely)])
    }
  }

  private func reportCategories(_ log: inout BuildLog) {
    let vocabulary = built.context.vocabularies.categories.vocabulary
    let entries = vocabulary.words.map { word in
      IdIndex.Entry(id: word, file: "", row: 0)
    }
    report(alike: entries.filter { !Self.isCatalogued($0.id) }, &log)
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
    let askedOnly = vocabulary.words(of: WordSet(bits: asked.bits & ~offered.bits))
    let offeredOnly = vocabulary.words(of: WordSet(bits: offered.bits & ~asked.bits))
    if !askedOnly.isEmpty {
      log.findings.add(
        .nameInOneTable, at: place(.children, nil, "category"),
        details: ["names": Self.shown(askedOnly)],
        children: built.children.children.count {
          !$0.categories.isEmpty && $0.categories.intersection(offered).isEmpty
        })
    }
    let unmatched = offeredOnly.filter { !Self.isCatalogued($0) }
    if !unmatched.isEmpty {
      log.findings.add(
        .nameInOneTable, at: place(.specialists, nil, "categories"),
        details: ["names": Self.shown(unmatched)], children: 0)
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

  private static func isCatalogued(_ word: String) -> Bool {
    Words.catalogue.english(.word, "category", matching: word) != nil
  }

  private static func shown(_ names: [String]) -> String {
    names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
  }

  /// Names equal but for Kazakh letters, or by one letter in a long name without digits.
  private func report(alike entries: [IdIndex.Entry], _ log: inout BuildLog) {
    var seen: [String: IdIndex.Entry] = [:]
    var plain: [(letters: [Character], entry: IdIndex.Entry)] = []
    for entry in entries {
      let key = Spelling.russified(entry.id)
      if let first = seen[key] {
        report(first, entry, &log)
        continue
      }
      seen[key] = entry
      let letters = Array(key)
      // Comparing each with each is for short lists only.
      guard entries.count <= 500, letters.count >= 5,
        letters.allSatisfy({ !$0.isPlainDigit })
      else { continue }
      let near = plain.first { other in
        abs(other.letters.count - letters.count) <= 1
          && NearestWord.editDistance(other.letters, letters) == 1
      }
      if let near { report(near.entry, entry, &log) }
      plain.append((letters, entry))
    }
  }

  /// The column in which a table names places.
  private static func column(of kind: TableKind) -> String {
    switch kind {
    case .children: "lives"
    case .sites: "place"
    case .specialists: "when"
    default: "site"
    }
  }

  private func report(
    _ first: IdIndex.Entry, _ second: IdIndex.Entry, _ log: inout BuildLog
  ) {
    let isPlace = second.row > 0
    let kind = tables.values.first { $0.file == second.file }?.kind
    let at =
      isPlace
      ? FindingCollector.Place(
        file: second.file, table: kind, row: second.row,
        column: kind.flatMap { tables[$0]?.header(of: Self.column(of: $0)) })
      : FindingCollector.Place(file: TableKind.children.fileName)
    var details: [String: String] = [:]
    if isPlace { details = ["other": first.file, "row": String(first.row)] }
    log.findings.add(.perhapsSame, at: at, value: second.id, details: details, maybe: first.id)
  }
}
