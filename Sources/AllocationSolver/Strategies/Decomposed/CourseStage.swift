import Kezek
import MathematicalProgram

/// Solves a scenario that has nothing but turns, children who are alike taken together.
struct CourseStage: TierStage {
  let candidates: Candidates
  let judge: PlanJudge
  let solver: any Solver
  let request: PlanningRequest
  let clock: Stopwatch
  let share = 0.9
  let isWorthRepeating = false

  /// Places that children could have, at most: more are no program for a moment.
  private static let mostPlaces = 60_000
  /// Decision variables of the program in which those alike are one, at most.
  private static let mostVariables = 12_000
  /// Branch-and-bound nodes where nothing else ends the search.
  private static let nodes = 2000

  /// Whether a scenario has turns alone, and not too many of them.
  static func fits(_ candidates: Candidates, _ shares: [GroupShare]) -> Bool {
    let places = candidates.turnsOfNeed.reduce(0) { $0 + $1.count }
    return candidates.pairs.isEmpty && shares.isEmpty && (1...mostPlaces).contains(places)
  }

  func work(on task: TierTask) async throws -> TierFinding {
    var finding = TierFinding()
    let compact = try CompactProgram(candidates, groups: [], tiers: judge.valuation.tiers)
    let alike = try AlikeProgram(
      compact.program(tier: task.number, floors: task.floors), compact.columns.places,
      candidates.scenario)
    guard alike.program.variableCount <= Self.mostVariables, !clock.isOver(task.end)
    else { return finding }
    let nodes = request.workLimit ?? (clock.limit == nil ? Self.nodes : nil)
    var parameters = Bounding.parameters(
      solver, request, seconds: task.end.map { $0 - clock.seconds }, nodes: nodes)
    parameters.seeksPoints = true
    let result = try await solver.solve(alike.program, parameters: parameters)
    finding.ending = Bounding.ending(result.termination)
    finding.bound = Bounding.whole(result.bounds.dual)
    if let incumbent = result.incumbent { finding.best = judged(incumbent.values, alike) }
    task.report(finding.best?.values[task.number], finding.bound)
    return finding
  }

  /// The plan of a point, where its sums can be parted.
  private func judged(_ values: [Double], _ alike: AlikeProgram) -> PlanJudge.Judged? {
    let courses = alike.classes.flatMap { group in
      CourseSplit.courses(
        of: group.needs,
        group.places.map { ($0.turn, Int(values[$0.variable].rounded())) },
        candidates.scenario)
    }
    return judge.judged(Plan(courses: courses))
  }
}
