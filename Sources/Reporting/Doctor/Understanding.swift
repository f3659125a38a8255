import Kezek

/// What Kezek understood of the tables, in words: the first thing that `doctor` says.
struct Understanding {
  let scenario: Scenario
  let phrases: Phrases
  /// Whether every specialist, site and child is told.
  let isComplete: Bool

  /// Entries of one kind that are told where not all are.
  private static let shown = 12

  private var hours: HoursText { HoursText(grid: scenario.grid, phrases: phrases) }

  /// A title and its lines.
  typealias Section = (title: String, lines: [String])

  var sections: [Section] {
    [
      (phrases.say("understood.time"), time), (phrases.say("understood.children"), children),
      (phrases.say("understood.needs"), needs),
      (phrases.say("understood.specialists"), specialists),
      (phrases.say("understood.sites"), sites), (phrases.say("understood.turns"), turns),
    ].filter { !$0.lines.isEmpty }
  }

  private var time: [String] {
    let settings = scenario.settings
    return [
      phrases.say(
        "head.valid",
        ["first": .text(settings.term.first.dotted), "last": .text(settings.term.last.dotted)]),
      phrases.say(
        "understood.grid",
        [
          "hours": .text(hours.text(scenario.grid.open)), "step": .number(scenario.grid.step),
          "weeks": .number(scenario.grid.weeks),
        ]),
    ]
  }

  private var children: [String] {
    let children = scenario.children
    func count(_ key: String, _ matches: (Child) -> Bool) -> String? {
      let count = children.count(where: matches)
      return count == 0
        ? nil : phrases.say(family: "child", key) + ": " + phrases.number(count)
    }
    let counts = [
      count("under 4") { $0.age < 4 }, count("4 to 6") { (4..<7).contains($0.age) },
      count("7 and over") { $0.age >= 7 }, count("village", \.isRural),
      count("shift 1") { $0.shift == 1 }, count("shift 2") { $0.shift == 2 },
      count("school age without shift") { $0.age >= 7 && $0.shift == nil },
      count("seat") { $0.companion == .seat }, count("tags") { !$0.tags.isEmpty },
      count("no conclusion") { $0.status == .noConclusion },
      count("postponed") { $0.status == .postponed },
    ].compactMap { $0 }
    let head = phrases.say("understood.child count", ["count": .number(children.count)])
    return [counts.isEmpty ? head : head + ": " + counts.joined(separator: ", ")]
      + (isComplete ? childHours : [])
  }

  /// Each child's hours; only where all is asked for.
  private var childHours: [String] {
    scenario.children.map { $0.key + ": " + place($0.hours) }
  }

  private var needs: [String] {
    scenario.services.ids.compactMap { id in
      let needs = scenario.needs.filter { $0.service == id }
      guard !needs.isEmpty else { return nil }
      let service = scenario.services[id]
      let asked = needs.reduce(0) { $0 + $1.asked }
      let children = Set(needs.map(\.child)).count
      let unit: String =
        switch service.per {
        case .week, .cycle:
          scenario.grid.weeks == 1
            ? phrases.say("count.sessions a week", ["count": .number(asked)])
            : phrases.say("count.sessions in two weeks", ["count": .number(asked)])
        case .year: phrases.say("count.courses", ["count": .number(asked)])
        case .once: phrases.say("count.appointments", ["count": .number(asked)])
        }
      return phrases.say(
        "understood.need",
        [
          "service": .text(phrases.service(service.key)), "asked": .text(unit),
          "children": .number(children),
        ])
    }
  }

  private var specialists: [String] {
    limited(scenario.specialists) { specialist in
      phrases.say(
        scenario.settings.hoursAre == .lessons
          ? "understood.specialist lessons" : "understood.specialist",
        [
          "key": .text(specialist.key),
          "services": .text(
            specialist.services.map { phrases.service(scenario.services[$0].key) }
              .joined(separator: ", ")),
          "when": .text(place(specialist.hours)),
          "there": .text(hours.hoursAWeek(specialist.hours.anyPeriods)),
          "give": .text(
            phrases.hours(specialist.contactMinutes, weeks: scenario.grid.weeks)),
        ])
    }
  }

  /// Hours, by site where sites are named.
  private func place(_ hours: Hours) -> String {
    let anywhere = hours.anywhere.isEmpty ? [] : [self.hours.text(hours.anywhere)]
    let named = hours.atSites.map {
      phrases.site(scenario.sites[$0.site].key) + " " + self.hours.text($0.periods)
    }
    let all = named + anywhere
    return all.isEmpty ? phrases.say("hours.never") : all.joined(separator: ", ")
  }

  private var sites: [String] {
    limited(scenario.sites) { site in
      let rooms = scenario.rooms.filter { scenario.sites[$0.site].key == site.key }
      let kinds = scenario.kinds.ids.compactMap { kind -> String? in
        let count = rooms.count { $0.kind == kind }
        return count == 0
          ? nil : phrases.kind(scenario.kinds[kind].key) + " " + phrases.number(count)
      }
      let head = phrases.site(site.key) + ": " + hours.text(site.opening)
      return kinds.isEmpty ? head : head + ", " + kinds.joined(separator: ", ")
    }
  }

  private var turns: [String] {
    scenario.services.ids.compactMap { id in
      let turns = scenario.turns.filter { $0.service == id }
      guard !turns.isEmpty else { return nil }
      return phrases.say(
        "understood.turn",
        [
          "service": .text(phrases.service(scenario.services[id].key)),
          "turns": .number(turns.count), "places": .number(turns.reduce(0) { $0 + $1.places }),
        ])
    }
  }

  private func limited<Entry>(_ entries: [Entry], _ line: (Entry) -> String) -> [String] {
    guard !isComplete, entries.count > Self.shown else { return entries.map(line) }
    let rest = entries.count - Self.shown
    return entries.prefix(Self.shown).map(line)
      + [phrases.say("understood.more", ["count": .number(rest)])]
  }
}
