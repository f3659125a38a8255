import AllocationSolver
import GLPKSolver
import Kezek
import PlanVerification
import ScenarioLoader

/// The pinned rows of a scenario, and what only a solver finds to contradict itself in them.
struct PinnedRows {
  private let scenario: Scenario?

  /// The rows of tables without errors; with them, the errors come first.
  init(_ loaded: LoadedScenario) {
    scenario = loaded.hasErrors ? nil : loaded.scenario
  }

  init(_ scenario: Scenario) {
    self.scenario = scenario
  }

  /// The contradiction as a finding; empty where there is none, or the scenario is too large to
  /// tell without planning it.
  var contradictions: [Finding] {
    get async {
      guard let scenario, scenario.current.contains(where: { $0.keep != .ifFree }) else {
        return []
      }
      let pins = PinFeasibility(scenario, solver: GLPKSolver())
      guard let rows = try? await pins.contradiction() else { return [] }
      return [Self.finding(rows, in: scenario)]
    }
  }

  /// Rows that contradict each other, with the conditions that they break as they stand.
  static func finding(_ rows: [CurrentRow], in scenario: Scenario) -> Finding {
    Finding.contradictoryPins(rows, breaking: brokenConditions(rows, scenario), in: scenario)
  }

  /// The families that the rows break where nothing else is planned.
  private static func brokenConditions(
    _ rows: [CurrentRow], _ scenario: Scenario
  ) -> [ConstraintFamily] {
    let plan = CurrentPlan(of: scenario).plan
    let sessions = plan.sessions.filter { session in
      rows.contains { row in
        guard case .session(let slot) = row.content, let time = slot.time else { return false }
        let need = scenario.needs[session.need]
        return need.child == row.child && need.service == row.service
          && slot.specialist == session.specialist && time.weekday == session.weekday
          && time.minute == session.start
      }
    }
    let courses = plan.courses.filter { course in
      rows.contains { row in
        guard case .course(let turn) = row.content else { return false }
        return turn == course.turn && scenario.needs[course.need].child == row.child
      }
    }
    let report = PlanVerifier(scenario).verify(Plan(sessions: sessions, courses: courses))
    // What the rows lack, other sessions may give.
    let open: Set<ConstraintFamily> = [.sessionCount, .pins, .groupRoster]
    let broken = Set(report.violations.map(\.family)).subtracting(open)
    return ConstraintFamily.allCases.filter(broken.contains)
  }
}
