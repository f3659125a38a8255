import Dispatch
import Synchronization

/// Does numbered pieces of work on several threads.
///
/// Which thread does which piece is left to chance, so a piece must not depend on another: then the
/// outcome is the same for any number of threads.
package struct Workers: Sendable {
  /// Threads at most.
  package let count: Int

  package init(_ count: Int) { self.count = max(1, count) }

  /// Does each piece once and comes back when all are done.
  package func each(_ pieces: Int, _ work: @Sendable (Int) -> Void) {
    let threads = min(count, pieces)
    guard threads > 1 else {
      for piece in 0..<pieces { work(piece) }
      return
    }
    let queue = Queue(pieces)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while let piece = queue.next() { work(piece) }
    }
  }

  /// What came of each piece, in the order of the pieces.
  package func map<Result: Sendable>(
    _ pieces: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: pieces))
    each(pieces) { piece in
      let result = work(piece)
      results.withLock { $0[piece] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Pieces that nobody has taken yet.
  private final class Queue: Sendable {
    private let taken = Atomic(0)
    private let pieces: Int

    init(_ pieces: Int) { self.pieces = pieces }

    func next() -> Int? {
      let piece = taken.wrappingAdd(1, ordering: .relaxed).oldValue
      return piece < pieces ? piece : nil
    }
  }
}
