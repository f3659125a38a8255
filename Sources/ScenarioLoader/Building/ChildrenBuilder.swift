import Kezek

/// The children of a scenario, ascending by key.
struct ChildrenBuilder {
  private(set) var children: [Child] = []
  /// By the row's id: the children of the row.
  private(set) var registry: Registry<Range<Int>>

  /// What a row says, before keys have ids.
  private struct Row {
    let child: Child
    let count: Int
    /// The place of the row's id in the registry.
    let entry: Int
  }

  init(isUnreadable: Bool) {
    registry = Registry(.children, isUnreadable: isUnreadable)
  }

  /// Reads the table.
  mutating func read(
    _ table: Table, _ context: BuildContext, places: inout PlaceDirectory, _ log: inout BuildLog
  ) {
    var reader = ChildRowReader(table, context)
    var rows: [Row] = []
    for row in table.rows {
      guard let id = reader.id.value(row, &log.findings) else { continue }
      guard registry.insert(id, table, row, "child", &log.findings) else { continue }
      let entry = registry.count - 1
      guard let (child, count) = reader.child(id, row, &places, &log) else { continue }
      rows.append(Row(child: child, count: count, entry: entry))
    }
    reader.report(&log)
    rows.sort { $0.child.key.utf8.lexicographicallyPrecedes($1.child.key.utf8) }
    children.reserveCapacity(rows.count)
    for row in rows {
      let first = children.count
      if row.count == 1 {
        children.append(row.child)
      } else {
        for number in 1...row.count { children.append(row.child.numbered(number)) }
      }
      registry.set(first..<children.count, at: row.entry)
    }
  }
}

extension Child {
  /// The n-th of so many like children in one row.
  fileprivate func numbered(_ number: Int) -> Child {
    Child(
      key: "\(rowKey)#\(number)", rowKey: rowKey, born: born, age: age, categories: categories,
      languages: languages, lives: lives, isRural: isRural, shift: shift, hours: hours,
      tags: tags, companion: companion, since: since, status: status,
      conclusionUntil: conclusionUntil, family: family, attributes: attributes)
  }
}

/// The columns of `children.csv`.
private struct ChildRowReader {
  let id: IdColumn
  private let table: Table
  private let context: BuildContext
  private var born: Column<CalendarDay>
  private var category: Column<WordSet>
  private var language: Column<WordSet>
  private var rural: Column<Bool>
  private var shift: Column<Int>
  private var when: WhenColumn
  private var tags: Column<WordSet>
  private var companion: Column<Child.Companion>
  private var since: Column<CalendarDay>
  private var status: Column<Child.Status>
  private var until: Column<CalendarDay>
  private var count: Column<Int>
  private let livesIndex: Int?
  private let familyIndex: Int?
  private var withoutShift = Counted()
  private var withoutLanguage = Counted()
  private var hoursByShift: [HoursKey: Hours] = [:]

  /// Rows, and the children whom they stand for.
  private struct Counted {
    var rows: [Int] = []
    var children = 0

    mutating func add(_ row: Int, _ count: Int) {
      rows.append(row)
      children += count
    }
  }

  private struct HoursKey: Hashable {
    let text: String
    let shift: Int
  }

  init(_ table: Table, _ context: BuildContext) {
    self.table = table
    self.context = context
    let words = context.vocabularies
    id = IdColumn(table, "child")
    born = Column(table, "born", read: DateCell.read)
    category = Column(table, "category", read: words.categories.read)
    language = Column(table, "language", read: words.languages.read)
    rural = Column(table, "rural", read: BooleanCell.read)
    shift = Column(table, "shift", read: FieldWords.whole(1...2))
    when = WhenColumn(table, context)
    tags = Column(table, "step_free", read: words.childTags)
    companion = Column(
      table, "companion", read: FieldWords.reader("companion", FieldWords.companion))
    since = Column(table, "since", read: DateCell.read)
    status = Column(table, "status", read: FieldWords.reader("status", FieldWords.status))
    until = Column(table, "until", read: DateCell.read)
    count = Column(table, "count", read: FieldWords.whole(1...100_000))
    livesIndex = table.index(of: "lives")
    familyIndex = table.index(of: "family")
  }

