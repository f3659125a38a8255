import Kezek

/// How many children rows of a table concern: what `doctor` orders findings by.
struct FindingConcern {
  private let tables: [TableKind: Table]
  private let childRows: IdIndex
  /// The like children of each row of `children.csv` without errors.
  private let counts: [Int: Int]
  private let total: Int
  /// The services that each child needs, a bit each; beyond 64 services the bits are shared.
  private let services: [UInt64]
  private let bits: [String: UInt64]

  init(tables: [TableKind: Table], built: BuiltScenario) {
    self.tables = tables
    childRows = built.children.registry.index
    var counts: [Int: Int] = [:]
    for entry in childRows.entries {
      counts[entry.row] = built.children.registry.payload(of: entry.id)?.count ?? 1
    }
    self.counts = counts
    total = built.children.children.count
    var services = [UInt64](repeating: 0, count: total)
    for need in built.needs.needs {
      services[need.child.index] |= 1 << UInt64(need.service.index & 63)
    }
    self.services = services
    var bits: [String: UInt64] = [:]
    for (index, service) in built.services.enumerated() {
      bits[service.key] = 1 << UInt64(index & 63)
    }
    self.bits = bits
  }

  /// The children whom rows of a table concern; all of them where no row is named.
  func children(_ kind: TableKind?, _ rows: [Int]) -> Int {
    guard let kind, !rows.isEmpty, let table = tables[kind] else { return total }
    switch kind {
    case .children:
      return rows.reduce(0) { $0 + (counts[$1] ?? 1) }
    case .needs, .current, .names:
      return children(in: table, "child", rows)
    case .absences:
      return children(in: table, "who", rows)
    case .specialists:
      return needing(table, "services", rows)
    case .services, .turns:
      return needing(table, "service", rows)
    case .settings, .sites, .rooms, .travel:
      return total
    }
  }

  /// The children of the ids in a column.
  private func children(in table: Table, _ column: String, _ rows: [Int]) -> Int {
    var seen: Set<Int> = []
    for row in rows {
      let text = table.text(row - 1, column)
      guard let place = childRows.place(of: text) else { continue }
      seen.insert(childRows.entries[place].row)
    }
    return seen.reduce(0) { $0 + (counts[$1] ?? 1) }
  }

  /// The children who need a service that the rows name.
  private func needing(_ table: Table, _ column: String, _ rows: [Int]) -> Int {
    var wanted: UInt64 = 0
    let choice = WordChoice(kind: "service", unknown: .keep)
    for row in rows {
      let words = WordListCell.read(table.text(row - 1, column), choice).value ?? []
      for word in words { wanted |= bits[word] ?? 0 }
    }
    return services.count { $0 & wanted != 0 }
  }
}
