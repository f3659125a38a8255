import Kezek
import MathematicalProgram

/// Finds a smallest set of pins that contradict each other.
struct PinConflict {
  let candidates: Candidates
  let groups: [GroupCandidate]
  let solver: any Solver

  /// Rows of the current plan that cannot all be as `keep` says; fewer of them can.
  ///
  /// Sets of one and of two pins are tried in order; beyond that a deletion filter (Chinneck and
  /// Dravnieks 1991) gives a set of which no pin can be spared.
  func smallest() async throws -> [CurrentRow] {
    let current = candidates.scenario.current
    let pinned = current.indices.filter { current[$0].keep != .ifFree }
    for row in pinned where try await !holds([row]) { return [current[row]] }
    var conflict = pinned
    for row in pinned {
      let rest = conflict.filter { $0 != row }
      if try await !holds(rest) { conflict = rest }
    }
    if conflict.count > 2 {
      for (index, first) in pinned.enumerated() {
        for second in pinned[(index + 1)...] where sharesSomething(first, second) {
          if try await !holds([first, second]) { return [current[first], current[second]] }
        }
      }
    }
    return conflict.map { current[$0] }
  }

  /// Whether some plan keeps all pins.
  func holdsAll() async throws -> Bool {
    let current = candidates.scenario.current
    return try await holds(current.indices.filter { current[$0].keep != .ifFree })
  }

  /// Whether some plan keeps those pins.
  private func holds(_ rows: [Int]) async throws -> Bool {
    let compact = try CompactProgram(candidates, groups: groups, tiers: [], pins: rows)
    let result = try await solver.solve(compact.program)
    return result.incumbent != nil
  }

  /// Only pins that speak of one child, specialist or turn can contradict each other in twos.
  private func sharesSomething(_ first: Int, _ second: Int) -> Bool {
    let rows = [candidates.scenario.current[first], candidates.scenario.current[second]]
    if rows[0].child == rows[1].child { return true }
    switch (rows[0].content, rows[1].content) {
    case (.session(let one), .session(let other)):
      return one.specialist == other.specialist || one.site == other.site
        || one.site == nil || other.site == nil
    case (.course(let one), .course(let other)): return one == other
    default: return false
    }
  }
}
