import Kezek

/// What a schedule is worth in each tier, kept up to date need by need.
struct ValueTally: Sendable {
  private let tiers: [Tier]
  private let scenario: Scenario
  /// By tier.
  private(set) var values: [Int]
  private var levels: [Int] = []
  private var tables: [ValueTable] = []
  private var tierOfAccount: [Int] = []
  /// Entries of need n: `firstEntry[n]..<firstEntry[n + 1]`.
  private var firstEntry: [Int]
  private var entries: [Entry] = []
  /// By entry: the units that the need gave when it was last looked at.
  private var given: [Int] = []
  /// Rows of the current plan that matter, by need; and the accounts of each row.
  private let rowsOfNeed: [[Int]]
  private var accountsOfRow: [[Int]]
  /// By row: how many needs keep it.
  private var keepers: [Int]
  private var keeps: Set<[Int]> = []
  private let travelWeights: [Int]
  /// Whether any tier counts ways.
  let countsTravel: Bool
  private var travelOfChild: [Int]
  /// By child: its home in `ways`; −1 where none is known.
  private var homeOfChild: [Int] = []
  /// By home and site: minutes one way.
  private var ways: [Int32] = []

  /// One account that a need counts in.
  private struct Entry: Sendable {
    let account: Int
    let measure: Measure

    enum Measure: Sendable {
      case sessions
      case served
      case sessionsAtHome
      case courses(year: Int?)
    }
  }

  init(_ tiers: [Tier], _ scenario: Scenario) {
    self.tiers = tiers
    self.scenario = scenario
    travelWeights = tiers.map(\.travelWeight)
    countsTravel = travelWeights.contains { $0 > 0 }
    travelOfChild = [Int](repeating: 0, count: scenario.children.count)
    accountsOfRow = [[Int]](repeating: [], count: scenario.current.count)
    keepers = [Int](repeating: 0, count: scenario.current.count)
    values = [Int](repeating: 0, count: tiers.count)
    var ofNeed = [[Entry]](repeating: [], count: scenario.needs.count)
    for (number, tier) in tiers.enumerated() {
      for account in tier.accounts {
        let place = levels.count
        levels.append(account.offset)
        tables.append(account.table)
        tierOfAccount.append(number)
        values[number] += account.table.value(at: account.offset)
        let measure: Entry.Measure
        switch account.measure {
        case .sessions: measure = .sessions
        case .served: measure = .served
        case .sessionsAtHome: measure = .sessionsAtHome
        case .courses(_, let year): measure = .courses(year: year)
        case .keptRows(let rows):
          for row in rows { accountsOfRow[row].append(place) }
          continue
        }
        for need in account.needs {
          ofNeed[need.index].append(Entry(account: place, measure: measure))
        }
      }
    }
    firstEntry = [0]
    for list in ofNeed {
      entries += list
      firstEntry.append(entries.count)
    }
    given = [Int](repeating: 0, count: entries.count)
    rowsOfNeed = Self.rows(accountsOfRow, scenario)
    if countsTravel { listWays() }
  }

  private mutating func listWays() {
    var homes: [Place.ID: Int] = [:]
    for child in scenario.children {
      guard let home = child.lives else {
        homeOfChild.append(-1)
        continue
      }
      if homes[home] == nil {
        homes[home] = homes.count
        for site in scenario.sites.ids {
          let way = scenario.travel.minutes(from: home, to: site, in: scenario.sites) ?? 0
          ways.append(Int32(way))
        }
      }
      homeOfChild.append(homes[home] ?? -1)
    }
  }

  private static func rows(_ accounts: [[Int]], _ scenario: Scenario) -> [[Int]] {
    var rows = [[Int]](repeating: [], count: scenario.needs.count)
    for (position, row) in scenario.current.enumerated() where !accounts[position].isEmpty {
      for need in scenario.needsOfChild[row.child.index]
      where scenario.needs[need].service == row.service {
        rows[need.index].append(position)
      }
    }
    return rows
  }

  // MARK: Looking again
  // What looks is mutating here, though it changes nothing, so that no copy of all tables is made for
  // each call.

  /// Brings the tally up to date with what a schedule holds of a need.
  mutating func update(_ need: Need.ID, _ state: ScheduleState) {
    for entry in firstEntry[need.index]..<firstEntry[need.index + 1] {
      let units = units(entries[entry].measure, need, state)
      guard units != given[entry] else { continue }
      change(entries[entry].account, by: units - given[entry])
      given[entry] = units
    }
    for row in rowsOfNeed[need.index] {
      let key = [need.index, row]
      let isKept = isKept(row, by: need, state)
      guard isKept != keeps.contains(key) else { continue }
      if isKept { keeps.insert(key) } else { keeps.remove(key) }
      let before = keepers[row] > 0
      keepers[row] += isKept ? 1 : -1
      guard before != (keepers[row] > 0) else { continue }
      for account in accountsOfRow[row] { change(account, by: isKept ? 1 : -1) }
    }
  }

