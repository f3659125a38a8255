import Kezek

/// The ids of a scenario by the keys that files write.
struct KeyIndex {
  let scenario: Scenario
  private let children: [String: Int]
  private let services: [String: Int]
  private let specialists: [String: Int]
  private let sites: [String: Int]
  private let rooms: [String: Int]
  private let turns: [String: Int]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    children = Self.index(scenario.children.map(\.key))
    services = Self.index(scenario.services.map(\.key))
    specialists = Self.index(scenario.specialists.map(\.key))
    sites = Self.index(scenario.sites.map(\.key))
    rooms = Self.index(scenario.rooms.map(\.key))
    turns = Self.index(scenario.turns.map(\.key))
  }

  private static func index(_ keys: [String]) -> [String: Int] {
    var index: [String: Int] = [:]
    for (position, key) in keys.enumerated() where index[key] == nil { index[key] = position }
    return index
  }

  func child(_ key: String) -> Child.ID? { children[key].map { Child.ID($0) } }
  func service(_ key: String) -> Service.ID? { services[key].map { Service.ID($0) } }
  func specialist(_ key: String) -> Specialist.ID? { specialists[key].map { Specialist.ID($0) } }
  func site(_ key: String) -> Site.ID? { sites[key].map { Site.ID($0) } }
  func room(_ key: String) -> Room.ID? { rooms[key].map { Room.ID($0) } }
  func turn(_ key: String) -> Turn.ID? { turns[key].map { Turn.ID($0) } }

  /// What an id names, and the keys there are.
  enum Sort {
    case child, service, specialist, site, room, turn
  }

  func keys(_ sort: Sort) -> [String] {
    switch sort {
    case .child: scenario.children.map(\.key)
    case .service: scenario.services.map(\.key)
    case .specialist: scenario.specialists.map(\.key)
    case .site: scenario.sites.map(\.key)
    case .room: scenario.rooms.map(\.key)
    case .turn: scenario.turns.map(\.key)
    }
  }

  /// The needs of a child for a service, in the scenario's order.
  func needs(of child: Child.ID, for service: Service.ID) -> [Need.ID] {
    scenario.needsOfChild[child.index].filter { scenario.needs[$0].service == service }
  }
}

extension FieldReader {
  /// The id that a text field names; a problem where the scenario does not have it.
  mutating func id<ID>(
    _ field: String, _ sort: KeyIndex.Sort, _ index: KeyIndex, _ find: (String) -> ID?
  ) -> ID? {
    guard let key = text(field) else { return nil }
    if let id = find(key) { return id }
    reportUnknown(field, key, sort, index)
    return nil
  }

  mutating func reportUnknown(
    _ field: String, _ key: String, _ sort: KeyIndex.Sort, _ index: KeyIndex
  ) {
    report(
      .unknownID, field, value: key,
      maybe: problems.count < 100 ? NearestWord.of(key, among: index.keys(sort)) : nil)
  }
}
