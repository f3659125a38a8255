import CGLPKGuard
import MathematicalProgram

extension ProgressReporter {
  /// Called in C, from the guard's callback.
  static let receive: kezek_glpk_report = { context, pointer in
    guard let context, let pointer else { return true }
    let reporter = Unmanaged<ProgressReporter>.fromOpaque(context).takeUnretainedValue()
    let progress = pointer.pointee
    let count = reporter.variableCount
    return reporter.report(
      incumbent: progress.has_incumbent ? progress.incumbent : nil,
      values: progress.values.map { Array(UnsafeBufferPointer(start: $0, count: count)) },
      bound: progress.bound, nodes: Int(progress.nodes), seconds: progress.seconds)
  }
}
