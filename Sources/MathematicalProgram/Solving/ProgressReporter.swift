/// Carries progress from a backend to the caller's handler, on the solving thread: the incumbent and
/// the bound never fall back, and no incumbent is told twice.
public final class ProgressReporter {
  private let handler: ProgressHandler
  private let sense: ObjectiveSense
  /// How many values an incumbent has.
  public let variableCount: Int
  /// The best incumbent already told.
  private var best: Double?
  /// The best bound so far.
  public private(set) var bound: Double

  public init(_ handler: @escaping ProgressHandler, for program: MathematicalProgram) {
    self.handler = handler
    variableCount = program.variableCount
    sense = program.objective.sense
    bound = program.objective.sense.best
  }

  /// Tells of a bound that is proven; told with the next report.
  public func prove(_ bound: Double) { self.bound = bound }

  /// Tells of progress; returns whether to go on.
  public func report(
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
}
