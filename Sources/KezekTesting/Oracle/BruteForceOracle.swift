public import Kezek
public import PlanVerification

/// Finds the best plan of a small scenario by listing all of them.
///
/// It knows nothing of the integer program: a plan is, for each need, nothing, or a specialist with
/// a set of sessions, a group with a set of meetings, or a set of turns. Every plan that counts is
/// judged by `PlanVerifier` and valued by `PlanValue`.
public struct BruteForceOracle {
  public let scenario: Scenario
  /// Plans listed, conflicts of rooms and rarer conditions not yet judged.
  public let planCount: Int

  private let judge: PlanJudge
  private let options: [[PlanOption]]
  /// Plans of one signature are worth the same.
  private var classes: [PlanClass] = []

  /// The best that any plan of a scenario can be.
  public struct Optimum: Sendable, Hashable {
    /// The best value of each tier under the floors of the tiers before it, in order.
    public let values: [Int]
    /// A plan that keeps all floors and has the last tier's value.
    public let plan: Plan
  }

  /// Plans of one value, and what is known of them.
  private struct PlanClass {
    var plans: [[PlanEnumerator.Choice]]
    var verdict: Verdict = .unknown

    enum Verdict {
      case unknown
      case noneHolds
      case holds(Plan)
    }
  }

  /// Lists the plans of a scenario.
  ///
  /// - Parameters:
  ///   - limit: more plans than this are refused.
  ///   - without: a family that does not count, to see what it takes away.
  /// - Throws: `OracleRefusal`.
  /// - Complexity: O(plans × needs), memory too.
  public init(
    _ scenario: Scenario, limit: Int = 1_000_000, without: ConstraintFamily? = nil
  ) throws(OracleRefusal) {
    try self.init(PlanJudge(scenario, without: without), limit: limit)
  }

  /// Lists the plans of a scenario in which one condition does not count.
  ///
  /// - Throws: `OracleRefusal`.
  public init(
    _ scenario: Scenario, limit: Int, withoutCondition condition: Violation.Condition
  ) throws(OracleRefusal) {
    let judge = PlanJudge(scenario, without: condition.family, condition: condition)
    try self.init(judge, limit: limit)
  }

  private init(_ judge: PlanJudge, limit: Int) throws(OracleRefusal) {
    scenario = judge.scenario
    self.judge = judge
    options = try OptionBuilder(scenario, judge: judge, limit: limit).options()
    var enumerator = PlanEnumerator(
      scenario, options: options, without: judge.without, limit: limit)
    let plans = try enumerator.run()
    planCount = plans.count
    let signature = ValueSignature(scenario, options: options)
    var places: [[Int]: Int] = [:]
    for plan in plans {
      let key = signature.of(plan, options)
      if let place = places[key] {
        classes[place].plans.append(plan)
      } else {
        places[key] = classes.count
        classes.append(PlanClass(plans: [plan]))
      }
    }
  }

  /// The lexicographic optimum, each tier held at *value − tolerance* for the tiers after it; nil
  /// where no plan keeps every condition (pins that contradict).
  public mutating func optimum(of valuation: Valuation) -> Optimum? {
    let values = classes.map { group in
      PlanValue(of: unjudged(group.plans[0]), in: scenario).values(of: valuation)
    }
    var remaining = Array(classes.indices)
    var best: [Int] = []
    var found: Plan?
    for tier in valuation.tiers.indices {
      remaining.sort { (-values[$0][tier], $0) < (-values[$1][tier], $1) }
      guard let first = firstThatHolds(of: remaining) else { return nil }
      found = first.plan
      let value = values[first.place][tier]
      best.append(value)
      let floor = value - valuation.tiers[tier].tolerance.units(of: value)
      remaining.removeAll { values[$0][tier] < floor }
    }
    return found.map { Optimum(values: best, plan: $0) }
  }

  private mutating func firstThatHolds(of places: [Int]) -> (place: Int, plan: Plan)? {
    for place in places {
      if let plan = plan(ofClass: place) { return (place, plan) }
    }
    return nil
  }

  /// A plan of the class that the verifier accepts, or nil.
  private mutating func plan(ofClass place: Int) -> Plan? {
    switch classes[place].verdict {
    case .holds(let plan): return plan
    case .noneHolds: return nil
    case .unknown:
      for choices in classes[place].plans {
        if let plan = verified(choices) {
          classes[place].verdict = .holds(plan)
          return plan
        }
      }
      classes[place].verdict = .noneHolds
      return nil
    }
  }

  /// Every plan that the verifier accepts; of those that differ only in rooms, one.
  public func feasiblePlans() -> [Plan] {
    classes.flatMap(\.plans).compactMap { verified($0) }
  }

  /// The plan with rooms, if there are rooms with which the verifier accepts it.
  private func verified(_ choices: [PlanEnumerator.Choice]) -> Plan? {
    let chosen = choices.map { options[$0.need][$0.option] }
    var assignment = RoomAssignment(
      chosen, rooms: scenario.rooms.count, mayShare: judge.without == .resourceCapacity)
    // Rooms decide who of a named group can come; otherwise any assignment is as good.
    let roomsMatter = chosen.contains { option in
      option.group.map { key in scenario.rosters.contains { $0.key == key } } ?? false
    }
    var found: Plan?
    _ = assignment.find { rooms in
      let plan = judge.plan(of: chosen, rooms: rooms)
      if judge.accepts(plan) { found = plan }
      return found != nil || !roomsMatter
    }
    return found
  }

  /// A plan without rooms, to be valued only.
  private func unjudged(_ choices: [PlanEnumerator.Choice]) -> Plan {
    let chosen = choices.map { options[$0.need][$0.option] }
    return judge.plan(
      of: chosen, rooms: chosen.map { $0.meetings.map { _ in [Int]() } })
  }
}
