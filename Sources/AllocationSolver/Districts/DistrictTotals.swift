import Synchronization

/// Adds up what districts are worth, and tells of it now and then.
final class DistrictTotals: Sendable {
  private let state: Mutex<State>
  private let report: @Sendable (Int?, Int?) -> Void
  private let clock: Stopwatch

  private struct State {
    var total: Int
    /// By district: the value counted in the total; nil before it has begun.
    var values: [Int?]
    /// Of all together, once it is known.
    var bound: Int?
    var told: Double
  }

  /// Seconds between two messages.
  private static let pause = 0.5

  init(
    start: Int, _ count: Int, _ report: @escaping @Sendable (Int?, Int?) -> Void,
    _ clock: Stopwatch
  ) {
    state = Mutex(
      State(total: start, values: [Int?](repeating: nil, count: count), told: clock.seconds))
    self.report = report
    self.clock = clock
  }

  /// What a district is worth when it begins.
  func begin(_ number: Int, judgedAt value: Int) {
    state.withLock { $0.values[number] = value }
  }

  /// No plan of all together is worth more.
  func note(bound: Int) {
    state.withLock { state in
      state.bound = bound
      state.told = clock.seconds
      report(state.total, bound)
    }
  }

  /// A district's value has become better.
  func note(_ value: Int, of number: Int) {
    state.withLock { state in
      guard let before = state.values[number], value > before else { return }
      state.total += value - before
      state.values[number] = value
      let now = clock.seconds
      guard now > state.told + Self.pause else { return }
      state.told = now
      report(state.total, state.bound)
    }
  }

  /// A district is done.
  func end(_ number: Int, at value: Int) {
    state.withLock { state in
      state.total += value - (state.values[number] ?? value)
      state.values[number] = value
      state.told = clock.seconds
      report(state.total, state.bound)
    }
  }
}
