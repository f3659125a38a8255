import CGLPKGuard
import MathematicalProgram

/// Carries progress from the callback in C to the caller's handler, on the solving thread.
final class ProgressReporter {
  private let handler: ProgressHandler
  private let count: Int
  private let sense: ObjectiveSense
  /// The best incumbent already told, so that none is told twice or falls back.
  private var best: Double?
  private(set) var bound: Double

  init(_ handler: @escaping ProgressHandler, for program: MathematicalProgram) {
    self.handler = handler
    count = program.variableCount
    sense = program.objective.sense
    bound = program.objective.sense.best
  }

  /// Tells of a bound that is proven; told with the next report.
  func prove(_ bound: Double) { self.bound = bound }

  /// Tells of progress; returns whether to go on.
  func report(
    incumbent: Double?, values: @autoclosure () -> [Double]?, bound: Double, nodes: Int,
    seconds: Double
  ) -> Bool {
    if bound.isFinite, sense.isBetter(self.bound, than: bound) { self.bound = bound }
    var newValues: [Double]?
    if let incumbent, best.map({ sense.isBetter(incumbent, than: $0) }) ?? true {
      best = incumbent
      newValues = values()
    }
    let progress = SolveProgress(
      incumbent: best, dualBound: self.bound, nodes: nodes, seconds: seconds,
      newIncumbent: newValues)
    return handler(progress) == .continue
  }

  static let receive: kezek_glpk_report = { context, pointer in
    guard let context, let pointer else { return true }
    let reporter = Unmanaged<ProgressReporter>.fromOpaque(context).takeUnretainedValue()
    let progress = pointer.pointee
    let count = reporter.count
    return reporter.report(
      incumbent: progress.has_incumbent ? progress.incumbent : nil,
      values: progress.values.map { Array(UnsafeBufferPointer(start: $0, count: count)) },
      bound: progress.bound, nodes: Int(progress.nodes), seconds: progress.seconds)
  }
}
