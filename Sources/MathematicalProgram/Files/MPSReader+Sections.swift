extension MPSParse {
  // MARK: ROWS and COLUMNS

  mutating func takeRow(_ fields: [Substring]) throws(ProgramFileError) {
    guard fields.count == 2, fields[0].count == 1, let kind = fields[0].uppercased().first,
      "NLGE".contains(kind)
    else { throw failure(.syntax, "a row must have a kind (N, L, G or E) and a name.") }
    let name = String(fields[1])
    guard rowIndex.updateValue(rows.count, forKey: name) == nil else {
      throw failure(.duplicate, "row '\(name)' is declared twice.")
    }
    let isObjective =
      kind == "N" && objectiveRow == nil && (objectiveName == nil || objectiveName == name)
    if isObjective { objectiveRow = rows.count }
    rows.append(
      Row(kind: kind, constraint: isObjective ? nil : Constraint(constraintCount)))
    if !isObjective {
      constraintCount += 1
      rowNames.append(name)
    }
  }

  mutating func takeColumn(_ fields: [Substring]) throws(ProgramFileError) {
    if fields.count == 3, fields[1] == "'MARKER'", fields[2].first == "'" {
      switch fields[2] {
      case "'INTORG'": isInsideIntegers = true
      case "'INTEND'": isInsideIntegers = false
      case "'SOSORG'", "'SOSEND'":
        throw failure(.unsupported, "special ordered sets have no place in a linear program.")
      default: throw failure(.syntax, "unknown marker \(fields[2]).")
      }
      return
    }
    guard fields.count == 3 || fields.count == 5 else {
      throw failure(
        .syntax, "a column line must have a column and one or two pairs of row and number.")
    }
    let column = try column(named: String(fields[0]))
    for pair in stride(from: 1, to: fields.count, by: 2) {
      let row = try row(named: fields[pair])
      guard rows[row].lastColumn != Int32(column) else {
        throw failure(
          .duplicate, "column '\(fields[0])' has two entries in row '\(fields[pair])'.")
      }
      rows[row].lastColumn = Int32(column)
      let value = try number(fields[pair + 1])
      if let constraint = rows[row].constraint {
        terms.append(row: constraint.index, column: Int32(column), coefficient: value)
      } else {
        costs[column] = value
      }
    }
  }

  /// The column being given, new when the name changes.
  private mutating func column(named name: String) throws(ProgramFileError) -> Int {
    if name == columnNames.last { return columnNames.count - 1 }
    guard columnIndex.updateValue(columnNames.count, forKey: name) == nil else {
      throw failure(.duplicate, "the lines of column '\(name)' do not stand together.")
    }
    columnNames.append(name)
    lower.append(0)
    upper.append(.infinity)
    hasLower.append(false)
    integer.append(isInsideIntegers)
    isBounded.append(false)
    costs.append(0)
    return columnNames.count - 1
  }

  private func row(named name: Substring) throws(ProgramFileError) -> Int {
    guard let row = rowIndex[String(name)] else {
      throw failure(.unknownName, "row '\(name)' is not declared in section ROWS.")
    }
    return row
  }

  // MARK: RHS and RANGES

  /// One or two pairs of row and number, after the name of a set or not.
  mutating func takePairs(
    _ fields: [Substring],
    _ take: (inout MPSParse, _ row: Int, _ value: Double) throws -> Void
  ) throws {
    guard (2...5).contains(fields.count) else {
      throw failure(.syntax, "a line must have one or two pairs of row and number.")
    }
    let hasSet = fields.count % 2 == 1
    if hasSet { try takeSet(fields[0]) }
    for pair in stride(from: hasSet ? 1 : 0, to: fields.count, by: 2) {
      try take(&self, try row(named: fields[pair]), try number(fields[pair + 1]))
    }
  }

  /// Only one set of sides, ranges or bounds can be meant.
  private mutating func takeSet(_ name: Substring) throws(ProgramFileError) {
    let known = sets[section, default: String(name)]
    guard known == name else {
      throw failure(
        .unsupported,
        "a second set '\(name)' in section \(section.rawValue) beside '\(known)'; "
          + "which one counts cannot be known.")
    }
    sets[section] = known
  }

  mutating func takeSide(_ row: Int, _ value: Double) throws {
    rows[row].side = value
  }

  mutating func takeRange(_ row: Int, _ value: Double) throws {
    guard rows[row].kind != "N" else {
      throw failure(.syntax, "a range for a row of kind N.")
    }
    guard rows[row].range == nil else {
      throw failure(.duplicate, "a second range for the same row.")
    }
    rows[row].range = value
  }

  // MARK: BOUNDS

  mutating func takeBound(_ fields: [Substring]) throws(ProgramFileError) {
    let kind = fields[0].uppercased()
    let known = ["UP", "LO", "FX", "FR", "MI", "PL", "BV", "LI", "UI"]
    guard known.contains(kind) else {
      if ["SC", "SI"].contains(kind) {
        throw failure(.unsupported, "semi-continuous variables have no place in a linear program.")
      }
      throw failure(.syntax, "'\(fields[0])' is not a kind of bound.")
    }
    let needsValue = !["FR", "MI", "PL", "BV"].contains(kind)
    let (column, text) = try boundTarget(fields, needsValue: needsValue)
    isBounded[column] = true
    let value = try text.map { text throws(ProgramFileError) in try number(text, isBound: true) }
    if kind == "LI" || kind == "UI" || kind == "BV" { integer[column] = true }
    switch kind {
    case "UP", "UI": setUpper(column, value ?? 0)
    case "LO", "LI": setLower(column, value ?? 0)
    case "FX":
      setLower(column, value ?? 0)
      upper[column] = value ?? 0
    case "FR":
      setLower(column, -.infinity)
      upper[column] = .infinity
    case "MI": setLower(column, -.infinity)
    case "PL": upper[column] = .infinity
    default:
      setLower(column, 0)
      upper[column] = 1
    }
  }

  private mutating func setLower(_ column: Int, _ value: Double) {
    lower[column] = value
    hasLower[column] = true
  }

  private mutating func setUpper(_ column: Int, _ value: Double) {
    upper[column] = value
    if value < 0, !hasLower[column] { lower[column] = -.infinity }
  }

  /// The column and the number of a bound, whose set may be left out.
  private mutating func boundTarget(
    _ fields: [Substring], needsValue: Bool
  ) throws(ProgramFileError) -> (column: Int, value: Substring?) {
    let rest = fields.dropFirst()
    if needsValue, rest.count == 3 || rest.count == 2 {
      if rest.count == 3 { try takeSet(fields[1]) }
      return (try column(bounded: fields[fields.count - 2]), fields[fields.count - 1])
    }
    if !needsValue, (1...3).contains(rest.count) {
      // KIND [SET] COLUMN [ignored number]
      if rest.count == 1 { return (try column(bounded: fields[1]), nil) }
      if rest.count == 2, columnIndex[String(fields[2])] == nil {
        return (try column(bounded: fields[1]), nil)
      }
      try takeSet(fields[1])
      return (try column(bounded: fields[2]), nil)
    }
    throw failure(.syntax, "a bound must have a kind, a set, a column and, mostly, a number.")
  }

  private func column(bounded name: Substring) throws(ProgramFileError) -> Int {
    guard let column = columnIndex[String(name)] else {
      throw failure(.unknownName, "column '\(name)' does not occur in section COLUMNS.")
    }
    return column
  }

  // MARK: The program

  /// The bounds of a row from its kind, side and range.
  private func bounds(of row: Row) -> Bounds {
    let range = row.range.map(abs)
    switch row.kind {
    case "L": return .between(range.map { row.side - $0 } ?? -.infinity, row.side)
    case "G": return .between(row.side, range.map { row.side + $0 } ?? .infinity)
    case "E":
      let signed = row.range ?? 0
      return signed < 0
        ? .between(row.side + signed, row.side) : .between(row.side, row.side + signed)
    default: return .free
    }
  }

  func program() throws -> MathematicalProgram {
    var upper = upper
    for column in upper.indices where integer[column] && !isBounded[column] { upper[column] = 1 }
    var rowLower: [Double] = []
    var rowUpper: [Double] = []
    for row in rows where row.constraint != nil {
      let exact = notes.exactBounds.isEmpty ? nil : notes.exactBounds[rowNames[rowLower.count]]
      let bounds = exact ?? bounds(of: row)
      rowLower.append(bounds.lower)
      rowUpper.append(bounds.upper)
    }
    // The objective's right-hand side is minus its constant.
    let offset = objectiveRow.map { 0 - rows[$0].side } ?? 0
    var objective = Objective(sense: sense, offset: offset, coefficients: costs)
    if notes.maximize, sense == .minimize {
      objective = Objective(
        sense: .maximize, offset: 0 - offset, coefficients: costs.map { 0 - $0 })
    }
    let parts = ReadProgram(
      columnNames: columnNames, lower: lower, upper: upper, integer: integer, rowNames: rowNames,
      rowLower: rowLower, rowUpper: rowUpper, terms: terms, objective: objective)
    return try parts.program(notes)
  }
}
