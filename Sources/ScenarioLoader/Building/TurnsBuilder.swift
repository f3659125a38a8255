import Kezek

/// The turns of a scenario, ascending by key.
struct TurnsBuilder {
  private(set) var turns: [Turn] = []
  private(set) var registry: Registry<Turn.ID>

  init(isUnreadable: Bool) {
    registry = Registry(.turns, isUnreadable: isUnreadable)
  }

  /// Reads the table.
  mutating func read(
    _ table: Table, _ context: BuildContext, services: [Service], directory: ServiceDirectory,
    sites: [Site], siteRows: inout SiteDirectory, places: PlaceDirectory, stepFree: Int,
    _ log: inout BuildLog
  ) {
    var reader = TurnRowReader(
      table, context, services: services, directory: directory, sites: sites, places: places,
      stepFree: stepFree)
    var drafts: [(entry: Int, turn: Turn)] = []
    for row in table.rows {
      guard let id = reader.id.value(row, &log.findings),
        registry.insert(id, table, row, "turn", &log.findings),
        let turn = reader.turn(id, row, &siteRows, &log)
      else { continue }
      drafts.append((registry.count - 1, turn))
    }
    drafts.sort { $0.turn.key.utf8.lexicographicallyPrecedes($1.turn.key.utf8) }
    for (index, draft) in drafts.enumerated() {
      turns.append(draft.turn)
      registry.set(Turn.ID(index), at: draft.entry)
    }
  }
}

/// The columns of `turns.csv`.
private struct TurnRowReader {
  let id: IdColumn
  private let table: Table
  private let context: BuildContext
  private let services: [Service]
  private let directory: ServiceDirectory
  private let sites: [Site]
  private let stepFree: Int
  private var service: Column<String>
  private var firstDay: Column<CalendarDay>
  private var lastDay: Column<CalendarDay>
  private var places: Column<Int>
  private var ageFrom: Column<Int>
  private var ageTo: Column<Int>
  private var categories: Column<WordSet>
  private var stepFreePlaces: Column<Int>
  private var companion: Column<Turn.CompanionRule>
  private var quota: Column<[Turn.Quota]>
  private var reserved: Column<[Turn.Quota]>

  init(
    _ table: Table, _ context: BuildContext, services: [Service], directory: ServiceDirectory,
    sites: [Site], places directoryOfPlaces: PlaceDirectory, stepFree: Int
  ) {
    self.table = table
    self.context = context
    self.services = services
    self.directory = directory
    self.sites = sites
    self.stepFree = stepFree
    id = IdColumn(table, "turn")
    let choice = directory.choice
    service = Column(table, "service") { WordCell.read($0, choice) }
    firstDay = Column(table, "first_day", read: DateCell.read)
    lastDay = Column(table, "last_day", read: DateCell.read)
    places = Column(table, "places", read: FieldWords.whole(0...100_000))
    ageFrom = Column(table, "age_from", read: FieldWords.whole(0...120))
    ageTo = Column(table, "age_to", read: FieldWords.whole(0...120))
    categories = Column(table, "categories", read: context.vocabularies.categories.read)
    stepFreePlaces = Column(table, "step_free_places", read: FieldWords.whole(0...100_000))
    companion = Column(
      table, "companion", read: FieldWords.reader("turn companion", FieldWords.turnCompanion))
    let columns = context.settings.reportBy
    let names = directoryOfPlaces.places.map(\.key)
    let quotas: (String) -> CellReading<[Turn.Quota]> = { text in
      QuotaCell.read(text, places: names, columns: columns).map { written in
        written.compactMap { quota in
          Self.population(quota.population, names, columns).map {
            Turn.Quota(population: $0, children: quota.children)
          }
        }
      }
    }
    quota = Column(table, "quota", read: quotas)
    reserved = Column(table, "reserved", read: quotas)
  }

  private static func population(
    _ written: WrittenQuota.Population, _ places: [String], _ columns: [String]
  ) -> Population? {
    switch written {
    case .village: .village
    case .place(let name): places.firstIndex(of: name).map { .lives(Place.ID($0)) }
    case .attribute(let column, let value):
      columns.firstIndex(of: column).map { .attribute(column: $0, value: value) }
    }
  }

