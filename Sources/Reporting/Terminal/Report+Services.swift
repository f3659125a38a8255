import Kezek
import PlanVerification

extension Report {
  func appendServices(to layout: inout SummaryLayout) {
    let weekly = metrics.services.filter { $0.per.isWeekly && $0.given.denominator > 0 }
    if !weekly.isEmpty {
      layout.blank()
      layout.append(contentsOf: weeklyTable(weekly).lines(width: layout.width))
      for note in weekly.compactMap(spareNote) {
        layout.append(contentsOf: note.wrapped(to: layout.width - 2).map { "  " + $0 })
      }
      if weekly.contains(where: isFull), let note = fullNote(weekly) {
        layout.append(contentsOf: note.wrapped(to: layout.width - 2).map { "  " + $0 })
      }
    }
    let others = metrics.services.filter { !$0.per.isWeekly && $0.given.denominator > 0 }
    if !others.isEmpty {
      layout.blank()
      layout.append(contentsOf: turnTable(others).lines(width: layout.width))
    }
  }

  private func weeklyTable(_ services: [ServiceMetrics]) -> TextTable {
    var table = TextTable([
      .init(header: phrases.say("title.by service"), alignment: .left, widest: 20),
      .init(header: phrases.say("column.asked brief")),
      .init(header: phrases.say("column.given brief")),
      .init(header: phrases.say("column.share")), .init(header: phrases.say("column.short")),
      .init(header: phrases.say("column.staff hours")), .init(header: phrases.say("column.spare")),
      .init(header: phrases.say("column.in groups")),
    ])
    for service in services {
      table.append([
        "  " + phrases.service(scenario.services[service.service].key),
        phrases.number(service.given.denominator), phrases.number(service.given.numerator),
        phrases.percent(service.given.numerator, of: service.given.denominator),
        phrases.number(service.short),
        hours(of: service), spare(of: service),
        phrases.percent(service.inGroups.numerator, of: service.inGroups.denominator),
      ])
    }
    return table
  }

  private func hours(of service: ServiceMetrics) -> String {
    guard service.capacityMinutes > 0 else { return "–" }
    return phrases.say(
      "hours.of",
      [
        "used": .text(phrases.hours(service.usedMinutes, weeks: metrics.weeks)),
        "all": .text(phrases.hours(service.capacityMinutes, weeks: metrics.weeks)),
      ])
  }

  private func spare(of service: ServiceMetrics) -> String {
    guard service.capacityMinutes > 0 else { return "–" }
    return isFull(service)
      ? phrases.say("hours.full") : phrases.hours(service.spareMinutes, weeks: metrics.weeks)
  }

  private func turnTable(_ services: [ServiceMetrics]) -> TextTable {
    var table = TextTable([
      .init(header: phrases.say("title.in turns"), alignment: .left, widest: 26),
      .init(header: phrases.say("column.owed")), .init(header: phrases.say("column.had")),
      .init(header: phrases.say("column.planned")), .init(header: phrases.say("column.missed")),
      .init(header: phrases.say("column.places")), .init(header: phrases.say("column.taken")),
    ])
    for service in services {
      table.append([
        "  " + phrases.service(scenario.services[service.service].key),
        phrases.number(service.given.denominator), phrases.number(service.had),
        phrases.number(service.given.numerator), phrases.number(service.short),
        phrases.number(service.places.denominator), phrases.number(service.places.numerator),
      ])
    }
    return table
  }

  /// Whether what is left over is too short for any session.
  private func isFull(_ service: ServiceMetrics) -> Bool {
    let shortest =
      scenario.needs.filter { $0.service == service.service }.map(\.minutes).min() ?? 0
    return service.capacityMinutes > 0
      && service.spareMinutes < max(1, scenario.settings.contactMinutes(ofSession: shortest))
  }

  /// Hours that are spare while children wait: why.
  private func spareNote(_ service: ServiceMetrics) -> String? {
    guard service.short > 0, service.spareMinutes > 0, !isFull(service) else { return nil }
    let reasons = mainReasons(of: service.service)
    guard !reasons.isEmpty else { return nil }
    return phrases.say(
      "spare.why",
      [
        "service": .text(phrases.service(scenario.services[service.service].key)),
        "reasons": .text(
          reasons.prefix(3).map { "\(phrases.reason($0.reason)) (\(phrases.number($0.count)))" }
            .joined(separator: ", ")),
      ]
    ).capitalizedFirst
  }

  /// The main reasons of a service's unmet needs, the most frequent first, with what is missing.
  private func mainReasons(of service: Service.ID) -> [(reason: Reason, count: Int)] {
    var counts: [Reason: Int] = [:]
    for need in unmet where scenario.needs[need.need].service == service {
      if let reason = need.reasons.first { counts[reason, default: 0] += need.asked - need.given }
    }
    return counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map { ($0.key, $0.value) }
  }

  private func fullNote(_ services: [ServiceMetrics]) -> String? {
    let lost = services.filter(isFull).reduce(0) { $0 + $1.lostMinutes }
    guard lost > 0 else { return nil }
    return phrases.say(
      "hours.lost", ["minutes": .number(lost / max(1, metrics.weeks))])
  }
}

extension Phrases {
  /// Minutes of the cycle as hours a week with one decimal.
  func hours(_ minutes: Int, weeks: Int) -> String {
    let unit = 6 * max(1, weeks)
    return tenths((minutes * 2 + unit) / (2 * unit))
  }
}
