import Kezek

/// What a session's time costs at a bound's prices, period by period: a guide for where to put it.
struct SlotPrices: Sendable {
  private let periodCount: Int
  private var ofSpecialist: [Double]
  private var ofClass: [Double]
  /// By specialist: a contact minute.
  private(set) var minute: [Double]
  /// By specialist: a place among its children.
  private(set) var caseload: [Double]
  /// By turn: a place.
  private(set) var place: [Double]

  /// No prices.
  init(_ candidates: Candidates) {
    let scenario = candidates.scenario
    periodCount = scenario.grid.periodCount
    ofSpecialist = [Double](repeating: 0, count: scenario.specialists.count * periodCount)
    ofClass = [Double](
      repeating: 0, count: candidates.resources.classes.count * periodCount)
    minute = [Double](repeating: 0, count: scenario.specialists.count)
    caseload = [Double](repeating: 0, count: scenario.specialists.count)
    place = [Double](repeating: 0, count: scenario.turns.count)
  }

  /// The prices of rows.
  init(_ rows: [PricedRow], _ prices: [Double], _ candidates: Candidates) {
    self.init(candidates)
    for (row, price) in zip(rows, prices) where price > 0 {
      switch row {
      case .hours(let specialist): minute[specialist.index] += price
      case .periods(let specialist, let periods):
        for period in periods { ofSpecialist[specialist.index * periodCount + period] += price }
      case .rooms(let rooms, let periods):
        let units = Set(rooms)
        for (part, resource) in candidates.resources.classes.enumerated()
        where resource.rooms.contains(where: units.contains) {
          for period in periods { ofClass[part * periodCount + period] += price }
        }
      case .caseload(let specialist): caseload[specialist.index] += price
      case .places(let turn): place[turn.index] += price
      case .stepFreePlaces, .quota, .reserved, .member: break
      }
    }
  }

  /// What the periods of a session cost, its contact minutes not counted.
  func cost(_ specialist: Int, _ classes: [ScheduleTables.ClassUnits], _ periods: Range<Int>)
    -> Double
  {
    var cost = 0.0
    for period in periods { cost += ofSpecialist[specialist * periodCount + period] }
    for used in classes {
      for period in periods {
        cost += Double(used.units) * ofClass[used.resourceClass * periodCount + period]
      }
    }
    return cost
  }
}
