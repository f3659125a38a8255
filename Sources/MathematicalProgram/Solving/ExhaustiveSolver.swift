/// Solves pure integer programs by trying every point: slow, right, and the oracle of other backends.
///
/// Points are tried in lexicographic order of the variables, each from its lower bound upward; among
/// equally good points the first is returned.
public struct ExhaustiveSolver: Solver {
  /// The most points that are tried; programs with larger boxes are refused.
  public static let largestBox = 1 << 20

  public init() {}

  public var name: String { "exhaustive" }
  public var version: String { "1" }

  public var capabilities: SolverCapabilities {
    SolverCapabilities(
      [
        .pureIntegerPrograms, .timeLimit, .relativeGap, .absoluteGap, .warmStart, .progress,
        .incumbentValues, .cancellation, .concurrentSolves,
      ],
      restrictions: ["at most \(Self.largestBox) points in the box of the variables' bounds"])
  }

  public func solve(
    _ program: MathematicalProgram, parameters: SolverParameters, warmStart: WarmStart?,
    progress: ProgressHandler?
  ) async throws(SolverError) -> SolveResult {
    try checkSupport(of: program, parameters, warmStart)
    let start = warmStart.flatMap { $0.usable(for: program) }
    let use: WarmStartUse = warmStart == nil ? .notGiven : start == nil ? .infeasible : .accepted
    let validator = ResultValidator(program, parameters)
    guard let box = try integerBox(program) else {
      return try validator.validated(
        .infeasible(program.objective.sense, SolveStatistics(warmStart: use)))
    }
    var enumeration = Enumeration(program, box, parameters, progress, start)
    // In portions, so that the task's thread is lent to others between them.
    while enumeration.tryPoints(1 << 14) { await Task.yield() }
    return try validator.validated(enumeration.result(use))
  }

  /// The whole numbers each variable may take; `nil` when there are none for some variable.
  private func integerBox(
    _ program: MathematicalProgram
  ) throws(SolverError) -> [ClosedRange<Int>]? {
    var box: [ClosedRange<Int>] = []
    var points = 1
    for variable in program.variables {
      let bounds = program.bounds(of: variable)
      let lower = (bounds.lower - 1e-9).rounded(.up)
      let upper = (bounds.upper + 1e-9).rounded(.down)
      if lower > upper { return nil }
      guard upper - lower < Double(Self.largestBox), abs(lower) < 1e15 else {
        throw SolverError(
          .unsupportedProgram,
          "solver '\(name)' tries at most \(Self.largestBox) points; variable "
            + "\(program.name(of: variable)) alone may take more values.")
      }
      box.append(Int(lower)...Int(upper))
      points *= Int(upper - lower) + 1
      guard points <= Self.largestBox else {
        throw SolverError(
          .unsupportedProgram, "solver '\(name)' tries at most \(Self.largestBox) points.")
      }
    }
    return box
  }
}

/// The walk through all points of a box, with the activities of each prefix kept on a stack.
private struct Enumeration {
  private let program: MathematicalProgram
  private let box: [ClosedRange<Int>]
  private let columns: ConstraintMatrix
  private let progress: ProgressHandler?
  private let timeLimit: Double?
  private let began = ContinuousClock.now

  private var point: [Double]
  /// Activities with the variables before each depth set, one row of the stack a depth.
  private var activities: [[Double]]
  private var best: Incumbent?
  private var points = 0
  private var limit: Termination.Limit?

  init(
    _ program: MathematicalProgram, _ box: [ClosedRange<Int>], _ parameters: SolverParameters,
    _ progress: ProgressHandler?, _ start: [Double]?
  ) {
    self.program = program
    self.box = box
    self.progress = progress
    columns = program.matrix.transposed(columnCount: program.variableCount)
    timeLimit = parameters.timeLimit
    point = box.map { Double($0.lowerBound) }
    activities = Array(
      repeating: [Double](repeating: 0, count: program.constraintCount), count: box.count + 1)
    best = start.map { Incumbent(objective: program.objective.value(at: $0), values: $0) }
  }

  private var seconds: Double { (ContinuousClock.now - began) / .seconds(1) }

  /// Tries up to `count` more points; returns whether there is more to do.
  mutating func tryPoints(_ count: Int) -> Bool {
    if points == 0 { setActivities(from: 0) }
    for _ in 0..<count {
      tryPoint()
      if limit != nil || !advance() { return false }
    }
    return true
  }

  /// Moves to the next point in lexicographic order; `false` after the last one.
  private mutating func advance() -> Bool {
    var depth = box.count - 1
    while depth >= 0, point[depth] == Double(box[depth].upperBound) {
      point[depth] = Double(box[depth].lowerBound)
      depth -= 1
    }
    guard depth >= 0 else { return false }
    point[depth] += 1
    setActivities(from: depth)
    return true
  }

  /// Recomputes the stack of activities from a depth on; no rounding errors pile up over points.
  private mutating func setActivities(from first: Int) {
    for depth in first..<box.count {
      for row in activities[depth].indices {
        activities[depth + 1][row] = activities[depth][row]
      }
      for entry in columns.entries(ofRow: depth) {
        activities[depth + 1][Int(columns.columnIndex[entry])] +=
          columns.coefficient[entry] * point[depth]
      }
    }
  }

  private mutating func tryPoint() {
    points += 1
    if points % 4096 == 1 { checkLimits() }
    let sense = program.objective.sense
    for constraint in program.constraints {
      let activity = activities[box.count][Int(constraint.index)]
      let outside = program.bounds(of: constraint).violation(of: activity)
      if outside > FeasibilityReport.defaultTolerance { return }
    }
    let objective = program.objective.value(at: point)
    if let best, !sense.isBetter(objective, than: best.objective) { return }
    best = Incumbent(objective: objective, values: point)
    report(newValues: point)
  }

  private mutating func checkLimits() {
    if Task.isCancelled { limit = .interrupted }
    if let timeLimit, seconds >= timeLimit { limit = .time }
    if points > 1 { report(newValues: nil) }
  }

  private mutating func report(newValues: [Double]?) {
    guard let progress else { return }
    let state = SolveProgress(
      incumbent: best?.objective, dualBound: program.objective.sense.best, nodes: points,
      seconds: seconds, newIncumbent: newValues)
    if progress(state) == .stop { limit = .interrupted }
  }

  func result(_ use: WarmStartUse) -> SolveResult {
    let sense = program.objective.sense
    let statistics = SolveStatistics(nodes: points, seconds: seconds, warmStart: use)
    let primal = best?.objective ?? sense.worst
    if let limit {
      return SolveResult(
        termination: .stopped(limit, hasIncumbent: best != nil), incumbent: best,
        bounds: ObjectiveBounds(primal: primal, dual: sense.best), statistics: statistics)
    }
    guard let best else { return .infeasible(sense, statistics) }
    return SolveResult(
      termination: .optimal(), incumbent: best,
      bounds: ObjectiveBounds(primal: primal, dual: primal), statistics: statistics)
  }
}
