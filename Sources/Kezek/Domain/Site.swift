/// A locality that sites lie in and children live in.
public struct Place: Sendable, Hashable {
  public typealias ID = DenseID<Place>
  public let key: String

  public init(key: String) {
    self.key = key
  }
}

/// A cabinet, centre, kindergarten or studio.
public struct Site: Sendable, Hashable {
  public typealias ID = DenseID<Site>

  /// The key of the one site of a scenario that names none.
  public static let unnamed = "site"
  public let key: String
  public let place: Place.ID
  /// The periods in which the site is open.
  public let opening: PeriodSet
  /// What the site has for children who need it.
  public let tags: WordSet
  /// The kind of site as the table has it; empty where it does not say.
  public let kind: String

  public init(key: String, place: Place.ID, opening: PeriodSet, tags: WordSet, kind: String) {
    self.key = key
    self.place = place
    self.opening = opening
    self.tags = tags
    self.kind = kind
  }
}

/// One unit of a resource: a room, a second adult, a piece of equipment.
public struct Room: Sendable, Hashable {
  public typealias ID = DenseID<Room>
  /// `R-1#2` for the second of so many like units in one row.
  public let key: String
  /// The id of the row.
  public let rowKey: String
  public let site: Site.ID
  public let kind: Kind.ID
  /// Children and companions it seats; nil = unlimited.
  public let seats: Int?
  public let tags: WordSet
  /// The periods in which it can be used, the site's opening already applied.
  public let opening: PeriodSet

  public init(
    key: String, rowKey: String, site: Site.ID, kind: Kind.ID, seats: Int?, tags: WordSet,
    opening: PeriodSet
  ) {
    self.key = key
    self.rowKey = rowKey
    self.site = site
    self.kind = kind
    self.seats = seats
    self.tags = tags
    self.opening = opening
  }
}
