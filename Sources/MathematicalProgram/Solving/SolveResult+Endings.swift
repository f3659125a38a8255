/// What backends make of their findings.
extension SolveResult {
  /// A proven optimum at `values`, with the bound that was proven; no bound means equal.
  public static func optimal(
    _ program: MathematicalProgram, at values: [Double], dual: Double? = nil,
    duals: DualSolution? = nil, _ statistics: SolveStatistics, _ detail: String = ""
  ) -> SolveResult {
    let objective = program.objective.value(at: values)
    let sense = program.objective.sense
    // The bound may fall short of the objective by rounding.
    let bound = dual.map { sense.isBetter(objective, than: $0) ? objective : $0 } ?? objective
    return SolveResult(
      termination: .optimal(detail), incumbent: Incumbent(objective: objective, values: values),
      bounds: ObjectiveBounds(primal: objective, dual: bound), duals: duals,
      statistics: statistics)
  }

  /// A result after a limit: the best of the points, the earlier of equals.
  public static func stopped(
    _ limit: Termination.Limit, _ program: MathematicalProgram, points: [[Double]?], dual: Double,
    _ statistics: SolveStatistics, _ detail: String = ""
  ) -> SolveResult {
    let sense = program.objective.sense
    let best = Incumbent.best(of: points, in: program)
    let primal = best?.objective ?? sense.worst
    return SolveResult(
      termination: .stopped(limit, hasIncumbent: best != nil, detail), incumbent: best,
      bounds: ObjectiveBounds(
        primal: primal, dual: sense.isBetter(primal, than: dual) ? primal : dual),
      statistics: statistics)
  }

  /// Feasible points of arbitrarily good value exist, or perhaps none at all.
  public static func unbounded(
    _ termination: Termination, _ sense: ObjectiveSense, _ statistics: SolveStatistics
  ) -> SolveResult {
    SolveResult(
      termination: termination, incumbent: nil,
      bounds: ObjectiveBounds(primal: sense.worst, dual: sense.best), statistics: statistics)
  }
}

extension Incumbent {
  /// The best of some points, the earlier of equals; `nil` when there is none.
  public static func best(
    of points: [[Double]?], in program: MathematicalProgram
  ) -> Incumbent? {
    var best: Incumbent?
    for case let values? in points {
      let objective = program.objective.value(at: values)
      if best.map({ program.objective.sense.isBetter(objective, than: $0.objective) }) ?? true {
        best = Incumbent(objective: objective, values: values)
      }
    }
    return best
  }
}
