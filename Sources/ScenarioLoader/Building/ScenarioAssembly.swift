import Kezek

/// Builds a scenario of its files, one kind of entity after another, and gathers findings on the
/// way.
///
/// Rows with an error are left out of what is built, and so is what refers to them; whether the
/// result may be used is decided at the end.
struct ScenarioAssembly {
  private let sources: ScenarioSources
  private let leavesOutErrors: Bool
  /// Whether anybody wants to know what was understood.
  private let tellsUnderstanding: Bool
  private var log: BuildLog
  private var tables: [TableKind: Table] = [:]
  private var unreadable: Set<TableKind>
  /// Whether personal numbers pass in cells that pseudonymizing replaces or drops.
  private let ignoresReplacedCells: Bool

  /// What came of the files, with all that led to it.
  struct Assembled {
    let loaded: LoadedScenario
    let tables: [TableKind: Table]
    let entries: SettingsEntries
    let built: BuiltScenario
  }

  init(
    _ sources: ScenarioSources, log: BuildLog, leaveOutErrors: Bool,
    ignoresReplacedCells: Bool = false, tellsUnderstanding: Bool = true
  ) {
    self.tellsUnderstanding = tellsUnderstanding
    self.sources = sources
    self.log = log
    leavesOutErrors = leaveOutErrors
    self.ignoresReplacedCells = ignoresReplacedCells
    unreadable = sources.refused
  }

  /// Reads and builds all there is.
  func load() -> LoadedScenario { assembled().loaded }

  /// Reads and builds all there is, and keeps the tables beside what came of them.
  func assembled() -> Assembled {
    var assembly = self
    return assembly.build()
  }

  private mutating func build() -> Assembled {
    let entries = settingsEntries()
    var reader = SettingsReader(entries)
    let draft = reader.read(&log)
    readTables(furtherColumns: reader.reportBy)
    reportMissingTables()
    DateOrder(tables, entries).report(&log.findings)
    let built = entities(draft, entries)
    return Assembled(loaded: finished(built), tables: tables, entries: entries, built: built)
  }

  // MARK: Files

  private mutating func settingsEntries() -> SettingsEntries {
    if let yaml = sources.yaml { return SettingsEntries(yaml, &log.findings) }
    guard let file = sources.file(.settings) else {
      return SettingsEntries(isUnreadable: unreadable.contains(.settings))
    }
    guard let table = TableReader.table(file, findings: &log.findings) else {
      unreadable.insert(.settings)
      return SettingsEntries(isUnreadable: true)
    }
    return SettingsEntries(table, &log.findings)
  }

  private mutating func readTables(furtherColumns: [String]) {
    // Files are read at the same time, and what was found in them told in their order.
    let files = sources.files.filter { $0.kind != .settings }
    let ignoresReplacedCells = ignoresReplacedCells
    let known = log.findings
    let read = Workers(Self.readers).map(files.count) { number in
      var findings = known.forAnotherFile
      let table = TableReader.table(
        files[number], furtherColumns: files[number].kind == .children ? furtherColumns : [],
        ignoresReplacedCells: ignoresReplacedCells, findings: &findings)
      return ReadTable(table: table, findings: findings)
    }
    for (file, read) in zip(files, read) {
      log.findings.add(read.findings)
      if let table = read.table {
        // An optional table without rows says as little as none at all.
        if table.rows.isEmpty, Self.optional.contains(file.kind) { continue }
        tables[file.kind] = table
      } else {
        unreadable.insert(file.kind)
      }
    }
  }

  /// Files that are read at the same time.
  private static let readers = 4

  private struct ReadTable {
    let table: Table?
    let findings: FindingCollector
  }

  private static let optional: Set<TableKind> = [.services, .sites, .rooms, .turns, .travel]

  private mutating func reportMissingTables() {
    for kind in [TableKind.children, .needs] where !unreadable.contains(kind) {
      guard let table = tables[kind] else {
        log.findings.add(.missingFile, at: FindingCollector.Place(file: kind.fileName))
        continue
      }
      if table.rows.isEmpty { log.findings.add(.noRows, at: table.place()) }
    }
  }

  // MARK: Entities

