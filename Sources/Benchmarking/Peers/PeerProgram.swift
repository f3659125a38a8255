import Foundation

/// An outside program that solves the exported program of a rule's first step.
public enum PeerProgram: String, Sendable, Hashable, CaseIterable {
  case glpsol
  case cbc
  case highs
  case scip
  /// CP-SAT through the package `ortools` of a Python.
  case cpSat = "cp-sat"

  /// Whether runs differ by a seed.
  var hasSeed: Bool { self != .glpsol }
  var hasThreads: Bool { self != .glpsol && self != .scip }

  /// The variable that names the Python with `ortools`; else the first `python3`.
  static let pythonVariable = "KEZEK_BENCH_PYTHON"

  /// Where it lies; nil where it is not installed.
  func place() -> PeerPlace? {
    switch self {
    case .glpsol, .cbc, .highs, .scip:
      return Self.installed(rawValue).map { PeerPlace(program: $0) }
    case .cpSat:
      let named = ProcessInfo.processInfo.environment[Self.pythonVariable]
      guard let python = named ?? Self.installed("python3") else { return nil }
      let test = ChildProcess(
        program: python,
        arguments: ["-c", "from ortools.linear_solver.python import model_builder"])
      let ending = test.run(hardLimit: 60) { false }
      return ending.kind == .exited(0) ? PeerPlace(program: python) : nil
    }
  }

  static func installed(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Fills a row from how the process ended and from its log.
  func fill(_ row: inout BenchRow, _ ending: ChildProcess.Ending, gaps: [Double]) {
    var log = PeerLog()
    read(ending.lines, into: &log)
    log.end(at: ending.wallSeconds)
    row.value = log.points.points.last?.value
    row.bound = log.points.points.last?.bound
    row.nodes = log.nodes
    row.programVersion = log.version
    row.progress = log.points.thinned(to: 60, gaps: gaps)
    row.status =
      switch ending.kind {
      case .exited(0): row.value == nil ? .noPlan : .done
      // HiGHS ends with 1 where a limit ended its search.
      case .exited(1) where self == .highs && log.isWhole: row.value == nil ? .noPlan : .done
      case .timedOut: .timedOut
      case .exited, .signalled, .interrupted, .notStarted: .crashed
      }
    if row.status != .done { row.detail = ending.lastLine }
  }

  /// Reads the log of the program.
  func read(_ lines: [ChildProcess.Line], into log: inout PeerLog) {
    switch self {
    case .glpsol: GLPSOLLog.read(lines, into: &log)
    case .cbc: CBCLog.read(lines, into: &log)
    case .highs: HiGHSLog.read(lines, into: &log)
    case .scip: SCIPLog.read(lines, into: &log)
    case .cpSat: CPSATLog.read(lines, into: &log)
    }
  }
}

/// Where an outside program lies, and how it is called.
struct PeerPlace: Sendable, Hashable {
  let program: String

  /// The process of a run: same limits as Kezek has, proof to the last unit asked for, the
  /// settings that find plans soonest.
  func process(
    _ peer: PeerProgram, file: String, run: BenchRun, scratch: String, memory: Int?
  ) -> ChildProcess {
    let seconds = Int(run.time.rounded(.up))
    switch peer {
    case .glpsol:
      return ChildProcess(
        program: program,
        arguments: ["--freemps", file, "--tmlim", "\(seconds)", "--cuts", "--fpump"],
        memory: memory)
    case .cbc:
      let arguments = [
        file, "-timeMode", "elapsed", "-seconds", "\(run.time)", "-ratioGap", "0",
        "-randomCbcSeed", "\(run.seed)", "-threads", "\(run.threads > 1 ? run.threads : 0)",
        "-solve", "-quit",
      ]
      // It keeps its lines until it ends, but for this.
      guard let buffering = PeerProgram.installed("stdbuf") else {
        return ChildProcess(program: program, arguments: arguments, memory: memory)
      }
      return ChildProcess(
        program: buffering, arguments: ["-oL", program] + arguments, memory: memory)
    case .highs:
      let options = scratch + "/highs.txt"
      let text =
        "mip_rel_gap = 0\nmip_abs_gap = 0.99\nrandom_seed = \(run.seed)\nthreads = \(run.threads)\n"
        + "log_file = \(scratch)/highs.log\n"
      try? Data(text.utf8).write(to: URL(fileURLWithPath: options))
      return ChildProcess(
        program: program,
        arguments: ["--time_limit", "\(run.time)", "--options_file", options, file],
        memory: memory)
    case .scip:
      let commands =
        "set limits time \(run.time) set limits absgap 0.99 "
        + "set randomization randomseedshift \(run.seed) read \(file) optimize quit"
      return ChildProcess(program: program, arguments: ["-c", commands], memory: memory)
    case .cpSat:
      return ChildProcess(
        program: program,
        arguments: [
          "-u", "-c", CPSATLog.script, file, "\(run.time)", "\(run.threads)", "\(run.seed)",
        ], memory: memory)
    }
  }
}
