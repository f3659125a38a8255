import Kezek

/// What capacities of each kind cost on average where they were priced: where the prices of others like
/// them begin.
///
/// Cities of a country are short of much the same. Prices of some of them are nearer to those of the
/// rest than none at all, and whatever prices begin with, they give a bound.
struct PriceLevels: Sendable {
  private var levels: [Kind: Level] = [:]

  private struct Level {
    var sum = 0.0
    var count = 0
  }

  /// What capacities alike have in common.
  private enum Kind: Hashable {
    case hours(Profession)
    case caseload(Profession)
    /// Of one part of the cycle, by its first period; or of any.
    case periods(Profession, Int?)
    case rooms(Kezek.Kind.ID, Int?)
    /// Of a need of a service that meets so often in a group.
    case member(Service.ID, Int)
  }

  private struct Profession: Hashable {
    let services: [Service.ID]
    let languages: WordSet?
  }

  /// The same with others' besides.
  mutating func add(_ others: PriceLevels) {
    for (kind, level) in others.levels {
      levels[kind, default: Level()].sum += level.sum
      levels[kind, default: Level()].count += level.count
    }
  }

  mutating func note(_ rows: [PricedRow], _ prices: [Double], _ scenario: Scenario) {
    for (row, price) in zip(rows, prices) {
      for kind in Self.kinds(of: row, scenario) {
        levels[kind, default: Level()].sum += price
        levels[kind, default: Level()].count += 1
      }
    }
  }

  /// What each row costs on average; nothing where none like it is known.
  func prices(of rows: [PricedRow], _ scenario: Scenario) -> [Double] {
    rows.map { row in
      for kind in Self.kinds(of: row, scenario) {
        if let level = levels[kind] { return level.sum / Double(level.count) }
      }
      return 0
    }
  }

  /// From what it has in common with few to what with many.
  private static func kinds(of row: PricedRow, _ scenario: Scenario) -> [Kind] {
    func professions(_ id: Specialist.ID) -> [Profession] {
      let services = scenario.specialists[id].services
      return [
        Profession(services: services, languages: scenario.specialists[id].languages),
        Profession(services: services, languages: nil),
      ]
    }
    switch row {
    case .hours(let id): return professions(id).map { .hours($0) }
    case .caseload(let id): return professions(id).map { .caseload($0) }
    case .periods(let id, let periods):
      return professions(id).map { .periods($0, periods.first) }
        + professions(id).map { .periods($0, nil) }
    case .rooms(let rooms, let periods):
      guard let first = rooms.first else { return [] }
      let kind = scenario.rooms[first].kind
      return [.rooms(kind, periods.first), .rooms(kind, nil)]
    case .member(let need, _, let count): return [.member(scenario.needs[need].service, count)]
    case .periodsAt, .presence, .places, .stepFreePlaces, .quota, .reserved: return []
    }
  }
}
