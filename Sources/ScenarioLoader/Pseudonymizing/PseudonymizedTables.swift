import Kezek

/// The tables of a scenario written anew, with what stands for each id in its place.
///
/// Rows follow the new ids, so that the order of a file tells nothing of names.
struct PseudonymizedTables {
  private let assembled: ScenarioAssembly.Assembled
  private let scenario: Scenario
  private let lists: [Pseudonym.Kind: PseudonymList]

  init(_ assembled: ScenarioAssembly.Assembled, _ scenario: Scenario, seed: UInt64) {
    self.assembled = assembled
    self.scenario = scenario
    let ids: [Pseudonym.Kind: Set<String>] = [
      .child: Set(scenario.children.map(\.rowKey)),
      .specialist: Set(scenario.specialists.map(\.key)),
      .room: Set(scenario.rooms.map(\.rowKey)),
      .family: Set(scenario.children.compactMap(\.family)),
      .group: Self.texts(assembled.tables[.needs], "group"),
    ]
    // A new id that was somebody's old one, or is a site's, would be misread.
    let taken = Set((ids.values.joined() + scenario.sites.map(\.key)).map(Spelling.look))
    lists = Dictionary(
      uniqueKeysWithValues: ids.map { kind, olds in
        (kind, PseudonymList(kind, of: olds, seed: seed, avoiding: taken))
      })
  }

  private static func texts(_ table: Table?, _ column: String) -> Set<String> {
    guard let table else { return [] }
    return Set(table.rows.map { table.text($0, column) }.filter { !$0.isEmpty })
  }

  /// All pseudonyms, kind by kind.
  func pseudonyms(names: [String: String]) -> [Pseudonym] {
    let registry = assembled.built.children.registry
    var byChild: [String: String] = [:]
    for (text, name) in names {
      if let id = known(text, in: registry) { byChild[id] = name }
    }
    return Pseudonym.Kind.allCases.flatMap { kind in
      lists[kind]?.pseudonyms(names: kind == .child ? byChild : [:]) ?? []
    }
  }

  /// The bytes of each file by its name.
  func files() -> [String: [UInt8]] {
    var files = [TableKind.settings.fileName: settings()]
    for (kind, table) in assembled.tables
    where kind != .names && kind != .settings && !table.rows.isEmpty {
      files[kind.fileName] = copy(of: table)
    }
    return files
  }

  // MARK: What must not be copied

  /// Columns with something in them that are not copied.
  var droppedColumns: Int {
    let unread: Set<Finding.Code> = [LoaderCode.unknownColumn.code, LoaderCode.nameColumn.code]
    let unknown = assembled.loaded.findings.count { unread.contains($0.code) }
    let notes = Self.texts(assembled.tables[.absences], "note").isEmpty ? 0 : 1
    let names = assembled.tables[.names] == nil ? 0 : 1
    return unknown + notes + names
  }

  /// Why a column of the reports cannot be handed on.
  var problem: PseudonymizingProblem? {
    guard let table = assembled.tables[.children] else { return nil }
    for (name, index) in zip(scenario.settings.reportBy, table.furtherColumns) {
      guard let index else { continue }
      if TableReader.isNameColumn(name) { return .namesInReports(column: name) }
      let texts = table.rows.map { table.text($0, at: index) }.filter { !$0.isEmpty }
      if texts.count >= 10, Set(texts).count * 2 > texts.count {
        return .tellsChildrenApart(column: name)
      }
    }
    return nil
  }

  // MARK: Rows

  private func settings() -> [UInt8] {
    var table = TableText(header: ["key", "value"])
    for key in SettingsEntries.keys {
      if let entry = assembled.entries.entry(key) {
        table.append([entry.place.column ?? key, entry.text])
      }
    }
    return table.bytes
  }

  private struct Column {
    let header: String
    let index: Int
    let treatment: CellTreatment
  }

  private func copy(of table: Table) -> [UInt8] {
    let columns = columns(of: table)
    var text = TableText(header: columns.map(\.header))
    let rows = table.rows.map { row in
      columns.map { cell(table.text(row, at: $0.index), $0.treatment) }
    }
    let first = columns.firstIndex { $0.treatment != .kept }
    guard let first else {
      for row in rows { text.append(row) }
      return text.bytes
    }
    let order = rows.indices.sorted { left, right in
      let (one, other) = (rows[left][first], rows[right][first])
      return one == other ? left < right : one.utf8.lexicographicallyPrecedes(other.utf8)
    }
    for place in order { text.append(rows[place]) }
    return text.bytes
  }

  private func columns(of table: Table) -> [Column] {
    let known = Words.catalogue.entries(.header, table.kind.rawValue).compactMap { entry in
      table.index(of: entry.english).map { index in
        Column(
          header: table.header(of: entry.english) ?? entry.english, index: index,
          treatment: CellTreatment(table.kind, entry.english))
      }
    }
    guard table.kind == .children else { return known.filter { $0.treatment != .dropped } }
    let further = zip(scenario.settings.reportBy, table.furtherColumns).compactMap {
      name, index in
      index.flatMap { index in
        known.contains { $0.index == index }
          ? nil : Column(header: name, index: index, treatment: .kept)
      }
    }
    return known.filter { $0.treatment != .dropped } + further
  }

  // MARK: Cells

  private func cell(_ text: String, _ treatment: CellTreatment) -> String {
    if text.isEmpty { return "" }
    switch treatment {
    case .kept: return text
    case .dropped: return ""
    case .replaced(let kind): return reference(text, kind) ?? ""
    case .replacedWho:
      // The tables have no error, so the id is in one of them alone.
      for kind in [Pseudonym.Kind.child, .specialist, .room] {
        if let new = reference(text, kind) { return new }
      }
      return text
    }
  }

  /// What stands for an id as a cell has it; nil where its table does not know it.
  private func reference(_ text: String, _ kind: Pseudonym.Kind) -> String? {
    guard let list = lists[kind] else { return nil }
    let built = assembled.built
    func find(_ text: String) -> String? {
      switch kind {
      case .child: known(text, in: built.children.registry)
      case .specialist: known(text, in: built.specialists.registry)
      case .room: built.rooms.flatMap { known(text, in: $0.registry) }
      case .family, .group: text
      }
    }
    if let id = find(text) { return list.new(id) }
    // `C-1#2` is one of the like children of a row, `R-1#2` one of its like units.
    guard let sign = text.lastIndex(of: "#"), let id = find(String(text[..<sign])) else {
      return nil
    }
    return list.new(id) + text[sign...]
  }

  /// The id that a text means in its table: written so, or looking alike.
  private func known<Payload>(_ text: String, in registry: Registry<Payload>) -> String? {
    switch registry.match(text) {
    case .same(let place), .alike(let place): registry.index.entries[place].id
    case .unknown: nil
    }
  }
}
