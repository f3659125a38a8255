import Kezek

/// What a schedule is worth in each tier, kept up to date need by need.
struct ValueTally: Sendable {
  private let tiers: [Tier]
  private let scenario: Scenario
  /// By tier.
  private(set) var values: [Int]
  private var accounts: [TalliedAccount] = []
  /// The values of each table by level, tables that are alike once.
  private var worths: [Int] = []
  /// Entries of need n: `firstEntry[n]..<firstEntry[n + 1]`.
  private var firstEntry: [Int]
  private var entries: [Entry] = []
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
  /// Of the child at hand, kept to be used again.
  private var visits: [Visit] = []

  /// A day at a place, with the longest way there.
  private struct Visit: Sendable {
    let day: Int
    let place: Int
    var way: Int
  }

  /// An account: its level, and where its table is.
  ///
  /// Small, since each step of a search reads many.
  private struct TalliedAccount: Sendable {
    let tier: Int32
    var level: Int32
    /// Of the table in `worths`: the first place, and the last level.
    let first: Int32
    let cap: Int32
  }

  /// One account that a need counts in.
  private struct Entry: Sendable {
    let account: Int32
    /// The units that the need gave when it was last looked at.
    var given: Int32 = 0
    let measure: Measure

    enum Measure: Sendable {
      case sessions
      case served
      case sessionsAtHome
      case courses
      case coursesOfYear(Int16)
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
    var firstOfTable: [ValueTable: Int32] = [:]
    for (number, tier) in tiers.enumerated() {
      for account in tier.accounts {
        let place = accounts.count
        let first = firstOfTable[account.table] ?? Int32(worths.count)
        if firstOfTable[account.table] == nil {
          firstOfTable[account.table] = first
          worths += account.table.values
        }
        accounts.append(
          TalliedAccount(
            tier: Int32(number), level: Int32(account.offset), first: first,
            cap: Int32(account.table.cap)))
        values[number] += account.table.value(at: account.offset)
        let measure: Entry.Measure
        switch account.measure {
        case .sessions: measure = .sessions
        case .served: measure = .served
        case .sessionsAtHome: measure = .sessionsAtHome
        case .courses(_, nil): measure = .courses
        case .courses(_, let year?): measure = .coursesOfYear(Int16(year))
        case .keptRows(let rows):
          for row in rows { accountsOfRow[row].append(place) }
          continue
        }
        for need in account.needs {
          ofNeed[need.index].append(Entry(account: Int32(place), measure: measure))
        }
      }
    }
    firstEntry = [0]
    for list in ofNeed {
      entries += list
      firstEntry.append(entries.count)
    }
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
    for place in firstEntry[need.index]..<firstEntry[need.index + 1] {
      let entry = entries[place]
      let units = units(entry.measure, need, state)
      guard units != Int(entry.given) else { continue }
      change(Int(entry.account), by: units - Int(entry.given))
      entries[place].given = Int32(units)
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

  /// Whether a row of the current plan is kept.
  func isKept(_ row: Int) -> Bool { keepers[row] > 0 }

  /// Minutes one way of all visits of a need's child.
  func travel(of need: Need.ID) -> Int { travelOfChild[scenario.needs[need].child.index] }

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
    let before = accounts[account]
    accounts[account].level += Int32(units)
    values[Int(before.tier)] += worth(before, more: units) - worth(before, more: 0)
  }

  /// What an account is worth with so many units more.
  private func worth(_ account: TalliedAccount, more units: Int) -> Int {
    let level = min(max(0, Int(account.level) + units), Int(account.cap))
    return worths[Int(account.first) + level]
  }

  private mutating func units(
    _ measure: Entry.Measure, _ need: Need.ID, _ state: ScheduleState
  ) -> Int {
    switch measure {
    case .sessions: return state.sessions(of: need)
    case .served: return timesServed(need, state)
    case .sessionsAtHome:
      guard let home = scenario.child(of: need).lives else { return 0 }
      return state.meetingsOfNeed[need.index].count { place in
        state.meetings[place].map { state.tables.place(of: $0.combination) == home.index } ?? false
      }
    case .courses: return state.turns(of: need).count
    case .coursesOfYear(let year):
      return state.turns(of: need).count { state.tables.yearOfTurn[$0.index] == Int(year) }
    }
  }

  private mutating func timesServed(_ need: Need.ID, _ state: ScheduleState) -> Int {
    if state.tables.needs[need.index].isWeekly {
      return state.sessions(of: need) == 0 ? 0 : 1
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
    visits.removeAll(keepingCapacity: true)
    for need in state.tables.needsOfChild[child] where state.tables.needs[need.index].bindsChild {
      for position in state.meetingsOfNeed[need.index] {
        guard let meeting = state.meetings[position] else { continue }
        let day = state.tables.day(of: meeting.start)
        let place = state.tables.place(of: meeting.combination)
        let site = state.tables.site(of: meeting.combination)
        let way = Int(ways[home * state.tables.placeOfSite.count + site])
        if let known = visits.firstIndex(where: { $0.day == day && $0.place == place }) {
          visits[known].way = max(visits[known].way, way)
        } else {
          visits.append(Visit(day: day, place: place, way: way))
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
      case .sessions, .courses: units = more
      case .served: units = entry.given == 0 ? 1 : 0
      case .sessionsAtHome: units = 0
      case .coursesOfYear(let counted): units = Int(counted) == year ? more : 0
      }
      guard units > 0 else { continue }
      let account = accounts[Int(entry.account)]
      gain +=
        weights[Int(account.tier)]
        * Double(worth(account, more: units) - worth(account, more: 0))
    }
    return gain
  }
}
