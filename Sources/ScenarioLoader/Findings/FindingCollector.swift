import Kezek

/// Findings as they come: equal ones in many rows become one with its rows.
struct FindingCollector {
  /// Where a finding is.
  struct Place: Hashable {
    var file: String?
    var table: TableKind?
    /// As the spreadsheet shows it; nil = the whole file.
    var row: Int?
    /// The column's header as the file has it.
    var column: String?
  }

  private struct Key: Hashable {
    let code: Finding.Code
    let file: String?
    let column: String?
    let value: String?
    let details: [String: String]
    let maybe: String?
  }

  private struct Item {
    let key: Key
    let severity: Finding.Severity
    let table: TableKind?
    var rows: [Int]
    /// Children concerned where the finding itself says so.
    var children: Int?
  }

  private var items: [Item] = []
  private var places: [Key: Int] = [:]
  private var brokenRows: [TableKind: Set<Int>] = [:]
  /// Cells of which enough is said.
  private var silenced: Set<Place> = []
  /// Whether an error concerns more than single rows of a table that can do without them.
  private(set) var isFatal = false
  /// Whether there is any error.
  private(set) var hasErrors = false

  /// Whether a row has an error.
  func isBroken(_ table: TableKind, row: Int) -> Bool {
    brokenRows[table]?.contains(row) ?? false
  }

  /// The rows with errors, ascending.
  func brokenRows(of table: TableKind) -> [Int] { (brokenRows[table] ?? []).sorted() }

  /// Adds what the loader found.
  ///
  /// - Parameter silencing: whether nothing more is to be said of that cell.
  mutating func add(
    _ code: LoaderCode, at place: Place, value: String? = nil, details: [String: String] = [:],
    maybe: String? = nil, children: Int? = nil, silencing: Bool = false
  ) {
    guard !isSilenced(place) else { return }
    if silencing { silenced.insert(place) }
    add(
      code.code, code.severity, at: place, rows: place.row.map { [$0] } ?? [],
      value: value.flatMap(CellEcho.shown), details: details, maybe: maybe, children: children)
  }

  /// A collector for what is found in another file at the same time: it knows of which cells enough is
  /// said, and nothing else.
  var forAnotherFile: FindingCollector {
    var other = FindingCollector()
    other.silenced = silenced
    return other
  }

  /// Adds what was found in another file, after what is there.
  mutating func add(_ other: FindingCollector) {
    for item in other.items {
      if let index = places[item.key] {
        items[index].rows.append(contentsOf: item.rows)
        if let children = item.children {
          items[index].children = (items[index].children ?? 0) + children
        }
      } else {
        places[item.key] = items.count
        items.append(item)
      }
    }
    brokenRows.merge(other.brokenRows) { $0.union($1) }
    silenced.formUnion(other.silenced)
    isFatal = isFatal || other.isFatal
    hasErrors = hasErrors || other.hasErrors
  }

  /// Notes that an error concerns more than single rows.
  mutating func setFatal() {
    isFatal = true
    hasErrors = true
  }

  private func isSilenced(_ place: Place) -> Bool {
    !silenced.isEmpty && silenced.contains(place)
  }

  /// Adds an error that leaving out its row would not mend.
  mutating func addFatal(
    _ code: LoaderCode, at place: Place, value: String? = nil, details: [String: String] = [:],
    maybe: String? = nil
  ) {
    setFatal()
    add(code, at: place, value: value, details: details, maybe: maybe)
  }

  /// Adds one finding about several rows of one file.
  mutating func add(
    _ code: LoaderCode, at place: Place, rows: [Int], value: String? = nil,
    details: [String: String] = [:], maybe: String? = nil, children: Int? = nil
  ) {
    add(
      code.code, code.severity, at: place, rows: rows, value: value.flatMap(CellEcho.shown),
      details: details, maybe: maybe, children: children)
  }

  /// Adds what a cell reader found.
  mutating func add(_ problems: [CellProblem], at place: Place, value: String) {
    guard !problems.isEmpty, !isSilenced(place) else { return }
    // A cell may have many problems, and its text is looked through once for all of them.
    let shown = CellEcho.shown(value)
    var seen: Set<CellProblem> = []
    for problem in problems where seen.insert(problem).inserted {
      add(
        problem.code, problem.severity, at: place, rows: place.row.map { [$0] } ?? [],
        value: shown, details: problem.details, maybe: problem.maybe, children: nil)
    }
  }

  private mutating func add(
    _ code: Finding.Code, _ severity: Finding.Severity, at place: Place, rows: [Int],
    value: String?, details: [String: String], maybe: String?, children: Int?
  ) {
    if severity == .error { note(errorAt: place, rows: rows) }
    let key = Key(
      code: code, file: place.file.map(CellEcho.hiding),
      column: place.column.map(CellEcho.hiding), value: value,
      details: details.mapValues(CellEcho.hiding), maybe: maybe.flatMap(CellEcho.shown))
    if let index = places[key] {
      items[index].rows.append(contentsOf: rows)
      if let children { items[index].children = (items[index].children ?? 0) + children }
    } else {
      places[key] = items.count
      items.append(
        Item(key: key, severity: severity, table: place.table, rows: rows, children: children))
    }
  }

  private mutating func note(errorAt place: Place, rows: [Int]) {
    hasErrors = true
    guard let table = place.table, table != .settings, !rows.isEmpty else {
      isFatal = true
      return
    }
    brokenRows[table, default: []].formUnion(rows)
  }

  /// All findings: errors first, then by table, row and column, then by code.
  ///
  /// - Parameter children: the children whom rows of a table concern.
  func findings(concern children: (TableKind?, [Int]) -> Int) -> [Finding] {
    let order = items.indices.sorted { precedes(items[$0], $0, items[$1], $1) }
    return order.map { index in
      let item = items[index]
      let rows = Array(Set(item.rows)).sorted()
      return Finding(
        item.key.code, item.severity, file: item.key.file, rows: rows, column: item.key.column,
        value: item.key.value, details: item.key.details, maybe: item.key.maybe,
        children: item.children ?? children(item.table, rows))
    }
  }

  private func precedes(_ left: Item, _ leftIndex: Int, _ right: Item, _ rightIndex: Int) -> Bool {
    if left.severity != right.severity { return left.severity < right.severity }
    let tables = (left.table?.position ?? -1, right.table?.position ?? -1)
    if tables.0 != tables.1 { return tables.0 < tables.1 }
    let rows = (left.rows.min() ?? 0, right.rows.min() ?? 0)
    return rows.0 == rows.1 ? leftIndex < rightIndex : rows.0 < rows.1
  }
}
