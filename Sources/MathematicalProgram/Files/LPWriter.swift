/// Writes programs as LP files in the style of CPLEX, for GLPK, CBC, HiGHS, CPLEX, Gurobi and others.
///
/// A ranged or free row is written as an equality with a help column that carries the range, since
/// some readers take no double-sided rows; the constant of the objective as a column fixed to 1.
/// ``LPReader`` folds both back. Numbers read back as the same `Double`.
public struct LPWriter: Sendable {
  public init() {}

  /// Writes a program in portions of text.
  ///
  /// - Throws: ``ProgramFileError`` when the format cannot say something; nothing is written then.
  ///   Errors of the sink pass through.
  /// - Complexity: O(variables + non-zeros), and a table of names.
  public func write(
    _ program: MathematicalProgram, _ sink: @escaping (_ portion: [UInt8]) throws -> Void
  ) throws {
    let layout = FileLayout(program, .lp)
    try layout.check()
    try LPText(layout).write(to: sink)
  }

  /// The whole file as one string; for small programs.
  public func text(of program: MathematicalProgram) throws -> String {
    var bytes: [UInt8] = []
    try write(program) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The text of one LP file.
private struct LPText {
  private let layout: FileLayout
  private let program: MathematicalProgram
  private static let width = 90

  init(_ layout: FileLayout) {
    self.layout = layout
    program = layout.program
  }

  func write(to sink: @escaping ([UInt8]) throws -> Void) throws {
    var output = TextOutput(sink)
    for note in layout.notes(maximizeNegated: false) { try output.line("\\ \(note)") }
    for row in 0..<program.constraintCount where needsHelp(row) {
      try output.line(
        "\\ \(FileNotes.marker) range \(layout.rows.names[row]) \(helpName(row))")
    }
    let needsRow = program.constraintCount == 0 && program.variableCount > 0
    if needsRow { try output.line("\\ \(FileNotes.marker) norow none%") }
    try writeObjective(&output)
    try output.line("Subject To")
    // Some readers want a row.
    if needsRow { try output.line(" none%: 0 \(layout.columns.names[0]) <= 1") }
    for row in 0..<program.constraintCount { try writeRow(&output, row) }
    try writeBounds(&output)
    try writeIntegers(&output)
    try output.line("End")
    try output.flush()
  }

  private func needsHelp(_ row: Int) -> Bool {
    let bounds = program.bounds(of: Constraint(row))
    return bounds == .free
      || (bounds.lower.isFinite && bounds.upper.isFinite && !bounds.isFixed)
  }

  private func helpName(_ row: Int) -> String { "r\(row + 1)%" }

  // MARK: Terms

  private func writeTerm(
    _ output: inout TextOutput<any Error>, _ coefficient: Double, _ name: String
  ) throws {
    if output.column > Self.width {
      try output.endLine()
      try output.write(" ")
    }
    let size = abs(coefficient)
    let sign = coefficient < 0 ? " - " : " + "
    try output.write(size == 1 ? "\(sign)\(name)" : "\(sign)\(NumberText.shortest(size)) \(name)")
  }

  /// Whether the variables first occur in their own order when only the non-zeros are written.
  private var occursInOrder: Bool {
    var next: Int32 = 0
    var isKnown = [Bool](repeating: false, count: program.variableCount)
    func isInOrder(_ column: Int32) -> Bool {
      if isKnown[Int(column)] { return true }
      isKnown[Int(column)] = true
      defer { next += 1 }
      return column == next
    }
    for (column, value) in program.objective.coefficients.enumerated() where value != 0 {
      if !isInOrder(Int32(column)) { return false }
    }
    for column in program.matrix.columnIndex where !isInOrder(column) { return false }
    return Int(next) == program.variableCount
  }

  private func writeObjective(_ output: inout TextOutput<any Error>) throws {
    try output.line(program.objective.sense == .maximize ? "Maximize" : "Minimize")
    try output.write(" obj:")
    let isEmpty = layout.offsetName == nil && program.objective.coefficients.allSatisfy { $0 == 0 }
    let writesZeros = !occursInOrder || isEmpty
    for (column, value) in program.objective.coefficients.enumerated() {
      // Readers number the variables as they occur; the zeros keep the order.
      if value != 0 || writesZeros { try writeTerm(&output, value, layout.columns.names[column]) }
    }
    if let offset = layout.offsetName { try writeTerm(&output, program.objective.offset, offset) }
    try output.endLine()
  }

  private func writeRow(_ output: inout TextOutput<any Error>, _ row: Int) throws {
    let bounds = program.bounds(of: Constraint(row))
    try output.write(" \(layout.rows.names[row]):")
    let entries = program.matrix.entries(ofRow: row)
    for entry in entries {
      let name = layout.columns.names[Int(program.matrix.columnIndex[entry])]
      try writeTerm(&output, program.matrix.coefficient[entry], name)
    }
    if needsHelp(row) {
      try writeTerm(&output, -1, helpName(row))
      try output.line(" = 0")
      return
    }
    if entries.isEmpty { try writeTerm(&output, 0, try anyColumn(row)) }
    if bounds.isFixed {
      try output.line(" = \(NumberText.shortest(bounds.lower))")
    } else if bounds.lower == -.infinity {
      try output.line(" <= \(NumberText.shortest(bounds.upper))")
    } else {
      try output.line(" >= \(NumberText.shortest(bounds.lower))")
    }
  }

  /// A column for a row without terms, which the format does not know.
  private func anyColumn(_ row: Int) throws -> String {
    if let name = layout.columns.names.first ?? layout.offsetName { return name }
    throw ProgramFileError(
      .notExpressible,
      "constraint \(program.constraintNames[row]) has no terms and the program no "
        + "variables, which an LP file cannot say. Maybe write MPS.")
  }

  // MARK: Bounds and integrality

  private func writeBounds(_ output: inout TextOutput<any Error>) throws {
    try output.line("Bounds")
    if let offset = layout.offsetName { try output.line(" \(offset) = 1") }
    for column in 0..<program.variableCount {
      let bounds = program.bounds(of: Variable(column))
      if program.isInteger[column], bounds == .unit { continue }
      try writeBounds(&output, bounds, layout.columns.names[column])
    }
    for row in 0..<program.constraintCount where needsHelp(row) {
      try writeBounds(&output, program.bounds(of: Constraint(row)), helpName(row))
    }
  }

  private func writeBounds(
    _ output: inout TextOutput<any Error>, _ bounds: Bounds, _ name: String
  ) throws {
    let lower = NumberText.shortest(bounds.lower)
    let upper = NumberText.shortest(bounds.upper)
    if bounds == .nonNegative { return }
    if bounds == .free {
      try output.line(" \(name) free")
    } else if bounds.isFixed {
      try output.line(" \(name) = \(lower)")
    } else if bounds.upper == .infinity {
      try output.line(" \(name) >= \(lower)")
    } else {
      try output.line(" \(bounds.lower == -.infinity ? "-inf" : lower) <= \(name) <= \(upper)")
    }
  }

  private func writeIntegers(_ output: inout TextOutput<any Error>) throws {
    for (title, wantsUnit) in [("Generals", false), ("Binaries", true)] {
      var hasTitle = false
      for column in 0..<program.variableCount where program.isInteger[column] {
        guard (program.bounds(of: Variable(column)) == .unit) == wantsUnit else { continue }
        if !hasTitle { try output.line(title) }
        hasTitle = true
        try output.line(" \(layout.columns.names[column])")
      }
    }
  }
}
