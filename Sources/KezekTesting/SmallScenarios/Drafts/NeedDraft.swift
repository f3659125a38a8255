public import Kezek

/// A need whose fields can be changed.
public struct NeedDraft: Sendable {
  public var child: Child.ID
  public var service: Service.ID
  public var form: Service.Form
  public var asked: Int
  public var mostInWeek: Int
  public var least: Int
  public var minutes: Int
  public var roster: Roster.ID?
  public var site: Site.ID?
  public var priority: Int
  public var categories: WordSet
  public var last: CalendarDay?
  public var had: Int?

  /// The draft of a value.
  public init(_ value: Need) {
    child = value.child
    service = value.service
    form = value.form
    asked = value.asked
    mostInWeek = value.mostInWeek
    least = value.least
    minutes = value.minutes
    roster = value.roster
    site = value.site
    priority = value.priority
    categories = value.categories
    last = value.last
    had = value.had
  }

  /// The value as it stands.
  public var value: Need {
    Need(
      child: child, service: service, form: form, asked: asked, mostInWeek: mostInWeek,
      least: least, minutes: minutes, roster: roster, site: site, priority: priority,
      categories: categories, last: last, had: had)
  }
}
