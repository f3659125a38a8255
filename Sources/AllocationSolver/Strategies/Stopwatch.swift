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
}
