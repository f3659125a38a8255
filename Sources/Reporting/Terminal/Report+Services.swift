import Kezek
import PlanVerification

extension Report {
  func appendServices(to layout: inout SummaryLayout) {
    let weekly = metrics.services.filter { $0.per.isWeekly && $0.given.denominator > 0 }
    if !weekly.isEmpty {
      layout.blank()
      layout.append(contentsOf: weeklyTable(weekly).lines(width: layout.width))
      if let note = sharedNote(weekly) {
        layout.append(contentsOf: note.wrapped(to: layout.width - 2).map { "  " + $0 })
      }
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
      .init(header: phrases.say(countsLessons ? "column.staff lessons" : "column.staff hours")),
      .init(header: phrases.say("column.spare")),
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

  private var countsLessons: Bool { scenario.settings.hoursAre == .lessons }

  /// That the hours of who gives several services stand in each of their lines.
  private func sharedNote(_ services: [ServiceMetrics]) -> String? {
    let shown = Set(services.map(\.service))
    let shared = scenario.specialists.filter { $0.services.count(where: shown.contains) > 1 }
    guard !shared.isEmpty else { return nil }
    let names = shared.prefix(8).map(\.key).joined(separator: ", ")
    return phrases.say(
      "hours.shared", ["specialists": .text(names + (shared.count > 8 ? " …" : ""))])
  }

  /// Hours that are spare while children wait: how much of them lies in no working time that is
  /// long enough, and what stands against the rest.
  private func spareNote(_ service: ServiceMetrics) -> String? {
    guard service.short > 0, service.spareMinutes > 0, !isFull(service) else { return nil }
    let name = phrases.service(scenario.services[service.service].key)
    let specialists = metrics.specialists.filter {
      scenario.specialists[$0.specialist].services.contains(service.service)
    }
    let unusable = specialists.reduce(0) { $0 + max(0, $1.spareMinutes - $1.usableMinutes) }
    let lost = specialists.reduce(0) { $0 + $1.lostMinutes }
    var sentences = [
      phrases.say(
        countsLessons ? "spare.lessons" : "spare.hours",
        [
          "service": .text(name),
          "spare": .text(phrases.hours(service.spareMinutes, weeks: metrics.weeks)),
        ]
      ).capitalizedFirst
    ]
    if unusable > 0, !countsLessons {
      sentences.append(
        phrases.say(
          "spare.no time",
          [
            "hours": .text(phrases.hours(unusable, weeks: metrics.weeks)),
            "minutes": .number(lost / max(1, metrics.weeks)),
          ]))
    }
    let reasons = mainReasons(of: service.service).prefix(3).map { ground in
      let words =
        switch ground.reason {
        case .hoursFull where ground.isCertain: phrases.say("spare.alone")
        case .hoursFull: phrases.say("spare.busy")
        case let reason?: phrases.reason(reason)
        case nil: phrases.say("reason.none")
        }
      return "\(words) (\(phrases.number(ground.count)))"
    }
    if !reasons.isEmpty {
      sentences.append(
        phrases.say("spare.reasons", ["reasons": .text(reasons.joined(separator: ", "))]))
    }
    return sentences.joined(separator: " ")
  }

  /// Why needs of a service are not met.
  private struct Ground: Hashable {
    /// nil: nothing stands against one more.
    let reason: Reason?
    /// Whether no plan can meet them.
    let isCertain: Bool
    var count = 0
  }

  /// The main grounds of a service's unmet needs, the most frequent first, with what is missing.
  private func mainReasons(of service: Service.ID) -> [Ground] {
    var counts: [Ground: Int] = [:]
    for need in unmet where scenario.needs[need.need].service == service {
      let ground = Ground(
        reason: need.reasons.first, isCertain: need.certainty == .noPlanCan)
      counts[ground, default: 0] += need.asked - need.given
    }
    return counts.map { Ground(reason: $0.reason, isCertain: $0.isCertain, count: $1) }.sorted {
      ($1.count, $0.reason?.rawValue ?? "", $0.isCertain ? 0 : 1)
        < ($0.count, $1.reason?.rawValue ?? "", $1.isCertain ? 0 : 1)
    }
  }

  private func fullNote(_ services: [ServiceMetrics]) -> String? {
    let lost = services.filter(isFull).reduce(0) { $0 + $1.lostMinutes }
    // A lesson costs one lesson, whatever its minutes.
    guard lost > 0, !countsLessons else { return nil }
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
