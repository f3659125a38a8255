import Kezek

/// One run of the queue over a schedule that starts empty.
struct QueueRun {
  let candidates: Candidates
  let scenario: Scenario
  let order: QueueOrder
  let groupNeeds: GroupNeeds
  var state: ScheduleState
  /// Whether the need's place in the queue has come.
  var hadItsPlace: [Bool]
  /// The found groups that may still be joined, by specialist, in the order of opening.
  var openGroups: [[OpenGroup]]
  var openedGroups = 0
  /// Groups that pins opened, whose members have not had their place in the queue.
  var groupsToExtend: Set<Int> = []
  /// Lists of turns by first day, then by key, as they are asked for.
  var turnsInOrder: [[Turn.ID]: [Turn.ID]] = [:]
  /// The condition that stood against each row that must stay.
  var obstacles: [Int: ConstraintFamily] = [:]

  struct OpenGroup {
    /// How many were opened before it.
    let number: Int
    /// Its place in the schedule's groups.
    let place: Int
  }

  init(_ candidates: Candidates) {
    self.candidates = candidates
    scenario = candidates.scenario
    order = QueueOrder(candidates)
    groupNeeds = GroupNeeds(candidates, queue: order.needs)
    state = ScheduleState(candidates)
    hadItsPlace = [Bool](repeating: false, count: scenario.needs.count)
    openGroups = [[OpenGroup]](repeating: [], count: scenario.specialists.count)
  }

  /// Serves the weekly needs one by one in the order of the queue.
  mutating func serveWeeklyNeeds() {
    for need in order.needs where isWeekly(need) {
      serve(need)
      hadItsPlace[need.index] = true
    }
  }

  private func isWeekly(_ need: Need.ID) -> Bool { state.tables.needs[need.index].isWeekly }

  private mutating func serve(_ need: Need.ID) {
    if case .group(let group) = state.givers[need.index] {
      if groupsToExtend.remove(group) != nil { extend(group: group, toCount: .max) }
      return
    }
    if state.tables.needs[need.index].isBarred { return }
    let row = scenario.needs[need]
    if let roster = row.roster {
      serveRoster(roster)
      return
    }
    if row.form != .group { serveAlone(need, toCount: row.asked, least: row.least) }
    if row.form != .individual, state.givers[need.index] == .nobody { serveInGroup(need) }
  }

  // MARK: What options are ordered by

  /// Minutes one way from a child's home to a site; 0 where nothing is listed (RULES 8).
  func travel(_ child: Child.ID, to site: Site.ID) -> Int {
    guard let home = scenario.children[child].lives else { return 0 }
    return candidates.filters.ways.minutes(from: home, to: site) ?? 0
  }

  func travel(_ child: Child.ID, toCombination combination: Int) -> Int {
    travel(child, to: state.tables.combinations[combination].site)
  }

  /// Combinations by the child's travel, then by rank.
  func sorted(_ combinations: [Int], for child: Child.ID) -> [Int] {
    if combinations.count < 2 { return combinations }
    return combinations.map { ($0, travel(child, toCombination: $0), order.rankOfCombination[$0]) }
      .sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
  }

  /// What is held, with rooms and group keys.
  func plan() -> Plan { state.plan(candidates) }
}
