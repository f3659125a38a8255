import CHiGHS
import MathematicalProgram

/// One HiGHS object on one thread, from creation to destruction; with ``HiGHSWatch``, the only file
/// with raw calls.
struct HiGHSSession: ~Copyable {
  private let api: kezek_highs_api
  private let highs: UnsafeMutableRawPointer

  /// - Throws: ``SolverError`` without memory.
  init(_ library: HiGHSLibrary) throws(SolverError) {
    api = library.api.pointee
    guard let highs = api.create() else {
      throw SolverError(.outOfResources, "HiGHS could not be started: no memory.")
    }
    self.highs = highs
  }

  deinit {
    api.destroy(highs)
    // Ends the workers of this thread, if there were any.
    api.reset_scheduler(1)
  }

  // MARK: Options

  func set(_ option: String, _ value: Bool) throws(SolverError) {
    try check(api.set_bool_option(highs, option, value ? 1 : 0), "the option \(option)")
  }

  func set(_ option: String, _ value: Int) throws(SolverError) {
    try check(
      api.set_int_option(highs, option, Int32(clamping: value)), "the option \(option)")
  }

  func set(_ option: String, _ value: Double) throws(SolverError) {
    try check(api.set_double_option(highs, option, value), "the option \(option)")
  }

  func set(_ option: String, _ value: String) throws(SolverError) {
    try check(api.set_string_option(highs, option, value), "the option \(option)")
  }

  /// Whether this version has an option.
  func has(_ option: String) -> Bool {
    var type: Int32 = 0
    return api.get_option_type(highs, option, &type) == 0
  }

  // MARK: The program

  /// Copies a program into HiGHS.
  func load(_ program: MathematicalProgram) throws(SolverError) {
    let (matrix, objective) = (program.matrix, program.objective)
    let columns = Int32(program.variableCount)
    let rows = Int32(program.constraintCount)
    let entries = Int32(matrix.nonZeroCount)
    let rowwise: Int32 = 2
    let sense: Int32 = objective.sense == .minimize ? 1 : -1
    let status: Int32
    if program.hasIntegers {
      status = api.pass_mip(
        highs, columns, rows, entries, rowwise, sense, objective.offset, objective.coefficients,
        program.variableLower, program.variableUpper, program.constraintLower,
        program.constraintUpper, matrix.rowStart, matrix.columnIndex, matrix.coefficient,
        program.isInteger.map { $0 ? 1 : 0 })
    } else {
      status = api.pass_lp(
        highs, columns, rows, entries, rowwise, sense, objective.offset, objective.coefficients,
        program.variableLower, program.variableUpper, program.constraintLower,
        program.constraintUpper, matrix.rowStart, matrix.columnIndex, matrix.coefficient)
    }
    try check(status, "the program")
  }

  /// Gives HiGHS a feasible point to begin from.
  func begin(at values: [Double]) throws(SolverError) {
    try check(api.set_solution(highs, values, nil, nil, nil), "the start")
  }

  // MARK: Solving

  /// Has HiGHS call a watch, which must outlive the run.
  func call(_ watch: HiGHSWatch) throws(SolverError) {
    let context = Unmanaged.passUnretained(watch).toOpaque()
    try check(api.set_callback(highs, HiGHSWatch.receive, context), "a callback")
    for kind in HiGHSWatch.Kind.allCases {
      try check(api.start_callback(highs, kind.rawValue), "the callback \(kind)")
    }
  }

  /// Runs HiGHS until it ends by itself or the watch ends it.
  func run() throws(SolverError) -> HiGHSModelStatus {
    let outcome = api.run(highs)
    let number = api.model_status(highs)
    guard let status = HiGHSModelStatus(rawValue: number) else {
      throw SolverError(.backendFailure, "HiGHS ended with the unknown status \(number).")
    }
    if case .failed(let code) = status.meaning {
      throw SolverError(code, "HiGHS ended with the status '\(status)'.")
    }
    try check(outcome, "to solve; it ended with the status '\(status)'")
    return status
  }

  // MARK: Results

  /// Whether the values of the solution are feasible, in HiGHS's eyes.
  var hasPoint: Bool { whole("primal_solution_status") == 2 }

  /// The values of the variables, and the dual values and reduced costs of a linear program.
  func solution(
    of program: MathematicalProgram
  ) throws(SolverError) -> (values: [Double], duals: DualSolution) {
    var values = [Double](repeating: 0, count: program.variableCount)
    var reducedCosts = values
    var activities = [Double](repeating: 0, count: program.constraintCount)
    var dualValues = activities
    try check(
      api.get_solution(highs, &values, &reducedCosts, &activities, &dualValues), "its solution")
    return (values, DualSolution(dualValues: dualValues, reducedCosts: reducedCosts))
  }

  /// The bound that branch and bound has proven.
  var dualBound: Double {
    var value = 0.0
    return api.get_double_info(highs, "mip_dual_bound", &value) == 0 ? value : .nan
  }

  var simplexIterations: Int { max(0, whole("simplex_iteration_count")) }

  var nodes: Int {
    var value: Int64 = 0
    return api.get_int64_info(highs, "mip_node_count", &value) == 0 ? max(0, Int(value)) : 0
  }

  private func whole(_ info: String) -> Int {
    var value: Int32 = 0
    return api.get_int_info(highs, info, &value) == 0 ? Int(value) : 0
  }

  /// HiGHS's own word on a call: -1 is an error, 0 fine, 1 a warning.
  private func check(_ status: Int32, _ what: String) throws(SolverError) {
    if status < 0 { throw SolverError(.backendFailure, "HiGHS refuses \(what).") }
  }
}
