import Kezek
import PlanVerification

/// What is not met in full, in the order in which a planner reads it.
struct WaitingList: Sendable {
  /// First the children with nothing at all, then those short of some; the longest waiting first.
  let rows: [Row]

  struct Row: Sendable, Hashable {
    let need: UnmetNeed
    /// Whether the child gets nothing at all of what it asks, courses already had included.
    let hasNothing: Bool
  }

  /// - Complexity: O(unmet log unmet).
  init(scenario: Scenario, metrics: PlanMetrics, unmet: [UnmetNeed]) {
    let rows = unmet.map { need in
      let outcome = metrics.outcomes[scenario.needs[need.need].child.index]
      return Row(need: need, hasNothing: outcome.degree == .nothing)
    }
    func key(_ row: Row) -> [Int] {
      let child = scenario.needs[row.need.need].child
      return [
        row.hasNothing ? 0 : 1, Int(scenario.children[child].since.number), child.index,
        row.need.need.index, row.need.year ?? 0,
      ]
    }
    self.rows = rows.map { (key($0), $0) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  /// Children with nothing at all, each once.
  func childrenWithNothing(_ scenario: Scenario) -> Int { count(scenario, nothing: true) }

  /// Children short of some, each once.
  func childrenShort(_ scenario: Scenario) -> Int { count(scenario, nothing: false) }

  private func count(_ scenario: Scenario, nothing: Bool) -> Int {
    Set(rows.filter { $0.hasNothing == nothing }.map { scenario.needs[$0.need.need].child }).count
  }
}
