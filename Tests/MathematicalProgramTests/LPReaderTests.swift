import MathematicalProgram
import Testing

@Suite struct LPReaderTests {
  @Test func everySectionIsUnderstood() throws {
    let program = try LPReader().read(
      """
      \\ made by hand
      MAXIMISE
       profit: 3 x + 2y - - 4 z + 5
        - x
      such that
       a: x + y + 2
          <= 10
       b: -3 <= x - z <= 8
       3 >= y
       c: 2 x + 3 x >= 1 e1: x + y = 4.5e0
       d: x + y >= -inf
      BOUNDS
       x free
       -5 <= y <= +infinity
       -inf <= z <= 7
       w <= -1
       3 >= v >= 1
      Generals z
      Binary
       u
      END
      """.replacing("- x\n", with: "- x + 0 w + 0 v + 0 u\n"))
    #expect(
      program.objective
        == Objective(sense: .maximize, offset: 5, coefficients: [2, 2, 4, 0, 0, 0]))
    #expect((0..<6).map { program.name(of: Variable($0)) } == ["x", "y", "z", "w", "v", "u"])
    let constraintLower1: [Double] = [-.infinity, -3, -.infinity, 1, 4.5, -.infinity]
    #expect(program.constraintLower == constraintLower1)
    let constraintUpper2: [Double] = [8, 8, 3, .infinity, 4.5, .infinity]
    #expect(program.constraintUpper == constraintUpper2)
    #expect(program.terms(of: Constraint(3)) == [Term(5, Variable(0))])
    #expect(program.name(of: Constraint(2)) == "c3")
    // A negative upper bound leaves the lower bound 0.
    let variableLower3: [Double] = [-.infinity, -5, -.infinity, 0, 1, 0]
    #expect(program.variableLower == variableLower3)
    let variableUpper4: [Double] = [.infinity, .infinity, 7, -1, 3, 1]
    #expect(program.variableUpper == variableUpper4)
    #expect(program.isInteger == [false, false, true, false, false, true])
  }

  @Test func aNumberAtTheEndOfALineEndsARow() throws {
    let program = try LPReader().read(
      """
      max
       3 x + 2 y
      st
       2 x + 3 y <= 7.5
       x <= - 2.5
       - y >= -4
       1 <= x + y <=
         9
       3 y >= 1
       c6: x + y >= 2
       x
        + 2 y <= 5
      end
      """)
    #expect(program.constraintLower == [-.infinity, -.infinity, -4, 1, 1, 2, -.infinity])
    #expect(program.constraintUpper == [7.5, -2.5, .infinity, 9, .infinity, .infinity, 5])
    #expect(program.terms(of: Constraint(2)) == [Term(-1, Variable(1))])
    #expect(program.terms(of: Constraint(4)) == [Term(3, Variable(1))])
    #expect(program.terms(of: Constraint(6)).count == 2)
  }

  static let mistakes: [(text: String, code: ProgramFileError.Code, line: Int)] = [
    ("x + y\n", .syntax, 1),
    ("max\n x\n", .incomplete, 2),
    ("max\n x\nst\n a: x <= 1\n a: x <= 2\nend", .duplicate, 5),
    ("max\n x\nst\n a: x <= y\nend", .syntax, 5),
    ("max\n x\nst\n a: x\nend", .syntax, 5),
    ("max\n x + [ x ^ 2 ]\nst\nend", .unsupported, 2),
    ("max\n x\nst\n a: x <= 1\nbounds\n q <= 1\nend", .unknownName, 6),
    ("max\n x\nst\n a: x <= 1\nbounds\n x <= y\nend", .syntax, 6),
    ("max\n x\nst\n a: x <= 1\nsos1\nend", .unsupported, 5),
    ("max\n x\nst\n a: 1..2 x <= 1\nend", .number, 4),
    ("max\n x +\nst\n a: x <= 1\nend", .syntax, 3),
    ("max\n x\nst\n 1a: x <= 1\nend", .syntax, 4),
  ]

  @Test(arguments: mistakes.indices)
  func mistakesAreLocated(_ index: Int) throws {
    let mistake = Self.mistakes[index]
    do {
      _ = try LPReader().read(mistake.text)
      Issue.record("no error for:\n\(mistake.text)")
    } catch let error as ProgramFileError {
      #expect(error.code == mistake.code, "\(error)")
      #expect(error.line == mistake.line, "\(error)")
    }
  }
}
