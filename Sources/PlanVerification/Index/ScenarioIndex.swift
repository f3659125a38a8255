import Kezek

/// What the conditions ask of a scenario again and again, computed once.
struct ScenarioIndex: Sendable {
  let scenario: Scenario
  /// By child, specialist, room and site: away for more than half of the term (RULES 5).
  let childIsLongAway: [Bool]
  let specialistIsLongAway: [Bool]
  let roomIsLongAway: [Bool]
  let siteIsLongAway: [Bool]
  /// The absences of each child and site that has any, as listed.
  let absencesOfChild: [Child.ID: [DayRange]]
  let absencesOfSite: [Site.ID: [DayRange]]
  let rosters: [GroupKey: Roster.ID]
  /// By service: the calendar years in which it owes courses; the term's own where no turn starts.
  let accountYears: [[Int]]

  /// What tells one group from another: its key under its service.
  struct GroupKey: Hashable, Sendable {
    let service: Service.ID
    let key: String
  }

  init(_ scenario: Scenario) {
    self.scenario = scenario
    var children = [Bool](repeating: false, count: scenario.children.count)
    var specialists = [Bool](repeating: false, count: scenario.specialists.count)
    var rooms = [Bool](repeating: false, count: scenario.rooms.count)
    var sites = [Bool](repeating: false, count: scenario.sites.count)
    var ofChild: [Child.ID: [DayRange]] = [:]
    var ofSite: [Site.ID: [DayRange]] = [:]
    for absence in scenario.absences {
      let isLong = Self.isLong(absence.days, in: scenario)
      switch absence.who {
      case .child(let id):
        ofChild[id, default: []].append(absence.days)
        if isLong { children[id.index] = true }
      case .specialist(let id):
        if isLong { specialists[id.index] = true }
      case .room(let id):
        if isLong { rooms[id.index] = true }
      case .site(let id):
        ofSite[id, default: []].append(absence.days)
        if isLong { sites[id.index] = true }
      }
    }
    childIsLongAway = children
    specialistIsLongAway = specialists
    roomIsLongAway = rooms
    siteIsLongAway = sites
    absencesOfChild = ofChild
    absencesOfSite = ofSite
    accountYears = scenario.services.ids.map { service in
      let years = scenario.courseYears(of: service)
      return years.isEmpty ? [scenario.settings.term.first.year] : years
    }
    rosters = Dictionary(
      scenario.rosters.ids.map { id in
        (GroupKey(service: scenario.rosters[id].service, key: scenario.rosters[id].key), id)
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether days cover more than half of the term, counted in calendar days of the term.
  static func isLong(_ days: DayRange, in scenario: Scenario) -> Bool {
    guard let shared = days.intersection(scenario.settings.term) else { return false }
    return 2 * shared.count > scenario.settings.term.count
  }

  /// What bars a child from a service altogether, or nil (RULES 16 and 30).
  func bar(of child: Child, from service: Service) -> Violation.Condition? {
    if child.status == .postponed { return .postponed }
    return isPMPC(service) || hasConclusion(child) ? nil : .noConclusion
  }

  /// Whether the child's conclusion is valid on the first day of the term.
  func hasConclusion(_ child: Child) -> Bool {
    child.status != .noConclusion
      && child.conclusionUntil.map { $0 >= scenario.settings.term.first } ?? true
  }

  /// Whether the child is barred from every service but the appointment.
  func isBarred(_ child: Child) -> Bool { child.status == .postponed || !hasConclusion(child) }

  /// Whether the service is the appointment that gives a conclusion, and so needs none.
  func isPMPC(_ service: Service) -> Bool { service.key == "PMPC" }

  /// Whether a service is for children of an age in completed years.
  static func isFor(age: Int, _ service: Service) -> Bool {
    age >= service.ageFrom ?? Int.min && age <= service.ageTo ?? Int.max
  }

  /// Whether the specialist covers the need's category.
  func coversCategory(_ specialist: Specialist.ID, _ need: Need.ID) -> Bool {
    scenario.specialists[specialist].categories.meets(scenario.needs[need].categories)
  }

  /// Whether specialist and child share a language.
  func sharesLanguage(_ specialist: Specialist.ID, _ need: Need.ID) -> Bool {
    scenario.specialists[specialist].languages.meets(scenario.child(of: need).languages)
  }

  /// The tags of the place that a session offers: of its first room that is a place rather than a
  /// person or equipment, else of its site (RULES 9).
  func tags(ofPlaceWith rooms: [Room.ID], at site: Site.ID) -> WordSet {
    let first = rooms.first { scenario.kinds[scenario.rooms[$0].kind].isPlace }
    return first.map { scenario.rooms[$0].tags } ?? scenario.sites[site].tags
  }

  /// Seats that a need takes in each room of a session.
  func seats(of need: Need.ID) -> Int {
    switch scenario.service(of: need).who {
    case .child: scenario.child(of: need).companion == .seat ? 2 : 1
    case .parent: 1
    case .both: 2
    }
  }
}
