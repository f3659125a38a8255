import Kezek

/// What a course costs at a bound's prices: its place, that of a companion, the step-free one, and
/// those of the quotas and reservations that it counts in.
struct CoursePrices: Sendable {
  /// By need: its turns; none where nothing has a price.
  private var turnsOfNeed: [[Turn.ID]] = []
  /// By need: where the costs of its turns start.
  private var first: [Int32] = []
  private var costs: [Double] = []

  /// No prices.
  init() {}

  init(_ rows: [PricedRow], _ prices: [Double], _ candidates: Candidates) {
    let scenario = candidates.scenario
    var ofTurn = scenario.turns.map { PricesOfTurn($0) }
    var isPriced = false
    for (row, price) in zip(rows, prices) where price > 0 {
      switch row {
      case .places(let turn): ofTurn[turn.index].place += price
      case .stepFreePlaces(let turn): ofTurn[turn.index].stepFree += price
      case .quota(let turn, let position): ofTurn[turn.index].quotas[position] += price
      case .reserved(let turn, let position): ofTurn[turn.index].reserved[position] += price
      case .hours, .caseload, .periods, .periodsAt, .presence, .rooms, .member: continue
      }
      isPriced = true
    }
    guard isPriced else { return }
    for need in scenario.needs.ids {
      first.append(Int32(costs.count))
      let child = scenario.child(of: need)
      for turn in candidates.turnsOfNeed[need.index] {
        costs.append(
          ofTurn[turn.index].cost(of: child, in: scenario.turns[turn], scenario.stepFree))
      }
    }
    turnsOfNeed = candidates.turnsOfNeed
  }

  private struct PricesOfTurn {
    var place = 0.0
    var stepFree = 0.0
    var quotas: [Double]
    var reserved: [Double]

    init(_ turn: Turn) {
      quotas = [Double](repeating: 0, count: turn.quotas.count)
      reserved = [Double](repeating: 0, count: turn.reserved.count)
    }

    func cost(of child: Child, in turn: Turn, _ stepFree: Int) -> Double {
      let isWithCompanion = turn.companion == .place && child.companion == .seat
      var cost = isWithCompanion ? 2 * place : place
      if child.tags.contains(stepFree) { cost += self.stepFree }
      for (quota, price) in zip(turn.quotas, quotas) where quota.population.contains(child) {
        cost += price
      }
      for (quota, price) in zip(turn.reserved, reserved)
      where !quota.population.contains(child) {
        cost += price
      }
      return cost
    }
  }

  /// What a need's course in one of its turns costs.
  ///
  /// - Complexity: O(turns of the need).
  func cost(of need: Need.ID, in turn: Turn.ID) -> Double {
    guard !turnsOfNeed.isEmpty,
      let position = turnsOfNeed[need.index].firstIndex(of: turn)
    else { return 0 }
    return costs[Int(first[need.index]) + position]
  }

  /// The least that a course of a need costs; nil where it has no turn or nothing has a price.
  func cheapest(of need: Need.ID) -> Double? {
    guard !turnsOfNeed.isEmpty else { return nil }
    let from = Int(first[need.index])
    return costs[from..<(from + turnsOfNeed[need.index].count)].min()
  }
}
