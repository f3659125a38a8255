import Kezek

/// The units of rooms and other resources, ascending by key, and their kinds.
struct RoomsBuilder {
  private(set) var rooms: [Room] = []
  private(set) var kinds: [Kind] = []
  /// By the row's id: the units of the row.
  private(set) var registry: Registry<[Room.ID]>
  /// Whether the scenario lists rooms.
  let isListed: Bool

  private struct Draft {
    let room: Room
    let kind: String
    let count: Int
    let entry: Int
  }

  /// Reads the table, and names the kinds that rooms and services speak of.
  init(
    _ table: Table?, isUnreadable: Bool, _ context: BuildContext, sites: [Site],
    services: [ServiceDraft], directory: inout SiteDirectory, _ log: inout BuildLog
  ) {
    registry = Registry(.rooms, isUnreadable: isUnreadable)
    isListed = table != nil || isUnreadable
    var drafts: [Draft] = []
    if let table {
      var reader = RoomRowReader(table, context, sites)
      for row in table.rows {
        guard let id = reader.id.value(row, &log.findings),
          registry.insert(id, table, row, "room", &log.findings),
          let (room, kind, count) = reader.room(id, row, &directory, &log)
        else { continue }
        drafts.append(Draft(room: room, kind: kind, count: count, entry: registry.count - 1))
      }
    }
    drafts.sort { $0.room.key.utf8.lexicographicallyPrecedes($1.room.key.utf8) }
    kinds = Self.kinds(of: drafts.map { ($0.kind, $0.room.seats != nil) }, services)
    let ids = Dictionary(
      kinds.enumerated().map { ($1.key, Kind.ID($0)) }, uniquingKeysWith: { first, _ in first })
    for draft in drafts {
      guard let kind = ids[draft.kind] else { continue }
      let first = rooms.count
      for number in 1...draft.count {
        rooms.append(draft.room.unit(draft.count == 1 ? nil : number, kind: kind))
      }
      registry.set((first..<rooms.count).map { Room.ID($0) }, at: draft.entry)
    }
  }

  /// The ids of the kinds by name.
  var kindIDs: [String: Kind.ID] {
    Dictionary(
      kinds.enumerated().map { ($1.key, Kind.ID($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The kinds that are named, catalogue words first.
  ///
  /// A cabinet, hall or studio is a place, a curator is none. A kind of the planner's own is a
  /// place where its rows have seats or a service lists it first; else it is equipment.
  private static func kinds(
    of rooms: [(kind: String, hasSeats: Bool)], _ services: [ServiceDraft]
  ) -> [Kind] {
    var named = Set(rooms.map(\.kind))
    var places = Set(rooms.filter(\.hasSeats).map(\.kind))
    for service in services {
      named.formUnion(service.kinds.joined())
      places.formUnion(service.kinds.first ?? [])
    }
    let catalogue = Words.catalogue.entries(.word, "kind").map(\.english)
    let others = named.subtracting(catalogue).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    return (catalogue.filter(named.contains) + others).map { name in
      let isPlace = catalogue.contains(name) ? name != "curator" : places.contains(name)
      return Kind(key: name, isPlace: isPlace)
    }
  }

  /// The kinds that a table of rooms names, for reading the cells of services.
  static func kindNames(_ table: Table) -> [String] {
    var names: Set<String> = []
    for row in table.soundRows {
      let text = table.text(row, "kind")
      if let word = WordCell.read(text, kindChoice).value { names.insert(word.lowercased()) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether the catalogue has a kind.
  static func isCatalogued(_ kind: String) -> Bool {
    Words.catalogue.english(.word, "kind", matching: kind) != nil
  }

  fileprivate static var kindChoice: WordChoice { WordChoice(kind: "kind", unknown: .keep) }
}

extension Room {
  /// The n-th of so many like units in one row.
  fileprivate func unit(_ number: Int?, kind: Kind.ID) -> Room {
    Room(
      key: number.map { "\(rowKey)#\($0)" } ?? rowKey, rowKey: rowKey, site: site, kind: kind,
      seats: seats, tags: tags, opening: opening)
  }
}

/// The columns of `rooms.csv`.
private struct RoomRowReader {
  let id: IdColumn
  private let table: Table
  private let sites: [Site]
  private var kind: Column<String>
  private var seats: Column<Int>
  private var tags: Column<WordSet>
  private var when: OpeningColumn
  private var count: Column<Int>

  init(_ table: Table, _ context: BuildContext, _ sites: [Site]) {
    self.table = table
    self.sites = sites
    id = IdColumn(table, "room")
    let choice = RoomsBuilder.kindChoice
    kind = Column(table, "kind") { WordCell.read($0, choice) }
    seats = Column(table, "seats", read: FieldWords.whole(1...10_000))
    tags = Column(table, "step_free", read: context.vocabularies.placeTags)
    when = OpeningColumn(table, grid: context.grid, noon: context.settings.noon)
    count = Column(table, "count", read: FieldWords.whole(1...1000))
  }

  /// The room of a row, its kind and how many there are; nil where the row is left out.
  mutating func room(
    _ id: String, _ row: Int, _ directory: inout SiteDirectory, _ log: inout BuildLog
  ) -> (Room, String, Int)? {
    let site = log.resolveRequired(in: &directory.registry, table, row, "site")
    let kind = kind.required(row, &log.findings)
    let seats = seats.value(row, &log.findings)
    let tags = tags.value(row, &log.findings)
    let opening = when.opening(row, &log)
    let count = count.value(row, &log.findings) ?? 1
    guard let site, let kind, let opening, !log.isBroken(table, row) else { return nil }
    let room = Room(
      key: id, rowKey: id, site: site, kind: Kind.ID(0), seats: seats,
      tags: tags ?? sites[site].tags, opening: opening.intersection(sites[site].opening))
    return (room, kind.lowercased(), count)
  }
}
