import Kezek

/// A round of several chains at the same time, from the same state by other chances: the best of
/// them is gone on with.
///
/// Where time is limited a processor core that would be idle may as well look elsewhere. Without a
/// limit there is one chain whatever the number of threads, so that the outcome does not depend on it.
struct ChainedRound {
  let steps: Int
  let clock: Stopwatch
  let task: TierTask

  /// How many chains there are of use.
  static func chains(threads: Int, _ task: TierTask) -> Int {
    task.end == nil ? 1 : max(1, threads)
  }

  func run(_ search: inout AnnealingSearch, chains: Int, _ random: inout SplitMix64) async {
    search.restart()
    let report = HighestReport(task.report, above: search.best.values[task.number])
    var ended = [AnnealingSearch?](repeating: nil, count: max(1, chains))
    let start = search
    let seeds = ended.indices.map { _ in random.next() }
    await withTaskGroup(of: (Int, AnnealingSearch).self) { group in
      for chain in ended.indices {
        // The first goes on by its own chances.
        let begun = chain == 0 ? start : start.seeded(seeds[chain])
        group.addTask {
          var search = begun
          round(&search, report)
          return (chain, search)
        }
      }
      for await (chain, search) in group { ended[chain] = search }
    }
    if let first = ended[0] { search = first }
    for case let other? in ended.dropFirst() { search.join(other) }
  }

  private func round(_ search: inout AnnealingSearch, _ report: HighestReport) {
    let began = clock.seconds
    let target = task.target ?? .max
    search.round(steps: steps, target: target, report: report.tell) {
      // What one chain has found the others need not look for.
      report.value >= target ? 1 : clock.spent(from: began, to: task.end)
    }
  }
}
