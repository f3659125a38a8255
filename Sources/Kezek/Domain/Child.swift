/// A child who asks for services.
public struct Child: Sendable, Hashable {
  public typealias ID = DenseID<Child>

  /// The pseudonymous id; `C-1#2` for the second of so many like children in one row.
  public let key: String
  /// The id of the row; equal for all like children of a row with a `count`.
  public let rowKey: String
  public let born: CalendarDay
  /// Completed years on the first day of the term.
  public let age: Int
  /// Categories of need; empty = any.
  public let categories: WordSet
  /// Languages; empty = any.
  public let languages: WordSet
  /// Where the child lives; nil where the table does not say.
  public let lives: Place.ID?
  /// Lives in a village.
  public let isRural: Bool
  /// The school shift (1 or 2) in which the child studies; nil = none.
  public let shift: Int?
  /// When the child can come, school shift already taken off.
  public let hours: Hours
  /// What a place must have for the child (step-free, quiet, loop …).
  public let tags: WordSet
  public let companion: Companion
  /// Day of application; the scenario's `as_of` where the table does not say.
  public let since: CalendarDay
  public let status: Status
  /// The day on which the PMPC conclusion ends; nil = no end known.
  public let conclusionUntil: CalendarDay?
  /// The family, equal for siblings.
  public let family: String?
  /// The value in each further column that `report_by` lists, in its order.
  public let attributes: [String]

  /// Who comes with the child.
  public enum Companion: Sendable, Hashable {
    /// Nobody who matters to the plan.
    case none
    /// An adult who waits outside and takes no seat.
    case waits
    /// An adult who takes a seat in each session and goes along to a turn.
    case seat
  }

  /// Whether the child can be planned at all.
  public enum Status: Sendable, Hashable {
    case active
    /// No valid PMPC conclusion: only the PMPC appointment can be planned.
    case noConclusion
    /// The family postponed or declined: nothing is planned.
    case postponed
  }

  public init(
    key: String, rowKey: String, born: CalendarDay, age: Int, categories: WordSet,
    languages: WordSet, lives: Place.ID?, isRural: Bool, shift: Int?, hours: Hours, tags: WordSet,
    companion: Companion, since: CalendarDay, status: Status, conclusionUntil: CalendarDay?,
    family: String?, attributes: [String]
  ) {
    self.key = key
    self.rowKey = rowKey
    self.born = born
    self.age = age
    self.categories = categories
    self.languages = languages
    self.lives = lives
    self.isRural = isRural
    self.shift = shift
    self.hours = hours
    self.tags = tags
    self.companion = companion
    self.since = since
    self.status = status
    self.conclusionUntil = conclusionUntil
    self.family = family
    self.attributes = attributes
  }
}
