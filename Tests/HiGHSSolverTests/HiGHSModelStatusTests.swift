import MathematicalProgram
import Testing

@testable import HiGHSSolver

/// The table of statuses, row by row.
@Suite struct HiGHSModelStatusTests {
  private static let table: [HiGHSModelStatus: HiGHSModelStatus.Meaning] = [
    .notSet: .failed(.backendFailure), .loadError: .failed(.backendFailure),
    .modelError: .failed(.backendFailure), .presolveError: .failed(.numericalFailure),
    .solveError: .failed(.numericalFailure), .postsolveError: .failed(.numericalFailure),
    .modelEmpty: .optimal, .optimal: .optimal, .infeasible: .infeasible,
    .unboundedOrInfeasible: .infeasibleOrUnbounded, .unbounded: .unbounded,
    .objectiveBound: .failed(.backendFailure), .objectiveTarget: .failed(.backendFailure),
    .timeLimit: .stopped(.time), .iterationLimit: .stopped(.work),
    .unknown: .stopped(.numerical), .solutionLimit: .stopped(.nodes), .interrupt: .byCallback,
    .memoryLimit: .failed(.outOfResources), .highsInterrupt: .byCallback,
  ]

  @Test(arguments: HiGHSModelStatus.allCases)
  func meaning(of status: HiGHSModelStatus) {
    #expect(Self.table[status] == status.meaning)
  }

  /// HiGHS numbers its statuses from 0 without a gap.
  @Test func numbersAreHiGHSs() {
    #expect(HiGHSModelStatus.allCases.map(\.rawValue) == Array(0...19))
  }
}
