import CHiGHS
import MathematicalProgram

/// What HiGHS calls while it works: carries progress out, keeps the best point, and ends the run.
///
/// Belongs to one run and its thread.
final class HiGHSWatch {
  /// The events that are asked for, with HiGHS's numbers.
  enum Kind: Int32, CaseIterable {
    case simplexInterrupt = 1
    case interiorPointInterrupt = 2
    case improvingSolution = 4
    case interrupt = 6
  }

  /// Why the watch ended the run.
  enum End: Sendable, Hashable {
    case interrupted
    case deadline
    case work
    case gap
  }

  /// The least seconds between two reports without a new incumbent.
  private static let reportInterval = 0.05

  private let api: kezek_highs_api
  private let program: MathematicalProgram
  private let parameters: SolverParameters
  private let stop: StopFlag
  private let reporter: ProgressReporter?
  private let clock: SolveClock
  private var lastReport = 0.0
  private(set) var end: End?
  /// The best feasible point seen.
  private(set) var best: Incumbent?
  /// The best bound seen.
  private(set) var bound: Double
  private var nodes = 0

  init(
    _ library: HiGHSLibrary, _ program: MathematicalProgram, _ parameters: SolverParameters,
    _ stop: StopFlag, _ reporter: ProgressReporter?, _ clock: SolveClock, start: [Double]?
  ) {
    api = library.api.pointee
    self.program = program
    self.parameters = parameters
    self.stop = stop
    self.reporter = reporter
    self.clock = clock
    bound = program.objective.sense.best
    if let start { take(start) }
  }

  /// Takes over a point that improves, and tells of it.
  func take(_ values: [Double]) {
    let objective = program.objective.value(at: values)
    let sense = program.objective.sense
    guard best.map({ sense.isBetter(objective, than: $0.objective) }) ?? true else { return }
    best = Incumbent(objective: objective, values: values)
    report(values)
  }

  static let receive: kezek_highs_callback = { kind, _, dataOut, dataIn, context in
    guard let context, let dataOut, let kind = Kind(rawValue: Int32(kind)) else { return }
    let watch = Unmanaged<HiGHSWatch>.fromOpaque(context).takeUnretainedValue()
    if kind == .improvingSolution {
      watch.takeSolution(dataOut)
    } else {
      watch.look(kind, dataOut)
      if watch.end != nil, let dataIn { kezek_highs_interrupt(dataIn) }
    }
  }

  /// Looks at limits and bounds.
  private func look(_ kind: Kind, _ data: UnsafeRawPointer) {
    if kind == .interrupt {
      if let value = number("mip_dual_bound", data), value.isFinite,
        program.objective.sense.isBetter(bound, than: value)
      {
        bound = value
      }
      if let count: Int64 = item("mip_node_count", data) { nodes = max(nodes, Int(count)) }
      // By HiGHS's own count, never by the clock: the same limit gives the same result.
      if let limit = parameters.workLimit, let count: Int64 = item("mip_total_lp_iterations", data),
        count >= limit
      {
        finish(.work)
      }
      if isWithinGap { finish(.gap) }
    }
    if stop.isSet { finish(.interrupted) }
    let seconds = clock.seconds
    if let limit = parameters.timeLimit, seconds >= limit { finish(.deadline) }
    if seconds - lastReport >= Self.reportInterval { report(nil) }
  }

  private var isWithinGap: Bool {
    guard let best, bound.isFinite else { return false }
    let bounds = ObjectiveBounds(primal: best.objective, dual: bound)
    return parameters.relativeGap.map { bounds.relativeGap <= $0 } ?? false
      || parameters.absoluteGap.map { bounds.absoluteGap <= $0 } ?? false
  }

  /// Takes over an incumbent, if it is feasible to the tolerance of results once it is whole.
  private func takeSolution(_ data: UnsafeRawPointer) {
    guard let pointer = api.callback_item(data, "mip_solution") else { return }
    let values = UnsafeBufferPointer(
      start: pointer.assumingMemoryBound(to: Double.self), count: program.variableCount)
    let point = program.rounded(Array(values))
    guard let report = try? FeasibilityReport(program, at: point), report.isFeasible else { return }
    take(point)
  }

  private func report(_ newValues: [Double]?) {
    guard let reporter, end == nil else { return }
    let seconds = clock.seconds
    lastReport = seconds
    let goesOn = reporter.report(
      incumbent: best?.objective, values: newValues, bound: bound, nodes: nodes, seconds: seconds)
    if !goesOn { finish(.interrupted) }
  }

  /// The first reason counts.
  private func finish(_ end: End) { self.end = self.end ?? end }

  private func number(_ name: String, _ data: UnsafeRawPointer) -> Double? { item(name, data) }

  /// A value of the data out by its name; its place differs between versions.
  private func item<Value>(_ name: String, _ data: UnsafeRawPointer) -> Value? {
    api.callback_item(data, name)?.loadUnaligned(as: Value.self)
  }
}
