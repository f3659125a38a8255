import Kezek

/// A round of a search in parts at the same time.
///
/// The parts are cut anew many times while it cools, so that what one cut keeps apart another brings
/// together. They, their steps and their chances follow from the scenario and the seed alone, so that
/// without a time limit the outcome is the same for any number of threads.
struct PartedRound {
  let map: SearchMap
  /// Parts of each cut.
  let count: Int
  let steps: Int
  let threads: Int
  let clock: Stopwatch
  let task: TierTask

  /// The most cuts of a round, and steps for each need that a cut is for at least.
  private static let mostCuts = 100
  private static let stepsOfCut = 0.5

  /// Cuts, works in every part and takes together what came of them, again and again.
  func run(_ search: inout AnnealingSearch, _ random: inout SplitMix64) async {
    search.restart()
    let cuts = min(
      Self.mostCuts, max(1, Int(Double(steps) / Self.stepsOfCut) / max(1, map.needCount)))
    for cut in 0..<cuts {
      if clock.isOver(task.end) { return }
      let cooling = Double(cut) / Double(cuts)...Double(cut + 1) / Double(cuts)
      let end = task.end.map { clock.seconds + ($0 - clock.seconds) / Double(cuts - cut) }
      await work(
        in: map.parts(count, of: search.current.schedule, &random), cooling, steps: steps / cuts,
        until: end, seed: random.next(), &search)
    }
  }

  /// - Parameter cooling: from which to which share of the round.
  private func work(
    in parts: SearchParts, _ cooling: ClosedRange<Double>, steps: Int, until: Double?,
    seed: UInt64, _ search: inout AnnealingSearch
  ) async {
    let report = HighestReport(task.report, above: search.best.values[task.number])
    let isLast = cooling.upperBound >= 1
    var pieces = [SearchPiece?](repeating: nil, count: parts.count)
    var first = 0
    while first < parts.count, !Task.isCancelled {
      let wave = first..<min(first + max(1, threads), parts.count)
      let waves = (parts.count - first + threads - 1) / max(1, threads)
      let end = until.map { clock.seconds + max(0, $0 - clock.seconds) / Double(waves) }
      let whole = search
      await withTaskGroup(of: (Int, SearchPiece).self) { group in
        for part in wave {
          group.addTask {
            var search = whole.within(parts, part, seed: seed &+ UInt64(part) &* 104_729)
            let own = parts.ofNeed.count { $0 == part }
            let steps = max(60, steps * own / max(1, parts.ofNeed.count))
            round(&search, steps, cooling, until: end, report)
            let found = isLast ? search.best : search.current
            return (part, SearchPiece(of: part, parts, found.schedule))
          }
        }
        for await (part, piece) in group { pieces[part] = piece }
      }
      first = wave.upperBound
    }
    search.take(pieces, parts, isLast: isLast)
  }

  private func round(
    _ search: inout AnnealingSearch, _ steps: Int, _ cooling: ClosedRange<Double>,
    until end: Double?, _ report: HighestReport
  ) {
    let began = clock.seconds
    search.round(steps: steps, target: task.target, cooling: cooling, report: report.tell) {
      clock.spent(from: began, to: end)
    }
  }
}
