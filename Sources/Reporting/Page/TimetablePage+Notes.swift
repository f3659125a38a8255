import Kezek
import PlanVerification

/// Sessions that fall out on single dates, in words, by child and by specialist.
struct PauseNotes {
  private(set) var ofChild: [Child.ID: [String]] = [:]
  private(set) var ofSpecialist: [Specialist.ID: [String]] = [:]

  init(_ report: Report) {
    let phrases = report.phrases
    var last: PausedSession?
    for pause in report.metrics.paused {
      guard pause.date != last?.date || pause.session != last?.session else { continue }
      last = pause
      let session = report.plan.sessions[pause.session]
      let service = phrases.service(report.scenario.service(of: session.need).key)
      let text =
        "\(pause.date.dotted), \(phrases.day(pause.date.weekday)) "
        + "\(PlanDocument.clock(session.start)), \(service): "
        + phrases.pause(pause.cause, report.scenario)
      let child = report.scenario.needs[session.need].child
      ofChild[child, default: []].append(text)
      let key = report.scenario.children[child].key
      ofSpecialist[session.specialist, default: []].append("\(text) (\(key))")
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
        "page.hours",
        [
          "used": .text(
            phrases.hours(metrics.minutes.numerator, weeks: report.metrics.weeks)),
          "all": .text(
            phrases.hours(metrics.minutes.denominator, weeks: report.metrics.weeks)),
          "children": .number(metrics.children),
        ])
      return [hours] + falling(pauses.ofSpecialist[id] ?? [])
    case .room: return []
    case .child(let id):
      return courses(of: id) + missing(for: id) + falling(pauses.ofChild[id] ?? [])
    }
  }

  private func falling(_ texts: [String]) -> [String] {
    texts.map { phrases.say("page.falls out", ["what": .text($0)]) }
  }

  private func courses(of child: Child.ID) -> [String] {
    coursesByChild[child, default: []].map { course in
      let turn = scenario.turns[course.turn]
      return phrases.say(
        "page.course",
        [
          "service": .text(phrases.service(scenario.services[turn.service].key)),
          "site": .text(scenario.sites[turn.site].key), "turn": .text(turn.key),
          "first": .text(turn.days.first.dotted), "last": .text(turn.days.last.dotted),
        ])
    }
  }

  private func missing(for child: Child.ID) -> [String] {
    unmetByChild[child, default: []].map { need in
      phrases.say(
        "page.missing",
        [
          "service": .text(phrases.service(scenario.service(of: need.need).key)),
          "given": .number(need.given), "asked": .number(need.asked),
          "unit": .text(phrases.unit(of: need, in: scenario)),
          "reason": .text(
            need.reasons.first.map {
              phrases.reason($0, for: need, scenario).capitalizedFirst
            } ?? "–"),
          "sure": .text(phrases.certainty(need.certainty)),
        ])
    }
  }
}
