/// What a child asks of one service in one form; key (child, service, form).
public struct Need: Sendable, Hashable {
  public typealias ID = DenseID<Need>
  public let child: Child.ID
  public let service: Service.ID
  public let form: Service.Form
  /// Sessions asked a cycle; courses owed a calendar year; 1 for an appointment.
  public let asked: Int
  /// Most sessions in one week of the cycle.
  public let mostInWeek: Int
  /// Delivered is 0 or at least this many.
  public let least: Int
  /// Minutes of a session, the child's age applied; 0 for a need met by turns.
  public let minutes: Int
  /// The fixed group, where a row names one.
  public let roster: Roster.ID?
  /// The site that is required, where the row names one.
  public let site: Site.ID?
  /// Higher is first in the queue.
  public let priority: Int
  /// The row's categories, else the child's; empty = any.
  public let categories: WordSet
  /// Last day of the last course had.
  public let last: CalendarDay?
  /// Courses already had in the calendar year in which the term begins, where the row says.
  public let had: Int?

  public init(
    child: Child.ID, service: Service.ID, form: Service.Form, asked: Int, mostInWeek: Int,
    least: Int, minutes: Int, roster: Roster.ID?, site: Site.ID?, priority: Int,
    categories: WordSet, last: CalendarDay?, had: Int?
  ) {
    self.child = child
    self.service = service
    self.form = form
    self.asked = asked
    self.mostInWeek = mostInWeek
    self.least = least
    self.minutes = minutes
    self.roster = roster
    self.site = site
    self.priority = priority
    self.categories = categories
    self.last = last
    self.had = had
  }

  /// Courses already had in a calendar year, for a term that begins in `termYear` (RULES 18).
  public func had(in year: Int, termYear: Int) -> Int {
    if year == termYear, let had { return had }
    guard let last, last.year == year else { return 0 }
    return 1
  }
}

/// A fixed group: a name under one service, taken as given.
public struct Roster: Sendable, Hashable {
  public typealias ID = DenseID<Roster>
  public let key: String
  public let service: Service.ID
  /// The members' needs, ascending.
  public let members: [Need.ID]

  public init(key: String, service: Service.ID, members: [Need.ID]) {
    self.key = key
    self.service = service
    self.members = members
  }
}
