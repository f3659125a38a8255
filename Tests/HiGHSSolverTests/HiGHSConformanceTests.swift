import KezekTesting
import Testing

@testable import HiGHSSolver

@Suite(.serialized, .enabled(if: LibraryUnderTest.isUsable, "\(LibraryUnderTest.excuse)"))
struct HiGHSConformanceTests {
  @Test(arguments: SolverConformance.all)
  func conforms(_ check: SolverConformance.Check) async throws {
    let outcome = try await check.run(against: try LibraryUnderTest.solver())
    // It supports everything there is: nothing may be skipped.
    #expect(outcome == .passed, "\(check): \(outcome)")
  }
}
