import Kezek

/// How a large scenario falls apart: what shares nothing with anything else is planned for itself.
///
/// A country's cities have no specialist, room or turn in common. Each of them as a scenario of its
/// own has tables small enough for a processor's caches, and is gone from memory when its turn is
/// over.
struct Districts: Sendable {
  let scenario: Scenario
  let valuation: Valuation
  let parts: [Part]
  /// By need: its part.
  private let partOfNeed: [Int32]

  /// Whether bounds of the districts add up to what the whole check says, unit by unit.
  ///
  /// So it is where no row of a current plan counts and each account counts sessions or courses of one
  /// child. Elsewhere the whole is checked.
  var addUp: Bool {
    scenario.current.isEmpty
      && valuation.tiers.allSatisfy { tier in
        tier.accounts.allSatisfy { account in
          if case .sessionsAtHome = account.measure { return false }
          guard let first = account.needs.first else { return false }
          let child = scenario.needs[first].child
          return account.needs.allSatisfy { scenario.needs[$0].child == child }
        }
      }
  }

  /// Positions of everything that belongs to one district.
  struct Part: Sendable {
    var needs: [Need.ID] = []
    var specialists: [Specialist.ID] = []
    /// By tier: positions of its accounts.
    var accounts: [[Int32]]
    /// How much there is to do: needs, those met by turns for a quarter, as their plan is made of prices
    /// at once.
    var work = 1

    /// Whether nobody could give any of its needs sessions.
    var isOfTurns: Bool { specialists.isEmpty }
  }

  /// Needs from which on a scenario is cut, where it can be.
  static let needsFrom = 20_000
  /// Needs up to which components are put together.
  private static let needsTogether = 3000

  /// Nil where nothing is apart from the rest.
  ///
  /// - Parameter together: needs up to which components are put together.
  init?(
    _ candidates: Candidates, _ shares: [GroupShare], _ valuation: Valuation,
    together: Int = needsTogether
  ) {
    let components = DistrictLinks.components(candidates, shares, valuation.tiers)
    guard components.count > 1 else { return nil }
    let nothing = [[Int32]](repeating: [], count: valuation.tiers.count)
    var parts: [Part] = []
    var open: Int?
    for component in components {
      var place = parts.count
      if component.needs.count < together {
        if let open, parts[open].needs.count + component.needs.count <= together { place = open }
        open = place
      }
      if place == parts.count { parts.append(Part(accounts: nothing)) }
      parts[place].needs += component.needs
      parts[place].specialists += component.specialists
    }
    guard parts.count > 1 else { return nil }
    var partOfNeed = [Int32](repeating: -1, count: candidates.scenario.needs.count)
    for place in parts.indices {
      parts[place].needs.sort()
      parts[place].specialists.sort()
      let weekly = parts[place].needs.count { candidates.scenario.service(of: $0).per.isWeekly }
      parts[place].work = max(1, weekly + (parts[place].needs.count - weekly) / 4)
      for need in parts[place].needs { partOfNeed[need.index] = Int32(place) }
    }
    scenario = candidates.scenario
    self.valuation = valuation
    self.partOfNeed = partOfNeed
    self.parts = Self.withAccounts(parts, partOfNeed, scenario, valuation)
  }

  /// An account that counts nothing at all belongs to the first part, so that sums are whole.
  private static func withAccounts(
    _ parts: [Part], _ partOfNeed: [Int32], _ scenario: Scenario, _ valuation: Valuation
  ) -> [Part] {
    var parts = parts
    var partOfRow: [Int: Int] = [:]
    for (position, row) in scenario.current.enumerated() {
      partOfRow[position] = scenario.needs(of: row).first.map { Int(partOfNeed[$0.index]) }
    }
    for (number, tier) in valuation.tiers.enumerated() {
      for (position, account) in tier.accounts.enumerated() {
        var part = account.needs.first.map { Int(partOfNeed[$0.index]) }
        if case .keptRows(let rows) = account.measure {
          part = rows.lazy.compactMap { partOfRow[$0] }.first
        }
        parts[part ?? 0].accounts[number].append(Int32(position))
      }
    }
    return parts
  }

  /// A part as a scenario of its own.
  func district(_ number: Int) throws -> District {
    let part = parts[number]
    return try District(
      of: scenario, valuation, needs: part.needs, specialists: part.specialists,
      accounts: zip(valuation.tiers, part.accounts).map { tier, positions in
        positions.map { tier.accounts[Int($0)] }
      })
  }

  /// What a plan of the whole holds of each part.
  func split(_ plan: Plan) -> [(sessions: [PlannedSession], courses: [PlannedCourse])] {
    var pieces = [(sessions: [PlannedSession], courses: [PlannedCourse])](
      repeating: ([], []), count: parts.count)
    for session in plan.sessions {
      pieces[Int(partOfNeed[session.need.index])].sessions.append(session)
    }
    for course in plan.courses {
      pieces[Int(partOfNeed[course.need.index])].courses.append(course)
    }
    return pieces
  }
}
