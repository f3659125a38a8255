import CGLPKGuard
import MathematicalProgram

/// A return code of GLPK's routines; unknown codes survive and print as numbers.
struct GLPKReturnCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  let rawValue: Int32

  static let done = GLPKReturnCode(rawValue: 0)
  static let singularBasis = GLPKReturnCode(rawValue: 0x02)
  static let wrongBounds = GLPKReturnCode(rawValue: 0x04)
  static let failed = GLPKReturnCode(rawValue: 0x05)
  static let iterationLimit = GLPKReturnCode(rawValue: 0x08)
  static let timeLimit = GLPKReturnCode(rawValue: 0x09)
  static let noPrimalFeasible = GLPKReturnCode(rawValue: 0x0A)
  static let noDualFeasible = GLPKReturnCode(rawValue: 0x0B)
  static let noRootBasis = GLPKReturnCode(rawValue: 0x0C)
  static let stopped = GLPKReturnCode(rawValue: 0x0D)

  private static let names: [Int32: String] = [
    0x00: "done", 0x01: "GLP_EBADB", 0x02: "GLP_ESING", 0x03: "GLP_ECOND", 0x04: "GLP_EBOUND",
    0x05: "GLP_EFAIL", 0x06: "GLP_EOBJLL", 0x07: "GLP_EOBJUL", 0x08: "GLP_EITLIM",
    0x09: "GLP_ETMLIM", 0x0A: "GLP_ENOPFS", 0x0B: "GLP_ENODFS", 0x0C: "GLP_EROOT",
    0x0D: "GLP_ESTOP", 0x0E: "GLP_EMIPGAP", 0x0F: "GLP_ENOFEAS", 0x10: "GLP_ENOCVG",
    0x11: "GLP_EINSTAB", 0x12: "GLP_EDATA", 0x13: "GLP_ERANGE",
  ]

  var description: String { Self.names[rawValue] ?? "return code \(rawValue)" }
}

/// GLPK's status of a solution; unknown values survive and print as numbers.
struct GLPKStatus: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  let rawValue: Int32

  static let undefined = GLPKStatus(rawValue: 1)
  static let feasible = GLPKStatus(rawValue: 2)
  static let infeasible = GLPKStatus(rawValue: 3)
  static let noFeasible = GLPKStatus(rawValue: 4)
  static let optimal = GLPKStatus(rawValue: 5)
  static let unbounded = GLPKStatus(rawValue: 6)

  private static let names: [Int32: String] = [
    1: "undefined", 2: "feasible", 3: "infeasible", 4: "no feasible point", 5: "optimal",
    6: "unbounded",
  ]

  var description: String { Self.names[rawValue] ?? "status \(rawValue)" }
}

/// How a guarded call ended.
enum GLPKOutcome: Sendable, Hashable {
  /// It returned with this code.
  case done(GLPKReturnCode)
  /// Ended by the stop flag or the progress handler; the session is dead.
  case stopped
  /// Ended by the deadline; the session is dead.
  case deadline

  /// The limit that ended the call, if the session is dead.
  var limit: Termination.Limit? {
    switch self {
    case .done: nil
    case .stopped: .interrupted
    case .deadline: .time
    }
  }
}
