import Kezek

/// The entities of a scenario while they are built, in the order in which they need one another.
struct BuiltScenario {
  let context: BuildContext
  let sites: [Site]
  var names: SiteDirectory
  var places: PlaceDirectory
  private(set) var directory: ServiceDirectory?
  private(set) var services: [Service] = []
  private(set) var rooms: RoomsBuilder?
  private(set) var children = ChildrenBuilder(isUnreadable: false)
  private(set) var specialists = SpecialistsBuilder(isUnreadable: false)
  private(set) var needs = NeedsBuilder()
  private(set) var turns = TurnsBuilder(isUnreadable: false)
  private(set) var travel = TravelBuilder(isComplete: true)
  private(set) var current = CurrentBuilder()
  private(set) var absences = AbsencesBuilder()

  init(context: BuildContext, sites: [Site], names: SiteDirectory, places: PlaceDirectory) {
    self.context = context
    self.sites = sites
    self.names = names
    self.places = places
  }

  /// Services, and the rooms whose kinds they speak of.
  mutating func readServices(
    _ tables: [TableKind: Table], _ unreadable: Set<TableKind>, _ log: inout BuildLog
  ) {
    let kinds = tables[.rooms].map(RoomsBuilder.kindNames)
    let directory = ServiceDirectory(tables, roomKinds: kinds, &log)
    let rooms = RoomsBuilder(
      tables[.rooms], isUnreadable: unreadable.contains(.rooms), context, sites: sites,
      services: directory.drafts, directory: &names, &log)
    services = directory.drafts.map { $0.service(kinds: rooms.kindIDs) }
    self.directory = directory
    self.rooms = rooms
  }

  /// Children, their needs, and specialists.
  mutating func readPeople(
    _ tables: [TableKind: Table], _ unreadable: Set<TableKind>, _ log: inout BuildLog
  ) {
    guard let directory else { return }
    children = ChildrenBuilder(isUnreadable: unreadable.contains(.children))
    specialists = SpecialistsBuilder(isUnreadable: unreadable.contains(.specialists))
    if let table = tables[.children] {
      children.read(table, context, places: &places, &log)
    }
    if let table = tables[.specialists] {
      specialists.read(table, context, directory: directory, &log)
    }
    if let table = tables[.needs] {
      var childRows = children.registry
      needs.read(
        table, context, services: services, directory: directory, children: children.children,
        childRows: &childRows, sites: &names, &log)
    }
  }

  /// Turns, travel, today's plan, absences.
  mutating func readRest(
    _ tables: [TableKind: Table], _ unreadable: Set<TableKind>, _ log: inout BuildLog
  ) {
    guard let directory, let rooms else { return }
    turns = TurnsBuilder(isUnreadable: unreadable.contains(.turns))
    if let table = tables[.turns] {
      turns.read(
        table, context, services: services, directory: directory, sites: sites,
        siteRows: &names, places: places, stepFree: context.stepFree, &log)
    }
    if let table = tables[.travel] {
      let broken = log.findings.brokenRows(of: .children)
      travel = TravelBuilder(isComplete: !unreadable.contains(.children) && broken.isEmpty)
      travel.read(table, sites: sites, siteRows: &names, places: &places, &log)
    }
    let childKeys = keys(children.children.map(\.key))
    let roomKeys = keys(rooms.rooms.map(\.key))
    if let table = tables[.current] {
      let ids = CurrentBuilder.Ids(
        children: children.registry, specialists: specialists.registry,
        rooms: rooms.registry, turns: turns.registry, childKeys: childKeys, roomKeys: roomKeys)
      current.read(table, ids, directory: directory, sites: &names, grid: context.grid, &log)
    }
    if let table = tables[.absences] {
      let ids = AbsencesBuilder.Ids(
        children: children.registry, specialists: specialists.registry,
        rooms: rooms.registry, sites: names.registry)
      absences.read(
        table, ids, childKeys: childKeys, roomKeys: roomKeys,
        term: context.isTermKnown ? context.settings.term : nil, &log)
    }
  }

  private func keys(_ keys: [String]) -> [String: Int] {
    Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The parts of the scenario.
  func parts(name: String, digest: String) -> Scenario.Parts {
    let words = context.vocabularies
    var parts = Scenario.Parts(
      name: name, settings: context.settings, grid: context.grid,
      categories: words.categories.vocabulary, languages: words.languages.vocabulary,
      tags: words.tags.vocabulary, stepFree: context.stepFree)
    parts.places = places.places
    parts.sites = sites
    parts.kinds = rooms?.kinds ?? []
    parts.rooms = rooms?.rooms ?? []
    parts.roomsAreListed = rooms?.isListed ?? false
    parts.services = services
    parts.specialists = specialists.specialists
    parts.children = children.children
    parts.needs = needs.needs
    parts.rosters = needs.rosters
    parts.turns = turns.turns
    parts.travel = travel.table
    parts.current = current.canonicalRows
    parts.absences = absences.absences
    parts.digest = digest
    return parts
  }
}
