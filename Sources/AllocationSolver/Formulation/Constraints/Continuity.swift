import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Continuity: Σ_{t,j} serve[n,t,j] + Σ_g member[n,g] ≤ 1.
  mutating func addContinuity() {
    for need in scenario.needs.ids where servesOfNeed[need.index].count > 1 {
      atMost(1, serveTerms(need), "continuity[\(label(need))]")
    }
  }
}
