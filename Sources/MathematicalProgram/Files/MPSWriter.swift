/// Writes programs as MPS files, for GLPK, CBC, HiGHS, CPLEX, Gurobi, SCIP and others.
///
/// Always a minimization, since OBJSENSE is refused by some readers; the true sense stands in a
/// comment that ``MPSReader`` obeys. Numbers read back as the same `Double`. The text is made in
/// portions, so memory does not grow with the file.
public struct MPSWriter: Sendable {
  public enum Format: Sendable, Hashable, CaseIterable {
    /// Fields separated by blanks, long names.
    case free
    /// Fields in fixed columns, names of eight characters, numbers of twelve.
    case fixed
  }

  public let format: Format

  public init(_ format: Format = .free) {
    self.format = format
  }

  /// Writes a program in portions of text.
  ///
  /// - Throws: ``ProgramFileError`` when the format cannot say something; nothing is written then,
  ///   but for a number too long for fixed columns. Errors of the sink pass through.
  /// - Complexity: O(variables + non-zeros), and a table of names.
  public func write(
    _ program: MathematicalProgram, _ sink: @escaping (_ portion: [UInt8]) throws -> Void
  ) throws {
    let layout = FileLayout(program, format == .free ? .freeMPS : .fixedMPS)
    try layout.check()
    try MPSText(layout, format).write(to: sink)
  }

