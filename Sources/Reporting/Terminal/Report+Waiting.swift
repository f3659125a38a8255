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
      .init(
        header: phrases.say("column.service"), alignment: .left,
        widest: rows.contains { scenario.isAmbiguous($0.need.need) } ? 24 : 16),
      .init(header: phrases.say("column.has")), .init(header: phrases.say("column.of")),
      .init(header: phrases.say("column.since brief"), alignment: .left),
      .init(header: phrases.say("column.short of"), alignment: .left, widest: isWide ? nil : 20),
      .init(header: phrases.say("column.how sure"), alignment: .left, widest: isWide ? nil : 16),
    ])
    for row in rows.prefix(Self.shownRows) {
      let need = row.need
      table.append([
        scenario.child(of: need.need).key,
        phrases.service(of: need.need, in: scenario), phrases.number(need.given),
        phrases.number(need.asked), scenario.child(of: need.need).since.dotted,
        need.reasons.first.map { reason in
          isWide
            ? phrases.reason(reason, for: need, scenario)
            : phrases.brief(reason, for: need, scenario)
        } ?? phrases.say(isWide ? "reason.none" : "brief.none"),
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

  /// What is short, by ground and service: of what is full only, never of papers, families or
  /// conditions.
  func appendShortages(to layout: inout SummaryLayout) {
    let shortages: [Reason] = [.hoursFull, .caseloadFull, .roomsFull, .noGroup, .turnsFull]
    var counts: [Reason: [Service.ID: Int]] = [:]
    for need in unmet {
      guard let reason = need.reasons.first, shortages.contains(reason) else { continue }
      counts[reason, default: [:]][scenario.needs[need.need].service, default: 0] +=
        need.asked - need.given
    }
    guard !counts.isEmpty else { return }
    layout.append(phrases.say("title.lack"))
    let names = shortages.filter { counts[$0] != nil }.map {
      ($0, phrases.say(family: "brief", $0.rawValue))
    }
    let width = names.map { $0.1.columns }.max() ?? 0
    for (reason, name) in names {
      let services = (counts[reason] ?? [:]).sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      let list = services.map {
        phrases.service(scenario.services[$0.key].key) + " " + phrases.number($0.value)
      }
      let lines = list.joined(separator: ", ").wrapped(to: layout.width - width - 4)
      for (number, line) in lines.enumerated() {
        layout.append("  " + (number == 0 ? name : "").padded(to: width) + "  " + line)
      }
    }
    let services = Set(counts.values.flatMap(\.keys))
    let caution = phrases.say("lack.caution", ["units": .text(units(of: services))])
    layout.append(contentsOf: caution.wrapped(to: layout.width - 2).map { "  " + $0 })
  }

  /// What is counted of these services.
  private func units(of services: Set<Service.ID>) -> String {
    let per = services.map { scenario.services[$0].per }
    var units: [String] = []
    if per.contains(where: \.isWeekly) { units.append(phrases.sessionUnit(weeks: metrics.weeks)) }
    if per.contains(.year) { units.append(phrases.say("unit.courses alone")) }
    if per.contains(.once) { units.append(phrases.say("unit.appointments")) }
    return units.joined(separator: ", ").capitalizedFirst
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
