import Kezek
import PlanVerification

extension TableMaker {
  /// A row for each need that is not met in full: first the children with nothing at all, then
  /// those short of some; longest waiting first.
  func waitingList() -> CSVTable {
    var table = table(
      "waiting-list.csv",
      [
        phrases.say("column.list"), phrases.say("column.child"), phrases.say("column.service"),
        phrases.say("column.given"), phrases.say("column.asked"), phrases.say("column.missing"),
        phrases.say("column.possible"), phrases.say("column.unit"), phrases.say("column.since"),
        phrases.say("column.short of"),
        phrases.say("column.code"), phrases.say("column.how sure"),
        phrases.say("column.who can change it"), phrases.say("column.also"),
      ])
    for row in WaitingList(scenario: scenario, metrics: metrics, unmet: unmet).rows {
      let child = scenario.child(of: row.need.need)
      table.append(
        marked([
          .text(row.hasNothing ? phrases.say("list.nothing") : phrases.say("list.short")),
          .text(child.key), .text(phrases.service(of: row.need.need, in: scenario)),
          .integer(row.need.given), .integer(row.need.asked),
          .integer(row.need.asked - row.need.given), .integer(row.need.possible),
          .text(phrases.unit(of: row.need, in: scenario)), .day(child.since),
          .text(
            row.need.reasons.first.map { phrases.reason($0, for: row.need, scenario) }
              ?? phrases.say("reason.none")),
          .optional(row.need.reasons.first?.rawValue),
          .text(phrases.certainty(row.need.certainty)),
          .optional(row.need.reasons.first.map(phrases.changer)),
          .text(
            row.need.reasons.dropFirst().map {
              phrases.reason($0, for: row.need, scenario) + " (" + phrases.changer($0) + ")"
            }.joined(separator: ", ")),
        ]))
    }
    return table
  }

  /// A row for each session and date on which it does not take place.
  func pausedSessions() -> CSVTable {
    var table = table(
      "paused-sessions.csv",
      [
        phrases.say("column.date"), phrases.say("column.day"), phrases.say("column.start"),
        phrases.say("column.child"), phrases.say("column.service"),
        phrases.say("column.specialist"), phrases.say("column.site"), phrases.say("column.room"),
        phrases.say("column.why"),
      ])
    var last: PausedSession?
    for entry in metrics.paused {
      // A session that falls out for two causes is one locked door.
      guard entry.date != last?.date || entry.session != last?.session else { continue }
      last = entry
      let session = plan.sessions[entry.session]
      table.append(
        marked([
          .day(entry.date), .text(phrases.day(entry.date.weekday)), .clock(session.start),
          .text(scenario.child(of: session.need).key),
          .text(phrases.service(scenario.service(of: session.need).key)),
          .text(scenario.specialists[session.specialist].key),
          .text(phrases.site(scenario.sites[session.site].key)), .text(names(of: session.rooms)),
          .text(phrases.pause(entry, scenario)),
        ]))
    }
    return table
  }

  /// A row for each child in each turn.
  func turnLists() -> CSVTable {
    var table = table(
      "turn-lists.csv",
      [
        phrases.say("column.turn"), phrases.say("column.site"), phrases.say("column.service"),
        phrases.say("column.first day"), phrases.say("column.last day"),
        phrases.say("column.child"), phrases.say("column.age"), phrases.say("column.companion"),
      ])
    for course in plan.courses {
      let turn = scenario.turns[course.turn]
      let child = scenario.child(of: course.need)
      table.append(
        marked([
          .text(turn.key), .text(phrases.site(scenario.sites[turn.site].key)),
          .text(phrases.service(scenario.services[turn.service].key)), .day(turn.days.first),
          .day(turn.days.last), .text(child.key),
          .integer(turn.days.first.completedYears(since: child.born)),
          .text(child.companion == .seat ? phrases.say("word.yes") : phrases.say("word.no")),
        ]))
    }
    return table
  }
}

extension Phrases {
  /// What a need counts: sessions a week or in two weeks, courses in a year, an appointment.
  func unit(of unmet: UnmetNeed, in scenario: Scenario) -> String {
    switch scenario.service(of: unmet.need).per {
    case .once: say("unit.appointment")
    case .year:
      say(
        "unit.courses",
        ["year": .text(String(unmet.year ?? scenario.settings.term.first.year))])
    case .week, .cycle: sessionUnit(weeks: scenario.grid.weeks)
    }
  }

  /// Sessions a week, or in two.
  func sessionUnit(weeks: Int) -> String {
    weeks == 1 ? say("unit.sessions a week") : say("unit.sessions in two weeks")
  }

  /// The reason of an unmet need; one of access names what is missing.
  func reason(_ reason: Reason, for unmet: UnmetNeed, _ scenario: Scenario) -> String {
    self.reason(
      reason, tags: scenario.tags.words(of: scenario.child(of: unmet.need).tags))
  }

  /// A service, with the form where the child asks for it in several.
  func service(of need: Need.ID, in scenario: Scenario) -> String {
    let name = service(scenario.service(of: need).key)
    guard scenario.isAmbiguous(need) else { return name }
    let form =
      switch scenario.needs[need].form {
      case .individual: say("form.individual")
      case .group: say("form.group")
      case .any: say("form.any")
      }
    return name + " (" + form + ")"
  }

  /// Why a session falls out; where the others of its group meet, that they do.
  func pause(_ entry: PausedSession, _ scenario: Scenario) -> String {
    let why = pause(entry.cause, scenario)
    return entry.othersMeet ? say("pause.others meet", ["why": .text(why)]) : why
  }

  func pause(_ cause: PausedSession.Cause, _ scenario: Scenario) -> String {
    switch cause {
    case .site: say("pause.site")
    case .room: say("pause.room")
    case .specialist: say("pause.specialist")
    case .child: say("pause.child")
    case .turn(let id): say("pause.turn", ["turn": .text(scenario.turns[id].key)])
    }
  }
}
