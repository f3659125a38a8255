import MathematicalProgram
import Testing

@Suite struct ProgramBuilderTests {
  @Test func duplicateTermsAreAddedAndZerosDropped() throws {
    var builder = ProgramBuilder()
    let x = builder.addVariables(3, .free) { "x\($0)" }.map { $0 }
    builder.addConstraint(
      LinearExpression([Term(1, x[2]), Term(2, x[0]), Term(3, x[2]), Term(5, x[1]), Term(-5, x[1])]
      ),
      .atMost(4))
    let program = try builder.frozen()
    #expect(program.matrix.columnIndex == [0, 2])
    #expect(program.matrix.coefficient == [2, 4])
    #expect(program.matrix.rowStart == [0, 2])
  }

  @Test func termsMayBeGivenByColumns() throws {
    var builder = ProgramBuilder()
    let rows = builder.addConstraints(2, .atMost(1)) { "row[\($0)]" }.map { $0 }
    let x = builder.addVariable(.unit, .integer)
    builder.add(1, x, to: rows[0])
    builder.add(2, x, to: rows[1])
    let y = builder.addVariable(.unit, .integer)
    builder.add(3, y, to: rows[0])
    let program = try builder.frozen()
    #expect(program.terms(of: rows[0]) == [Term(1, x), Term(3, y)])
    #expect(program.terms(of: rows[1]) == [Term(2, x)])
    #expect(program.name(of: rows[1]) == "row[1]")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func aCoefficientThatIsNotFiniteIsRefused(value: Double) {
    var builder = ProgramBuilder()
    let x = builder.addVariable()
    builder.addConstraint(value * x, .atMost(1))
    #expect(throws: ProgramError.self) { try builder.frozen() }
    var second = ProgramBuilder()
    let y = second.addVariable()
    second.setObjective(.minimize, value * y)
    #expect(throws: ProgramError.self) { try second.frozen() }
  }

  @Test func malformedBoundsAndUnknownVariablesAreRefused() {
    var builder = ProgramBuilder()
    builder.addVariable(Bounds(lower: .nan, upper: 1))
    #expect(throws: ProgramError.self) { try builder.frozen() }
    var second = ProgramBuilder()
    second.addConstraint(1 * Variable(7), .atMost(1))
    #expect(throws: ProgramError.self) { try second.frozen() }
  }

  @Test func derivedProgramsShareWhatDoesNotChange() throws {
    var builder = ProgramBuilder()
    let x = builder.addVariable(.unit, .integer, name: "x")
    let y = builder.addVariable(.unit, .integer, name: "y")
    builder.addConstraint(1 * x + 1 * y, .atMost(1), name: "one")
    builder.setObjective(.maximize, 2 * x + 3 * y)
    let program = try builder.frozen()
    let floored = try program.adding([
      NewConstraint(2 * x + 3 * y + 1, .atLeast(4), name: "floor")
    ])
    .withObjective(.minimize, 1 * x + 5)
    .fixing([(x, 0)])
    #expect(floored.constraintLower == [-.infinity, 3])
    #expect(floored.matrix.rowStart == [0, 2, 4])
    #expect(floored.name(of: Constraint(1)) == "floor")
    #expect(floored.objective == Objective(sense: .minimize, offset: 5, coefficients: [1, 0]))
    #expect(floored.bounds(of: x) == .exactly(0))
    #expect(program.constraintCount == 1)
    #expect(!floored.relaxed().hasIntegers)
  }

  @Test func aReportNamesEachViolation() throws {
    var builder = ProgramBuilder()
    let x = builder.addVariable(.unit, .integer, name: "x")
    let y = builder.addVariable(.unit, .continuous, name: "y")
    builder.addConstraint(1 * x + 1 * y, .atMost(1), name: "one")
    builder.setObjective(.maximize, 1 * x)
    let program = try builder.frozen()
    let report = try FeasibilityReport(program, at: [0.5, 2])
    #expect(
      report.violations == [
        Violation(kind: .integrality(x), amount: 0.5), Violation(kind: .bound(y), amount: 1),
        Violation(kind: .constraint(Constraint(0)), amount: 1.5),
      ])
    #expect(report.objective == 0.5)
    #expect(report.lines(program)[2] == "constraint one is violated by 1.5")
    #expect(try FeasibilityReport(program, at: [1, 0]).isFeasible)
    #expect(throws: ProgramError.self) { try FeasibilityReport(program, at: [1]) }
  }
}
