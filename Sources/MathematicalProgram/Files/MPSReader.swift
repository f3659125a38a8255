/// Reads MPS files, free or fixed.
///
/// Understood: NAME, OBJSENSE (on its own line or the next), OBJNAME, ROWS (further N rows are free
/// constraints), COLUMNS with INTORG and INTEND markers, RHS (the objective's counts with its sign
/// turned, as the format says), RANGES, BOUNDS of the kinds UP, LO, FX, FR, MI, PL, BV, LI, UI, and
/// ENDATA. Semi-continuous bounds, special ordered sets and quadratic parts are refused.
/// Bounds from 1e30 on are infinite. Without a bound a variable is ≥ 0; an integer column between
/// markers that BOUNDS does not name lies in 0…1, as GLPK, CBC and HiGHS have it. Where they disagree,
/// CPLEX's description of the format holds: any bound makes such a column ≥ 0 first, and an UP bound
/// below 0 without a lower bound makes the lower one −∞.
public struct MPSReader: Sendable {
  public let format: MPSWriter.Format

  public init(_ format: MPSWriter.Format = .free) {
    self.format = format
  }

  /// Reads a program from portions of bytes; an empty portion ends the file.
  ///
  /// - Throws: ``ProgramFileError`` with the line, ``ProgramError`` for data no program can have, and
  ///   errors of the source.
  /// - Complexity: O(file), with one table of names.
  public func read(_ next: @escaping () throws -> [UInt8]) throws -> MathematicalProgram {
    var parse = MPSParse(LineReader(next), format)
    return try parse.run()
  }

  /// Reads a program from a whole text.
  public func read(_ text: String) throws -> MathematicalProgram {
    var rest: [UInt8]? = Array(text.utf8)
    return try read {
      defer { rest = nil }
      return rest ?? []
    }
  }
}

/// The state of reading one MPS file.
struct MPSParse {
  enum Section: String {
    case name = "NAME"
    case objectiveSense = "OBJSENSE"
    case objectiveName = "OBJNAME"
    case rows = "ROWS"
    case columns = "COLUMNS"
    case sides = "RHS"
    case ranges = "RANGES"
    case bounds = "BOUNDS"
    case end = "ENDATA"
  }

  /// A row as declared; the objective has no constraint.
  struct Row {
    let kind: Character
    let constraint: Constraint?
    var side = 0.0
    var range: Double?
    /// The last column with an entry here, to notice duplicates.
    var lastColumn: Int32 = -1
  }

  var lines: LineReader
  let format: MPSWriter.Format
  var notes = FileNotes()
  var section = Section.name
  var sense = ObjectiveSense.minimize
  var objectiveName: String?
  var rowNames: [String] = []
  var rowIndex: [String: Int] = [:]
  var rows: [Row] = []
  var objectiveRow: Int?
  var columnNames: [String] = []
  var columnIndex: [String: Int] = [:]
  var lower: [Double] = []
  var upper: [Double] = []
  var hasLower: [Bool] = []
  var integer: [Bool] = []
  /// Whether BOUNDS names the column.
  var isBounded: [Bool] = []
  var costs: [Double] = []
  var terms = TermList()
  var constraintCount = 0
  var isInsideIntegers = false
  var sets: [Section: String] = [:]
  var seen: Set<Section> = []

  init(_ lines: LineReader, _ format: MPSWriter.Format) {
    self.lines = lines
    self.format = format
  }

  func failure(_ code: ProgramFileError.Code, _ message: String) -> ProgramFileError {
    ProgramFileError(code, line: lines.number, message)
  }

  mutating func run() throws -> MathematicalProgram {
    while section != .end {
      guard try lines.advance() else {
        throw failure(.incomplete, "the file ends without ENDATA.")
      }
      guard let first = lines.line.first else { continue }
      if first == 0x2A {
        try notes.take(lines.text().dropFirst())
      } else if first == 0x20 || first == 0x09 {
        try takeData()
      } else {
        try takeIndicator()
      }
    }
    return try program()
  }

