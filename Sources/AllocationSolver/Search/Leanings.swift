import Kezek

/// What draws a session to one place in time rather than another, besides prices: ways that are
/// made anyway, the place where the child lives, and rows of the current plan.
struct Leanings: Sendable {
  private let dayCount: Int
  private let siteCount: Int
  /// What a minute of a way costs.
  let minute: Double
  /// By child: its home in `wayCosts`; −1 where ways cost nothing.
  private let homeOfChild: [Int]
  /// By home and site: minutes one way, as a cost.
  private let wayCosts: [Double]
  /// By need: the rows that it could keep.
  private let rows: [[Row]]
  /// By need: what a session at the place where the child lives adds on average.
  private let homeWorths: [Double]
  /// By need: the place where the child lives; −1 where none is known or nothing counts it.
  private let homes: [Int]
  private let placeOfSite: [Int]

  private struct Row: Sendable {
    let specialist: Int
    let site: Int?
    /// Empty for a row that names the specialist only.
    let starts: [Int]
    let bonus: Double
  }

  /// - Parameter weights: by tier: what a unit of its value counts.
  init(_ scenario: Scenario, _ tiers: [Tier], _ weights: [Double]) {
    dayCount = scenario.grid.dayCount
    siteCount = scenario.sites.count
    minute = zip(tiers, weights).reduce(0) { $0 + Double($1.0.travelWeight) * $1.1 }
    var costs: [Double] = []
    var homes = [Int](repeating: -1, count: scenario.children.count)
    if minute > 0, scenario.travel.isListed {
      var numbers: [Place.ID: Int] = [:]
      for (child, row) in scenario.children.enumerated() {
        guard let home = row.lives else { continue }
        if numbers[home] == nil {
          numbers[home] = numbers.count
          for site in scenario.sites.ids {
            let way = scenario.travel.minutes(from: home, to: site, in: scenario.sites) ?? 0
            costs.append(minute * Double(way))
          }
        }
        homes[child] = numbers[home] ?? -1
      }
    }
    wayCosts = costs
    homeOfChild = homes
    rows = Self.rows(scenario, tiers, weights)
    let worths = Self.homeWorths(scenario, tiers, weights)
    homeWorths = worths
    self.homes = scenario.needs.ids.map { need in
      worths[need.index] > 0 ? scenario.child(of: need).lives?.index ?? -1 : -1
    }
    placeOfSite = scenario.sites.map(\.place.index)
  }

  private static func homeWorths(
    _ scenario: Scenario, _ tiers: [Tier], _ weights: [Double]
  ) -> [Double] {
    var worths = [Double](repeating: 0, count: scenario.needs.count)
    for (tier, weight) in zip(tiers, weights) {
      for account in tier.accounts {
        guard case .sessionsAtHome(let needs) = account.measure else { continue }
        let each = Double(account.table.highest) / Double(max(1, account.table.cap))
        for need in needs { worths[need.index] += weight * each }
      }
    }
    return worths
  }

  private static func rows(
    _ scenario: Scenario, _ tiers: [Tier], _ weights: [Double]
  ) -> [[Row]] {
    var worth = [Double](repeating: 0, count: scenario.current.count)
    for (tier, weight) in zip(tiers, weights) {
      for account in tier.accounts {
        guard case .keptRows(let positions) = account.measure else { continue }
        let each = Double(account.table.highest) / Double(max(1, account.table.cap))
        for position in positions { worth[position] += weight * each }
      }
    }
    var rows = [[Row]](repeating: [], count: scenario.needs.count)
    for (position, row) in scenario.current.enumerated() where worth[position] > 0 {
      guard case .session(let slot) = row.content else { continue }
      let starts = slot.time.map { scenario.grid.starts(at: $0, week: slot.week) } ?? []
      for need in scenario.needsOfChild[row.child.index]
      where scenario.needs[need].service == row.service {
        rows[need.index].append(
          Row(
            specialist: slot.specialist.index, site: slot.site?.index, starts: starts,
            bonus: worth[position]))
      }
    }
    return rows
  }

  /// Whether a need has rows that it could keep.
  func hasRows(of need: Need.ID) -> Bool { !rows[need.index].isEmpty }

  /// What the ways of a party to a site cost on a day, those made anyway not counted.
  func way(of party: Party, to site: Int, day: Int, _ schedule: ScheduleState) -> Double {
    var cost = 0.0
    for member in party.members {
      let facts = schedule.tables.needs[member.index]
      guard facts.bindsChild, schedule.sessionsOfDay[facts.child * dayCount + day] == 0 else {
        continue
      }
      cost += way(of: facts.child, to: site)
    }
    return cost
  }

  /// What the way of a child to a site costs; nothing where none is known.
  func way(of child: Int, to site: Int) -> Double {
    homeOfChild[child] >= 0 ? wayCosts[homeOfChild[child] * siteCount + site] : 0
  }

  /// What a session of a need at a site adds by being where the child lives.
  func home(of need: Need.ID, at site: Int) -> Double {
    homes[need.index] >= 0 && homes[need.index] == placeOfSite[site] ? homeWorths[need.index] : 0
  }

  /// Whether it counts for a need where its sessions are.
  func prefersHome(_ need: Need.ID) -> Bool { homes[need.index] >= 0 }

  /// What a session adds by keeping rows of the current plan.
  func bonus(of need: Need.ID, with specialist: Int, at site: Int, start: Int) -> Double {
    var bonus = 0.0
    for row in rows[need.index]
    where row.specialist == specialist && (row.site ?? site) == site && row.starts.contains(start) {
      bonus += row.bonus
    }
    return bonus
  }

  /// What rows of the current plan may add at most, with any one specialist.
  func most(of need: Need.ID) -> Double {
    rows[need.index].reduce(0) { max($0, bonus(of: need, with: $1.specialist)) }
  }

  /// What being with a specialist may add, wherever and whenever the sessions are.
  func bonus(of need: Need.ID, with specialist: Int) -> Double {
    guard hasRows(of: need) else { return 0 }
    return rows[need.index].reduce(0) { $1.specialist == specialist ? $0 + $1.bonus : $0 }
  }
}

extension SplitMix64 {
  /// So many different elements, or all of fewer, in a drawn order.
  ///
  /// - Complexity: O(count), whatever the length of the list (Floyd's sampling; Bentley 1987).
  mutating func draw<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    let total = elements.count
    if count * 3 >= total { return permutation(of: total).prefix(count).map { elements[$0] } }
    var chosen: [Int] = []
    for last in (total - count)..<total {
      let position = integer(in: 0...last)
      chosen.append(chosen.contains(position) ? last : position)
    }
    for position in chosen.indices.dropFirst().reversed() {
      chosen.swapAt(position, integer(in: 0...position))
    }
    return chosen.map { elements[$0] }
  }
}
