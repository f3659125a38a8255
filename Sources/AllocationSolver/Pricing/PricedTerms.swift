import Kezek

/// One tier, parted into what each child adds to it by itself.
///
/// Accounts over needs of one child stay as they are; every other account is replaced by a line
/// through the value of nothing given that lies nowhere below its table, so that each session,
/// course or kept row adds a bonus.
struct PricedTerms {
  /// What the tier is worth before anything is given.
  private(set) var base = 0.0
  /// By child: its accounts.
  private(set) var accounts: [[Account]]
  /// By need: what each session, each session at home, and being served adds besides.
  private(set) var ofSession: [Double]
  private var ofSessionAtHome: [Double]
  private(set) var ofServed: [Double]
  /// By need: what each course adds, in one calendar year or (nil) in any.
  private(set) var ofCourse: [Need.ID: [(year: Int?, bonus: Double)]] = [:]
  /// By row of the current plan: what keeping it adds.
  private var ofRow: [Double]
  /// Rows of the current plan that add something, by child.
  private var rowsOfChild: [[Int]]
  let travelWeight: Int

  init(_ tier: Tier, _ scenario: Scenario) {
    accounts = Array(repeating: [], count: scenario.children.count)
    ofSession = Array(repeating: 0, count: scenario.needs.count)
    ofSessionAtHome = ofSession
    ofServed = ofSession
    ofRow = Array(repeating: 0, count: scenario.current.count)
    rowsOfChild = Array(repeating: [], count: scenario.children.count)
    travelWeight = tier.travelWeight
    for account in tier.accounts { add(account, scenario) }
    for (row, bonus) in ofRow.enumerated() where bonus > 0 {
      rowsOfChild[scenario.current[row].child.index].append(row)
    }
  }

  private mutating func add(_ account: Account, _ scenario: Scenario) {
    base += Double(account.table.value(at: account.offset))
    switch account.measure {
    case .sessions, .courses, .served:
      if let child = onlyChild(of: account, scenario) {
        accounts[child.index].append(account)
        return
      }
    case .sessionsAtHome, .keptRows: break
    }
    let slope = Self.slope(account)
    switch account.measure {
    case .sessions(let needs): for need in needs { ofSession[need.index] += slope }
    case .sessionsAtHome(let needs): for need in needs { ofSessionAtHome[need.index] += slope }
    case .served(let needs): for need in needs { ofServed[need.index] += slope }
    case .courses(let needs, let year):
      for need in needs { ofCourse[need, default: []].append((year, slope)) }
    case .keptRows(let rows): for row in rows { ofRow[row] += slope }
    }
  }

  private func onlyChild(of account: Account, _ scenario: Scenario) -> Child.ID? {
    guard let first = account.needs.first else { return nil }
    let child = scenario.needs[first].child
    return account.needs.allSatisfy { scenario.needs[$0].child == child } ? child : nil
  }

  /// The steepest step from the offset to any level, and not below 0.
  private static func slope(_ account: Account) -> Double {
    let start = account.table.value(at: account.offset)
    let reach = max(0, account.table.cap - account.offset)
    guard reach > 0 else { return 0 }
    return (1...reach).reduce(0) { steepest, given in
      let gain = account.table.value(at: account.offset + given) - start
      return max(steepest, Double(gain) / Double(given))
    }
  }

  // MARK: Bonuses

  /// Whether rows of the current plan tell starts of a child apart.
  func hasRows(of child: Child.ID) -> Bool { !rowsOfChild[child.index].isEmpty }

  /// What a session adds by where and when it is; by where alone without a start.
  ///
  /// - Parameter paysWay: whether the session pays its share of the visit.
  func bonus(
    of need: Need.ID, with specialist: Specialist.ID, at site: Site.ID, _ start: Int?,
    paysWay: Bool, _ scenario: Scenario
  ) -> Double {
    let child = scenario.needs[need].child
    var bonus = 0.0
    if scenario.children[child].lives == scenario.sites[site].place {
      bonus += ofSessionAtHome[need.index]
    }
    for row in rowsOfChild[child.index] {
      guard let start, scenario.current[row].service == scenario.needs[need].service,
        case .session(let slot) = scenario.current[row].content, let time = slot.time,
        slot.specialist == specialist, (slot.site ?? site) == site,
        scenario.grid.starts(at: time, week: slot.week).contains(start)
      else { continue }
      bonus += ofRow[row]
    }
    return paysWay ? bonus - wayCost(need, site, scenario) : bonus
  }

  /// A session's share of its visit: a visit holds at most one session of each need.
  private func wayCost(_ need: Need.ID, _ site: Site.ID, _ scenario: Scenario) -> Double {
    guard travelWeight > 0, scenario.service(of: need).who != .parent else { return 0 }
    let child = scenario.needs[need].child
    guard let home = scenario.children[child].lives,
      let way = scenario.travel.minutes(from: home, to: site, in: scenario.sites), way > 0
    else { return 0 }
    let needs = scenario.needsOfChild[child.index].count {
      scenario.service(of: $0).per.isWeekly && scenario.service(of: $0).who != .parent
    }
    return Double(travelWeight * way) / Double(max(1, min(needs, scenario.settings.daySessions)))
  }

  /// What being with a specialist adds, whenever it is.
  func bonus(of need: Need.ID, with specialist: Specialist.ID, _ scenario: Scenario) -> Double {
    rowsOfChild[scenario.needs[need].child.index].reduce(0) { sum, row in
      guard scenario.current[row].service == scenario.needs[need].service,
        case .session(let slot) = scenario.current[row].content, slot.time == nil,
        slot.specialist == specialist
      else { return sum }
      return sum + ofRow[row]
    }
  }

  /// What a course adds by its turn.
  func bonus(of need: Need.ID, in turn: Turn.ID, _ scenario: Scenario) -> Double {
    rowsOfChild[scenario.needs[need].child.index].reduce(0) { sum, row in
      guard scenario.current[row].service == scenario.needs[need].service,
        scenario.current[row].content == .course(turn)
      else { return sum }
      return sum + ofRow[row]
    }
  }
}
