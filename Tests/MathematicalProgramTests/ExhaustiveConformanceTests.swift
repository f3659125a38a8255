import KezekTesting
import MathematicalProgram
import Testing

@Suite(.serialized) struct ExhaustiveConformanceTests {
  @Test(arguments: SolverConformance.all)
  func conforms(_ check: SolverConformance.Check) async throws {
    let outcome = try await check.run(against: ExhaustiveSolver())
    if case .skipped(let reason) = outcome { #expect(!reason.isEmpty) }
  }

  @Test func enoughChecksRunAgainstTheOracle() async throws {
    var ran = 0
    for check in SolverConformance.all where !check.name.hasPrefix("OracleAgreement") {
      if try await check.run(against: ExhaustiveSolver()) == .passed { ran += 1 }
    }
    #expect(ran >= 35)
  }

  @Test func aLargeBoxIsRefused() async throws {
    var builder = ProgramBuilder()
    builder.addVariables(21, .unit, .integer) { "x\($0)" }
    let program = try builder.frozen()
    do throws(SolverError) {
      _ = try await ExhaustiveSolver().solve(program)
      Issue.record("no error was thrown")
    } catch {
      #expect(error.code == .unsupportedProgram)
    }
  }
}
