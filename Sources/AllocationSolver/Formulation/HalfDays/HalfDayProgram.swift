import Kezek
import MathematicalProgram

/// A relaxation of the compact program by half-days: who serves whom how often in which halves of
/// which days, without the clock.
///
/// Every plan is a point of it, so its bounds are bounds of plans. It leaves out child overlap, the
/// starts within a half-day, rooms of services that list several kinds, the rosters of groups and
/// the pins. Measured, half-days lose nothing where capacity binds by halves of days
/// (`Docs/Decisions/0003-half-days.md`).
struct HalfDayProgram: Sendable {
  /// The constraints, every variable relaxed or not as the solver is asked.
  let program: MathematicalProgram
  let objectives: [LinearExpression]
  let columns: ProgramColumns
  let sharedRows: [(constraint: Constraint, row: PriceProof.SharedRow)]
  let halfDayRows: [HalfDayRow]
  /// Meetings in groups with too few others.
  let impossible: [PriceProof.SharedRow]

  /// Writes the program.
  ///
  /// - Throws: `ProgramError`, which is a defect of the formulation.
  init(_ candidates: Candidates, shares: [GroupShare], tiers: [Tier]) throws(ProgramError) {
    var draft = FormulationDraft(candidates)
    draft.isByHalfDays = true
    draft.addHalfDayColumns()
    draft.addSharedColumns(shares)
    draft.addPlaceColumns()
    draft.addContinuity()
    draft.addSessionCount()
    draft.addSharedRows()
    let companions = GroupCompanions(candidates, shares)
    draft.addCompanions(companions)
    impossible = companions.impossible.sorted().map(\.row)
    draft.addDailyLoad()
    draft.addSessionSpacing()
    draft.addSharedHours()
    draft.addCaseload()
    draft.addHalfDayCapacity()
    draft.addHalfDaySites()
    draft.addHalfDayRooms()
    draft.addOnePlaceADay()
    draft.addPlaces()
    draft.addQuotas()
    draft.addCourseSpacing()
    draft.addEntitlement()
    draft.addLongTurns()
    var objectives: [LinearExpression] = []
    for (number, tier) in tiers.enumerated() {
      objectives.append(draft.objective(of: tier, number: number))
    }
    draft.builder.sense = .maximize
    program = try draft.builder.frozen()
    self.objectives = objectives
    columns = draft.columns
    sharedRows = draft.sharedRows
    halfDayRows = draft.halfDayRows
  }

  /// The program of one tier under the floors of those before it.
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
