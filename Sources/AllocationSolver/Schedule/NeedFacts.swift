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
  /// Minutes of a specialist's hours that a session alone takes.
  let contact: Int
  let asked: Int
  let mostInWeek: Int
  let least: Int
  /// Least days between two sessions; 1 where the service asks for nothing.
  let gap: Int
  /// Whether the sessions fall away whatever the plan: barred, or away for long.
  let isBarred: Bool
  let isWeekly: Bool
  let form: Service.Form
  let isInRoster: Bool

  init(_ id: Need.ID, _ filters: WeeklyFilters) {
    let scenario = filters.scenario
    let need = scenario.needs[id]
    let row = scenario.services[need.service]
    child = need.child.index
    service = need.service.index
    bindsChild = row.who != .parent
    bindsCompanion = row.who != .child || scenario.children[need.child].companion == .seat
    seats = filters.seats(need)
    minutes = need.minutes
    asked = need.asked
    mostInWeek = need.mostInWeek
    least = need.least
    gap = max(1, row.gapDays ?? 1)
    contact = scenario.settings.contactMinutes(ofSession: need.minutes)
    form = need.form
    isInRoster = need.roster != nil
    isWeekly = row.per.isWeekly
    isBarred = !row.per.isWeekly || filters.bar(id) != nil
  }
}
