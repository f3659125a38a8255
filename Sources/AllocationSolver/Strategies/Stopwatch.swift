/// Seconds since a moment, and what is left of a limit.
struct Stopwatch {
  private let start = ContinuousClock.now
  let limit: Double?

  var seconds: Double {
    let parts = (ContinuousClock.now - start).components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  /// Seconds left, never negative; nil without a limit.
  var left: Double? { limit.map { max(0, $0 - seconds) } }

  /// Whether a moment has come, or the task is cancelled.
  func isOver(_ end: Double?) -> Bool {
    Task.isCancelled || end.map { seconds >= $0 } ?? false
  }

  /// The share of the time between two moments that is gone: 0 without an end, 1 once the task is
  /// cancelled.
  func spent(from began: Double, to end: Double?) -> Double {
    if Task.isCancelled { return 1 }
    return end.map { (seconds - began) / max(1e-9, $0 - began) } ?? 0
  }
}
