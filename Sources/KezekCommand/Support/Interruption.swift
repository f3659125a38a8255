import ArgumentParser
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
    /// Nothing is looked for; remembers whether it was told to stop, so that further work is short.
    case finishing(isStopped: Bool)
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

  /// Runs work that the first signal cancels; at once where one was heard before.
  func cancelling<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let task = Task { try await work() }
    let isStopped = state.withLock { state in
      if case .finishing(isStopped: true) = state {
        state = .stopping
        return true
      }
      state = .working(cancel: { task.cancel() })
      return false
    }
    if isStopped { task.cancel() }
    defer { finish() }
    return try await task.value
  }

  /// What follows is not interrupted: it is short, and a plan may be written.
  private func finish() {
    state.withLock { state in
      if case .stopping = state {
        state = .finishing(isStopped: true)
      } else {
        state = .finishing(isStopped: false)
      }
    }
  }

  private func heard() {
    let isLast = state.withLock { state in
      switch state {
      case .preparing, .stopping: return true
      case .working(let cancel):
        cancel()
        state = .stopping
        return false
      case .finishing:
        state = .finishing(isStopped: true)
        return false
      }
    }
    guard isLast else { return }
    Console.complain(CommandText(language).interrupted)
    exit(Exit.noPlan.rawValue)
  }
}
