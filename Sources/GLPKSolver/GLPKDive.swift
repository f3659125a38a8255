import CGLPKGuard
import MathematicalProgram

/// A way down from the root relaxation, variable by variable.
struct GLPKDive {
  private let program: MathematicalProgram
  private let run: GLPKRun
  /// The value of the start, which a point must beat.
  private let cutoff: Double?
  /// One part in so many of the fractional variables is held at a time, at first.
  private let parts: Int
  private let iterationLimit: Int
  private let end: Double
  private var isFixed: [Bool]
  private let activities: RowActivities
  private(set) var hasMoved = false
  /// Why the session ended, where it did.
  private(set) var ending: Termination.Limit?

  /// A part of the time that is left, and where a good point is sought.
  private static let share = 0.5
  private static let shareOfSeekers = 0.7

  /// A column and the value at which it is held.
  private typealias Step = (column: Int, value: Double)

  init(
    _ program: MathematicalProgram, of run: GLPKRun, _ session: borrowing GLPKSession,
    _ start: [Double]?, parts: Int
  ) {
    self.parts = parts
    self.program = program
    self.run = run
    cutoff = start.map { program.objective.value(at: $0) }
    let used = Int(session.state().iterations)
    iterationLimit = min(used + max(10_000, 4 * used), run.parameters.workLimit ?? .max)
    let share = run.parameters.seeksPoints ? Self.shareOfSeekers : Self.share
    end = session.seconds + share * run.secondsLeft(session)
    activities = RowActivities(program)
    isFixed = zip(program.variableLower, program.variableUpper).map { $0 == $1 }
  }

  /// Goes down until a point is whole or the way is barred.
  mutating func descend(_ session: borrowing GLPKSession) throws(SolverError) -> [Double]? {
    while true {
      let values = try session.primalValues(count: program.variableCount, interior: false)
      let fractional = fractional(values)
      guard let nearest = fractional.first else { return accepted(values) }
      if try takeBatch(wholeAbove(values), fractional, values, session) { continue }
      guard try take([(nearest, values[nearest].rounded(.down))], session) else { return nil }
    }
  }

  /// Holds a part of the fractional variables at the next whole number, or fewer where that leads
  /// nowhere.
  private mutating func takeBatch(
    _ whole: [Step], _ fractional: [Int], _ values: [Double], _ session: borrowing GLPKSession
  ) throws(SolverError) -> Bool {
    var size = max(1, fractional.count / parts)
    while true {
      var rows = activities
      for column in isFixed.indices where isFixed[column] {
        _ = rows.hold(column, at: values[column].rounded())
      }
      for step in whole { _ = rows.hold(step.column, at: step.value) }
      var steps = whole
      for column in fractional.prefix(size) {
        let value = values[column].rounded(.up)
        if rows.hold(column, at: value) { steps.append((column, value)) }
      }
      if !steps.isEmpty, try take(steps, session) { return true }
      guard size > 1 else { return false }
      size /= 5
    }
  }

  /// Puts back the bounds of all variables.
  func restoreBounds(_ session: borrowing GLPKSession) throws(SolverError) {
    let columns = isFixed.indices.filter {
      isFixed[$0] && program.variableLower[$0] < program.variableUpper[$0]
    }
    try free(columns, session)
  }

  /// Holds variables and solves again; false, with their bounds as before, where that leads
  /// nowhere.
  private mutating func take(
    _ steps: [Step], _ session: borrowing GLPKSession
  ) throws(SolverError) -> Bool {
    guard ending == nil, !isOver(session) else { return false }
    hasMoved = true
    let columns = steps.map(\.column)
    let values = steps.map(\.value)
    try session.setBounds(columns.map(Int32.init), lower: values, upper: values)
    let options = kezek_linear_options(
      seconds: max(0, end - session.seconds), iterations: iterationsLeft(session), method: 2,
      presolve: false, keep_basis: true)
    let outcome = try session.solveLinear(options)
    ending = outcome.limit
    guard ending == nil else { return false }
    if case .done(.done) = outcome, isPromising(session) {
      for column in columns { isFixed[column] = true }
      return true
    }
    try free(columns, session)
    return false
  }

  private func free(_ columns: [Int], _ session: borrowing GLPKSession) throws(SolverError) {
    try session.setBounds(
      columns.map(Int32.init), lower: columns.map { program.variableLower[$0] },
      upper: columns.map { program.variableUpper[$0] })
  }

  /// Whether the relaxation has an optimum, and one that is better than the start.
  private func isPromising(_ session: borrowing GLPKSession) -> Bool {
    let state = session.state()
    guard GLPKStatus(rawValue: state.status) == .optimal else { return false }
    return cutoff.map { run.sense.isBetter(state.objective, than: $0) } ?? true
  }

  private func isOver(_ session: borrowing GLPKSession) -> Bool {
    run.stop.isSet || session.seconds >= end || iterationsLeft(session) <= 0
  }

  private func iterationsLeft(_ session: borrowing GLPKSession) -> Int {
    max(0, iterationLimit - Int(session.state().iterations))
  }

  /// Integer variables that are not whole, those nearest below a whole number first.
  private func fractional(_ values: [Double]) -> [Int] {
    values.indices.filter { isFree($0) && !isWhole(values[$0]) }.sorted {
      let (one, other) = (
        values[$0].rounded(.up) - values[$0], values[$1].rounded(.up) - values[$1]
      )
      return (one, $0) < (other, $1)
    }
  }

  /// Variables at whole values above their lower bounds.
  private func wholeAbove(_ values: [Double]) -> [Step] {
    values.indices.compactMap { column in
      let value = values[column]
      guard isFree(column), isWhole(value), value > program.variableLower[column] + 0.5
      else { return nil }
      return (column, value.rounded())
    }
  }

  private func isFree(_ column: Int) -> Bool { program.isInteger[column] && !isFixed[column] }

  private func isWhole(_ value: Double) -> Bool { abs(value - value.rounded()) <= 1e-6 }

  /// The point with its integers exact, where it is feasible and better than the start.
  private func accepted(_ values: [Double]) -> [Double]? {
    let whole = run.program.rounded(values)
    guard let report = try? FeasibilityReport(run.program, at: whole), report.isFeasible
    else { return nil }
    let value = program.objective.value(at: whole)
    return cutoff.map { run.sense.isBetter(value, than: $0) } ?? true ? whole : nil
  }
}
