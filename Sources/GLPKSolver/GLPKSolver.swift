import CGLPKGuard
import Foundation
public import MathematicalProgram

/// Branch and bound and linear programming by GLPK, behind a guard in C.
///
/// Each solve runs on a thread of its own with an environment of its own, so several may run at
/// once. Bad data and failed assertions inside GLPK become ``SolverError``; the process lives.
/// Under a node or work limit, and without a time limit, the result is reproducible.
public struct GLPKSolver: Solver {
  /// For tests: where GLPK is made to fail.
  enum Fault: Sendable, Hashable {
    case beforeLoading(kind: Int32)
    case insideCallback
  }

  var fault: Fault?
  var tuning = GLPKTuning()

  public init() {}

  public var name: String { "glpk" }

  public var version: String { String(cString: kezek_glpk_version()) }

  public var capabilities: SolverCapabilities {
    var features: Set<SolverFeature> = [
      .linearPrograms, .pureIntegerPrograms, .mixedIntegerPrograms, .largeDomains, .timeLimit,
      .relativeGap,
      .absoluteGap, .nodeLimit, .workLimit, .method, .warmStart, .progress, .incumbentValues,
      .cancellation, .dualValues,
    ]
    if kezek_glpk_is_threaded() { features.insert(.concurrentSolves) }
    return SolverCapabilities(
      features, workUnit: "simplex iterations",
      restrictions: ["no number beyond \(GLPKRun.limits.largest) but infinite bounds"])
  }

  public func solve(
    _ program: MathematicalProgram, parameters: SolverParameters, warmStart: WarmStart?,
    progress: ProgressHandler?
  ) async throws(SolverError) -> SolveResult {
    try checkSupport(of: program, parameters, warmStart)
    guard let stop = StopFlag() else {
      throw SolverError(.outOfResources, "GLPK could not be started: no memory.")
    }
    let run = GLPKRun(
      program: program, parameters: parameters, warmStart: warmStart, progress: progress,
      stop: stop, fault: fault, tuning: tuning)
    return try await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // A solve blocks for minutes, which the threads of the task pool must not.
        let thread = Thread { continuation.resume(returning: run.result()) }
        thread.name = "glpk"
        thread.stackSize = 1 << 26
        thread.start()
      }
    } onCancel: {
      stop.set()
    }.get()
  }
}

extension Solver where Self == GLPKSolver {
  /// GLPK with its defaults.
  public static var glpk: GLPKSolver { GLPKSolver() }
}
