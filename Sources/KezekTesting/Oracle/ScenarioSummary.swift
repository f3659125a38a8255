public import Kezek

/// A small scenario in words: enough to make it again by hand.
public enum ScenarioSummary {
  /// One line for each entity.
  public static func text(of scenario: Scenario) -> String {
    let draft = ScenarioDraft(scenario)
    var lines = [
      "  \(draft.name): \(draft.grid.weeks) week(s), step \(draft.grid.step), "
        + "\(draft.grid.periodsPerDay) periods a day, open \(times(draft.grid.open, draft.grid))",
      "  term \(draft.settings.term.first)…\(draft.settings.term.last), day sessions "
        + "\(draft.settings.daySessions), day minutes \(text(draft.settings.dayMinutes)), "
        + "max travel \(text(draft.settings.maxTravel)), hours \(draft.settings.hoursAre), "
        + "rooms listed \(draft.roomsAreListed)",
    ]
    lines += draft.sites.map { "  site \($0.key) at \(scenario.places[$0.place].key)" }
    lines += scenario.services.ids.filter { id in scenario.needs.contains { $0.service == id } }
      .map { service(scenario.services[$0], scenario) }
    lines += draft.rooms.map { room in
      "  room \(room.key): \(scenario.kinds[room.kind].key) at \(scenario.sites[room.site].key), "
        + "seats \(text(room.seats)), tags \(words(room.tags, draft.tags)), "
        + "open \(times(room.opening, draft.grid))"
    }
    lines += draft.specialists.map { specialist($0, scenario) }
    lines += draft.children.map { child($0, scenario) }
    lines += scenario.needs.ids.map { need($0, scenario) }
    lines += draft.rosters.map { "  group \($0.key): \($0.members.map(\.index))" }
    lines += draft.turns.map { turn($0, scenario) }
    lines += draft.current.map { "  current \($0.child.index) \($0.content), keep \($0.keep)" }
    lines += draft.absences.map { "  away \($0.who): \($0.days.first)…\($0.days.last)" }
    return lines.joined(separator: "\n")
  }

  private static func service(_ service: Service, _ scenario: Scenario) -> String {
    let kinds = service.kinds.map { $0.map { scenario.kinds[$0].key }.joined(separator: "/") }
    return "  service \(service.key): per \(service.per), who \(service.who), group "
      + "\(service.groupSize) age gap \(service.ageGap), kinds \(kinds), gap "
      + "\(text(service.gapDays)), ages \(text(service.ageFrom))–\(text(service.ageTo))"
  }

  private static func specialist(_ draft: SpecialistDraft, _ scenario: Scenario) -> String {
    "  specialist \(draft.key): \(draft.services.map { scenario.services[$0].key }), "
      + "\(draft.contactMinutes) minutes, \(hours(draft.hours, scenario)), site "
      + "\(draft.siteChoice), caseload \(text(draft.caseload)), languages "
      + "\(words(draft.languages, scenario.languages)), categories "
      + "\(words(draft.categories, scenario.categories))"
  }

  private static func child(_ draft: ChildDraft, _ scenario: Scenario) -> String {
    "  child \(draft.key): age \(draft.age), lives "
      + "\(draft.lives.map { scenario.places[$0].key } ?? "–"), \(draft.status), companion "
      + "\(draft.companion), tags \(words(draft.tags, scenario.tags)), languages "
      + "\(words(draft.languages, scenario.languages)), until \(text(draft.conclusionUntil)), "
      + hours(draft.hours, scenario)
  }

  private static func need(_ id: Need.ID, _ scenario: Scenario) -> String {
    let need = scenario.needs[id]
    return "  need \(scenario.key(of: id)): asked \(need.asked), week \(need.mostInWeek), least "
      + "\(need.least), \(need.minutes) min, categories "
      + "\(words(need.categories, scenario.categories)), group "
      + "\(text(need.roster.map { scenario.rosters[$0].key })), site "
      + "\(text(need.site.map { scenario.sites[$0].key })), last \(text(need.last)), had "
      + "\(text(need.had))"
  }

  private static func turn(_ draft: TurnDraft, _ scenario: Scenario) -> String {
    "  turn \(draft.key): \(scenario.services[draft.service].key) at "
      + "\(scenario.sites[draft.site].key) \(draft.days.first)…\(draft.days.last), places "
      + "\(draft.places), step-free \(draft.stepFreePlaces), companion \(draft.companion), ages "
      + "\(text(draft.ageFrom))–\(text(draft.ageTo)), categories "
      + "\(words(draft.categories, scenario.categories)), quotas "
      + "\(draft.quotas.map { ($0.population, $0.children) }), reserved "
      + "\(draft.reserved.map { ($0.population, $0.children) })"
  }

  private static func hours(_ hours: Hours, _ scenario: Scenario) -> String {
    let named = hours.atSites.map {
      "at \(scenario.sites[$0.site].key) \(times($0.periods, scenario.grid))"
    }
    return ([times(hours.anywhere, scenario.grid)] + named).joined(separator: ", ")
  }

  /// As A-Mon:0,1 B-Tue:2: week, day and slots.
  private static func times(_ set: PeriodSet, _ grid: TimeGrid) -> String {
    var days: [(name: String, slots: [Int])] = []
    for period in set.members {
      let day = grid.day(of: period)
      let week = grid.weeks == 1 ? "" : (grid.week(ofDay: day) == 0 ? "A-" : "B-")
      let name = week + grid.weekday(ofDay: day).code
      if days.last?.name == name {
        days[days.count - 1].slots.append(grid.slot(of: period))
      } else {
        days.append((name, [grid.slot(of: period)]))
      }
    }
    if days.isEmpty { return "never" }
    return days.map { "\($0.name):\($0.slots.map(String.init).joined(separator: ","))" }
      .joined(separator: " ")
  }

  private static func words(_ set: WordSet, _ vocabulary: Vocabulary) -> String {
    set.isEmpty ? "–" : vocabulary.words(of: set).joined(separator: "/")
  }

  private static func text(_ value: (some Any)?) -> String {
    value.map { "\($0)" } ?? "–"
  }
}
