import Kezek
import PlanVerification

/// Sessions that fall out on single dates, in words, by child and by specialist.
///
/// Dates of one cause that lie within a week of each other are told as one stretch.
struct PauseNotes {
  private let report: Report
  private let ofChild: [Child.ID: [Stretch]]
  private let ofSpecialist: [Specialist.ID: [Stretch]]

  func notes(of child: Child.ID) -> [String] { ofChild[child, default: []].map(text) }

  func notes(of specialist: Specialist.ID) -> [String] {
    ofSpecialist[specialist, default: []].map(text)
  }

  /// Dates on which sessions of one owner fall out for one cause.
  private struct Stretch {
    let cause: PausedSession.Cause
    /// Whether the rest of the group meets.
    let othersMeet: Bool
    /// Whose session it is; nil where the cause is nobody's in particular.
    let child: Child.ID?
    let first: CalendarDay
    var last: CalendarDay
    var sessions: Int
  }

  init(_ report: Report) {
    var children: [Child.ID: [Stretch]] = [:]
    var specialists: [Specialist.ID: [Stretch]] = [:]
    var last: PausedSession?
    for pause in report.metrics.paused {
      guard pause.date != last?.date || pause.session != last?.session else { continue }
      last = pause
      let session = report.plan.sessions[pause.session]
      let child = report.scenario.needs[session.need].child
      Self.add(pause, child: nil, to: &children[child, default: []])
      Self.add(
        pause, child: pause.cause.isOfChild ? child : nil,
        to: &specialists[session.specialist, default: []])
    }
    self.report = report
    ofChild = children
    ofSpecialist = specialists
  }

  private static func add(
    _ pause: PausedSession, child: Child.ID?, to stretches: inout [Stretch]
  ) {
    let known = stretches.lastIndex {
      $0.cause == pause.cause && $0.othersMeet == pause.othersMeet && $0.child == child
        && pause.date.days(since: $0.last) <= 7
    }
    if let known {
      stretches[known].last = pause.date
      stretches[known].sessions += 1
    } else {
      stretches.append(
        Stretch(
          cause: pause.cause, othersMeet: pause.othersMeet, child: child, first: pause.date,
          last: pause.date, sessions: 1))
    }
  }

  private func text(_ stretch: Stretch) -> String {
    let days =
      stretch.first == stretch.last
      ? stretch.first.dotted : stretch.first.dotted + " - " + stretch.last.dotted
    let why = report.phrases.pause(stretch.cause, report.scenario)
    let child = stretch.child.map { " (\(report.shown($0)))" } ?? ""
    // To the specialist and the group nothing falls out: one child is missing.
    if stretch.othersMeet, let missing = stretch.child {
      return report.phrases.say(
        "page.without",
        [
          "child": .text(report.shown(missing)), "days": .text(days),
          "count": .number(stretch.sessions), "why": .text(why),
        ])
    }
    return report.phrases.say(
      "page.falls out",
      ["days": .text(days), "count": .number(stretch.sessions), "why": .text(why + child)])
  }
}

extension PausedSession.Cause {
  /// Whether it concerns one child only.
  fileprivate var isOfChild: Bool {
    switch self {
    case .child, .turn: true
    case .specialist, .room, .site: false
    }
  }
}

extension TimetablePage {
  /// What stands below a timetable: hours, courses, what is missing, what falls out.
  func notes(of owner: Owner) -> [String] {
    switch owner {
    case .specialist(let id):
      let metrics = report.metrics.specialists[id.index]
      let hours = phrases.say(
        scenario.settings.hoursAre == .lessons ? "page.lessons" : "page.hours",
        [
          "used": .text(
            phrases.hours(metrics.minutes.numerator, weeks: report.metrics.weeks)),
          "all": .text(
            phrases.hours(metrics.minutes.denominator, weeks: report.metrics.weeks)),
          "children": .number(metrics.children),
        ])
      return [hours] + pauses.notes(of: id)
    case .room: return []
    case .child(let id):
      return courses(of: id) + missing(for: id) + pauses.notes(of: id)
    }
  }

  private func courses(of child: Child.ID) -> [String] {
    coursesByChild[child, default: []].map { course in
      let turn = scenario.turns[course.turn]
      return phrases.say(
        "page.course",
        [
          "service": .text(phrases.service(scenario.services[turn.service].key)),
          "site": .text(phrases.site(scenario.sites[turn.site].key)), "turn": .text(turn.key),
          "first": .text(turn.days.first.dotted), "last": .text(turn.days.last.dotted),
        ])
    }
  }

  private func missing(for child: Child.ID) -> [String] {
    unmetByChild[child, default: []].map { need in
      phrases.say(
        "page.missing",
        [
          "service": .text(phrases.service(of: need.need, in: scenario)),
          "given": .number(need.given), "asked": .number(need.asked),
          "unit": .text(phrases.unit(of: need, in: scenario)),
          "reason": .text(
            need.reasons.first.map {
              phrases.reason($0, for: need, scenario).capitalizedFirst
            } ?? phrases.say("reason.none").capitalizedFirst),
          "sure": .text(phrases.certainty(need.certainty)),
        ])
    }
  }
}
