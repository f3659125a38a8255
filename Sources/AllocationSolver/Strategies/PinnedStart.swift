import Kezek
import MathematicalProgram

/// Finds a plan of little more than the pins, where neither the queue nor the current plan keeps
/// them all.
struct PinnedStart {
  let candidates: Candidates
  let judge: PlanJudge
  let solver: any Solver

  /// The plan; nil where none was found in the time.
  func plan(seconds: Double?) async throws -> PlanJudge.Judged? {
    let restricted = try RestrictedProgram(
      candidates, around: HeldPlan(Plan(), candidates), free: needs, tiers: judge.valuation.tiers)
    let result = try await solver.solve(
      restricted.compact.program, parameters: SolverParameters(timeLimit: seconds))
    return result.incumbent.flatMap {
      judge.judged(PlanReader(restricted.compact).plan(at: $0.values))
    }
  }

  /// The needs that pinned rows speak of, and those of whoever is there at the same time today.
  private var needs: Set<Need.ID> {
    let scenario = candidates.scenario
    let pinned = scenario.current.filter { $0.keep == .yes }
    let slots = Set(pinned.compactMap(meeting))
    var needs: Set<Need.ID> = []
    for row in scenario.current
    where row.keep == .yes || meeting(row).map(slots.contains) ?? false {
      for need in scenario.needsOfChild[row.child.index]
      where scenario.needs[need].service == row.service {
        needs.insert(need)
        // A named roster meets whole or not at all.
        if let roster = scenario.needs[need].roster {
          needs.formUnion(scenario.rosters[roster].members)
        }
      }
    }
    return needs
  }

  private struct Meeting: Hashable {
    let specialist: Specialist.ID
    let service: Service.ID
    let time: CurrentRow.Time?
  }

  private func meeting(_ row: CurrentRow) -> Meeting? {
    guard case .session(let slot) = row.content else { return nil }
    return Meeting(specialist: slot.specialist, service: row.service, time: slot.time)
  }
}
