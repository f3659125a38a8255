public import Kezek
public import MathematicalProgram

/// Whether some plan keeps all pins of a scenario, found before anything is planned.
public struct PinFeasibility {
  private let scenario: Scenario
  private let solver: any Solver

  public init(_ scenario: Scenario, solver: any Solver) {
    self.scenario = scenario
    self.solver = solver
  }

  /// A smallest set of pinned rows that no plan keeps together; nil where some plan keeps all, or
  /// where the scenario is too large to tell in a moment.
  ///
  /// - Throws: what the solver throws.
  public func contradiction() async throws -> [CurrentRow]? {
    let candidates = Candidates(scenario)
    // The clerk keeps pins first; where that works there is nothing to prove.
    if QueueStrategy(candidates).outcome().unkept.isEmpty { return nil }
    guard ProgramSize(candidates).isEasy else { return nil }
    let conflict = PinConflict(
      candidates: candidates, groups: GroupFinder(candidates).groups(), solver: solver)
    return try await conflict.holdsAll() ? nil : conflict.smallest()
  }
}