  /// The child of a row and how many like it there are; nil where the row has an error.
  mutating func child(
    _ id: String, _ row: Int, _ places: inout PlaceDirectory, _ log: inout BuildLog
  ) -> (Child, Int)? {
    let settings = context.settings
    let birthday = born.required(row, &log.findings)
    let age = birthday.map { settings.term.first.completedYears(since: $0) } ?? 0
    if let birthday { check(birthday, age, row, &log) }
    let languages = language.value(row, &log.findings)
    let shift = shift.value(row, &log.findings)
    let hours = hours(row, shift, &log)
    let since = since.value(row, &log.findings)
    if let since { check(since: since, born: birthday, row, &log) }
    let lives = table.text(row, at: livesIndex)
    let child = Child(
      key: id, rowKey: id, born: birthday ?? settings.term.first, age: age,
      categories: category.value(row, &log.findings) ?? WordSet(),
      languages: languages ?? WordSet(),
      lives: lives.isEmpty ? nil : places.place(lives, at: table.place(row, "lives"), &log),
      isRural: rural.value(row, &log.findings) ?? false, shift: shift,
      hours: hours ?? Hours(anywhere: context.grid.none),
      tags: tags.value(row, &log.findings) ?? WordSet(),
      companion: companion.value(row, &log.findings) ?? .none, since: since ?? settings.asOf,
      status: status.value(row, &log.findings) ?? .active,
      conclusionUntil: until.value(row, &log.findings), family: family(row),
      attributes: attributes(row))
    let like = count.value(row, &log.findings) ?? 1
    guard !log.isBroken(table, row), hours != nil else { return nil }
    if context.isTermKnown, age >= 7, shift == nil { withoutShift.add(row, like) }
    if languages == nil { withoutLanguage.add(row, like) }
    return (child, like)
  }

  /// Adds what is said once for all rows.
  func report(_ log: inout BuildLog) {
    for (code, column, counted) in [
      (LoaderCode.noShift, "shift", withoutShift), (.noLanguage, "language", withoutLanguage),
    ] where counted.children > 0 {
      log.findings.add(
        code, at: table.place(nil, column), rows: counted.rows.map(table.shownRow),
        details: ["count": String(counted.children)])
    }
  }

  private func check(
    _ birthday: CalendarDay, _ age: Int, _ row: Int, _ log: inout BuildLog
  ) {
    guard context.isTermKnown else { return }
    let place = table.place(row, "born")
    if birthday > context.settings.term.first {
      log.findings.add(.bornAfterTerm, at: place, value: birthday.dotted)
    } else if age > 100 {
      log.findings.add(
        .absurdAge, at: place, value: birthday.dotted, details: ["age": String(age)])
    }
  }

  private func check(
    since: CalendarDay, born: CalendarDay?, _ row: Int, _ log: inout BuildLog
  ) {
    let place = table.place(row, "since")
    if let born, since < born {
      log.findings.add(
        .sinceBeforeBirth, at: place, value: since.dotted, details: ["day": born.dotted])
    }
    guard context.isTermKnown else { return }
    let settings = context.settings
    if since > settings.term.last {
      log.findings.add(.dateOutsideTerm, at: place, value: since.dotted)
    } else if since > settings.asOf {
      log.findings.add(
        .sinceInFuture, at: place, value: since.dotted,
        details: ["day": settings.asOf.dotted])
    }
  }

  /// The child's hours, with the school shift taken off; nil where the row must be left out.
  private mutating func hours(_ row: Int, _ shift: Int?, _ log: inout BuildLog) -> Hours? {
    guard let hours = when.hours(row, &log) else { return nil }
    guard let shift else { return hours }
    let key = HoursKey(text: when.text(row), shift: shift)
    if let known = hoursByShift[key] { return known }
    let busy = context.busyInShift[shift - 1]
    let free = Hours(
      anywhere: hours.anywhere.subtracting(busy),
      atSites: hours.atSites.map {
        Hours.SiteHours(site: $0.site, periods: $0.periods.subtracting(busy))
      })
    hoursByShift[key] = free
    return free
  }

  private func family(_ row: Int) -> String? {
    let text = table.text(row, at: familyIndex)
    return text.isEmpty ? nil : text
  }

  private func attributes(_ row: Int) -> [String] {
    table.furtherColumns.map { table.text(row, at: $0) }
  }
}
