/// Reads LP files in the style of CPLEX.
///
/// Understood: comments from `\`, Minimize and Maximize, Subject To, Bounds, General, Binary and End
/// with their usual spellings; constants and repeated variables in expressions; rows with one or two
/// sides; bounds in every order, `free`, `inf`. A number that ends its line ends a right-hand side, so
/// that the next line begins a row, named or not. A negative upper bound leaves the lower bound 0, as
/// GLPK, CBC and HiGHS have it, and so no value at all. Quadratic terms, special ordered sets and
/// semi-continuous variables are refused. Variables are numbered as they occur.
public struct LPReader: Sendable {
  public init() {}

  /// Reads a program from portions of bytes; an empty portion ends the file.
  ///
  /// - Throws: ``ProgramFileError`` with the line, ``ProgramError`` for data no program can have, and
  ///   errors of the source.
  /// - Complexity: O(file), with one table of names.
  public func read(_ next: @escaping () throws -> [UInt8]) throws -> MathematicalProgram {
    var parse = LPParse(LPLexer(LineReader(next)))
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

/// The state of reading one LP file.
private struct LPParse {
  private var lexer: LPLexer
  private var columnNames: [String] = []
  private var columnIndex: [String: Int32] = [:]
  private var lower: [Double] = []
  private var upper: [Double] = []
  private var integer: [Bool] = []
  private var costs: [Int32: Double] = [:]
  private var sense = ObjectiveSense.minimize
  private var offset = 0.0
  private var rowNames: [String] = []
  private var rowIndex: Set<String> = []
  private var rowLower: [Double] = []
  private var rowUpper: [Double] = []
  private var terms = TermList()

  /// Coefficients by column, in the order given, and a constant.
  private struct Expression {
    var terms: [(column: Int32, coefficient: Double)] = []
    var constant = 0.0
  }

  init(_ lexer: LPLexer) {
    self.lexer = lexer
  }

  mutating func run() throws -> MathematicalProgram {
    switch try lexer.next() {
    case .section(.minimize): sense = .minimize
    case .section(.maximize): sense = .maximize
    default: throw lexer.failure(.syntax, "the file must begin with Minimize or Maximize.")
    }
    try readObjective()
    sections: while true {
      switch try lexer.next() {
      case .section(.constraints): try readRows()
      case .section(.bounds): try readBounds()
      case .section(.general): try readIntegers(isBinary: false)
      case .section(.binary): try readIntegers(isBinary: true)
      case .section(.end): break sections
      case .section(.refused):
        throw lexer.failure(.unsupported, "this section has no place in a linear program.")
      case .end: throw lexer.failure(.incomplete, "the file ends without End.")
      default: throw lexer.failure(.syntax, "expected a section.")
      }
    }
    return try program()
  }

  private func program() throws -> MathematicalProgram {
    var coefficients = [Double](repeating: 0, count: columnNames.count)
    for column in coefficients.indices { coefficients[column] = costs[Int32(column)] ?? 0 }
    let parts = ReadProgram(
      columnNames: columnNames, lower: lower, upper: upper, integer: integer, rowNames: rowNames,
      rowLower: rowLower, rowUpper: rowUpper, terms: terms,
      objective: Objective(sense: sense, offset: offset, coefficients: coefficients))
    return try parts.program(lexer.notes)
  }

  // MARK: Names and expressions

  private mutating func column(_ name: String) -> Int32 {
    if let known = columnIndex[name] { return known }
    let column = Int32(columnNames.count)
    columnIndex[name] = column
    columnNames.append(name)
    lower.append(0)
    upper.append(.infinity)
    integer.append(false)
    return column
  }

  private func knownColumn(_ name: String) throws -> Int {
    guard let column = columnIndex[name] else {
      throw lexer.failure(
        .unknownName, "variable '\(name)' occurs in no objective and no constraint.")
    }
    return Int(column)
  }

  private mutating func label() throws -> String? {
    if try lexer.peek(1) == .colon {
      switch try lexer.next() {
      case .name(let name):
        _ = try lexer.next()
        return name
      case .number:
        throw lexer.failure(.syntax, "a label must not begin with a digit.")
      default:
        throw lexer.failure(.syntax, "a colon without a label.")
      }
    }
    return nil
  }

  /// A linear expression, up to a relation, a section or a label.
  private mutating func expression() throws -> Expression {
    var expression = Expression()
    var isFirst = true
    while true {
      guard var sign = try sign(isFirst: isFirst) else { return expression }
      isFirst = false
      if case .number(let value) = try lexer.peek() {
        _ = try lexer.next()
        sign *= value
        guard case .name = try lexer.peek(), try lexer.peek(1) != .colon else {
          expression.constant += sign
          continue
        }
      }
      guard case .name(let name) = try lexer.next() else {
        throw lexer.failure(.syntax, "expected a variable or a number.")
      }
      expression.terms.append((column(name), sign))
    }
  }

  /// The sign before a term; `nil` where the expression ends.
  private mutating func sign(isFirst: Bool) throws -> Double? {
    var sign = 1.0
    var hasSign = false
    while true {
      switch try lexer.peek() {
      case .plus: hasSign = true
      case .minus:
        sign = -sign
        hasSign = true
      case .number, .name:
        // A second term needs a sign; without one it is the label of the next row.
        return hasSign || isFirst ? sign : nil
      default:
        if hasSign { throw lexer.failure(.syntax, "a sign without a term.") }
        return nil
      }
      _ = try lexer.next()
    }
  }

  private mutating func readObjective() throws {
    _ = try label()
    let expression = try expression()
    offset = expression.constant
    for term in expression.terms { costs[term.column, default: 0] += term.coefficient }
  }

  // MARK: Subject To

  private mutating func readRows() throws {
    while true {
      switch try lexer.peek() {
      case .section, .end: return
      default: try readRow()
      }
    }
  }

  private mutating func readRow() throws {
    let row = rowNames.count
    let given = try label()
    let name = given ?? "c\(row + 1)"
    if given != nil, !rowIndex.insert(name).inserted {
      throw lexer.failure(.duplicate, "row '\(name)' is given twice.")
    }
    var parts: [Side] = [try side()]
    var relations: [LPLexer.Token] = []
    while try isRelation(lexer.peek()) {
      relations.append(try lexer.next())
      parts.append(try rightSide())
    }
    let middle = parts.indices.filter { !parts[$0].expression.terms.isEmpty }
    guard (1...2).contains(relations.count), middle.count <= 1 else {
      throw lexer.failure(
        .syntax, "row '\(name)' must have one expression and one or two numbers beside it.")
    }
    let body = middle.first ?? 0
    var bounds = Bounds.free
    for (index, relation) in relations.enumerated() where index == body || index + 1 == body {
      let isLeft = index + 1 == body
      let limit = parts[isLeft ? index : index + 1].value - parts[body].expression.constant
      restrict(&bounds, isLeft ? mirrored(relation) : relation, limit)
    }
    rowNames.append(name)
    rowLower.append(bounds.lower)
    rowUpper.append(bounds.upper)
    for term in parts[body].expression.terms {
      terms.append(row: Int32(row), column: term.column, coefficient: term.coefficient)
    }
  }

  /// One side of a relation: an expression, or a number that may be infinite.
  private struct Side {
    var expression = Expression()
    var infinity: Double?

    var value: Double { infinity ?? expression.constant }
  }

  private mutating func side() throws -> Side {
    if let infinite = try infinity() { return Side(infinity: infinite) }
    return Side(expression: try expression())
  }

  /// The side after a relation: a number alone where the line ends with it.
  private mutating func rightSide() throws -> Side {
    var ahead = 0
    while [.plus, .minus].contains(try lexer.peek(ahead)) { ahead += 1 }
    guard case .number(let value) = try lexer.peek(ahead), try lexer.isOnNewLine(ahead + 1)
    else { return try side() }
    var sign = 1.0
    for _ in 0..<ahead where try lexer.next() == .minus { sign = -sign }
    _ = try lexer.next()
    return Side(expression: Expression(constant: sign * value))
  }

  /// An infinity with or without a sign, taken if it is there.
  private mutating func infinity() throws -> Double? {
    let first = try lexer.peek()
    let isSigned = first == .plus || first == .minus
    guard case .name(let word) = try lexer.peek(isSigned ? 1 : 0),
      ["inf", "infinity"].contains(word.lowercased())
    else { return nil }
    if isSigned { _ = try lexer.next() }
    _ = try lexer.next()
    return first == .minus ? -.infinity : .infinity
  }

  private func isRelation(_ token: LPLexer.Token) -> Bool {
    token == .lessOrEqual || token == .greaterOrEqual || token == .equal
  }

  private func mirrored(_ relation: LPLexer.Token) -> LPLexer.Token {
    switch relation {
    case .lessOrEqual: .greaterOrEqual
    case .greaterOrEqual: .lessOrEqual
    default: relation
    }
  }

  private func restrict(_ bounds: inout Bounds, _ relation: LPLexer.Token, _ value: Double) {
    if relation != .lessOrEqual { bounds.lower = value }
    if relation != .greaterOrEqual { bounds.upper = value }
  }

  // MARK: Bounds and integrality

  private mutating func readBounds() throws {
    while true {
      switch try lexer.peek() {
      case .section, .end: return
      case .name(let name) where !["inf", "infinity"].contains(name.lowercased()):
        try readBound(of: name)
      default:
        // lower ≤ variable ≤ upper
        let value = try boundValue()
        let relation = try lexer.next()
        guard isRelation(relation), case .name(let name) = try lexer.next() else {
          throw lexer.failure(.syntax, "a bound must be a number, a relation and a variable.")
        }
        let column = try knownColumn(name)
        setBound(column, mirrored(relation), value)
        if try isRelation(lexer.peek()) {
          let second = try lexer.next()
          setBound(column, second, try boundValue())
        }
      }
    }
  }

  private mutating func readBound(of name: String) throws {
    _ = try lexer.next()
    let column = try knownColumn(name)
    let relation = try lexer.next()
    if case .name(let word) = relation, word.lowercased() == "free" {
      setBound(column, .greaterOrEqual, -.infinity)
      setBound(column, .lessOrEqual, .infinity)
      return
    }
    guard isRelation(relation) else {
      throw lexer.failure(.syntax, "expected a relation or 'free' after variable '\(name)'.")
    }
    setBound(column, relation, try boundValue())
  }

  private mutating func setBound(_ column: Int, _ relation: LPLexer.Token, _ value: Double) {
    if relation != .lessOrEqual { lower[column] = value }
    if relation != .greaterOrEqual { upper[column] = value }
  }

  private mutating func boundValue() throws -> Double {
    if let infinite = try infinity() { return infinite }
    var sign = 1.0
    while true {
      switch try lexer.next() {
      case .plus: continue
      case .minus: sign = -sign
      case .number(let value): return NumberText.bound(sign * value)
      default: throw lexer.failure(.syntax, "expected a number as a bound.")
      }
    }
  }

  private mutating func readIntegers(isBinary: Bool) throws {
    while case .name(let name) = try lexer.peek() {
      _ = try lexer.next()
      let column = try knownColumn(name)
      integer[column] = true
      if isBinary {
        lower[column] = 0
        upper[column] = 1
      }
    }
  }
}
