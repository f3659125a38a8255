import Kezek

/// Why needs met by turns are not met in full, from the places that are taken.
struct TurnShortages {
  private let scenario: Scenario
  private let ending: Certificate.Termination
  private let turnsOfNeed: [[Turn.ID]]
  private let empty: ScheduleState
  private var state: ScheduleState

  init?(_ candidates: Candidates, _ plan: Plan, _ ending: Certificate.Termination) {
    guard let state = ScheduleState(plan, candidates) else { return nil }
    scenario = candidates.scenario
    turnsOfNeed = candidates.turnsOfNeed
    self.ending = ending
    self.state = state
    empty = ScheduleState(candidates)
  }

  /// What is known of a need in one calendar year; in all years where it is asked once.
  ///
  /// - Parameters:
  ///   - given: courses had included.
  ///   - had: those had before.
  mutating func finding(
    _ need: Need.ID, _ year: Int?, given: Int, had: Int
  ) -> Shortages.Finding {
    let turns = turnsOfNeed[need.index].filter {
      year == nil || scenario.turns[$0].days.first.year == year
    }
    guard !turns.isEmpty else {
      return Shortages.Finding(reasons: [.noTurnFits], certainty: .noPlanCan, most: given)
    }
    let gap = max(1, scenario.service(of: need).gapDays ?? 1)
    let possible = turns.filter { empty.obstacle(to: need, in: $0).map(isOfCapacity) != true }
    let most = had + count(possible, apart: gap)
    if most <= given {
      let reason: Reason = possible.isEmpty ? .noTurnFits : .tooSoon
      return Shortages.Finding(reasons: [reason], certainty: .noPlanCan, most: most)
    }
    let target = max(given + 1, scenario.needs[need].least) - had
    let own = state.turns(of: need).filter(turns.contains)
    for turn in own { state.removeCourse(need, in: turn) }
    defer { for turn in own { state.addCourse(need, in: turn) } }
    var stands: [Turn.ID: ReasonSet] = [:]
    for turn in possible { stands[turn] = reasons(against: need, in: turn) }
    return finding(need, possible, stands, target, gap: gap, most: most)
  }

  private func finding(
    _ need: Need.ID, _ turns: [Turn.ID], _ stands: [Turn.ID: ReasonSet], _ target: Int,
    gap: Int, most: Int
  ) -> Shortages.Finding {
    func left(_ reasons: ReasonSet) -> Int {
      count(
        turns.filter { stands[$0, default: ReasonSet()].isDisjoint(with: reasons) }, apart: gap)
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
    let others = Set(stands.values.flatMap(\.sorted)).subtracting([main]).sorted()
    let certainty: Certainty =
      switch ending {
      case .optimal, .simulated: main == .turnsFull ? .givenToOthers : .inThisPlan
      case .gapReached, .timeLimit, .workLimit, .interrupted: .notSettled
      }
    return Shortages.Finding(reasons: [main] + others, certainty: certainty, most: most)
  }

  /// Whether a condition is one that no plan can meet, nobody else being there.
  private func isOfCapacity(_ family: ConstraintFamily) -> Bool {
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

  /// The most courses in those turns with so many days between: the one that ends first, then the
  /// next that may follow.
  private func count(_ turns: [Turn.ID], apart gap: Int) -> Int {
    var last: CalendarDay?
    var count = 0
    for days in turns.map({ scenario.turns[$0].days }).sorted(by: { $0.last < $1.last }) {
      if let last, days.first.days(since: last) < gap { continue }
      last = days.last
      count += 1
    }
    return count
  }
}