  private mutating func takeIndicator() throws {
    let words = try lines.words()
    guard let word = words.first else { return }
    guard let next = Section(rawValue: word.uppercased()) else {
      // A data line may begin in the first column in free format.
      if format == .free, section != .name, words.count > 1 { return try takeData() }
      let refused = [
        "QUADOBJ", "QMATRIX", "QSECTION", "QCMATRIX", "SOS", "SOS1", "SOS2", "SETS",
        "INDICATORS", "LAZYCONS", "USERCUTS", "GENCONS", "PWLOBJ",
      ]
      let isKnown = refused.contains(word.uppercased())
      throw failure(
        isKnown ? .unsupported : .syntax,
        isKnown
          ? "section \(word) has no place in a linear program."
          : "'\(word)' is not the name of a section.")
    }
    // RHS is also a common name of the right-hand sides themselves, given in the first column.
    if format == .free, next == .sides, section == .sides, words.count > 1 {
      return try takeData()
    }
    guard seen.insert(next).inserted else {
      throw failure(.duplicate, "section \(next.rawValue) occurs twice.")
    }
    section = next
    if next == .objectiveSense, words.count > 1 { try takeSense(words[1]) }
    if next == .objectiveName, words.count > 1 { objectiveName = String(words[1]) }
    if next == .columns, objectiveRow == nil {
      throw failure(.incomplete, "there is no objective: section ROWS has no row of kind N.")
    }
  }

  private mutating func takeSense(_ word: Substring) throws {
    switch word.uppercased() {
    case "MAX", "MAXIMIZE", "MAXIMISE": sense = .maximize
    case "MIN", "MINIMIZE", "MINIMISE": sense = .minimize
    default: throw failure(.syntax, "objective sense '\(word)'; it must be MAX or MIN.")
    }
  }

  private mutating func takeData() throws {
    let fields = try fields()
    guard !fields.isEmpty else { return }
    switch section {
    case .objectiveSense: try takeSense(fields[0])
    case .objectiveName: objectiveName = String(fields[0])
    case .rows: try takeRow(fields)
    case .columns: try takeColumn(fields)
    case .sides: try takePairs(fields) { try $0.takeSide($1, $2) }
    case .ranges: try takePairs(fields) { try $0.takeRange($1, $2) }
    case .bounds: try takeBound(fields)
    case .name, .end: throw failure(.syntax, "data before any section.")
    }
  }

  // MARK: Fields

  /// The fields of a data line: words in free format, fixed columns otherwise.
  private func fields() throws(ProgramFileError) -> [Substring] {
    if format == .free { return try lines.words() }
    let starts = [1, 4, 14, 24, 39, 49]
    let ends = [3, 12, 22, 36, 47, 61]
    if lines.line.contains(0x09) {
      throw failure(.syntax, "a tab in a file with fixed columns. Maybe it is a free MPS file.")
    }
    var fields: [Substring] = []
    for (index, start) in starts.enumerated() where start < lines.line.count {
      let bytes = lines.line[start..<min(ends[index], lines.line.count)]
      guard let field = String(validating: bytes, as: UTF8.self) else {
        throw failure(.syntax, "the line is not UTF-8.")
      }
      let text = field.drop { $0 == " " }
      let trimmed = text.prefix(
        upTo: text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex)
      if index >= 2, trimmed.first == "$" { break }
      fields.append(trimmed)
    }
    try checkGaps(starts, ends)
    // The first field is the kind of a row or bound; elsewhere it must be blank.
    if section == .rows || section == .bounds { return fields.filter { !$0.isEmpty } }
    if fields.first?.isEmpty == false {
      throw failure(.syntax, "text in columns 2 and 3, which must be blank here.")
    }
    return Array(fields.dropFirst()).filter { !$0.isEmpty }
  }

  /// Text between the fixed columns means that the file is not of that format.
  private func checkGaps(_ starts: [Int], _ ends: [Int]) throws(ProgramFileError) {
    for (end, start) in zip(ends, starts.dropFirst()) {
      for position in end..<start where position < lines.line.count {
        if lines.line[position] == 0x24 { return }
        if lines.line[position] != 0x20 {
          throw failure(
            .syntax,
            "text in column \(position + 1), which must be blank. "
              + "Maybe it is a free MPS file.")
        }
      }
    }
  }

  func number(_ text: Substring, isBound: Bool = false) throws(ProgramFileError) -> Double {
    guard let value = NumberText.parse(text, allowsInfinity: isBound) else {
      throw failure(.number, "'\(text)' is not a number.")
    }
    return isBound ? NumberText.bound(value) : value
  }
}
