import Kezek

/// Load against capacity by service, before any solving.
struct LoadTable {
  let scenario: Scenario
  let phrases: Phrases

  /// One weekly service: what is asked, were each session held alone, and what there is to give.
  private struct Load {
    var sessions = 0
    var minutes = 0
    var capacity = 0
  }

  /// The table, and the services that ask for more than there is; nil without weekly services.
  var table: TextTable? {
    let loads = loads
    guard loads.contains(where: { $0.sessions > 0 }) else { return nil }
    var table = TextTable([
      .init(header: phrases.say("title.load"), alignment: .left, widest: 34),
      .init(header: phrases.say("column.asked brief")),
      .init(header: phrases.say(lessons ? "column.lessons asked" : "column.hours asked")),
      .init(header: phrases.say(lessons ? "column.lessons there" : "column.hours there")),
      .init(header: phrases.say("column.load")),
    ])
    for (service, load) in zip(scenario.services, loads) where load.sessions > 0 {
      table.append([
        "  " + phrases.service(service.key), phrases.number(load.sessions),
        phrases.hours(load.minutes, weeks: scenario.grid.weeks),
        phrases.hours(load.capacity, weeks: scenario.grid.weeks),
        phrases.percent(load.minutes, of: load.capacity),
      ])
    }
    return table
  }

  private var lessons: Bool { scenario.settings.hoursAre == .lessons }

  /// That the hours of who gives several services stand in each of their lines.
  var sharedNote: String? {
    let asked = Set(
      scenario.needs.filter { scenario.services[$0.service].per.isWeekly }.map(\.service))
    let shared = scenario.specialists.filter { $0.services.count(where: asked.contains) > 1 }
    guard !shared.isEmpty else { return nil }
    let names = shared.prefix(8).map(\.key).joined(separator: ", ")
    return phrases.say(
      "hours.shared", ["specialists": .text(names + (shared.count > 8 ? " …" : ""))])
  }

  private var loads: [Load] {
    var loads = scenario.services.map { _ in Load() }
    for need in scenario.needs where scenario.services[need.service].per.isWeekly {
      loads[need.service.index].sessions += need.asked
      loads[need.service.index].minutes +=
        need.asked * scenario.settings.contactMinutes(ofSession: need.minutes)
    }
    for specialist in scenario.specialists {
      for service in specialist.services {
        loads[service.index].capacity += specialist.contactMinutes
      }
    }
    return loads
  }
}
