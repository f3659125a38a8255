extension Scenario {
  /// The parts of a scenario before they are known to fit together.
  public struct Parts: Sendable {
    public var name: String
    public var settings: Settings
    public var grid: TimeGrid
    public var categories: Vocabulary
    public var languages: Vocabulary
    public var tags: Vocabulary
    public var stepFree: Int
    public var places: [Place] = []
    public var sites: [Site] = []
    public var kinds: [Kind] = []
    public var rooms: [Room] = []
    public var roomsAreListed = false
    public var services: [Service] = []
    public var specialists: [Specialist] = []
    public var children: [Child] = []
    public var needs: [Need] = []
    public var rosters: [Roster] = []
    public var turns: [Turn] = []
    public var travel = TravelTable(minutes: [:], isListed: false)
    public var current: [CurrentRow] = []
    public var absences: [Absence] = []
    public var digest: String = ""

    public init(
      name: String, settings: Settings, grid: TimeGrid, categories: Vocabulary,
      languages: Vocabulary, tags: Vocabulary, stepFree: Int
    ) {
      self.name = name
      self.settings = settings
      self.grid = grid
      self.categories = categories
      self.languages = languages
      self.tags = tags
      self.stepFree = stepFree
    }

    func needsByChild() -> [[Need.ID]] {
      var lists = [[Need.ID]](repeating: [], count: children.count)
      for id in needs.ids { lists[needs[id].child.index].append(id) }
      return lists
    }
  }
}

/// Parts of a scenario that do not fit together; the loader's own checks come before.
public struct ScenarioDefects: Error, Sendable {
  /// A sentence each.
  public let defects: [String]
}

extension Scenario.Parts {
  /// A sentence for each part that refers to nothing or contradicts itself.
  func defects() -> [String] {
    var defects: [String] = []
    func check(_ holds: Bool, _ sentence: @autoclosure () -> String) {
      if !holds { defects.append(sentence()) }
    }
    check(tags.words.indices.contains(stepFree), "the tag step-free is in no vocabulary")
    for site in sites {
      check(places.indices.contains(site.place.index), "site '\(site.key)' lies nowhere")
      check(site.opening.count == grid.periodCount, "site '\(site.key)' opens on another grid")
    }
    for room in rooms {
      check(sites.indices.contains(room.site.index), "room '\(room.key)' is at no site")
      check(kinds.indices.contains(room.kind.index), "room '\(room.key)' is of no kind")
    }
    for specialist in specialists {
      check(
        specialist.services.allSatisfy { services.indices.contains($0.index) },
        "specialist '\(specialist.key)' gives an unknown service")
      check(specialist.contactMinutes >= 0, "specialist '\(specialist.key)' has negative hours")
    }
    for child in children {
      check(
        child.attributes.count == settings.reportBy.count,
        "child '\(child.key)' has other columns than report_by")
    }
    for need in needs {
      guard children.indices.contains(need.child.index),
        services.indices.contains(need.service.index)
      else {
        defects.append("a need refers to no child or no service")
        continue
      }
      let key = children[need.child].key
      check(need.asked >= 1, "child '\(key)' asks for nothing")
      check((1...need.asked).contains(need.least), "child '\(key)': least is not within times")
      if services[need.service].per.isWeekly {
        check(need.minutes >= 1, "child '\(key)': a session has no minutes")
      }
    }
    for turn in turns {
      check(sites.indices.contains(turn.site.index), "turn '\(turn.key)' is at no site")
      check(services.indices.contains(turn.service.index), "turn '\(turn.key)' gives nothing")
      check(turn.places >= 0, "turn '\(turn.key)' has negative places")
    }
    for roster in rosters {
      check(
        roster.members.allSatisfy { needs.indices.contains($0.index) },
        "group '\(roster.key)' has an unknown member")
    }
    return defects
  }
}
