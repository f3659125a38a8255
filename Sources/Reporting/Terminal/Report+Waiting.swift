import Kezek
import PlanVerification

extension Report {
  /// Rows of each waiting list that the terminal shows.
  private static let shownRows = 15

  func appendWaiting(to layout: inout SummaryLayout) {
    let list = WaitingList(scenario: scenario, metrics: metrics, unmet: unmet)
    let nothing = list.rows.filter(\.hasNothing)
    let short = list.rows.filter { !$0.hasNothing }
    layout.blank()
    layout.append(
      contentsOf: phrases.say(
        "waiting.nothing", ["count": .number(list.childrenWithNothing(scenario))]
      ).wrapped(to: layout.width))
    append(nothing, to: &layout)
    layout.append(
      contentsOf: phrases.say(
        "waiting.short",
        [
          "count": .number(list.childrenShort(scenario)),
          "missing": .text(missing(in: short)),
        ]
      ).wrapped(to: layout.width))
    append(short, to: &layout)
  }

  /// What is missing in rows: sessions, courses and appointments apart.
  private func missing(in rows: [WaitingList.Row]) -> String {
    func sum(_ matches: (Service.Per) -> Bool) -> Int {
      rows.filter { matches(scenario.service(of: $0.need.need).per) }
        .reduce(0) { $0 + $1.need.asked - $1.need.given }
    }
    let sessions = sum(\.isWeekly)
    let courses = sum { $0 == .year }
    let appointments = sum { $0 == .once }
    var parts: [String] = []
    if sessions > 0 {
      parts.append(
        metrics.weeks == 1
          ? phrases.say("count.sessions a week", ["count": .number(sessions)])
          : phrases.say("count.sessions in two weeks", ["count": .number(sessions)]))
    }
    if courses > 0 { parts.append(phrases.say("count.courses", ["count": .number(courses)])) }
    if appointments > 0 {
      parts.append(phrases.say("count.appointments", ["count": .number(appointments)]))
    }
    return parts.isEmpty
      ? phrases.say("count.sessions a week", ["count": 0]) : parts.joined(separator: ", ")
  }

  private func append(_ rows: [WaitingList.Row], to layout: inout SummaryLayout) {
    guard !rows.isEmpty else { return }
    // Reasons stand in full where the terminal is wide.
    let isWide = layout.width >= 120
    var table = TextTable([
      .init(header: phrases.say("column.child"), alignment: .left, widest: 12),
      .init(header: phrases.say("column.service"), alignment: .left, widest: 16),
      .init(header: phrases.say("column.has")), .init(header: phrases.say("column.of")),
      .init(header: phrases.say("column.since brief"), alignment: .left),
      .init(header: phrases.say("column.short of"), alignment: .left, widest: isWide ? nil : 20),
      .init(header: phrases.say("column.how sure"), alignment: .left, widest: isWide ? nil : 16),
    ])
    for row in rows.prefix(Self.shownRows) {
      let need = row.need
      table.append([
        scenario.child(of: need.need).key,
        phrases.service(scenario.service(of: need.need).key), phrases.number(need.given),
        phrases.number(need.asked), scenario.child(of: need.need).since.dotted,
        need.reasons.first.map { reason in
          isWide
            ? phrases.reason(reason, for: need, scenario)
            : phrases.brief(reason, for: need, scenario)
        } ?? "–",
        isWide
          ? phrases.certainty(need.certainty)
          : phrases.say(family: "sure", need.certainty.rawValue),
      ])
    }
    layout.append(contentsOf: table.lines(width: layout.width, indent: 2, gap: 1))
    if rows.count > Self.shownRows {
      layout.append(
        "  "
          + phrases.say("waiting.more", ["count": .number(rows.count - Self.shownRows)]))
    }
  }

  /// What is short, by ground and service: shortages only, never papers or families.
  func appendShortages(to layout: inout SummaryLayout) {
    var counts: [Reason: [Service.ID: Int]] = [:]
    for need in unmet {
      guard let reason = need.reasons.first, !reason.isFilter else { continue }
      counts[reason, default: [:]][scenario.needs[need.need].service, default: 0] +=
        need.asked - need.given
    }
    guard !counts.isEmpty else { return }
    let parts = counts.sorted { $0.key < $1.key }.map { reason, services in
      let list = services.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
        .map { shortage(of: $0.key, $0.value) }
      return phrases.say(family: "brief", reason.rawValue) + ": " + list.joined(separator: ", ")
    }
    layout.append(
      title: phrases.say("title.lack"),
      parts.joined(separator: " – ") + ". " + phrases.say("lack.caution"))
  }

  private func shortage(of service: Service.ID, _ count: Int) -> String {
    let name = phrases.service(scenario.services[service].key)
    let amount: String =
      switch scenario.services[service].per {
      case .week, .cycle:
        metrics.weeks == 1
          ? phrases.say("count.sessions a week", ["count": .number(count)])
          : phrases.say("count.sessions in two weeks", ["count": .number(count)])
      case .year: phrases.say("count.courses", ["count": .number(count)])
      case .once: phrases.say("count.appointments", ["count": .number(count)])
      }
    return name + " " + amount
  }
}

extension Phrases {
  /// A reason in as few words as a narrow column holds.
  func brief(_ reason: Reason, for unmet: UnmetNeed, _ scenario: Scenario) -> String {
    let tags = scenario.tags.words(of: scenario.child(of: unmet.need).tags)
    guard reason == .notAccessible, !tags.isEmpty, tags != ["step-free"] else {
      return say(family: "brief", reason.rawValue)
    }
    return say("brief.tags", ["tags": .text(tags.map(tag).joined(separator: ", "))])
  }
}
