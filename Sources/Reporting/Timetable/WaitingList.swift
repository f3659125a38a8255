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
    let keys = rows.map { row in
      let need = scenario.needs[row.need.need]
      return Key(
        hasNothing: row.hasNothing, since: scenario.children[need.child].since,
        child: need.child, need: row.need.need, year: row.need.year ?? 0)
    }
    self.rows = rows.indices.sorted { keys[$0].precedes(keys[$1]) }.map { rows[$0] }
  }

  /// What the order goes by.
  private struct Key {
    let hasNothing: Bool
    let since: CalendarDay
    let child: Child.ID
    let need: Need.ID
    let year: Int

    func precedes(_ other: Key) -> Bool {
      if hasNothing != other.hasNothing { return hasNothing }
      return (since, child, need, year) < (other.since, other.child, other.need, other.year)
    }
  }

  /// Children with nothing at all, each once.
  func childrenWithNothing(_ scenario: Scenario) -> Int { count(scenario, nothing: true) }

  /// Children short of some, each once.
  func childrenShort(_ scenario: Scenario) -> Int { count(scenario, nothing: false) }

  private func count(_ scenario: Scenario, nothing: Bool) -> Int {
    Set(rows.filter { $0.hasNothing == nothing }.map { scenario.needs[$0.need.need].child }).count
  }
}
