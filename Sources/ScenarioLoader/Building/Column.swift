import Kezek

/// One column of a table, read by one reader; equal texts are read once.
struct Column<Value: Sendable> {
  let table: Table
  let name: String
  private let index: Int?
  private let read: (String) -> CellReading<Value>
  private var readings: [String: CellReading<Value>] = [:]

  init(_ table: Table, _ name: String, read: @escaping (String) -> CellReading<Value>) {
    self.table = table
    self.name = name
    self.index = table.index(of: name)
    self.read = read
  }

  /// Whether the cell is empty, or the table lacks the column.
  func isEmpty(_ row: Int) -> Bool { table.isEmpty(row, at: index) }

  /// The value of a cell, with its problems added; nil where it is empty or not understood.
  mutating func value(_ row: Int, _ findings: inout FindingCollector) -> Value? {
    guard index != nil else { return nil }
    let text = table.text(row, at: index)
    if text.isEmpty { return nil }
    let reading: CellReading<Value>
    if let known = readings[text] {
      reading = known
    } else {
      reading = read(text)
      readings[text] = reading
    }
    if !reading.problems.isEmpty {
      findings.add(reading.problems, at: table.place(row, name), value: text)
    }
    return reading.value
  }

  /// The value of a cell that must not be empty.
  mutating func required(_ row: Int, _ findings: inout FindingCollector) -> Value? {
    if isEmpty(row) { findings.add(.emptyCell, at: table.place(row, name)) }
    return value(row, &findings)
  }
}

/// A column of ids that the table itself defines.
struct IdColumn {
  private let table: Table
  private let name: String

  init(_ table: Table, _ name: String) {
    self.table = table
    self.name = name
  }

  /// The id of a row, with findings where it is damaged; nil where it is empty.
  func value(_ row: Int, _ findings: inout FindingCollector) -> String? {
    let text = table.text(row, name)
    if text.isEmpty {
      findings.add(.emptyCell, at: table.place(row, name))
      return nil
    }
    let problems = Self.problems(of: text)
    findings.add(problems, at: table.place(row, name), value: text)
    if text.contains("#"), problems.isEmpty {
      findings.add(.reservedSign, at: table.place(row, name), value: text)
    }
    // A damaged id is known all the same, so that what refers to it is not called unknown too.
    return text
  }

  /// What a spreadsheet has done to an id: a formula, powers of ten, a date.
  static func problems(of text: String) -> [CellProblem] {
    // A mark alone, as `-` for nothing, is no name.
    if !text.unicodeScalars.contains(where: {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }) {
      return [CellProblem(.notUnderstood, part: text)]
    }
    // Most ids have none of these marks, and the closer look is slow.
    guard text.utf8.contains(where: { marks.contains($0) }) else { return [] }
    let cell = CellText(text)
    if let problem = SpreadsheetDamage.formulaOrError(cell) { return [problem] }
    if SpreadsheetDamage.isScientific(text) {
      return [CellProblem(.scientificNumber, part: text)]
    }
    if let numbers = SpreadsheetDamage.numbers(ofNamedMonth: cell) {
      return [
        CellProblem(.dateForValue, maybe: "\(numbers.0)-\(numbers.1)", part: text)
      ]
    }
    return []
  }

  private static let marks: Set<UInt8> = Set("=#.,+/".utf8)
}
