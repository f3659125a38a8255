import Kezek

/// A round of several chains at the same time, from the same state by other chances.
///
/// They meet several times on the way, and go on from where the one that came furthest is, while the best
/// of all that any was at is kept (go with the winners; Aldous and Vazirani 1994).
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

  /// Times that chains meet in a round, and the steps of each between two of them at least.
  private static let mostLegs = 30
  private static let stepsOfLeg = 1000

  func run(_ search: inout AnnealingSearch, chains: Int, _ random: inout SplitMix64) async {
    search.restart()
    let report = HighestReport(task.report, above: search.best.values[task.number])
    let legs = chains > 1 ? max(1, min(Self.mostLegs, steps / Self.stepsOfLeg)) : 1
    for leg in 0..<legs {
      let cooling = Double(leg) / Double(legs)...Double(leg + 1) / Double(legs)
      let end = task.end.map { clock.seconds + ($0 - clock.seconds) / Double(legs - leg) }
      await work(chains, cooling, steps: steps / legs, until: end, report, &search, &random)
      if report.value >= task.target ?? .max || Task.isCancelled { break }
    }
    search.restart()
  }

  /// Lets every chain go on from the state at hand, and takes up that which came furthest.
  private func work(
    _ chains: Int, _ cooling: ClosedRange<Double>, steps: Int, until end: Double?,
    _ report: HighestReport, _ search: inout AnnealingSearch, _ random: inout SplitMix64
  ) async {
    var ended = [AnnealingSearch?](repeating: nil, count: max(1, chains))
    let start = search
    let seeds = ended.indices.map { _ in random.next() }
    await withTaskGroup(of: (Int, AnnealingSearch).self) { group in
      for chain in ended.indices {
        // The first goes on by its own chances.
        let begun = chain == 0 ? start : start.seeded(seeds[chain])
        group.addTask {
          var search = begun
          round(&search, steps, cooling, until: end, report)
          return (chain, search)
        }
      }
      for await (chain, search) in group { ended[chain] = search }
    }
    if let first = ended[0] { search = first }
    for case let other? in ended.dropFirst() { search.join(other) }
  }

  private func round(
    _ search: inout AnnealingSearch, _ steps: Int, _ cooling: ClosedRange<Double>,
    until end: Double?, _ report: HighestReport
  ) {
    let began = clock.seconds
    let target = task.target ?? .max
    search.round(steps: steps, target: target, cooling: cooling, report: report.tell) {
      // What one chain has found the others need not look for.
      report.value >= target ? 1 : clock.spent(from: began, to: end)
    }
  }
}
