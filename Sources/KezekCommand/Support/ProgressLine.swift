import AllocationSolver
import Foundation
import Kezek
import Reporting
import Synchronization

/// Shows how planning goes on: one line that is written over, where a person watches.
final class ProgressLine: Sendable {
  private let shown = Mutex<State>(State())
  private let isShown: Bool
  private let language: Language

  private struct State {
    var log: [PlanningProgress] = []
    var lastShown = -1.0
  }

  init(_ language: Language, isShown: Bool = Console.isWatched) {
    self.language = language
    self.isShown = isShown
  }

  /// Takes note of progress; shows it at most five times a second.
  func update(_ progress: PlanningProgress) {
    shown.withLock { state in
      let last = state.log.last
      let isNews =
        last?.number != progress.number || last?.value != progress.value
        || last?.bound != progress.bound
      if isNews { state.log.append(progress) }
      guard isShown, progress.seconds - state.lastShown >= 0.2 else { return }
      state.lastShown = progress.seconds
      Console.show("\r\u{1B}[K" + text(progress))
    }
  }

  /// Clears the line.
  func end() {
    if isShown { Console.show("\r\u{1B}[K") }
  }

  /// Each change of value or bound, in order.
  var log: [PlanningProgress] { shown.withLock { $0.log } }

  private func text(_ progress: PlanningProgress) -> String {
    CommandText(language).progress(
      seconds: Int(progress.seconds), step: progress.number, of: progress.of,
      value: progress.value, bound: progress.bound)
  }
}
