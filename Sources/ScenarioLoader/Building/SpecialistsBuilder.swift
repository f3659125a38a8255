import Kezek

/// The specialists of a scenario, ascending by key.
struct SpecialistsBuilder {
  private(set) var specialists: [Specialist] = []
  private(set) var registry: Registry<Specialist.ID>
  /// What the hours of each specialist say, in the same order.
  private(set) var expressions: [AvailabilityExpression] = []
  /// The row of each specialist, in the same order.
  private(set) var rows: [Int] = []

  private struct Draft {
    let specialist: Specialist
    let expression: AvailabilityExpression
    let row: Int
    let entry: Int
  }

  init(isUnreadable: Bool) {
    registry = Registry(.specialists, isUnreadable: isUnreadable)
  }

  /// Reads the table.
  mutating func read(
    _ table: Table, _ context: BuildContext, directory: ServiceDirectory, _ log: inout BuildLog
  ) {
    var reader = SpecialistRowReader(table, context, directory)
    var drafts: [Draft] = []
    for row in table.rows {
      guard let id = reader.id.value(row, &log.findings),
        registry.insert(id, table, row, "specialist", &log.findings),
        let (specialist, expression) = reader.specialist(id, row, &log)
      else { continue }
      drafts.append(
        Draft(
          specialist: specialist, expression: expression, row: row, entry: registry.count - 1))
    }
    drafts.sort { $0.specialist.key.utf8.lexicographicallyPrecedes($1.specialist.key.utf8) }
    for (index, draft) in drafts.enumerated() {
      specialists.append(draft.specialist)
      expressions.append(draft.expression)
      rows.append(draft.row)
      registry.set(Specialist.ID(index), at: draft.entry)
    }
  }
}

/// The columns of `specialists.csv`.
private struct SpecialistRowReader {
  let id: IdColumn
  private let table: Table
  private let context: BuildContext
  private let directory: ServiceDirectory
  private var services: Column<[String]>
  private var hours: Column<Int>
  private var when: WhenColumn
  private var languages: Column<WordSet>
  private var categories: Column<WordSet>
  private var caseload: Column<Int>
  private var travels: Column<Bool>

  init(_ table: Table, _ context: BuildContext, _ directory: ServiceDirectory) {
    self.table = table
    self.context = context
    self.directory = directory
    id = IdColumn(table, "specialist")
    let choice = directory.choice
    services = Column(table, "services") { WordListCell.read($0, choice) }
    hours = Column(table, "hours") { NumberCell.readHours($0, in: 0...(80 * 60)) }
    when = WhenColumn(table, context)
    languages = Column(table, "languages", read: context.vocabularies.languages.read)
    categories = Column(table, "categories", read: context.vocabularies.categories.read)
    caseload = Column(table, "children", read: FieldWords.whole(0...10_000))
    travels = Column(table, "travels", read: BooleanCell.read)
  }

  /// The specialist of a row, and what the hours say; nil where the row is left out.
  mutating func specialist(
    _ id: String, _ row: Int, _ log: inout BuildLog
  ) -> (Specialist, AvailabilityExpression)? {
    let words = services.required(row, &log.findings)
    let minutes = hours.required(row, &log.findings)
    let hours = when.hours(row, &log)
    let expression = when.expression(row)
    let languages = languages.value(row, &log.findings)
    let categories = categories.value(row, &log.findings)
    let caseload = caseload.value(row, &log.findings)
    let travels = travels.value(row, &log.findings)
    guard let ids = serviceIDs(words ?? [], row, &log), let minutes, let hours, let expression,
      !log.isBroken(table, row)
    else { return nil }
    let isGiven = hours.namesSites || context.siteNames.count == 1
    let specialist = Specialist(
      key: id, services: ids.sorted(), contactMinutes: minutes * context.grid.weeks,
      hours: hours, siteChoice: isGiven ? .given : travels == true ? .eachDay : .once,
      languages: languages ?? WordSet(), categories: categories ?? WordSet(), caseload: caseload)
    return (specialist, expression)
  }

  private func serviceIDs(
    _ words: [String], _ row: Int, _ log: inout BuildLog
  ) -> [Service.ID]? {
    var ids: [Service.ID] = []
    for word in words {
      switch directory.found(word) {
      case .service(let id):
        ids.append(id)
      case .broken(let entry):
        log.leaveOut(table, row, refersTo: entry)
        return nil
      }
    }
    return ids
  }
}
