import Kezek

/// The conditions on a need and a turn that do not depend on anybody else.
struct TurnFilters {
  private let scenario: Scenario
  private let absencesOfChild: [Child.ID: [DayRange]]
  private let absencesOfSite: [Site.ID: [DayRange]]
  /// The turns of each service, and those of them at each site, ascending: a country has too many
  /// to ask each for each need.
  private let turnsOfService: [Service.ID: [Turn.ID]]
  private let turnsAtSite: [Service.ID: [Site.ID: [Turn.ID]]]

  init(_ scenario: Scenario) {
    var children: [Child.ID: [DayRange]] = [:]
    var sites: [Site.ID: [DayRange]] = [:]
    for absence in scenario.absences {
      switch absence.who {
      case .child(let id): children[id, default: []].append(absence.days)
      case .site(let id): sites[id, default: []].append(absence.days)
      case .specialist, .room: break
      }
    }
    self.scenario = scenario
    absencesOfChild = children
    absencesOfSite = sites
    turnsOfService = Dictionary(grouping: scenario.turns.ids) { scenario.turns[$0].service }
    turnsAtSite = turnsOfService.mapValues { ids in
      Dictionary(grouping: ids) { scenario.turns[$0].site }
    }
  }

  /// The turns open to a need, ascending, and the first filter that left none.
  func turns(of id: Need.ID) -> (turns: [Turn.ID], emptiedBy: Reason?) {
    let need = scenario.needs[id]
    let child = scenario.children[need.child]
    let service = scenario.services[need.service]
    if child.status == .postponed { return ([], .postponed) }
    let needsConclusion = service.key != Self.appointment
    if child.status == .noConclusion, needsConclusion { return ([], .noConclusion) }
    let all = turnsOfService[need.service, default: []]
    guard let site = need.site else { return left(of: all, need, child, service) }
    let there = left(of: turnsAtSite[need.service]?[site] ?? [], need, child, service)
    // Which filter was the first to leave none is a matter of all turns.
    return there.turns.isEmpty ? left(of: all, need, child, service) : there
  }

  private func left(
    of turns: [Turn.ID], _ need: Need, _ child: Child, _ service: Service
  ) -> (turns: [Turn.ID], emptiedBy: Reason?) {
    let needsConclusion = service.key != Self.appointment
    var left = turns
    let filters: [(reason: Reason, admits: (Turn) -> Bool)] = [
      (
        .noConclusion,
        { turn in !needsConclusion || child.conclusionUntil.map { $0 >= turn.days.first } ?? true }
      ),
      (.noTurnFits, { turn in need.site == nil || need.site == turn.site }),
      (.notAccessible, { turn in accepts(turn, tagsOf: child) }),
      (.noTurnFits, { turn in fits(turn, need, child, service) }),
      (.tooSoon, { turn in isLateEnough(turn, need, service) }),
      (.away, { turn in isThere(turn, need.child) }),
    ]
    if left.isEmpty { return ([], .noTurnFits) }
    for filter in filters {
      left = left.filter { filter.admits(scenario.turns[$0]) }
      if left.isEmpty { return ([], filter.reason) }
    }
    return (left, nil)
  }

  /// The service that a child without a conclusion may be given (RULES 16).
  static let appointment = "PMPC"

  private func accepts(_ turn: Turn, tagsOf child: Child) -> Bool {
    let stepFree = WordSet([scenario.stepFree])
    let others = WordSet(bits: child.tags.bits & ~stepFree.bits)
    return others.isSubset(of: scenario.sites[turn.site].tags)
      && (!child.tags.contains(scenario.stepFree) || turn.stepFreePlaces > 0)
  }

  private func fits(_ turn: Turn, _ need: Need, _ child: Child, _ service: Service) -> Bool {
    let age = turn.days.first.completedYears(since: child.born)
    return age >= turn.ageFrom ?? 0 && age <= turn.ageTo ?? .max
      && age >= service.ageFrom ?? 0 && age <= service.ageTo ?? .max
      && turn.categories.meets(need.categories)
      && !(turn.companion == .refused && child.companion == .seat)
      && turn.places >= 1
  }

  private func isLateEnough(_ turn: Turn, _ need: Need, _ service: Service) -> Bool {
    guard let last = need.last else { return true }
    return turn.days.first.days(since: last) >= max(1, service.gapDays ?? 1)
  }

  private func isThere(_ turn: Turn, _ child: Child.ID) -> Bool {
    let absences = absencesOfChild[child, default: []] + absencesOfSite[turn.site, default: []]
    return !absences.contains { $0.overlaps(turn.days) }
  }
}