  /// Brings the travel of a child up to date.
  mutating func updateTravel(_ child: Int, _ state: ScheduleState) {
    guard countsTravel else { return }
    let travel = travel(of: child, state)
    let change = travel - travelOfChild[child]
    guard change != 0 else { return }
    travelOfChild[child] = travel
    for tier in values.indices { values[tier] -= travelWeights[tier] * change }
  }

  private mutating func change(_ account: Int, by units: Int) {
    let tier = tierOfAccount[account]
    values[tier] -= tables[account].value(at: levels[account])
    levels[account] += units
    values[tier] += tables[account].value(at: levels[account])
  }

  private mutating func units(
    _ measure: Entry.Measure, _ need: Need.ID, _ state: ScheduleState
  ) -> Int {
    switch measure {
    case .sessions: return state.meetingsOfNeed[need.index].count
    case .served: return timesServed(need, state)
    case .sessionsAtHome:
      guard let home = scenario.child(of: need).lives else { return 0 }
      return state.meetingsOfNeed[need.index].count { place in
        state.meetings[place].map { state.tables.place(of: $0.combination) == home.index } ?? false
      }
    case .courses(let year):
      let turns = state.turns(of: need)
      guard let year else { return turns.count }
      return turns.count { state.tables.yearOfTurn[$0.index] == year }
    }
  }

  private mutating func timesServed(_ need: Need.ID, _ state: ScheduleState) -> Int {
    if state.tables.needs[need.index].isWeekly {
      return state.meetingsOfNeed[need.index].isEmpty ? 0 : 1
    }
    let years = state.turns(of: need).map { state.tables.yearOfTurn[$0.index] }
    return Set(years).count { year in
      let least = scenario.needs[need].least - scenario.had(need, in: year)
      return years.count { $0 == year } >= max(1, least)
    }
  }

  private mutating func isKept(_ position: Int, by need: Need.ID, _ state: ScheduleState) -> Bool {
    switch scenario.current[position].content {
    case .course(let turn): return state.turns(of: need).contains(turn)
    case .session(let slot):
      guard state.specialist(of: need) == slot.specialist else { return false }
      guard let time = slot.time else { return true }
      let starts = scenario.grid.starts(at: time, week: slot.week)
      return state.meetingsOfNeed[need.index].contains { place in
        guard let meeting = state.meetings[place] else { return false }
        return starts.contains(meeting.start)
          && (slot.site == nil || slot.site?.index == state.tables.site(of: meeting.combination))
      }
    }
  }

  private mutating func travel(of child: Int, _ state: ScheduleState) -> Int {
    let home = homeOfChild[child]
    guard home >= 0 else { return 0 }
    var visits: [(day: Int, place: Int, way: Int)] = []
    for need in scenario.needsOfChild[child] where state.tables.needs[need.index].bindsChild {
      for position in state.meetingsOfNeed[need.index] {
        guard let meeting = state.meetings[position] else { continue }
        let day = scenario.grid.day(of: meeting.start)
        let place = state.tables.place(of: meeting.combination)
        let site = state.tables.site(of: meeting.combination)
        let way = Int(ways[home * scenario.sites.count + site])
        if let known = visits.firstIndex(where: { $0.day == day && $0.place == place }) {
          visits[known].way = max(visits[known].way, way)
        } else {
          visits.append((day, place, way))
        }
      }
    }
    return visits.reduce(0) { $0 + $1.way }
  }

  // MARK: Looking ahead

  /// What so many more sessions or courses of a need would add, tier by tier weighed.
  ///
  /// - Parameter year: of courses.
  func gain(of need: Need.ID, more: Int, year: Int? = nil, weights: [Double]) -> Double {
    var gain = 0.0
    for place in firstEntry[need.index]..<firstEntry[need.index + 1] {
      let entry = entries[place]
      let units: Int
      switch entry.measure {
      case .sessions: units = more
      case .served: units = given[place] == 0 ? 1 : 0
      case .sessionsAtHome: units = 0
      case .courses(let counted): units = counted == nil || counted == year ? more : 0
      }
      guard units > 0 else { continue }
      let level = levels[entry.account]
      let table = tables[entry.account]
      gain +=
        weights[tierOfAccount[entry.account]]
        * Double(table.value(at: level + units) - table.value(at: level))
    }
    return gain
  }
}
