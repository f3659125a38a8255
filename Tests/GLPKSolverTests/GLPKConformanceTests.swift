import GLPKSolver
import KezekTesting
import Testing

@Suite(.serialized) struct GLPKConformanceTests {
  @Test(arguments: SolverConformance.all)
  func conforms(_ check: SolverConformance.Check) async throws {
    let outcome = try await check.run(against: GLPKSolver())
    // GLPK has no seed and no threads; everything else must run.
    if case .skipped(let reason) = outcome {
      #expect(reason.hasSuffix("seed") || reason.hasSuffix("threads"), "\(check): \(reason)")
    }
  }
}
