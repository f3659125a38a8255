public import Kezek

/// Writes a scenario as the tables that it could have been read from.
///
/// Reading the tables gives the same scenario, but for its digest, the rows of `current.csv` and
/// the list of defaults in force: every setting is written.
public struct ScenarioWriter {
  let scenario: Scenario
  let words: TableWords
  let context: AvailabilityContext
  let siteNames: [String]

  public init(_ scenario: Scenario, language: Language) {
    self.scenario = scenario
    words = TableWords(language: language)
    siteNames = scenario.sites.map(\.key)
    context = AvailabilityContext(
      grid: scenario.grid, noon: scenario.settings.noon,
      openings: scenario.sites.map(\.opening))
  }

  /// The bytes of each file by its name.
  public func files() -> [String: [UInt8]] {
    var tables: [TableKind: TableText] = [
      .settings: settings(), .children: children(), .needs: needs(),
      .specialists: specialists(), .services: services(), .sites: sites(),
    ]
    if scenario.roomsAreListed { tables[.rooms] = rooms() }
    if !scenario.turns.isEmpty { tables[.turns] = turns() }
    if scenario.travel.isListed { tables[.travel] = travel() }
    if !scenario.current.isEmpty { tables[.current] = current() }
    if !scenario.absences.isEmpty { tables[.absences] = absences() }
    return Dictionary(
      uniqueKeysWithValues: tables.map { ($0.key.fileName, $0.value.bytes) })
  }

  /// A table with the columns that the language names.
  func table(_ kind: TableKind, _ columns: [String]) -> TableText {
    TableText(kind, columns: columns, in: words.language)
  }

  // MARK: Hours

  /// Hours of a person as a cell; empty where they are the whole opening time.
  func when(_ hours: Hours) -> String {
    if hours.atSites.isEmpty, hours.anywhere == scenario.grid.open { return "" }
    guard let expression = AvailabilityExpression(hours: hours, in: context) else {
      return never
    }
    return expression.text(in: words.language, sites: siteNames)
  }

  /// The opening of a site or room as a cell; empty where it is the given one.
  func when(_ opening: PeriodSet, unless usual: PeriodSet) -> String {
    opening == usual ? "" : when(Hours(anywhere: opening))
  }

  /// A cell that leaves no hour.
  private var never: String {
    let monday = AvailabilityExpression.Block(
      site: nil, days: DaySet([.monday]), hours: .whole, week: nil)
    return AvailabilityExpression(blocks: [monday], exceptions: [monday])
      .text(in: words.language, sites: siteNames)
  }
}
