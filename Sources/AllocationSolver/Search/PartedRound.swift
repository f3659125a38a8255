import Kezek
import Synchronization

/// A round of a search in parts at the same time.
///
/// The parts, their steps and their chances follow from the scenario and the seed alone, so that
/// without a time limit the outcome is the same for any number of threads.
struct PartedRound {
  let parts: SearchParts
  let steps: Int
  let threads: Int
  let clock: Stopwatch
  let task: TierTask
  let seed: UInt64

  /// Works in every part and takes together what came of them.
  func run(_ search: inout AnnealingSearch) async {
    let report = HighestReport(task.report, above: search.best.values[task.number])
    var pieces = [SearchPiece?](repeating: nil, count: parts.count)
    var first = 0
    while first < parts.count, !Task.isCancelled {
      let wave = first..<min(first + max(1, threads), parts.count)
      let waves = (parts.count - first + threads - 1) / max(1, threads)
      let end = task.end.map { clock.seconds + max(0, $0 - clock.seconds) / Double(waves) }
      let whole = search
      await withTaskGroup(of: (Int, SearchPiece).self) { group in
        for part in wave {
          group.addTask { (part, piece(of: part, whole, until: end, report)) }
        }
        for await (part, piece) in group { pieces[part] = piece }
      }
      first = wave.upperBound
    }
    search.take(pieces, parts)
  }

  private func piece(
    of part: Int, _ whole: AnnealingSearch, until end: Double?, _ report: HighestReport
  ) -> SearchPiece {
    var search = whole.within(parts, part, seed: seed &+ UInt64(part) &* 104_729)
    let own = parts.ofNeed.count { $0 == part }
    let began = clock.seconds
    search.round(
      steps: max(60, steps * own / max(1, parts.ofNeed.count)), target: task.target,
      report: report.tell
    ) {
      if Task.isCancelled { return 1 }
      return end.map { (clock.seconds - began) / max(1e-9, $0 - began) } ?? 0
    }
    return SearchPiece(of: part, parts, search.best.schedule)
  }
}

/// Tells of each higher value once, one call at a time.
private final class HighestReport: Sendable {
  private let highest: Mutex<Int>
  private let report: @Sendable (Int?, Int?) -> Void

  init(_ report: @escaping @Sendable (Int?, Int?) -> Void, above value: Int) {
    self.report = report
    highest = Mutex(value)
  }

  func tell(_ value: Int) {
    highest.withLock { highest in
      guard value > highest else { return }
      highest = value
      report(value, nil)
    }
  }
}
