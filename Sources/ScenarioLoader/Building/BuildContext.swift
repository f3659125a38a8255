import Kezek

/// What every row is read with, once settings, grid and the names of sites are known.
struct BuildContext {
  let settings: Settings
  /// Whether the term is known; where it is not, nothing is said that depends on it.
  let isTermKnown: Bool
  let grid: TimeGrid
  /// The setting that the grid was made of.
  let gridSetting: GridSetting
  /// The periods in which a child of school shift 1 or 2 is busy.
  let busyInShift: [PeriodSet]
  let vocabularies: Vocabularies
  /// The names of the sites, as availability cells may name them.
  let siteNames: [String]
  /// The site of each name; nil where its row has errors.
  let siteIDs: [Site.ID?]
  /// What availability cells are resolved against: an opening for each name.
  let availability: AvailabilityContext
  /// The bit of *step-free* among the tags.
  let stepFree: Int

  init(
    _ draft: SettingsReader.Draft, time: TimeFrame, vocabularies: Vocabularies,
    names: SiteDirectory,
    sites: [Site]
  ) {
    settings = draft.settings
    isTermKnown = draft.isTermKnown
    self.vocabularies = vocabularies
    grid = time.grid
    gridSetting = time.gridSetting
    busyInShift = time.busyInShift
    siteNames = names.names
    siteIDs = names.names.map { names.registry.payload(of: $0) }
    let open = time.grid.open
    availability = AvailabilityContext(
      grid: time.grid, noon: settings.noon,
      openings: siteIDs.map { $0.map { sites[$0].opening } ?? open })
    stepFree = vocabularies.tags.vocabulary.words.firstIndex(of: Vocabularies.stepFree) ?? 0
  }
}

/// The column `when` of people: each text is read and resolved once.
struct WhenColumn {
  private let table: Table
  private let index: Int?
  private let context: BuildContext
  private let matcher: SiteMatcher
  private var known: [String: Entry] = [:]

  private struct Entry {
    let expression: AvailabilityExpression?
    let hours: Hours?
    let problems: [CellProblem]
    /// Whether the text names a site whose row has errors.
    let namesBrokenSite: Bool
  }

  init(_ table: Table, _ context: BuildContext) {
    self.table = table
    self.context = context
    index = table.index(of: "when")
    matcher = SiteMatcher(context.siteNames)
  }

  /// The cell's text.
  func text(_ row: Int) -> String { table.text(row, at: index) }

  /// What the cell says; nil where it is not understood.
  mutating func expression(_ row: Int) -> AvailabilityExpression? {
    entry(text(row)).expression
  }

  /// The hours of a row; nil, with findings or a row left out, where they are not known.
  mutating func hours(_ row: Int, _ log: inout BuildLog) -> Hours? {
    let text = text(row)
    let entry = entry(text)
    var problems = entry.problems
    // A child may be bound to a site at some hours; a specialist's blocks may not mix (RULES 30).
    if table.kind == .specialists, entry.expression?.namesSitesInPart == true {
      problems.removeAll { $0.code == CellCode.sitesInPart.code }
      log.findings.add(.siteInSomeBlocks, at: table.place(row, "when"), value: text)
    }
    if !problems.isEmpty {
      log.findings.add(problems, at: table.place(row, "when"), value: text)
    }
    if entry.namesBrokenSite { log.leaveOut(table, row, refersTo: nil) }
    return entry.namesBrokenSite ? nil : entry.hours
  }

  private mutating func entry(_ text: String) -> Entry {
    if let entry = known[text] { return entry }
    let reading =
      text.isEmpty
      ? CellReading(AvailabilityExpression.anywhere)
      : AvailabilityExpression.read(text, matcher: matcher)
    let resolved = reading.value?.resolve(in: context.availability)
    var isBroken = false
    let hours = resolved?.value.map { value -> Hours in
      var sites: [Hours.SiteHours] = []
      for named in value.hours.atSites {
        if let id = context.siteIDs[named.site.index] {
          sites.append(Hours.SiteHours(site: id, periods: named.periods))
        } else {
          isBroken = true
        }
      }
      return Hours(anywhere: value.hours.anywhere, atSites: sites)
    }
    let problems = reading.problems.map { $0.atBlockStart(of: text) }
    let entry = Entry(
      expression: reading.value, hours: hours,
      problems: problems + (resolved?.problems ?? []), namesBrokenSite: isBroken)
    known[text] = entry
    return entry
  }
}

extension CellProblem {
  /// What is not understood where a site may stand says so: listing the site may be all it needs.
  fileprivate func atBlockStart(of text: String) -> CellProblem {
    guard code == CellCode.notUnderstood.code, let part, part.first?.isUppercase == true,
      let range = text.firstRange(of: part)
    else { return self }
    let before = text[..<range.lowerBound].last { $0 != " " }
    guard before.map({ ",;\n".contains($0) }) ?? true else { return self }
    return CellProblem(.unknownSite, maybe: maybe, part: part)
  }
}

/// The column `when` of sites and rooms, which names no site.
struct OpeningColumn {
  private var column: Column<PeriodSet>
  private let grid: TimeGrid

  init(_ table: Table, grid: TimeGrid, noon: Int) {
    self.grid = grid
    let context = AvailabilityContext(grid: grid, noon: noon, openings: [])
    column = Column(table, "when") { text in
      let reading = AvailabilityExpression.read(text, sites: [])
      guard let expression = reading.value else { return CellReading(failed: reading.problems) }
      let resolved = expression.resolve(in: context)
      guard let value = resolved.value else {
        return CellReading(failed: reading.problems + resolved.problems)
      }
      return CellReading(value.hours.anywhere, problems: reading.problems + resolved.problems)
    }
  }

  /// The opening of a row: the grid's where the cell is empty; nil where it is not understood.
  mutating func opening(_ row: Int, _ log: inout BuildLog) -> PeriodSet? {
    column.isEmpty(row) ? grid.open : column.value(row, &log.findings)
  }
}
