public import Kezek

/// A site whose fields can be changed.
public struct SiteDraft: Sendable {
  public var key: String
  public var place: Place.ID
  public var opening: PeriodSet
  public var tags: WordSet
  public var kind: String

  /// The draft of a value.
  public init(_ value: Site) {
    key = value.key
    place = value.place
    opening = value.opening
    tags = value.tags
    kind = value.kind
  }

  /// The value as it stands.
  public var value: Site {
    Site(
      key: key, place: place, opening: opening, tags: tags, kind: kind)
  }
}
