public import Kezek

/// Needs that no plan of these tables can meet, each with the first filter that leaves it nothing.
public enum ImpossibleNeeds {
  /// In the order of the needs; a need's `given` is 0, courses had not counted.
  ///
  /// - Complexity: at most that of finding all candidates; none of them is kept.
  public static func list(of scenario: Scenario) -> [UnmetNeed] {
    let absences = LongAbsences(scenario)
    var finder = PairFinder(
      scenario, WeeklyFilters(scenario: scenario, absences: absences),
      Resources(scenario, absences))
    let turns = TurnFilters(scenario)
    return scenario.needs.ids.compactMap { need in
      let reason =
        scenario.service(of: need).per.isWeekly
        ? finder.reason(of: need) : turns.turns(of: need).emptiedBy
      return reason.map { reason in
        UnmetNeed(
          need: need, year: nil, asked: scenario.needs[need].asked, given: 0, reasons: [reason],
          certainty: .noPlanCan)
      }
    }
  }
}
