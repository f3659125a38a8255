import MathematicalProgram
import Testing

@Suite struct MPSReaderTests {
  private func read(_ text: String, _ format: MPSWriter.Format = .free) throws
    -> MathematicalProgram
  {
    try MPSReader(format).read(text)
  }

  /// A file as other solvers write it, with everything the format has.
  @Test func everySectionIsUnderstood() throws {
    let program = try read(
      """
      * made by hand
      NAME test
      OBJSENSE
          MAX
      ROWS
       N cost
       L limit
       G least
       E equal
       E up
       E down
       N spare
      COLUMNS
       x cost 1 limit 1
       x least 1
       M1 'MARKER' 'INTORG'
       y cost 2.5 limit -1d1
       y equal 1 spare 3
       M2 'MARKER' 'INTEND'
       z up 1 down 1
      RHS
       RHS cost -7 limit 4
       RHS least 1
       up 5 down 5
      RANGES
       RNG limit 2.5 least 4
       RNG up 3 down -3
      BOUNDS
       UP BND x 4
       LI BND z -2
       UI BND z 8.0
      ENDATA
      """)
    #expect(program.objective == Objective(sense: .maximize, offset: 7, coefficients: [1, 2.5, 0]))
    let constraintLower1: [Double] = [1.5, 1, 0, 5, 2, -.infinity]
    #expect(program.constraintLower == constraintLower1)
    let constraintUpper2: [Double] = [4, 5, 0, 8, 5, .infinity]
    #expect(program.constraintUpper == constraintUpper2)
    let variableLower3: [Double] = [0, 0, -2]
    #expect(program.variableLower == variableLower3)
    // An integer column that BOUNDS does not name lies in 0…1.
    let variableUpper4: [Double] = [4, 1, 8]
    #expect(program.variableUpper == variableUpper4)
    #expect(program.isInteger == [false, true, true])
    #expect(program.name(of: Constraint(5)) == "spare")
    #expect(program.terms(of: Constraint(0)) == [Term(1, Variable(0)), Term(-10, Variable(1))])
  }

  @Test func everyKindOfBound() throws {
    let program = try read(
      """
      NAME
      ROWS
       N o
      COLUMNS
       up o 1
       neg o 1
       lo o 1
       fx o 1
       fr o 1
       mi o 1
       pl o 1
       bv o 1
       big o 1
       far o 1
      BOUNDS
       UP up 3
       UP neg -3
       LO B lo 2
       FX B fx 1.5
       FR B fr
       MI mi
       PL B pl
       BV B bv 1
       LO B big -1e30
       UP B big 1e31
       LO B far -Infinity
       UP B far 12
      ENDATA
      """)
    let variableLower5: [Double] = [
      0, -.infinity, 2, 1.5, -.infinity, -.infinity, 0, 0, -.infinity, -.infinity,
    ]
    #expect(program.variableLower == variableLower5)
    let variableUpper6: [Double] = [
      3, -3, .infinity, 1.5, .infinity, .infinity, .infinity, 1, .infinity, 12,
    ]
    #expect(program.variableUpper == variableUpper6)
    #expect(program.isInteger.firstIndex(of: true) == 7)
  }

  @Test func fixedColumnsMayHaveBlanksInNames() throws {
    let program = try read(
      """
      NAME          BLANKS
      ROWS
       N  COST ROW
       L  LIM ONE
      COLUMNS
          X ONE     COST ROW         1.0     LIM ONE          2.0
          Y TWO     LIM ONE          1.0                            $ a comment
      RHS
          R SET     LIM ONE          4.0
      BOUNDS
       UP B SET     X ONE            4.0
      ENDATA
      """, .fixed)
    #expect(program.name(of: Variable(0)) == "X ONE")
    #expect(program.terms(of: Constraint(0)) == [Term(2, Variable(0)), Term(1, Variable(1))])
    let variableUpper7: [Double] = [4, .infinity]
    #expect(program.variableUpper == variableUpper7)
    let constraintUpper8: [Double] = [4]
    #expect(program.constraintUpper == constraintUpper8)
  }

  /// What is wrong, and in which line it is noticed.
  static let mistakes: [(text: String, code: ProgramFileError.Code, line: Int)] = [
    ("NAME\nROWS\n N o\n", .incomplete, 4),
    ("NAME\nROWS\n L a\nCOLUMNS\n", .incomplete, 4),
    ("NAME\nROWS\n N o\n Q a\n", .syntax, 4),
    ("NAME\nROWS\n N o\n L a\n L a\n", .duplicate, 5),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o 1\n x nowhere 1\n", .unknownName, 6),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o one\n", .number, 5),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o nan\n", .number, 5),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o 0x10\n", .number, 5),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o 1e999\n", .number, 5),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o 1\n x o 1\n", .duplicate, 6),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o 1\n y o 1\n x o 1\n", .duplicate, 7),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o\n", .syntax, 5),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o 1\nBOUNDS\n SC B x 3\n", .unsupported, 7),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o 1\nBOUNDS\n UP B q 3\n", .unknownName, 7),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o 1\nBOUNDS\n XX B x 3\n", .syntax, 7),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o 1\nBOUNDS\n UP A x 3\n UP B x 4\n", .unsupported, 8),
    ("NAME\nROWS\n N o\nCOLUMNS\n x o 1\nQUADOBJ\n x x 1\n", .unsupported, 6),
    ("NAME\nROWS\n N o\nSOMETHING\n", .syntax, 4),
    ("NAME\nROWS\n N o\nROWS\n", .duplicate, 4),
    ("NAME\nOBJSENSE\n SIDEWAYS\n", .syntax, 3),
    ("NAME\nROWS\n N o\n L a\u{0}b\n", .syntax, 4),
    (" x\n", .syntax, 1),
    ("", .incomplete, 1),
    ("NAME\nROWS\n N o\nCOLUMNS\n M 'MARKER' 'SOSORG'\n", .unsupported, 5),
  ]

  @Test(arguments: mistakes.indices)
  func mistakesAreLocated(_ index: Int) throws {
    let mistake = Self.mistakes[index]
    do {
      _ = try read(mistake.text)
      Issue.record("no error for:\n\(mistake.text)")
    } catch let error as ProgramFileError {
      #expect(error.code == mistake.code, "\(error)")
      #expect(error.line == mistake.line, "\(error)")
      #expect(!error.message.isEmpty)
    }
  }

  @Test func invertedRowsAndLongNumbersAreRefusedInWriting() throws {
    var builder = ProgramBuilder()
    let x = builder.addVariable(name: "x")
    builder.addConstraint(1 * x, .between(2, 1), name: "inverted")
    let inverted = try builder.frozen()
    #expect(throws: ProgramFileError.self) { try MPSWriter().text(of: inverted) }
    #expect(throws: ProgramFileError.self) { try LPWriter().text(of: inverted) }
    var second = ProgramBuilder()
    let y = second.addVariable(name: "y")
    second.addConstraint((1.0 / 3) * y, .atMost(1), name: "third")
    let third = try second.frozen()
    #expect(throws: ProgramFileError.self) { try MPSWriter(.fixed).text(of: third) }
    #expect(try MPSWriter(.free).text(of: third).contains("0.3333333333333333"))
  }
}