  /// The turn of a row; nil where it is left out.
  mutating func turn(
    _ id: String, _ row: Int, _ siteRows: inout SiteDirectory, _ log: inout BuildLog
  ) -> Turn? {
    let site = log.resolveRequired(in: &siteRows.registry, table, row, "site")
    let service = serviceID(row, &log)
    let days = days(row, &log)
    let places = places.required(row, &log.findings)
    let ages = ages(row, &log)
    let categories = categories.value(row, &log.findings)
    let stepFreeCell = stepFreePlaces.value(row, &log.findings)
    let companion = companion.value(row, &log.findings)
    let quota = quota.value(row, &log.findings) ?? []
    let reserved = reserved.value(row, &log.findings) ?? []
    if let places { check(places, stepFreeCell, quota, reserved, row, &log) }
    guard let site, let service, let days, let places, !log.isBroken(table, row) else {
      return nil
    }
    let hasStepFree = sites[site].tags.contains(stepFree)
    return Turn(
      key: id, site: site, service: service, days: days, places: places, ageFrom: ages.0,
      ageTo: ages.1, categories: categories ?? WordSet(),
      stepFreePlaces: stepFreeCell ?? (hasStepFree ? places : 0), companion: companion ?? .free,
      quotas: quota, reserved: reserved)
  }

  private mutating func serviceID(_ row: Int, _ log: inout BuildLog) -> Service.ID? {
    guard let word = service.required(row, &log.findings) else { return nil }
    switch directory.found(word) {
    case .service(let id):
      if services[id].per.isWeekly {
        log.findings.add(
          .weeklyServiceByTurn, at: table.place(row, "service"),
          value: table.text(row, "service"))
      }
      return id
    case .broken(let entry):
      log.leaveOut(table, row, refersTo: entry)
      return nil
    }
  }

  private mutating func days(_ row: Int, _ log: inout BuildLog) -> DayRange? {
    let first = firstDay.required(row, &log.findings)
    let last = lastDay.required(row, &log.findings)
    guard let first, let last else { return nil }
    guard let days = DayRange(first: first, last: last) else {
      log.findings.add(
        .datesReversed, at: table.place(row, "last_day"), value: last.dotted,
        details: ["first": first.dotted])
      return nil
    }
    guard context.isTermKnown else { return days }
    if !context.settings.term.contains(first) {
      log.findings.add(.dateOutsideTerm, at: table.place(row, "first_day"), value: first.dotted)
    } else if !context.settings.term.contains(last) {
      log.findings.add(.turnEndsAfterTerm, at: table.place(row, "last_day"), value: last.dotted)
    }
    return days
  }

  private mutating func ages(_ row: Int, _ log: inout BuildLog) -> (Int?, Int?) {
    let from = ageFrom.value(row, &log.findings)
    let to = ageTo.value(row, &log.findings)
    if let from, let to, from > to {
      log.findings.add(
        .agesReversed, at: table.place(row, "age_from"), value: String(from),
        details: ["to": String(to)])
    }
    return (from, to)
  }

  private func check(
    _ places: Int, _ stepFree: Int?, _ quota: [Turn.Quota], _ reserved: [Turn.Quota],
    _ row: Int, _ log: inout BuildLog
  ) {
    let details = ["places": String(places)]
    if let stepFree, stepFree > places {
      log.findings.add(
        .stepFreeAbovePlaces, at: table.place(row, "step_free_places"),
        value: String(stepFree), details: details)
    }
    if let largest = reserved.map(\.children).max(), largest > places {
      log.findings.add(
        .reservedAbovePlaces, at: table.place(row, "reserved"),
        value: table.text(row, "reserved"), details: details)
    }
    if let largest = quota.map(\.children).max(), largest > places {
      log.findings.add(
        .quotaAbovePlaces, at: table.place(row, "quota"), value: table.text(row, "quota"),
        details: details)
    }
  }
}
