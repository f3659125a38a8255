/// Everything a plan is made from: immutable, dense ids, flat arrays, valid by construction.
public struct Scenario: Sendable {
  /// The folder's name, shown as the title.
  public let name: String
  public private(set) var settings: Settings
  public let grid: TimeGrid
  public let categories: Vocabulary
  public let languages: Vocabulary
  public let tags: Vocabulary
  /// The bit of *step-free* in `tags`.
  public let stepFree: Int
  public let places: [Place]
  public let sites: [Site]
  public let kinds: [Kind]
  public let rooms: [Room]
  /// Whether the scenario lists rooms at all; where not, rooms never bind.
  public let roomsAreListed: Bool
  public let services: [Service]
  public let specialists: [Specialist]
  public let children: [Child]
  public let needs: [Need]
  public let rosters: [Roster]
  public let turns: [Turn]
  public let travel: TravelTable
  public let current: [CurrentRow]
  public let absences: [Absence]
  /// SHA-256 of the tables read, in hexadecimal.
  public let digest: String

  /// A scenario of parts that fit together.
  ///
  /// - Throws: `ScenarioDefects` naming every part that refers to nothing or contradicts itself.
  public init(_ parts: Parts) throws(ScenarioDefects) {
    let defects = parts.defects()
    guard defects.isEmpty else { throw ScenarioDefects(defects: defects) }
    name = parts.name
    settings = parts.settings
    grid = parts.grid
    categories = parts.categories
    languages = parts.languages
    tags = parts.tags
    stepFree = parts.stepFree
    places = parts.places
    sites = parts.sites
    kinds = parts.kinds
    rooms = parts.rooms
    roomsAreListed = parts.roomsAreListed
    services = parts.services
    specialists = parts.specialists
    children = parts.children
    needs = parts.needs
    rosters = parts.rosters
    turns = parts.turns
    travel = parts.travel
    current = parts.current
    absences = parts.absences
    digest = parts.digest
    needsOfChild = parts.needsByChild()
  }

  /// The needs of each child, ascending.
  public let needsOfChild: [[Need.ID]]

  /// The same scenario with another seed of the lottery.
  public func drawn(with seed: UInt64) -> Scenario {
    var scenario = self
    scenario.settings.seed = seed
    return scenario
  }

  /// The service of a need.
  @inlinable public func service(of need: Need.ID) -> Service { services[needs[need].service] }
  /// The child of a need.
  @inlinable public func child(of need: Need.ID) -> Child { children[needs[need].child] }

  /// The needs that a row of the current plan could speak of: its child's, of its service.
  public func needs(of row: CurrentRow) -> [Need.ID] {
    needsOfChild[row.child.index].filter { needs[$0].service == row.service }
  }

  /// The need's key as the lottery and the messages write it: child, service and form.
  public func key(of need: Need.ID) -> String {
    let row = needs[need]
    let form =
      switch row.form {
      case .individual: "individual"
      case .group: "group"
      case .any: "any"
      }
    return "\(children[row.child].key)/\(services[row.service].key)/\(form)"
  }

  /// Calendar years in which turns of a service start, ascending: one account each (RULES 18).
  public func courseYears(of service: Service.ID) -> [Int] {
    var years: [Int] = []
    for turn in turns where turn.service == service && !years.contains(turn.days.first.year) {
      years.append(turn.days.first.year)
    }
    return years.sorted()
  }

  /// Courses already had in a calendar year by a yearly need; 0 for an appointment.
  public func had(_ need: Need.ID, in year: Int) -> Int {
    guard service(of: need).per == .year else { return 0 }
    return needs[need].had(in: year, termYear: settings.term.first.year)
  }
}
