import Kezek

/// A specialist who can give a need its sessions alone, with every possible start.
struct PairCandidate: Sendable {
  let need: Need.ID
  let specialist: Specialist.ID
  /// Fewest and most sessions a cycle; never empty.
  let counts: ClosedRange<Int>
  let slots: [Slots]
  /// Equal for pairs of one specialist that share one list of slots, as those of needs alike do; nil
  /// where slots were picked out.
  var list: Int?

  /// The starts in one combination of resources, which fixes the site.
  struct Slots: Sendable, Hashable {
    let combination: Int
    /// Starting periods, ascending.
    let starts: [Int]
  }
}

/// What can be planned at all: the pairs, groups and places that pass every condition which does
/// not depend on others, and for each need the first filter that left it with nothing.
struct Candidates: Sendable {
  let scenario: Scenario
  let filters: WeeklyFilters
  let resources: Resources
  /// Ascending by need, then by specialist.
  let pairs: [PairCandidate]
  /// Positions in `pairs`, by need.
  let pairsOfNeed: [Range<Int>]
  /// Positions of the turns open to each need met by turns, ascending by turn.
  let turnsOfNeed: [[Turn.ID]]
  /// The filter that emptied a need's list; nil where something is left (groups not considered).
  let emptiedBy: [Reason?]

  init(_ scenario: Scenario) {
    let absences = LongAbsences(scenario)
    let filters = WeeklyFilters(scenario: scenario, absences: absences)
    let resources = Resources(scenario, absences)
    var finder = PairFinder(scenario, filters, resources)
    let turnFilters = TurnFilters(scenario)
    var pairs: [PairCandidate] = []
    var ranges: [Range<Int>] = []
    var turns: [[Turn.ID]] = []
    var reasons: [Reason?] = []
    for id in scenario.needs.ids {
      let first = pairs.count
      var reason: Reason?
      var open: [Turn.ID] = []
      if scenario.service(of: id).per.isWeekly {
        reason = finder.appendPairs(of: id, to: &pairs)
      } else {
        (open, reason) = turnFilters.turns(of: id)
      }
      ranges.append(first..<pairs.count)
      turns.append(open)
      reasons.append(reason)
    }
    self.scenario = scenario
    self.filters = filters
    self.resources = resources
    self.pairs = pairs
    pairsOfNeed = ranges
    turnsOfNeed = turns
    emptiedBy = reasons
  }

  /// The same scenario with fewer pairs and turns; reasons stay those of the whole.
  ///
  /// - Parameters:
  ///   - pairs: ascending by need.
  ///   - turnsOfNeed: one list for each need.
  func restricted(pairs: [PairCandidate], turnsOfNeed: [[Turn.ID]]) -> Candidates {
    var ranges: [Range<Int>] = []
    var position = 0
    for need in scenario.needs.ids {
      let first = position
      while position < pairs.count, pairs[position].need == need { position += 1 }
      ranges.append(first..<position)
    }
    return Candidates(
      scenario: scenario, filters: filters, resources: resources, pairs: pairs,
      pairsOfNeed: ranges, turnsOfNeed: turnsOfNeed, emptiedBy: emptiedBy)
  }

  private init(
    scenario: Scenario, filters: WeeklyFilters, resources: Resources, pairs: [PairCandidate],
    pairsOfNeed: [Range<Int>], turnsOfNeed: [[Turn.ID]], emptiedBy: [Reason?]
  ) {
    self.scenario = scenario
    self.filters = filters
    self.resources = resources
    self.pairs = pairs
    self.pairsOfNeed = pairsOfNeed
    self.turnsOfNeed = turnsOfNeed
    self.emptiedBy = emptiedBy
  }

  /// Periods that a session of a need occupies.
  func length(_ need: Need.ID) -> Int {
    scenario.grid.periods(forMinutes: scenario.needs[need].minutes)
  }
}
