public import Kezek

/// Needs that no plan of these tables can meet, each with the first filter that leaves it nothing.
public enum ImpossibleNeeds {
  /// In the order of the needs; a need's `given` is 0, courses had not counted.
  ///
  /// - Complexity: that of finding all candidates.
  public static func list(of scenario: Scenario) -> [UnmetNeed] {
    let candidates = Candidates(scenario)
    return scenario.needs.ids.compactMap { need in
      candidates.emptiedBy[need.index].map { reason in
        UnmetNeed(
          need: need, year: nil, asked: scenario.needs[need].asked, given: 0, reasons: [reason],
          certainty: .noPlanCan)
      }
    }
  }
}
