import Kezek

/// The services of a scenario: the rows of `services.csv` over the built-in ones.
struct ServiceDirectory {
  private(set) var drafts: [ServiceDraft] = []
  /// By name; nil for a service whose row has errors.
  private var ids: [String: Service.ID?] = [:]
  /// The words by which a cell may name a service.
  let choice: WordChoice
  /// The rows of services with errors, by name.
  private var brokenRows: [String: IdIndex.Entry] = [:]

  /// What a name of the choice stands for.
  enum Found {
    case service(Service.ID)
    case broken(IdIndex.Entry?)
  }

  func found(_ word: String) -> Found {
    if let known = ids[word], let id = known { return .service(id) }
    return .broken(brokenRows[word])
  }

  /// Reads the table, and takes the built-in services that a table names.
  ///
  /// - Parameter roomKinds: the kinds of room that `rooms.csv` has; nil where it is not there.
  init(
    _ tables: [TableKind: Table], roomKinds: [String]?, _ log: inout BuildLog
  ) {
    var drafts: [String: ServiceDraft] = [:]
    var names: [String] = []
    if let table = tables[.services] {
      var reader = ServiceRowReader(table, roomKinds: roomKinds)
      var rows: [String: Int] = [:]
      for row in table.rows {
        guard let name = reader.name(row, &log) else { continue }
        if let first = rows[name] {
          log.findings.add(
            .duplicateId, at: table.place(row, "service"), value: name,
            details: ["first": String(table.shownRow(first)), "other": name])
          continue
        }
        rows[name] = row
        names.append(name)
        let draft = reader.draft(name, row, &log)
        if log.isBroken(table, row) {
          brokenRows[name] = IdIndex.Entry(
            id: name, file: table.file, row: table.shownRow(row))
        } else {
          drafts[name] = draft
        }
      }
    }
    let listed = Set(names)
    let choice = WordChoice(
      kind: "service", known: names.filter { !ServiceDraft.builtIn.contains($0) })
    for name in Self.mentioned(tables, choice)
    where ServiceDraft.builtIn.contains(name) && !listed.contains(name) {
      drafts[name] = ServiceDraft(name)
    }
    let others = drafts.keys.filter { !ServiceDraft.builtIn.contains($0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.choice = choice
    self.drafts = (ServiceDraft.builtIn + others).compactMap { drafts[$0] }
    for (index, draft) in self.drafts.enumerated() { ids[draft.key] = Service.ID(index) }
  }

  /// The services that tables name.
  private static func mentioned(
    _ tables: [TableKind: Table], _ choice: WordChoice
  ) -> Set<String> {
    let columns: [(TableKind, String)] = [
      (.needs, "service"), (.specialists, "services"), (.turns, "service"),
      (.current, "service"),
    ]
    var texts: Set<String> = []
    for (kind, column) in columns {
      guard let table = tables[kind], let index = table.index(of: column) else { continue }
      for row in table.soundRows { texts.insert(table.text(row, at: index)) }
    }
    var words: Set<String> = []
    for text in texts where !text.isEmpty {
      words.formUnion(
        WordListCell.items(CellText(text), choice).compactMap {
          choice.match($0)?.word
        })
    }
    return words
  }
}

/// The columns of `services.csv`.
private struct ServiceRowReader {
  private let table: Table
  private let names: WordChoice
  private var per: Column<Service.Per>
  private var minutes: Column<[Service.MinutesByAge]>
  private var form: Column<Service.Form>
  private var groupMin: Column<Int>
  private var groupMax: Column<Int>
  private var ageGap: Column<Int>
  private var room: Column<[[String]]>
  private var who: Column<Service.Who>
  private var gapDays: Column<Int>
  private var ageFrom: Column<Int>
  private var ageTo: Column<Int>

  init(_ table: Table, roomKinds: [String]?) {
    self.table = table
    names = WordChoice(kind: "service", unknown: .keep)
    per = Column(table, "per", read: FieldWords.reader("per", FieldWords.per))
    minutes = Column(table, "minutes", read: MinutesByAgeCell.read)
    form = Column(table, "form", read: FieldWords.reader("form", FieldWords.form))
    groupMin = Column(table, "group_min", read: FieldWords.whole(2...100))
    groupMax = Column(table, "group_max", read: FieldWords.whole(2...100))
    ageGap = Column(table, "age_gap", read: FieldWords.whole(0...100))
    let kinds = WordChoice(kind: "kind", known: roomKinds ?? [], unknown: .keep)
    room = Column(table, "room") { WordListCell.readAlternatives($0, kinds) }
    who = Column(table, "who", read: FieldWords.reader("who", FieldWords.who))
    gapDays = Column(table, "gap_days", read: FieldWords.whole(0...1000))
    ageFrom = Column(table, "age_from", read: FieldWords.whole(0...120))
    ageTo = Column(table, "age_to", read: FieldWords.whole(0...120))
  }

  /// The service's name: the English word of a built-in one, else as the cell has it.
  func name(_ row: Int, _ log: inout BuildLog) -> String? {
    guard let text = IdColumn(table, "service").value(row, &log.findings) else { return nil }
    let reading = WordCell.read(text, names)
    log.findings.add(reading.problems, at: table.place(row, "service"), value: text)
    return reading.value
  }

  /// The built-in row with the cells that the table fills.
  mutating func draft(_ name: String, _ row: Int, _ log: inout BuildLog) -> ServiceDraft {
    var draft = ServiceDraft(name)
    if let value = per.value(row, &log.findings) { draft.per = value }
    if let value = minutes.value(row, &log.findings) { draft.minutes = value }
    if let value = form.value(row, &log.findings) { draft.form = value }
    let smallest = groupMin.value(row, &log.findings)
    let largest = groupMax.value(row, &log.findings)
    draft.groupMin = smallest ?? min(draft.groupMin, largest ?? draft.groupMin)
    draft.groupMax = largest ?? max(draft.groupMax, draft.groupMin)
    if draft.groupMin > draft.groupMax {
      log.findings.add(
        .groupSizeReversed, at: table.place(row, "group_min"), value: String(draft.groupMin),
        details: ["most": String(draft.groupMax)])
    }
    if let value = ageGap.value(row, &log.findings) { draft.ageGap = value }
    if let value = room.value(row, &log.findings) {
      draft.kinds = value.map { $0.map { $0.lowercased() } }
    }
    if let value = who.value(row, &log.findings) { draft.who = value }
    if let value = gapDays.value(row, &log.findings) { draft.gapDays = value == 0 ? nil : value }
    draft.ageFrom = ageFrom.value(row, &log.findings)
    draft.ageTo = ageTo.value(row, &log.findings)
    if let low = draft.ageFrom, let high = draft.ageTo, low > high {
      log.findings.add(
        .agesReversed, at: table.place(row, "age_from"), value: String(low),
        details: ["to": String(high)])
    }
    return draft
  }
}
