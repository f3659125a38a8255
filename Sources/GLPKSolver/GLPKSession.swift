import CGLPKGuard
import MathematicalProgram

/// One GLPK problem on one thread, from opening to closing; the only file with raw calls.
///
/// The handle must not leave the function that opened it: GLPK's memory belongs to the thread.
/// Every call goes through the guard in C, so a failure inside GLPK is a thrown error, after which
/// only the incumbent, the bound and the counters can be read.
struct GLPKSession: ~Copyable {
  private let handle: OpaquePointer

  /// - Throws: ``SolverError`` without memory.
  init(stop: StopFlag, report: ProgressReporter?) throws(SolverError) {
    let context = report.map { Unmanaged.passUnretained($0).toOpaque() }
    guard
      let handle = kezek_glpk_open(
        stop.pointer, report == nil ? nil : ProgressReporter.receive, context)
    else { throw SolverError(.outOfResources, "GLPK could not be started: no memory.") }
    self.handle = handle
  }

  deinit { kezek_glpk_close(handle) }

  /// Ends even calls without a limit of their own after so many seconds.
  func setDeadline(_ seconds: Double) { kezek_glpk_set_deadline(handle, seconds) }

  var seconds: Double { kezek_glpk_seconds(handle) }
  var nodes: Int { Int(kezek_glpk_nodes(handle)) }
  var bound: Double { kezek_glpk_bound(handle) }
  var endReason: Int32 { kezek_glpk_end_reason(handle) }

  /// The best integer-feasible point of branch and bound.
  func incumbent(count: Int) -> [Double]? {
    kezek_glpk_incumbent(handle).map { Array(UnsafeBufferPointer(start: $0, count: count)) }
  }

  /// Copies a program into GLPK.
  func load(_ program: MathematicalProgram) throws(SolverError) {
    let outcome = program.withProgramInC { data in
      withUnsafePointer(to: data) { kezek_glpk_load(handle, $0) }
    }
    _ = try check(outcome)
  }

  func solveLinear(_ options: kezek_linear_options) throws(SolverError) -> GLPKOutcome {
    try check(withUnsafePointer(to: options) { kezek_glpk_solve_linear(handle, $0) })
  }

  /// Branch and bound from the basis of the last linear solve, with a feasible start or none.
  func branch(
    _ options: kezek_branch_options, start: [Double]?
  ) throws(SolverError) -> GLPKOutcome {
    var options = options
    guard let start else {
      return try check(withUnsafePointer(to: options) { kezek_glpk_branch(handle, $0) })
    }
    let outcome = start.withUnsafeBufferPointer { values in
      options.start = values.baseAddress
      return withUnsafePointer(to: options) { kezek_glpk_branch(handle, $0) }
    }
    return try check(outcome)
  }

  /// Changes the bounds of some columns; the basis stays.
  func setBounds(
    _ columns: [Int32], lower: [Double], upper: [Double]
  ) throws(SolverError) {
    _ = try check(
      kezek_glpk_set_column_bounds(handle, Int32(columns.count), columns, lower, upper))
  }

  /// For tests: makes GLPK fail inside.
  func provoke(_ kind: Int32) throws(SolverError) -> GLPKOutcome {
    try check(kezek_glpk_provoke(handle, kind))
  }

  func state() -> kezek_glpk_state { kezek_glpk_read_state(handle) }

  func primalValues(count: Int, interior: Bool) throws(SolverError) -> [Double] {
    var outcome: Int32 = 0
    let values = [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      buffer.initialize(repeating: 0)
      outcome = kezek_glpk_read_primal(handle, interior, buffer.baseAddress)
      initialized = count
    }
    _ = try check(outcome)
    return values
  }

  func duals(rows: Int, columns: Int, interior: Bool) throws(SolverError) -> DualSolution {
    var dualValues = [Double](repeating: 0, count: rows)
    var reducedCosts = [Double](repeating: 0, count: columns)
    _ = try check(kezek_glpk_read_duals(handle, interior, &dualValues, &reducedCosts))
    return DualSolution(dualValues: dualValues, reducedCosts: reducedCosts)
  }

  private func check(_ outcome: Int32) throws(SolverError) -> GLPKOutcome {
    switch Int(outcome) {
    case KEZEK_DONE: return .done(GLPKReturnCode(rawValue: kezek_glpk_code(handle)))
    case KEZEK_STOPPED: return .stopped
    case KEZEK_DEADLINE: return .deadline
    default:
      var text = String(cString: kezek_glpk_message(handle))
      while text.last?.isWhitespace == true { text.removeLast() }
      throw SolverError(
        .backendFailure,
        "GLPK failed inside: \(text.isEmpty ? "no message" : text). The process goes on; "
          + "maybe another solver can take this program.")
    }
  }
}
