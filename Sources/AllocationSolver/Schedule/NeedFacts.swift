import Kezek

/// What the schedule asks of a need again and again.
struct NeedFacts: Sendable {
  let child: Int
  let service: Int
  /// Whether its sessions bind the child, and whether they bind the companion (RULES 17).
  let bindsChild: Bool
  let bindsCompanion: Bool
  /// Seats that one attendance takes.
  let seats: Int
  let minutes: Int
  let asked: Int
  let mostInWeek: Int
  let least: Int
  /// Least days between two sessions; 1 where the service asks for nothing.
  let gap: Int
  /// Whether the sessions fall away whatever the plan: barred, or away for long.
  let isBarred: Bool
  /// Whether a row with `keep` yes holds something of it, so that all of it stays as it is.
  let isPinned: Bool
  let isWeekly: Bool
  /// Whether it asks for courses in each calendar year.
  let isYearly: Bool
  let form: Service.Form
  /// The named group, and the site that is required.
  let roster: Roster.ID?
  let site: Site.ID?
  let categories: WordSet
  // Of the child.
  let languages: WordSet
  let age: Int
  let home: Place.ID?
  /// What the place must have; nothing for a parents' service.
  let tags: WordSet

  init(_ id: Need.ID, _ filters: WeeklyFilters, isPinned: Bool) {
    let scenario = filters.scenario
    let need = scenario.needs[id]
    let row = scenario.services[need.service]
    let person = scenario.children[need.child]
    child = need.child.index
    service = need.service.index
    bindsChild = row.who != .parent
    bindsCompanion = row.who != .child || person.companion == .seat
    seats = filters.seats(need)
    minutes = need.minutes
    asked = need.asked
    mostInWeek = need.mostInWeek
    self.isPinned = isPinned
    least = need.least
    gap = max(1, row.gapDays ?? 1)
    isWeekly = row.per.isWeekly
    isYearly = row.per == .year
    isBarred = !row.per.isWeekly || filters.bar(id) != nil
    form = need.form
    roster = need.roster
    site = need.site
    categories = need.categories
    languages = person.languages
    age = person.age
    home = person.lives
    tags = row.who == .parent ? WordSet() : person.tags
  }
}