  private mutating func entities(
    _ draft: SettingsReader.Draft, _ entries: SettingsEntries
  ) -> BuiltScenario {
    let vocabularies = Vocabularies(tables, findings: &log.findings)
    var names = SiteNameSearch(tables, isListed: isKnown(.sites)).directory(
      tables, refused: unreadable, &log)
    var places = PlaceDirectory(PlaceMentions.gather(tables, names))
    let time = TimeFrame(draft, entries, tables, siteNames: names.names, &log)
    let sites = SitesBuilder(
      &names, tables[.sites], places: &places,
      SiteDraftContext(grid: time.grid, noon: draft.settings.noon, vocabularies: vocabularies),
      &log
    ).sites
    let context = BuildContext(
      draft, time: time, vocabularies: vocabularies, names: names, sites: sites)
    var built = BuiltScenario(context: context, sites: sites, names: names, places: places)
    built.readServices(tables, unreadable, &log)
    built.readPeople(tables, unreadable, &log)
    built.readRest(tables, unreadable, &log)
    return built
  }

  private func isKnown(_ kind: TableKind) -> Bool {
    tables[kind] != nil || unreadable.contains(kind)
  }

  // MARK: The end

  private mutating func finished(_ built: BuiltScenario) -> LoadedScenario {
    CrossChecks(built: built, tables: tables, unreadable: unreadable).report(&log)
    CurrentChecks(built, tables[.current]).report(&log)
    let names = names(of: built.children)
    let isUsable = leavesOutErrors ? !log.findings.isFatal : !log.findings.hasErrors
    var scenario: Scenario?
    if isUsable { scenario = self.scenario(of: built) }
    let concern = FindingConcern(tables: tables, built: built)
    return LoadedScenario(
      scenario: scenario, findings: log.findings.findings(concern: concern.children),
      leftOut: leavesOutErrors ? leftOut() : [],
      understanding: tellsUnderstanding && built.context.isTermKnown ? Understanding(built) : nil,
      names: names)
  }

  private mutating func scenario(of built: BuiltScenario) -> Scenario? {
    do throws(ScenarioDefects) {
      return try Scenario(built.parts(name: sources.name, digest: sources.digest))
    } catch {
      for sentence in error.defects {
        log.findings.addFatal(
          .partsDoNotFit, at: FindingCollector.Place(), details: ["defect": sentence])
      }
      return nil
    }
  }

  private func leftOut() -> [LeftOutRow] {
    var rows: [LeftOutRow] = log.dependents
    for kind in TableKind.allCases {
      guard let table = tables[kind] else { continue }
      rows += log.findings.brokenRows(of: kind).map {
        LeftOutRow(file: table.file, row: $0, reason: .errors)
      }
    }
    var seen: Set<String> = []
    let order = Dictionary(
      uniqueKeysWithValues: tables.values.map { ($0.file, $0.kind.position) })
    let distinct = rows.filter { seen.insert("\($0.file)\n\($0.row)").inserted }
    return distinct.sorted { left, right in
      left.file == right.file
        ? left.row < right.row : (order[left.file] ?? 0) < (order[right.file] ?? 0)
    }
  }

  /// The names by the ids of children as their own table writes them.
  private mutating func names(of children: ChildrenBuilder) -> [String: String] {
    guard let table = tables[.names] else { return [:] }
    var names: [String: String] = [:]
    var rows: [String: Int] = [:]
    for row in table.rows {
      let text = table.text(row, "child")
      let place = table.place(row, "child")
      guard !text.isEmpty else {
        log.findings.add(.emptyCell, at: place)
        continue
      }
      var id = text
      switch children.registry.match(text) {
      case .same: break
      case .alike(let entry): id = children.registry.index.entries[entry].id
      case .unknown(let maybe, _):
        if !children.registry.isUnreadable {
          log.findings.add(.nameOfNobody, at: place, value: text, maybe: maybe, children: 0)
        }
        continue
      }
      if let first = rows[id] {
        log.findings.add(
          .duplicateId, at: place, value: text,
          details: ["first": String(table.shownRow(first))])
      } else {
        rows[id] = row
        names[id] = table.text(row, "name")
      }
    }
    return names
  }
}
