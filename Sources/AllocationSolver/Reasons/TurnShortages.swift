import Kezek

/// Why needs met by turns are not met in full, from the places that are taken.
struct TurnShortages {
  private let scenario: Scenario
  private let ending: Certificate.Termination
  private let turnsOfNeed: [[Turn.ID]]
  private let empty: ScheduleState
  private var state: ScheduleState

  /// - Parameter state: what the plan holds.
  init(_ candidates: Candidates, _ state: ScheduleState, _ ending: Certificate.Termination) {
    scenario = candidates.scenario
    turnsOfNeed = candidates.turnsOfNeed
    self.ending = ending
    self.state = state
    empty = ScheduleState(state.tables)
  }

  /// What is known of a need in one calendar year; in all years where it is asked once.
  ///
  /// - Parameters:
  ///   - given: courses had included.
  ///   - had: those had before.
  mutating func finding(
    _ need: Need.ID, _ year: Int?, given: Int, had: Int
  ) -> Shortages.Finding {
    let (yearOfTurn, daysOfTurn) = (state.tables.yearOfTurn, state.tables.daysOfTurn)
    let turns = turnsOfNeed[need.index].filter { year == nil || yearOfTurn[$0.index] == year }
    guard !turns.isEmpty else {
      return Shortages.Finding(reasons: [.noTurnFits], certainty: .noPlanCan, most: given)
    }
    let gap = state.tables.needs[need.index].gap
    // By last day, so that courses can be counted as they follow each other.
    let possible = turns.filter { empty.obstacle(to: need, in: $0).map(Self.isOfCapacity) != true }
      .sorted { daysOfTurn[$0.index].last < daysOfTurn[$1.index].last }
    let days = possible.map { daysOfTurn[$0.index] }
    let most = had + count(days, apart: gap) { _ in true }
    // Fewer than the least are none.
    let wanted = max(given + 1, state.tables.needs[need.index].least)
    if most < wanted {
      let reason: Reason = had + possible.count < wanted ? .noTurnFits : .tooSoon
      return Shortages.Finding(
        reasons: [reason], certainty: .noPlanCan, most: min(most, given))
    }
    let target = wanted - had
    let own = state.turns(of: need).filter(turns.contains)
    for turn in own { state.removeCourse(need, in: turn) }
    defer { for turn in own { state.addCourse(need, in: turn) } }
    let stands = possible.map { reasons(against: need, in: $0) }
    return finding(days, stands, target, gap: gap, most: most)
  }

  /// - Parameter stands: what stands against each turn, whose days are given by last day.
  private func finding(
    _ days: [DayRange], _ stands: [ReasonSet], _ target: Int, gap: Int, most: Int
  ) -> Shortages.Finding {
    func left(_ reasons: ReasonSet) -> Int {
      count(days, apart: gap) { stands[$0].isDisjoint(with: reasons) }
    }
    let binding = Reason.allCases.filter { left(ReasonSet($0)) < target }
    let last = Reason.allCases.first { left(.through($0)) < target }
    guard let last else {
      let certainty: Certainty =
        switch ending {
        case .optimal: .ruleChoice
        case .simulated: .inThisPlan
        case .gapReached, .timeLimit, .workLimit, .interrupted: .notSettled
        }
      return Shortages.Finding(reasons: [], certainty: certainty, most: most)
    }
    let main = binding.first ?? last
    var all = ReasonSet()
    for reasons in stands { all.formUnion(reasons) }
    all.remove(main)
    let others = all.sorted
    let certainty: Certainty =
      switch ending {
      case .optimal, .simulated: main == .turnsFull ? .givenToOthers : .inThisPlan
      case .gapReached, .timeLimit, .workLimit, .interrupted: .notSettled
      }
    return Shortages.Finding(reasons: [main] + others, certainty: certainty, most: most)
  }

  /// Whether a condition is one that no plan can meet, nobody else being there.
  private static func isOfCapacity(_ family: ConstraintFamily) -> Bool {
    family == .places || family == .quotas || family == .turnEligibility
  }

  private func reasons(against need: Need.ID, in turn: Turn.ID) -> ReasonSet {
    switch state.obstacle(to: need, in: turn) {
    case .places, .quotas: ReasonSet(.turnsFull)
    case .courseSpacing: ReasonSet(.tooSoon)
    case .pins: ReasonSet(.pinned)
    // Its weekly sessions would fall away for so long a turn.
    case .absence: ReasonSet(.noCommonTime)
    case .turnEligibility: ReasonSet(.noTurnFits)
    default: ReasonSet()
    }
  }

  /// The most courses in some of the turns with so many days between: the one that ends first, then
  /// the next that may follow.
  ///
  /// - Parameters:
  ///   - turns: by last day.
  ///   - isOpen: whether the turn at that place may be had.
  private func count(
    _ turns: [DayRange], apart gap: Int, where isOpen: (Int) -> Bool
  ) -> Int {
    var last: CalendarDay?
    var count = 0
    for (place, days) in turns.enumerated() where isOpen(place) {
      if let last, days.first.days(since: last) < gap { continue }
      last = days.last
      count += 1
    }
    return count
  }
}
