public import Kezek
public import MathematicalProgram

/// Finds the plan of a scenario under a valuation, with a certificate.
///
/// ```swift
/// let planner = Planner(scenario, valuation, solver: GLPKSolver())
/// let outcome = try await planner.plan(PlanningRequest(timeLimit: 60))
/// ```
public struct Planner: Sendable {
  private let scenario: Scenario
  private let valuation: Valuation
  private let solver: any Solver

  public init(_ scenario: Scenario, _ valuation: Valuation, solver: any Solver) {
    self.scenario = scenario
    self.valuation = valuation
    self.solver = solver
  }

  /// The best plan that the strategy finds within the limits; it keeps every condition.
  ///
  /// - Parameters:
  ///   - starts: plans known beforehand; the outcome is never worse than any that stands.
  ///   - progress: called now and then, from the solver's thread.
  /// - Throws: `PlanningError`.
  public func plan(
    _ request: PlanningRequest, starts: [Plan] = [],
    progress: (@Sendable (PlanningProgress) -> Void)? = nil
  ) async throws(PlanningError) -> PlanningOutcome {
    do {
      return try await ExactStrategy(
        scenario: scenario, valuation: valuation, solver: solver, request: request
      ).plan(starts: starts, progress: progress)
    } catch let error as PlanningError {
      throw error
    } catch let error as SolverError {
      throw .solver(error.description)
    } catch {
      throw .defect("\(error)")
    }
  }
}
