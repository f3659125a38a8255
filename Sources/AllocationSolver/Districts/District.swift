import Kezek

/// Some needs of a large scenario that share nothing with all others, as a scenario of its own.
///
/// Places, sites, rooms, services and turns keep their ids; children, needs and specialists get new
/// ones in the order of the old.
struct District: Sendable {
  let scenario: Scenario
  let valuation: Valuation
  /// By id of the district: the whole scenario's.
  let needs: [Need.ID]
  let specialists: [Specialist.ID]

  /// - Parameter accounts: by tier, those of the whole valuation that count the district's needs.
  init(
    of whole: Scenario, _ valuation: Valuation, needs: [Need.ID], specialists: [Specialist.ID],
    accounts: [[Account]]
  ) throws {
    let map = DistrictMap(of: whole, needs: needs, specialists: specialists)
    var parts = Scenario.Parts(
      name: whole.name, settings: whole.settings, grid: whole.grid, categories: whole.categories,
      languages: whole.languages, tags: whole.tags, stepFree: whole.stepFree)
    parts.places = whole.places
    parts.sites = whole.sites
    parts.kinds = whole.kinds
    parts.rooms = whole.rooms
    parts.roomsAreListed = whole.roomsAreListed
    parts.services = whole.services
    parts.turns = whole.turns
    parts.travel = whole.travel
    parts.digest = whole.digest
    parts.specialists = specialists.map { whole.specialists[$0] }
    parts.children = map.children.map { whole.children[$0] }
    parts.needs = needs.map { map.need(whole.needs[$0]) }
    parts.rosters = map.rosters.map { map.roster(whole.rosters[$0]) }
    parts.current = map.rows.map { map.row(whole.current[$0]) }
    parts.absences = whole.absences.compactMap(map.absence)
    scenario = try Scenario(parts)
    self.valuation = Valuation(
      policy: valuation.policy,
      tiers: zip(valuation.tiers, accounts).map { tier, accounts in
        Tier(
          name: tier.name, accounts: accounts.map(map.account), travelWeight: tier.travelWeight,
          tolerance: tier.tolerance, onlyIfClosed: tier.onlyIfClosed)
      }, digest: valuation.digest)
    self.needs = needs
    self.specialists = specialists
  }

  // MARK: Back to the whole

  /// What a plan of the district is in the whole scenario.
  ///
  /// - Parameter mark: put before keys of groups, so that those of districts differ.
  func sessions(_ plan: Plan, mark: String) -> [PlannedSession] {
    plan.sessions.map { session in
      PlannedSession(
        need: needs[session.need.index], specialist: specialists[session.specialist.index],
        site: session.site, rooms: session.rooms, week: session.week, weekday: session.weekday,
        start: session.start, minutes: session.minutes, group: session.group.map { mark + $0 })
    }
  }

  func courses(_ plan: Plan) -> [PlannedCourse] {
    plan.courses.map { PlannedCourse(need: needs[$0.need.index], turn: $0.turn) }
  }

  /// The same price in the whole scenario.
  func price(_ price: PriceProof.RowPrice) -> PriceProof.RowPrice {
    let row: PriceProof.SharedRow =
      switch price.row {
      case .hours(let id): .hours(specialists[id.index])
      case .period(let id, let period): .period(specialists[id.index], period)
      case .periodAt(let id, let site, let period):
        .periodAt(specialists[id.index], site, period)
      case .presence(let need, let id):
        .presence(needs[need.index], specialists[id.index])
      case .caseload(let id): .caseload(specialists[id.index])
      case .companions(let need, let id, let meetings):
        .companions(needs[need.index], specialists[id.index], meetings)
      case .member(let need, let id, let meetings):
        .member(needs[need.index], specialists[id.index], meetings)
      case .rooms, .places, .stepFreePlaces, .quota, .reserved: price.row
      }
    return PriceProof.RowPrice(row: row, price: price.price)
  }

  // MARK: From the whole

  /// What a district's sessions and courses of the whole plan are here.
  func plan(_ sessions: [PlannedSession], _ courses: [PlannedCourse]) -> Plan {
    let need = Dictionary(uniqueKeysWithValues: zip(needs, scenario.needs.ids))
    let specialist = Dictionary(uniqueKeysWithValues: zip(specialists, scenario.specialists.ids))
    return Plan(
      sessions: sessions.compactMap { session in
        guard let own = need[session.need], let with = specialist[session.specialist] else {
          return nil
        }
        return PlannedSession(
          need: own, specialist: with, site: session.site, rooms: session.rooms,
          week: session.week, weekday: session.weekday, start: session.start,
          minutes: session.minutes, group: session.group)
      },
      courses: courses.compactMap { course in
        need[course.need].map { PlannedCourse(need: $0, turn: course.turn) }
      })
  }
}
