import Kezek

extension Understanding {
  /// What was built, counted.
  init(_ built: BuiltScenario) {
    let settings = built.context.settings
    let losses = TimeLosses(built)
    term = settings.term
    weeks = built.context.grid.weeks
    step = built.context.grid.step
    children = built.children.children.count
    sites = built.sites.count
    rooms = built.rooms?.rooms.count ?? 0
    turns = built.turns.turns.count
    currentRows = built.current.rows.count
    defaultsInForce = settings.defaultsInForce
    services = Self.services(built, losses)
    specialists = Self.specialists(built)
    betterStep = losses.betterStep
  }

  private static func services(_ built: BuiltScenario, _ losses: TimeLosses) -> [ServiceLine] {
    let settings = built.context.settings
    var children = [Int](repeating: 0, count: built.services.count)
    var asked = children
    var minutes = children
    var lastChild = [Child.ID?](repeating: nil, count: built.services.count)
    for need in built.needs.needs {
      let service = need.service.index
      // Needs are sorted by child, so a child's needs of one service follow one another.
      if lastChild[service] != need.child { children[service] += 1 }
      lastChild[service] = need.child
      asked[service] += need.asked
      if need.minutes > 0 {
        minutes[service] += need.asked * settings.contactMinutes(ofSession: need.minutes)
      }
    }
    return built.services.ids.map { id in
      let service = built.services[id]
      let givers = built.specialists.specialists.filter { $0.services.contains(id) }
      return ServiceLine(
        service: service.key, per: service.per, children: children[id.index],
        asked: asked[id.index], askedMinutes: minutes[id.index], specialists: givers.count,
        contactMinutes: givers.reduce(0) { $0 + $1.contactMinutes },
        places: built.turns.turns.reduce(0) { $0 + ($1.service == id ? $1.places : 0) },
        minutesLostToRounding: losses.toRounding[id.index],
        minutesOffGrid: losses.offGrid[id.index])
    }
  }

  private static func specialists(_ built: BuiltScenario) -> [SpecialistLine] {
    let grid = built.context.grid
    let names = built.sites.map(\.key)
    return built.specialists.specialists.map { specialist in
      let toGive = specialist.contactMinutes / grid.weeks
      let there = specialist.hours.anyPeriods.intersection(grid.open).memberCount * grid.step
      var words: [Language: String] = [:]
      for language in Language.allCases {
        words[language] = HoursInWords(language: language, grid: grid, sites: names)
          .text(specialist.hours, minutesToGive: toGive)
      }
      return SpecialistLine(
        specialist: specialist.key,
        services: specialist.services.map { built.services[$0].key }, minutesToGive: toGive,
        minutesAvailable: there / grid.weeks, words: words)
    }
  }
}
