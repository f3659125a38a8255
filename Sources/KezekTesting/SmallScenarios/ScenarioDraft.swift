public import Kezek

/// A scenario whose parts can be changed, from which a new scenario is made.
public struct ScenarioDraft: Sendable {
  public var name: String
  public var settings: SettingsDraft
  public var grid: TimeGrid
  public var categories: Vocabulary
  public var languages: Vocabulary
  public var tags: Vocabulary
  public var stepFree: Int
  public var places: [Place]
  public var sites: [SiteDraft]
  public var kinds: [Kind]
  public var rooms: [RoomDraft]
  public var roomsAreListed: Bool
  public var services: [ServiceDraft]
  public var specialists: [SpecialistDraft]
  public var children: [ChildDraft]
  public var needs: [NeedDraft]
  public var rosters: [Roster]
  public var turns: [TurnDraft]
  public var travel: TravelTable
  public var current: [CurrentRow]
  public var absences: [Absence]
  public var digest: String

  /// A draft without sites, people or needs.
  public init(name: String, settings: Settings, grid: TimeGrid) {
    self.name = name
    self.settings = SettingsDraft(settings)
    self.grid = grid
    categories = Vocabulary(words: [])
    languages = Vocabulary(words: [])
    tags = Vocabulary(words: ["step_free"])
    stepFree = 0
    (places, sites, kinds, rooms, services) = ([], [], [], [], [])
    (specialists, children, needs, rosters, turns) = ([], [], [], [], [])
    (current, absences) = ([], [])
    roomsAreListed = false
    travel = TravelTable(minutes: [:], isListed: false)
    digest = ""
  }

  /// The draft of a scenario.
  public init(_ scenario: Scenario) {
    name = scenario.name
    settings = SettingsDraft(scenario.settings)
    grid = scenario.grid
    categories = scenario.categories
    languages = scenario.languages
    tags = scenario.tags
    stepFree = scenario.stepFree
    places = scenario.places
    sites = scenario.sites.map(SiteDraft.init)
    kinds = scenario.kinds
    rooms = scenario.rooms.map(RoomDraft.init)
    roomsAreListed = scenario.roomsAreListed
    services = scenario.services.map(ServiceDraft.init)
    specialists = scenario.specialists.map(SpecialistDraft.init)
    children = scenario.children.map(ChildDraft.init)
    needs = scenario.needs.map(NeedDraft.init)
    rosters = scenario.rosters
    turns = scenario.turns.map(TurnDraft.init)
    travel = scenario.travel
    current = scenario.current
    absences = scenario.absences
    digest = scenario.digest
  }

  /// The scenario as it stands.
  ///
  /// - Throws: `ScenarioDefects` where parts do not fit together.
  public func scenario() throws(ScenarioDefects) -> Scenario {
    var parts = Scenario.Parts(
      name: name, settings: settings.value, grid: grid, categories: categories,
      languages: languages, tags: tags, stepFree: stepFree)
    parts.places = places
    parts.sites = sites.map(\.value)
    parts.kinds = kinds
    parts.rooms = rooms.map(\.value)
    parts.roomsAreListed = roomsAreListed
    parts.services = services.map(\.value)
    parts.specialists = specialists.map(\.value)
    parts.children = children.map(\.value)
    parts.needs = needs.map(\.value)
    parts.rosters = rosters
    parts.turns = turns.map(\.value)
    parts.travel = travel
    parts.current = current
    parts.absences = absences
    parts.digest = digest
    return try Scenario(parts)
  }
}
