/// A table of a scenario, in the order in which they are read and reported.
enum TableKind: String, CaseIterable, Hashable, Comparable {
  case settings
  case children
  case needs
  case specialists
  case services
  case sites
  case rooms
  case turns
  case travel
  case current
  case absences
  case names

  /// The columns without which the table cannot be read, by their English headers.
  var requiredColumns: [String] {
    switch self {
    case .settings: ["key", "value"]
    case .children: ["child", "born"]
    case .needs: ["child", "service", "times"]
    case .specialists: ["specialist", "services", "hours", "when"]
    case .services: ["service"]
    case .sites: ["site"]
    case .rooms: ["room", "site", "kind"]
    case .turns: ["turn", "site", "service", "first_day", "last_day", "places"]
    case .travel: ["from", "to", "minutes"]
    case .current: ["child", "service"]
    case .absences: ["who", "from", "to"]
    case .names: ["child", "name"]
    }
  }

  /// The columns whose blank cell under a merged one is filled from the row above.
  var filledFromAbove: [String] {
    switch self {
    case .needs, .current: ["child"]
    case .rooms, .turns: ["site"]
    case .travel: ["from"]
    case .absences: ["who"]
    default: []
    }
  }

  /// The file's name without its ending.
  var fileStem: String { rawValue }

  /// The file's usual name.
  var fileName: String { rawValue + ".csv" }

  /// The place in the order of tables.
  var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  static func < (left: TableKind, right: TableKind) -> Bool { left.position < right.position }
}
