public import Kezek

/// Makes a scenario smaller as long as something stays true of it.
public struct ScenarioShrinker: Sendable {
  public init() {}

  /// Drops children, specialists, needs, rooms, turns, rows and absences one by one, then what
  /// narrows the rest, until nothing more can go.
  ///
  /// - Parameter holds: whether the property still holds; it does of `scenario`.
  public func shrink(
    _ scenario: Scenario, while holds: (Scenario) async -> Bool
  ) async -> Scenario {
    var smallest = scenario
    var changed = true
    while changed {
      changed = false
      for candidate in Self.candidates(of: ScenarioDraft(smallest)) {
        guard let smaller = try? candidate.scenario(), await holds(smaller) else { continue }
        smallest = smaller
        changed = true
        break
      }
    }
    return smallest
  }

  /// Drafts that are a step smaller.
  private static func candidates(of draft: ScenarioDraft) -> [ScenarioDraft] {
    droppingEntities(draft) + droppingRows(draft) + simplified(draft)
  }

  private static func droppingEntities(_ draft: ScenarioDraft) -> [ScenarioDraft] {
    let all = ScenarioDraft.Selection(all: draft)
    let parts: [WritableKeyPath<ScenarioDraft.Selection, [Int]>] = [
      \.children, \.specialists, \.needs, \.turns, \.rooms,
    ]
    return parts.flatMap { part in
      all[keyPath: part].indices.map { position in
        var rest = all
        rest[keyPath: part].remove(at: position)
        return draft.selecting(rest)
      }
    }
  }

  private static func droppingRows(_ draft: ScenarioDraft) -> [ScenarioDraft] {
    draft.current.indices.map { position in
      var smaller = draft
      smaller.current.remove(at: position)
      return smaller
    }
      + draft.absences.indices.map { position in
        var smaller = draft
        smaller.absences.remove(at: position)
        return smaller
      }
  }

  /// Each with one kind of limit taken away, where it is there.
  private static func simplified(_ draft: ScenarioDraft) -> [ScenarioDraft] {
    var simpler: [ScenarioDraft] = []
    func propose(_ isThere: Bool, _ change: (inout ScenarioDraft) -> Void) {
      guard isThere else { return }
      var copy = draft
      change(&copy)
      simpler.append(copy)
    }
    for child in draft.children.indices {
      let row = draft.children[child]
      propose(row.companion != .none) { $0.children[child].companion = .none }
      propose(!row.tags.isEmpty) { $0.children[child].tags = WordSet() }
      propose(!row.languages.isEmpty) { $0.children[child].languages = WordSet() }
      propose(row.conclusionUntil != nil) { $0.children[child].conclusionUntil = nil }
      propose(row.hours.anyPeriods != draft.grid.open) {
        $0.children[child].hours = Hours(anywhere: draft.grid.open)
      }
    }
    for need in draft.needs.indices {
      let row = draft.needs[need]
      propose(row.least > 1) { $0.needs[need].least = 1 }
      propose(row.asked > row.least) { $0.needs[need].asked -= 1 }
      propose(!row.categories.isEmpty) { $0.needs[need].categories = WordSet() }
      propose(row.site != nil) { $0.needs[need].site = nil }
      propose(row.last != nil) { $0.needs[need].last = nil }
      propose(row.had != nil) { $0.needs[need].had = nil }
    }
    for specialist in draft.specialists.indices {
      let row = draft.specialists[specialist]
      propose(row.caseload != nil) { $0.specialists[specialist].caseload = nil }
      propose(!row.languages.isEmpty) { $0.specialists[specialist].languages = WordSet() }
      propose(!row.categories.isEmpty) { $0.specialists[specialist].categories = WordSet() }
      for period in row.hours.anyPeriods.members {
        propose(true) { $0.specialists[specialist].hours = row.hours.without(period) }
      }
    }
    propose(draft.roomsAreListed) { copy in
      copy.roomsAreListed = false
      copy.rooms = []
    }
    propose(draft.travel.isListed) { $0.travel = TravelTable(minutes: [:], isListed: false) }
    propose(draft.settings.maxTravel != nil) { $0.settings.maxTravel = nil }
    propose(draft.settings.dayMinutes != nil) { $0.settings.dayMinutes = nil }
    return simpler
  }
}

extension Hours {
  /// The hours without one period, wherever it was.
  fileprivate func without(_ period: Int) -> Hours {
    var rest = anywhere
    rest.remove(period)
    return Hours(
      anywhere: rest,
      atSites: atSites.map { named in
        var periods = named.periods
        periods.remove(period)
        return SiteHours(site: named.site, periods: periods)
      })
  }
}
