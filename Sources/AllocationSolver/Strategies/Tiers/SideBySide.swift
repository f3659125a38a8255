import Kezek
import Synchronization

/// Two stages at the same time, each on a thread of its own: a plan or a bound of either counts.
///
/// Only where time is limited: without a limit the outcome must not depend on which comes first.
struct SideBySide: TierStage {
  let one: any TierStage
  let other: any TierStage
  let share: Double
  let isWorthRepeating = false

  /// The highest value and the lowest bound of both, each told of one at a time.
  private final class Known: Sendable {
    private let known: Mutex<(value: Int?, bound: Int?)>
    private let report: @Sendable (Int?, Int?) -> Void

    init(_ task: TierTask) {
      known = Mutex((task.best?.values[task.number], task.bound))
      report = task.report
    }

    /// Tells of both where one is better than what was known.
    func take(_ value: Int?, _ bound: Int?) {
      known.withLock { known in
        let before = known
        known.value = [known.value, value].compactMap { $0 }.max()
        known.bound = [known.bound, bound].compactMap { $0 }.min()
        if known != before { report(known.value, known.bound) }
      }
    }

    var isClosed: Bool {
      known.withLock { $0.value ?? .min >= $0.bound ?? .max }
    }
  }

  func work(on task: TierTask) async throws -> TierFinding {
    let known = Known(task)
    let told = TierTask(
      number: task.number, floors: task.floors, best: task.best, bound: task.bound,
      target: task.target, end: task.end, wantsPrices: task.wantsPrices,
      report: { known.take($0, $1) })
    return try await withThrowingTaskGroup(of: TierFinding.self) { group in
      for stage in [one, other] {
        group.addTask { try await stage.work(on: told) }
      }
      var together = TierFinding()
      for try await finding in group {
        known.take(finding.best?.values[task.number], finding.bound)
        together.take(finding, from: task.number)
        // What is proven, or good enough, the other need not look for.
        let value = together.best?.values[task.number] ?? .min
        if known.isClosed || value >= task.target ?? .max || finding.isInfeasible {
          group.cancelAll()
        }
      }
      if !Task.isCancelled, together.ending == .interrupted { together.ending = nil }
      return together
    }
  }
}

extension TierFinding {
  /// Adds what another stage found out about the tier.
  fileprivate mutating func take(_ other: TierFinding, from number: Int) {
    if let found = other.best {
      let isNoBetter =
        best.map {
          !$0.values[number...].lexicographicallyPrecedes(found.values[number...])
        } ?? false
      if !isNoBetter { best = found }
    }
    if let found = other.bound { bound = min(bound ?? .max, found) }
    prices = prices ?? other.prices
    ending = ending == .timeLimit ? ending : other.ending ?? ending
    isInfeasible = isInfeasible || other.isInfeasible
  }
}
