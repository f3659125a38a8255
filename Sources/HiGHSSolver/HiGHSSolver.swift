import Foundation
public import MathematicalProgram

/// Branch and bound and linear programming by HiGHS, loaded at run time where its library is found.
///
/// Each solve has a HiGHS object and a thread of its own, so several may run at once. One thread and a
/// fixed seed are the default, so that the same program gives the same result.
public struct HiGHSSolver: Solver {
  private let library: HiGHSLibrary

  /// HiGHS as this process finds it.
  ///
  /// - Throws: ``HiGHSUnavailable``.
  public init() throws(HiGHSUnavailable) {
    library = try HiGHSLibrary.found.get()
  }

  /// HiGHS from a library that is loaded.
  public init(_ library: HiGHSLibrary) {
    self.library = library
  }

  public var name: String { "highs" }
  public var version: String { library.version }

  /// The file of the library.
  public var file: String { library.file }

  public var capabilities: SolverCapabilities {
    SolverCapabilities(
      [
        .linearPrograms, .pureIntegerPrograms, .mixedIntegerPrograms, .largeDomains, .timeLimit,
        .relativeGap, .absoluteGap, .nodeLimit, .workLimit, .seed, .threads, .method, .warmStart,
        .progress, .incumbentValues, .cancellation, .dualValues, .concurrentSolves,
      ],
      workUnit: "simplex iterations",
      restrictions: [
        "no number beyond \(HiGHSRun.limits.largest) but infinite bounds",
        "coefficients of constraints between \(HiGHSRun.limits.coefficients.lowerBound) and "
          + "\(HiGHSRun.limits.coefficients.upperBound)",
        "of the seed, its lowest 31 bits",
      ])
  }

  public func solve(
    _ program: MathematicalProgram, parameters: SolverParameters, warmStart: WarmStart?,
    progress: ProgressHandler?
  ) async throws(SolverError) -> SolveResult {
    try checkSupport(of: program, parameters, warmStart)
    let stop = StopFlag()
    let run = HiGHSRun(
      program: program, parameters: parameters, warmStart: warmStart, progress: progress,
      stop: stop, library: library)
    return try await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // A solve blocks for minutes, which the threads of the task pool must not. HiGHS keeps its
        // workers for each thread, so solves on threads of their own share nothing.
        let thread = Thread { continuation.resume(returning: run.result()) }
        thread.name = "highs"
        thread.stackSize = 1 << 26
        thread.start()
      }
    } onCancel: {
      stop.set()
    }.get()
  }
}
