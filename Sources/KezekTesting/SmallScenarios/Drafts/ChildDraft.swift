public import Kezek

/// A child whose fields can be changed.
public struct ChildDraft: Sendable {
  public var key: String
  public var rowKey: String
  public var born: CalendarDay
  public var age: Int
  public var categories: WordSet
  public var languages: WordSet
  public var lives: Place.ID?
  public var isRural: Bool
  public var shift: Int?
  public var hours: Hours
  public var tags: WordSet
  public var companion: Child.Companion
  public var since: CalendarDay
  public var status: Child.Status
  public var conclusionUntil: CalendarDay?
  public var family: String?
  public var attributes: [String]

  /// The draft of a value.
  public init(_ value: Child) {
    key = value.key
    rowKey = value.rowKey
    born = value.born
    age = value.age
    categories = value.categories
    languages = value.languages
    lives = value.lives
    isRural = value.isRural
    shift = value.shift
    hours = value.hours
    tags = value.tags
    companion = value.companion
    since = value.since
    status = value.status
    conclusionUntil = value.conclusionUntil
    family = value.family
    attributes = value.attributes
  }

  /// The value as it stands.
  public var value: Child {
    Child(
      key: key, rowKey: rowKey, born: born, age: age, categories: categories,
      languages:
        languages, lives: lives, isRural: isRural, shift: shift, hours: hours, tags: tags,
      companion: companion, since: since, status: status, conclusionUntil: conclusionUntil,
      family: family, attributes: attributes)
  }
}