  /// The whole file as one string; for small programs.
  public func text(of program: MathematicalProgram) throws -> String {
    var bytes: [UInt8] = []
    try write(program) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The text of one MPS file.
private struct MPSText {
  private let layout: FileLayout
  private let program: MathematicalProgram
  private let format: MPSWriter.Format
  /// +1, or −1 where a maximization is negated.
  private let sign: Double
  private let objectiveName: String

  init(_ layout: FileLayout, _ format: MPSWriter.Format) {
    self.layout = layout
    self.format = format
    program = layout.program
    sign = program.objective.sense == .maximize ? -1 : 1
    objectiveName = "obj%"
  }

  func write(to sink: @escaping ([UInt8]) throws -> Void) throws {
    var output = TextOutput(sink)
    for note in layout.notes(maximizeNegated: sign < 0) { try output.line("* \(note)") }
    for row in 0..<program.constraintCount {
      guard let exact = inexactRange(row) else { continue }
      try output.line("* \(FileNotes.marker) bounds \(layout.rows.names[row]) \(exact)")
    }
    try output.line("NAME          kezek\(format == .free ? " FREE" : "")")
    try writeRows(&output)
    try writeColumns(&output)
    try writeSides(&output)
    try writeBounds(&output)
    try output.line("ENDATA")
    try output.flush()
  }

  // MARK: Lines

  private func line(
    _ output: inout TextOutput<any Error>, _ kind: String, _ fields: [String]
  ) throws {
    if format == .free {
      try output.line(" \(([kind] + fields).filter { !$0.isEmpty }.joined(separator: " "))")
      return
    }
    var text = " " + padded(kind, 2) + " "
    let widths = [8, 8, 12]
    for (index, field) in fields.enumerated() {
      text += padded(field, widths[min(index, 2)]) + "  "
    }
    while text.last == " " { text.removeLast() }
    try output.line(text)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  private func number(_ value: Double, _ what: @autoclosure () -> String) throws -> String {
    if format == .free { return NumberText.shortest(value) }
    if let text = NumberText.fixed(value) { return text }
    throw ProgramFileError(
      .notExpressible,
      "\(what()): \(value) does not fit the 12 columns of a fixed MPS file. "
        + "Maybe write a free one.")
  }

  // MARK: Sections

  private func kind(_ row: Int) -> String {
    let lower = program.constraintLower[row]
    let upper = program.constraintUpper[row]
    if lower == upper { return "E" }
    if lower == -.infinity { return upper == .infinity ? "N" : "L" }
    if upper == .infinity { return "G" }
    return exactRange(row)?.kind ?? "G"
  }

  /// A side and a RANGES value from which both bounds of a ranged row come back exactly.
  private func exactRange(_ row: Int) -> (kind: String, range: Double)? {
    let lower = program.constraintLower[row]
    let upper = program.constraintUpper[row]
    let width = upper - lower
    for range in [width, width.nextUp, width.nextDown] {
      if lower + range == upper { return ("G", range) }
      if upper - range == lower { return ("L", range) }
    }
    return nil
  }

  /// The bounds of a ranged row that no side and range give back exactly.
  private func inexactRange(_ row: Int) -> String? {
    let lower = program.constraintLower[row]
    let upper = program.constraintUpper[row]
    guard lower.isFinite, upper.isFinite, lower != upper, exactRange(row) == nil else {
      return nil
    }
    return "\(NumberText.shortest(lower)) \(NumberText.shortest(upper))"
  }

  private func writeRows(_ output: inout TextOutput<any Error>) throws {
    try output.line("ROWS")
    try line(&output, "N", [objectiveName])
    for row in 0..<program.constraintCount {
      try line(&output, kind(row), [layout.rows.names[row]])
    }
  }

  private func writeColumns(_ output: inout TextOutput<any Error>) throws {
    try output.line("COLUMNS")
    let columns = program.matrix.transposed(columnCount: program.variableCount)
    var isInteger = false
    var markers = 0
    for column in 0..<program.variableCount {
      if program.isInteger[column] != isInteger {
        isInteger.toggle()
        try writeMarker(&output, &markers, isInteger ? "INTORG" : "INTEND")
      }
      let name = layout.columns.names[column]
      let cost = sign * program.objective.coefficients[column]
      let entries = columns.entries(ofRow: column)
      if cost != 0 || entries.isEmpty {
        let text = try number(cost == 0 ? 0 : cost, "objective coefficient of \(name)")
        try line(&output, "", [name, objectiveName, text])
      }
      for entry in entries {
        let row = layout.rows.names[Int(columns.columnIndex[entry])]
        let text = try number(columns.coefficient[entry], "coefficient of \(name) in \(row)")
        try line(&output, "", [name, row, text])
      }
    }
    if isInteger { try writeMarker(&output, &markers, "INTEND") }
    if let offset = layout.offsetName {
      let text = try number(sign * program.objective.offset, "offset of the objective")
      try line(&output, "", [offset, objectiveName, text])
    }
  }

  private func writeMarker(
    _ output: inout TextOutput<any Error>, _ markers: inout Int, _ word: String
  ) throws {
    markers += 1
    let name = "M\(markers)%"
    if format == .free {
      try output.line(" \(name) 'MARKER' '\(word)'")
    } else {
      try output.line("    \(padded(name, 8))  'MARKER'                 '\(word)'")
    }
  }

  private func writeSides(_ output: inout TextOutput<any Error>) throws {
    try output.line("RHS")
    var ranges: [(row: Int, range: Double)] = []
    for row in 0..<program.constraintCount {
      let lower = program.constraintLower[row]
      let upper = program.constraintUpper[row]
      let kind = kind(row)
      if lower.isFinite, upper.isFinite, lower != upper {
        ranges.append((row, exactRange(row)?.range ?? upper - lower))
      }
      let side = kind == "L" ? upper : lower
      guard kind != "N", side != 0 else { continue }
      let name = layout.rows.names[row]
      try line(&output, "", ["RHS", name, number(side, "right-hand side of \(name)")])
    }
    if ranges.isEmpty { return }
    try output.line("RANGES")
    for (row, range) in ranges {
      let name = layout.rows.names[row]
      try line(&output, "", ["RNG", name, number(range, "range of \(name)")])
    }
  }

  private func writeBounds(_ output: inout TextOutput<any Error>) throws {
    try output.line("BOUNDS")
    for column in 0..<program.variableCount {
      let name = layout.columns.names[column]
      let bounds = program.bounds(of: Variable(column))
      for (kind, value) in bounds.kindsInMPS(isInteger: program.isInteger[column]) {
        let text = try value.map { try number($0, "bound of \(name)") }
        try line(&output, kind, ["BND", name] + (text.map { [$0] } ?? []))
      }
    }
    if let offset = layout.offsetName { try line(&output, "FX", ["BND", offset, "1"]) }
  }
}

extension Bounds {
  /// The BOUNDS records that say these bounds to every reader, whatever it takes as default.
  fileprivate func kindsInMPS(isInteger: Bool) -> [(kind: String, value: Double?)] {
    if isInteger, self == .unit { return [("BV", nil)] }
    if lower == upper { return [("FX", lower)] }
    if lower == -.infinity {
      return upper == .infinity ? [("FR", nil)] : [("MI", nil), ("UP", upper)]
    }
    if upper == .infinity {
      // Without a record some readers take 1 as the upper bound of an integer column.
      if lower == 0 { return isInteger ? [("PL", nil)] : [] }
      return isInteger ? [("LO", lower), ("PL", nil)] : [("LO", lower)]
    }
    if lower == 0, upper > 0 { return [("UP", upper)] }
    return [("LO", lower), ("UP", upper)]
  }
}
