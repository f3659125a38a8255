import Kezek

/// The rows of today's plan, in the order of the file.
struct CurrentBuilder {
  private(set) var rows: [CurrentRow] = []

  /// What the rows may refer to.
  struct Ids {
    var children: Registry<Range<Int>>
    var specialists: Registry<Specialist.ID>
    var rooms: Registry<[Room.ID]>
    var turns: Registry<Turn.ID>
    let childKeys: [String: Int]
    let roomKeys: [String: Int]
  }

  init() {}

  /// The rows in an order that the order of the file does not decide: by child, service and what
  /// they say.
  var canonicalRows: [CurrentRow] {
    rows.map { ($0.order, $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  /// Reads the table.
  mutating func read(
    _ table: Table, _ ids: Ids, directory: ServiceDirectory, sites: inout SiteDirectory,
    grid: TimeGrid, _ log: inout BuildLog
  ) {
    var reader = CurrentRowReader(table, ids, directory, grid)
    for row in table.rows {
      rows.append(contentsOf: reader.rows(row, &sites, &log))
    }
  }
}

extension CurrentRow {
  /// What tells rows apart, the row of the file last.
  fileprivate var order: [Int] {
    var parts = [child.index, service.index]
    switch content {
    case .course(let turn): parts += [1, turn.index]
    case .session(let slot):
      parts += [
        0, slot.week ?? -1, slot.time?.weekday.rawValue ?? -1, slot.time?.minute ?? -1,
        slot.specialist.index, slot.site?.index ?? -1, slot.minutes ?? -1, slot.rooms.count,
      ]
      parts += slot.rooms.map(\.index)
    }
    let word =
      switch keep {
      case .yes: 0;
      case .ifFree: 1;
      case .no: 2
      }
    return parts + [word, fileRow]
  }
}

/// The columns of `current.csv`.
private struct CurrentRowReader {
  private let table: Table
  private var ids: CurrentBuilder.Ids
  private let directory: ServiceDirectory
  private let grid: TimeGrid
  private var service: Column<String>
  private var week: Column<Int>
  private var day: Column<Weekday>
  private var start: Column<Int>
  private var keep: Column<Bool>
  private var minutes: Column<Int>

  init(
    _ table: Table, _ ids: CurrentBuilder.Ids, _ directory: ServiceDirectory, _ grid: TimeGrid
  ) {
    self.table = table
    self.ids = ids
    self.directory = directory
    self.grid = grid
    let choice = directory.choice
    service = Column(table, "service") { WordCell.read($0, choice) }
    week = Column(table, "week", read: CycleCell.week)
    day = Column(table, "day", read: CycleCell.day)
    start = Column(table, "start", read: ClockCell.read)
    keep = Column(table, "keep", read: BooleanCell.read)
    minutes = Column(table, "minutes", read: FieldWords.whole(1...480, .minutes))
  }

  /// The rows of the scenario that a row of the file stands for, one for each like child.
  mutating func rows(
    _ row: Int, _ sites: inout SiteDirectory, _ log: inout BuildLog
  ) -> [CurrentRow] {
    let children = children(row, &log)
    let service = serviceID(row, &log)
    let content = content(row, &sites, &log)
    let keep: CurrentRow.Keep =
      switch keep.value(row, &log.findings) {
      case true: .yes
      case false: .no
      case nil: .ifFree
      }
    guard let service, let content, !log.isBroken(table, row) else { return [] }
    return children.map {
      CurrentRow(
        child: Child.ID($0), service: service, content: content, keep: keep,
        fileRow: table.shownRow(row))
    }
  }

  private mutating func children(_ row: Int, _ log: inout BuildLog) -> Range<Int> {
    let text = table.text(row, "child")
    if let one = ids.childKeys[text] { return one..<(one + 1) }
    return log.resolveRequired(in: &ids.children, table, row, "child") ?? 0..<0
  }

  private mutating func serviceID(_ row: Int, _ log: inout BuildLog) -> Service.ID? {
    guard let word = service.required(row, &log.findings) else { return nil }
    switch directory.found(word) {
    case .service(let id): return id
    case .broken(let entry):
      log.leaveOut(table, row, refersTo: entry)
      return nil
    }
  }

  private mutating func content(
    _ row: Int, _ sites: inout SiteDirectory, _ log: inout BuildLog
  ) -> CurrentRow.Content? {
    let specialist = table.text(row, "specialist")
    let turn = table.text(row, "turn")
    switch (specialist.isEmpty, turn.isEmpty) {
    case (true, true):
      log.findings.add(.neitherSpecialistNorTurn, at: table.place(row))
      return nil
    case (false, false):
      log.findings.add(.specialistAndTurn, at: table.place(row))
      return nil
    case (true, false):
      return log.resolve(turn, in: &ids.turns, table, row, "turn").map { .course($0) }
    case (false, true):
      return slot(specialist, row, &sites, &log).map { .session($0) }
    }
  }

  private mutating func slot(
    _ specialist: String, _ row: Int, _ sites: inout SiteDirectory, _ log: inout BuildLog
  ) -> CurrentRow.Slot? {
    let id = log.resolve(specialist, in: &ids.specialists, table, row, "specialist")
    let week = week.value(row, &log.findings)
    let time = time(row, &log)
    let minutes = minutes.value(row, &log.findings)
    var isLost = id == nil
    var site: Site.ID?
    let siteText = table.text(row, "site")
    if !siteText.isEmpty {
      site = log.resolve(siteText, in: &sites.registry, table, row, "site")
      isLost = isLost || site == nil
    }
    var rooms: [Room.ID] = []
    let roomText = table.text(row, "room")
    if let one = ids.roomKeys[roomText] {
      rooms = [Room.ID(one)]
    } else if !roomText.isEmpty {
      let found = log.resolve(roomText, in: &ids.rooms, table, row, "room")
      isLost = isLost || found == nil
      rooms = found ?? []
    }
    guard let id, !isLost else { return nil }
    return CurrentRow.Slot(
      specialist: id, site: site, week: grid.weeks == 1 ? nil : week, time: time, rooms: rooms,
      minutes: minutes)
  }

  private mutating func time(_ row: Int, _ log: inout BuildLog) -> CurrentRow.Time? {
    let weekday = day.value(row, &log.findings)
    let minute = start.value(row, &log.findings)
    if day.isEmpty(row) != start.isEmpty(row) {
      log.findings.add(
        .dayWithoutStart, at: table.place(row, day.isEmpty(row) ? "day" : "start"))
    }
    guard let weekday, let minute else { return nil }
    if grid.period(day: weekday.rawValue, minute: minute) == nil { report(minute, row, &log) }
    return CurrentRow.Time(weekday: weekday, minute: minute)
  }

  /// A start off the grid: the step that would fit, else the nearest time that does.
  private func report(_ minute: Int, _ row: Int, _ log: inout BuildLog) {
    let offset = minute - grid.firstMinute
    let step = [30, 20, 15, 10].first { offset >= 0 && offset % $0 == 0 && $0 < grid.step }
    let slot = min(
      max(0, (2 * offset + grid.step) / (2 * grid.step)), max(0, grid.periodsPerDay - 1))
    log.findings.add(
      .startOffGrid, at: table.place(row, "start"), value: table.text(row, "start"),
      details: [
        "step": step.map(String.init) ?? "–",
        "nearest": ClockCell.text(grid.firstMinute + slot * grid.step),
      ])
  }
}

/// A week and a day of the cycle, each in a cell of its own.
enum CycleCell {
  private static let weeks: [String: Int] = [
    "a": 0, "а": 0, "1": 0, "b": 1, "в": 1, "б": 1, "2": 1,
  ]

  /// Reads A or B; 0 is A.
  static func week(_ text: String) -> CellReading<Int> {
    if let week = weeks[Words.normalized(text)] { return CellReading(week) }
    return CellReading(
      failed: CellProblem(.unknownWord, details: ["kind": "week"], maybe: "A, B", part: text))
  }

  /// Reads a day of the week: an abbreviation, or the full name.
  static func day(_ text: String) -> CellReading<Weekday> {
    let folded = CellText(text).folded
    let word = folded.hasSuffix(".") ? String(folded.dropLast()) : folded
    if case .day(let day, _) = AvailabilityLexicon.shared.word(word) { return CellReading(day) }
    let reading = WordCell.read(text, WordChoice(kind: "day"))
    guard let day = reading.value.flatMap(Weekday.init(code:)) else {
      return CellReading(failed: reading.problems)
    }
    return CellReading(day, problems: reading.problems)
  }
}
