import Synchronization

/// Tells of each higher value once, one call at a time.
final class HighestReport: Sendable {
  private let highest: Mutex<Int>
  private let report: @Sendable (Int?, Int?) -> Void

  init(_ report: @escaping @Sendable (Int?, Int?) -> Void, above value: Int) {
    self.report = report
    highest = Mutex(value)
  }

  /// The highest value told so far, or that at the beginning.
  var value: Int { highest.withLock { $0 } }

  func tell(_ value: Int) {
    highest.withLock { highest in
      guard value > highest else { return }
      highest = value
      report(value, nil)
    }
  }
}
