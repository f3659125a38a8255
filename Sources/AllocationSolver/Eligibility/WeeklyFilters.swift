import Kezek

/// The conditions on a need, a specialist and a site that do not depend on anybody else.
struct WeeklyFilters: Sendable {
  let scenario: Scenario
  let absences: LongAbsences
  let ways: HomeWays

  init(scenario: Scenario, absences: LongAbsences) {
    self.scenario = scenario
    self.absences = absences
    ways = HomeWays(scenario)
  }

  /// Why nothing can be planned for a weekly need at all; nil = nothing stands against it.
  func bar(_ id: Need.ID) -> Reason? {
    let need = scenario.needs[id]
    let child = scenario.children[need.child]
    let service = scenario.services[need.service]
    if let until = child.conclusionUntil, until < scenario.settings.term.first {
      return .noConclusion
    }
    switch child.status {
    case .noConclusion: return .noConclusion
    case .postponed: return .postponed
    case .active: break
    }
    if child.age < service.ageFrom ?? 0 || child.age > service.ageTo ?? .max {
      return .noSpecialist
    }
    return absences.contains(need.child) ? .away : nil
  }

  /// The sites at which a specialist can work, ascending, with the periods there.
  func sites(of id: Specialist.ID) -> [(site: Site.ID, periods: PeriodSet)] {
    let specialist = scenario.specialists[id]
    guard !absences.contains(id) else { return [] }
    // Who has hours at named sites alone is nowhere else; a country has many sites.
    let sites =
      specialist.hours.anywhere.isEmpty
      ? Set(specialist.hours.atSites.map(\.site)).sorted() : scenario.sites.ids
    return sites.compactMap { site in
      guard !absences.contains(site) else { return nil }
      let periods = specialist.hours.periods(at: site)
        .intersection(scenario.sites[site].opening)
      return periods.isEmpty ? nil : (site, periods)
    }
  }

  func givesService(_ specialist: Specialist, _ need: Need) -> Bool {
    specialist.services.contains(need.service)
  }

  func coversCategory(_ specialist: Specialist, _ need: Need) -> Bool {
    specialist.categories.meets(need.categories)
  }

  func sharesLanguage(_ specialist: Specialist, _ need: Need) -> Bool {
    specialist.languages.meets(scenario.children[need.child].languages)
  }

  /// Whether the family can be asked to travel there, and the site is the required one if any.
  func isReachable(_ site: Site.ID, _ need: Need) -> Bool {
    isReachable(site, from: scenario.children[need.child].lives)
  }

  func isReachable(_ site: Site.ID, from home: Place.ID?) -> Bool {
    guard let most = scenario.settings.maxTravel, let home,
      let minutes = ways.minutes(from: home, to: site)
    else { return true }
    return minutes <= most
  }

  /// Whether a place has what the child needs; a parents' service asks for nothing.
  func isAccessible(_ combination: Combination, _ need: Need) -> Bool {
    scenario.services[need.service].who == .parent
      || scenario.children[need.child].tags.isSubset(of: combination.tags)
  }

  /// Seats that one attendance takes.
  func seats(_ need: Need) -> Int {
    switch scenario.services[need.service].who {
    case .parent: 1
    case .both: 2
    case .child: scenario.children[need.child].companion == .seat ? 2 : 1
    }
  }

  /// The periods at a site in which the person bound by the service is free to come.
  func periods(_ need: Need, at site: Site.ID) -> PeriodSet {
    scenario.services[need.service].who == .parent
      ? scenario.grid.open : scenario.children[need.child].hours.periods(at: site)
  }
}
