/// What is said while a scenario is built.
struct BuildLog {
  var findings = FindingCollector()
  /// Rows that refer to rows with errors.
  private(set) var dependents: [LeftOutRow] = []

  /// Whether a row has an error so far.
  func isBroken(_ table: Table, _ row: Int) -> Bool {
    findings.isBroken(table.kind, row: table.shownRow(row))
  }

  /// Notes that a row is left out because of what it refers to.
  mutating func leaveOut(_ table: Table, _ row: Int, refersTo entry: IdIndex.Entry?) {
    let reason: LeftOutRow.Reason =
      entry.map { .refersTo(file: $0.file, row: $0.row) } ?? .refersToNothing
    dependents.append(
      LeftOutRow(file: table.file, row: table.shownRow(row), reason: reason))
  }

  /// What a cell of ids refers to; nil, with a finding or a row left out, where that is nothing.
  mutating func resolve<Payload>(
    _ text: String, in registry: inout Registry<Payload>, _ table: Table, _ row: Int,
    _ column: String
  ) -> Payload? {
    switch registry.find(text, at: table.place(row, column), &findings) {
    case .payload(let payload):
      return payload
    case .broken(let entry):
      leaveOut(table, row, refersTo: entry)
      return nil
    case .unknown:
      return nil
    }
  }

  /// What a cell of ids that must not be empty refers to.
  mutating func resolveRequired<Payload>(
    in registry: inout Registry<Payload>, _ table: Table, _ row: Int, _ column: String
  ) -> Payload? {
    let text = table.text(row, column)
    if text.isEmpty {
      findings.add(.emptyCell, at: table.place(row, column))
      return nil
    }
    return resolve(text, in: &registry, table, row, column)
  }
}
