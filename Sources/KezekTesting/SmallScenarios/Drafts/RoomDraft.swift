public import Kezek

/// A unit of a resource whose fields can be changed.
public struct RoomDraft: Sendable {
  public var key: String
  public var rowKey: String
  public var site: Site.ID
  public var kind: Kind.ID
  public var seats: Int?
  public var tags: WordSet
  public var opening: PeriodSet

  /// The draft of a value.
  public init(_ value: Room) {
    key = value.key
    rowKey = value.rowKey
    site = value.site
    kind = value.kind
    seats = value.seats
    tags = value.tags
    opening = value.opening
  }

  /// The value as it stands.
  public var value: Room {
    Room(
      key: key, rowKey: rowKey, site: site, kind: kind, seats: seats, tags: tags,
      opening:
        opening)
  }
}
