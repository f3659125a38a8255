import Kezek

/// The entities of one table: their ids, and what was built of those without errors.
struct Registry<Payload> {
  /// The table's kind, for what refers to it.
  let kind: TableKind
  private(set) var index = IdIndex()
  private var payloads: [Payload?] = []
  /// Whether the table could not be read, so that no id can be called unknown.
  let isUnreadable: Bool
  private var answers: [String: IdIndex.Match] = [:]

  init(_ kind: TableKind, isUnreadable: Bool = false) {
    self.kind = kind
    self.isUnreadable = isUnreadable
  }

  var count: Int { payloads.count }

  /// Adds an id; false, with a finding, where the table has it already.
  ///
  /// The payload is set later; until then the id is known and broken.
  mutating func insert(
    _ id: String, _ table: Table, _ row: Int, _ column: String,
    _ findings: inout FindingCollector
  ) -> Bool {
    let entry = IdIndex.Entry(id: id, file: table.file, row: table.shownRow(row))
    guard let earlier = index.insert(entry) else {
      payloads.append(nil)
      return true
    }
    let first = index.entries[earlier]
    findings.add(
      first.id == id ? .duplicateId : .lookAlikeDuplicate, at: table.place(row, column),
      value: id, details: ["first": String(first.row), "other": first.id])
    return false
  }

  /// Adds an id that tables only name; one that looks the same is the same.
  mutating func insertMention(_ entry: IdIndex.Entry) {
    if index.insert(entry) == nil { payloads.append(nil) }
  }

  /// Sets what was built of an id, by its place among the ids added.
  mutating func set(_ payload: Payload?, at place: Int) { payloads[place] = payload }

  /// Sets what was built of the id added last.
  mutating func setLast(_ payload: Payload?) {
    guard !payloads.isEmpty else { return }
    payloads[payloads.count - 1] = payload
  }

  /// What an id written exactly so stands for.
  func payload(of id: String) -> Payload? {
    index.place(of: id).flatMap { payloads[$0] }
  }

  /// What an id means, as `IdIndex` says.
  func match(_ text: String) -> IdIndex.Match {
    var index = index
    return index.match(text)
  }

  /// Whether an id, or one that looks the same, is in the table.
  mutating func knows(_ text: String) -> Bool {
    switch index.match(text) {
    case .same, .alike: true
    case .unknown: false
    }
  }

  /// What an id means: its payload, a broken row, or nothing, with the findings about its spelling.
  mutating func find(
    _ text: String, at place: FindingCollector.Place, _ findings: inout FindingCollector
  ) -> Found {
    let match: IdIndex.Match
    if let known = index.place(of: text) {
      match = .same(known)
    } else if let answer = answers[text] {
      match = answer
    } else {
      match = index.match(text)
      answers[text] = match
    }
    switch match {
    case .same(let place):
      return found(place)
    case .alike(let known):
      let entry = index.entries[known]
      let isCase = Words.normalized(entry.id) == Words.normalized(text)
      findings.add(
        isCase ? .differentCase : .lookAlikeId, at: place, value: text,
        details: ["id": entry.id, "other": entry.file, "row": String(entry.row)])
      return found(known)
    case .unknown(let maybe, let lostZeros):
      if isUnreadable { return .broken(nil) }
      let problems = IdColumn.problems(of: text)
      if problems.isEmpty {
        findings.add(
          lostZeros ? .lostZeros : .unknownId, at: place, value: text,
          details: ["table": kind.fileName], maybe: maybe)
      } else {
        findings.add(problems, at: place, value: text)
      }
      return .unknown
    }
  }

  /// What an id stands for.
  enum Found {
    case payload(Payload)
    /// Known, but its row has an error.
    case broken(IdIndex.Entry?)
    case unknown
  }

  private func found(_ place: Int) -> Found {
    payloads[place].map { .payload($0) } ?? .broken(index.entries[place])
  }
}
