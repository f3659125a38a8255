import Dispatch
import Foundation
import Kezek
import Reporting
import Synchronization

/// What Ctrl-C does, from the start of a command to its end.
///
/// Before there is anything to lose, SIGINT and SIGTERM end the program with a sentence and the
/// code of *no plan*. While a plan is looked for they end the search with the best found so far; a
/// second one ends the program. What is being written is written to the end.
final class Interruption: Sendable {
  private let state = Mutex<State>(.preparing)
  private let language: Language
  /// Kept, so that signals go on being heard.
  nonisolated(unsafe) private var sources: [any DispatchSourceSignal] = []

  private enum State {
    case preparing
    case working(cancel: @Sendable () -> Void)
    /// Working, and told once to stop.
    case stopping
    case finishing
  }

  init(_ language: Language) {
    self.language = language
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [weak self] in self?.heard() }
      source.resume()
      sources.append(source)
    }
  }

  deinit {
    for source in sources { source.cancel() }
  }

  /// Runs work that the first signal cancels.
  func cancelling<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let task = Task { try await work() }
    state.withLock { $0 = .working(cancel: { task.cancel() }) }
    defer { finish() }
    return try await task.value
  }

  /// From here on nothing is interrupted.
  func finish() { state.withLock { $0 = .finishing } }

  private func heard() {
    let isLast = state.withLock { state in
      switch state {
      case .preparing, .stopping: return true
      case .working(let cancel):
        cancel()
        state = .stopping
        return false
      case .finishing: return false
      }
    }
    guard isLast else { return }
    Console.complain(CommandText(language).interrupted)
    exit(Exit.noPlan.rawValue)
  }
}
