import Kezek
import MathematicalProgram

/// The compact program of a scenario under a valuation: every plan is a point of it, and every
/// whole point a plan (`Docs/Model.md`).
struct CompactProgram: Sendable {
  let candidates: Candidates
  /// The constraints; the objective is that of no tier yet.
  let program: MathematicalProgram
  let columns: ProgramColumns
  let derived: [DerivedColumn]
  /// The rows that children share.
  let sharedRows: [(constraint: Constraint, row: PriceProof.SharedRow)]
  /// One for each tier, to be maximized.
  let objectives: [LinearExpression]

  /// Writes the whole program.
  ///
  /// - Parameter pins: rows of the current plan whose pins are imposed; nil = all of them.
  /// - Throws: `ProgramError`, which is a defect of the formulation.
  /// - Complexity: O(non-zeros), about starts × candidates × needs.
  init(
    _ candidates: Candidates, groups: [GroupCandidate], tiers: [Tier], pins: [Int]? = nil
  ) throws(ProgramError) {
    var draft = FormulationDraft(candidates)
    draft.addIndividualColumns()
    draft.addPlaceColumns()
    draft.addGroupColumns(groups)
    draft.addContinuity()
    draft.addSessionCount()
    draft.addSpecialistOverlap()
    draft.addChildOverlap()
    draft.addDailyLoad()
    draft.addSessionSpacing()
    draft.addWeeklyHours()
    draft.addCaseload()
    draft.addResourceCapacity()
    draft.addOnePlaceADay()
    draft.addGroupRoster()
    draft.addPlaces()
    draft.addQuotas()
    draft.addCourseSpacing()
    draft.addEntitlement()
    draft.addLongTurns()
    draft.addLeftOutMembers()
    draft.addPins(pins ?? Array(candidates.scenario.current.indices))
    var objectives: [LinearExpression] = []
    for (number, tier) in tiers.enumerated() {
      objectives.append(draft.objective(of: tier, number: number))
    }
    draft.builder.sense = .maximize
    self.candidates = candidates
    columns = draft.columns
    derived = draft.derived
    sharedRows = draft.sharedRows
    self.objectives = objectives
    program = try draft.builder.frozen()
  }

  /// The program of one tier: its objective, and floors under the tiers before it.
  func program(
    tier: Int, floors: [(tier: Int, value: Int)]
  ) throws(ProgramError) -> MathematicalProgram {
    let rows = floors.map { floor in
      NewConstraint(
        objectives[floor.tier], .atLeast(Double(floor.value)), name: "floor[\(floor.tier + 1)]")
    }
    return try program.adding(rows).withObjective(.maximize, objectives[tier])
  }
}
