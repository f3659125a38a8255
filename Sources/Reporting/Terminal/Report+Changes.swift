import Kezek
import PlanVerification

extension Report {
  /// Moves that the terminal lists.
  private static let shownMoves = 15

  /// Each move, with what it makes room for; nothing where nobody limited changes.
  func appendChanges(to layout: inout SummaryLayout) {
    guard let changes, changesText != nil, !changes.moves.isEmpty else { return }
    layout.blank()
    layout.append(phrases.say("title.changes"))
    let writer = MoveText(self)
    for move in changes.moves.prefix(Self.shownMoves) {
      let line =
        "\(writer.who(move)): \(writer.before(move)) → \(writer.after(move)), \(writer.why(move))"
      for (number, part) in line.wrapped(to: layout.width - 4).enumerated() {
        layout.append((number == 0 ? "  " : "    ") + part)
      }
    }
    if changes.moves.count > Self.shownMoves {
      let rest = changes.moves.count - Self.shownMoves
      layout.append("  " + phrases.say("changes.more", ["count": .number(rest)]))
    }
  }

  /// That changes were limited, and how many were used; nil where nobody limited them.
  var changesText: String? {
    guard let changes else { return nil }
    let counts: KeyValuePairs<String, Phrases.Value> = [
      "changed": .number(changes.changed), "rows": .number(changes.rows),
    ]
    switch changes.limit {
    case .free: return nil
    case .least: return phrases.say("changes.least", counts)
    case .atMost(let most):
      let used = phrases.say(
        "changes.at most",
        [
          "most": .number(most), "changed": .number(changes.changed),
          "rows": .number(changes.rows),
        ])
      return changes.changed > most ? used + " " + phrases.say("changes.beyond") : used
    }
  }
}

/// A move in words.
struct MoveText {
  private let report: Report
  private var phrases: Phrases { report.phrases }
  private var scenario: Scenario { report.scenario }

  init(_ report: Report) { self.report = report }

  func who(_ move: PlanChanges.Move) -> String {
    let row = scenario.current[move.row]
    return scenario.children[row.child].key + ", "
      + phrases.service(scenario.services[row.service].key)
  }

  func before(_ move: PlanChanges.Move) -> String {
    switch scenario.current[move.row].content {
    case .course(let turn): return turnText(turn)
    case .session(let slot):
      let specialist = scenario.specialists[slot.specialist].key
      guard let time = slot.time else { return specialist }
      return specialist + " " + when(slot.week, time.weekday, time.minute)
    }
  }

  func after(_ move: PlanChanges.Move) -> String {
    if let position = move.session {
      let session = report.plan.sessions[position]
      return scenario.specialists[session.specialist].key + " " + when(session)
    }
    if let position = move.course { return turnText(report.plan.courses[position].turn) }
    return phrases.say("changes.none")
  }

  /// What the move makes room for, or why the row could not stay.
  func why(_ move: PlanChanges.Move) -> String {
    let gains = gains(move)
    if !gains.isEmpty {
      let shown = gains.prefix(3).joined(separator: ", ") + (gains.count > 3 ? " …" : "")
      return phrases.say("changes.gains", ["gains": .text(shown)])
    }
    return move.wasBroken ? phrases.say("changes.broken") : phrases.say("changes.no gain")
  }

  /// The sessions and courses that take the row's place.
  func gains(_ move: PlanChanges.Move) -> [String] {
    move.gains.map { position in
      let session = report.plan.sessions[position]
      return scenario.child(of: session.need).key + " "
        + phrases.service(scenario.service(of: session.need).key) + " " + when(session)
    }
      + move.courseGains.map { position in
        let course = report.plan.courses[position]
        return scenario.child(of: course.need).key + " " + turnText(course.turn)
      }
  }

  private func turnText(_ turn: Turn.ID) -> String {
    phrases.say(family: "label", "turn", ["value": .text(scenario.turns[turn].key)])
  }

  private func when(_ session: PlannedSession) -> String {
    when(session.week, session.weekday, session.start)
  }

  private func when(_ week: Int?, _ weekday: Weekday, _ start: Int) -> String {
    let time = phrases.day(weekday) + " " + PlanDocument.clock(start)
    guard scenario.grid.weeks > 1, let week else { return time }
    return PlanDocument.word(ofWeek: week) + " " + time
  }
}
