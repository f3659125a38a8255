import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Specialist overlap: the sessions and meetings of t that run at h are at most one; where t may
  /// choose the site, at most present[t,l,d] at each site l (one place a day).
  mutating func addSpecialistOverlap() {
    var ofSpecialist = [[Int]](repeating: [], count: scenario.specialists.count)
    for (position, occupation) in columns.occupations.enumerated() {
      ofSpecialist[occupation.specialist.index].append(position)
    }
    for specialist in scenario.specialists.ids {
      let positions = ofSpecialist[specialist.index]
      let sites = Set(positions.map { columns.occupations[$0].site }).sorted()
      if scenario.specialists[specialist].siteChoice == .given || sites.count < 2 {
        addOverlapRows(specialist, positions, at: nil) { _ in nil }
      } else {
        addSiteChoice(specialist, positions, sites)
      }
    }
  }

  /// Rows at each period; `presence` is the variable that stands for the 1 on the right.
  private mutating func addOverlapRows(
    _ specialist: Specialist.ID, _ positions: [Int], at site: Site.ID?,
    presence: (_ day: Int) -> Variable?
  ) {
    let running = positionsByPeriod(positions) {
      (columns.occupations[$0].start, columns.occupations[$0].length)
    }
    for (period, here) in running.enumerated() {
      let isRepeat = period > 0 && grid.slot(of: period) > 0 && running[period - 1] == here
      guard !here.isEmpty, !isRepeat else { continue }
      let terms = here.map { Term(1, columns.occupations[$0].variable) }
      let place = site.map { ",\(scenario.sites[$0].key)" } ?? ""
      let name = "specialist_overlap[\(label(specialist))\(place),\(label(period: period))]"
      let shared: PriceProof.SharedRow =
        site.map { .periodAt(specialist, $0, period) } ?? .period(specialist, period)
      if let present = presence(grid.day(of: period)) {
        atMostZero(terms + [Term(-1, present)], name, shared: shared)
      } else {
        atMost(1, terms, name, shared: shared)
      }
    }
  }

  private mutating func addSiteChoice(
    _ specialist: Specialist.ID, _ positions: [Int], _ sites: [Site.ID]
  ) {
    let isDaily = scenario.specialists[specialist].siteChoice == .eachDay
    let days = isDaily ? grid.dayCount : 1
    var present: [[Variable]] = []
    for site in sites {
      let name = "\(label(specialist)),\(scenario.sites[site].key)"
      present.append(
        Array(
          builder.addVariables(days, .unit, .integer) { [grid] offset in
            isDaily ? "present[\(name),\(grid.label(day: offset))]" : "present[\(name)]"
          }))
    }
    for day in 0..<days {
      atMost(
        1, present.map { Term(1, $0[day]) },
        "one_place_a_day[\(label(specialist))\(isDaily ? "," + label(day: day) : "")]")
    }
    for (site, variables) in zip(sites, present) {
      let here = positions.filter { columns.occupations[$0].site == site }
      for (day, variable) in variables.enumerated() {
        let held = here.filter { !isDaily || grid.day(of: columns.occupations[$0].start) == day }
        derived.append(.any(variable, of: held.map { columns.occupations[$0].variable }))
      }
      addOverlapRows(specialist, here, at: site) { variables[isDaily ? $0 : 0] }
    }
  }

  /// For each period, the positions of what runs then, in the order given.
  func positionsByPeriod(
    _ positions: [Int], span: (Int) -> (start: Int, length: Int)
  ) -> [[Int]] {
    var running = [[Int]](repeating: [], count: grid.periodCount)
    for position in positions {
      let (start, length) = span(position)
      for period in start..<start + length { running[period].append(position) }
    }
    return running
  }
}
