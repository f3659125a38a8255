import Kezek

/// Like units of a resource: same site, kind, seats, tags and hours (RULES 9).
struct ResourceClass: Sendable {
  let site: Site.ID
  let kind: Kind.ID
  let isPlace: Bool
  let seats: Int?
  let tags: WordSet
  let opening: PeriodSet
  /// The units, ascending.
  let rooms: [Room.ID]
}

/// One class for each kind that a service lists, all at one site: ρ in `session[n,t,ρ,h]`.
struct Combination: Sendable {
  let site: Site.ID
  /// The classes in the order in which the service lists the kinds; a class may occur twice.
  let classes: [Int]
  /// The periods in which the site and every class are open.
  let opening: PeriodSet
  /// The fewest seats of a class that has a number; nil = unlimited.
  let seats: Int?
  /// Equal for combinations that stand for each other, see `Resources.signature(of:)`.
  let signature: [Int]
  /// What the place has for children who need it.
  let tags: WordSet
}

/// The resource classes of a scenario and the combinations that each service can use.
struct Resources: Sendable {
  let classes: [ResourceClass]
  let combinations: [Combination]
  /// Positions in `combinations`, by service and then by site.
  private let byServiceAndSite: [[[Int]]]

  /// The combinations that a service can use at a site.
  func combinations(of service: Service.ID, at site: Site.ID) -> [Int] {
    byServiceAndSite[service.index][site.index]
  }

  /// What tells combinations apart: the place, which decides the tags, and the classes in any order.
  ///
  /// The same classes in another order take the same units, but another of them may come first
  /// among those that are places.
  func signature(of chosen: [Int]) -> [Int] { Self.signature(of: chosen, classes) }

  private static func signature(of chosen: [Int], _ classes: [ResourceClass]) -> [Int] {
    [chosen.first { classes[$0].isPlace } ?? -1] + chosen.sorted()
  }

  init(_ scenario: Scenario, _ absences: LongAbsences) {
    let classes = Self.classes(of: scenario, absences)
    var combinations: [Combination] = []
    var table: [[[Int]]] = []
    var known: [[[Kind.ID]]: Int] = [:]
    for service in scenario.services {
      let kinds = scenario.roomsAreListed ? service.kinds : []
      if let earlier = known[kinds] {
        table.append(table[earlier])
        continue
      }
      known[kinds] = table.count
      table.append(
        scenario.sites.ids.map { site in
          guard !absences.contains(site) else { return [] }
          let first = combinations.count
          combinations += Self.combinations(of: kinds, at: site, classes, scenario)
          return Array(first..<combinations.count)
        })
    }
    self.classes = classes
    self.combinations = combinations
    byServiceAndSite = table
  }

  private struct ClassKey: Hashable {
    let site: Site.ID
    let kind: Kind.ID
    let seats: Int?
    let tags: WordSet
    let opening: PeriodSet
  }

  private static func classes(
    of scenario: Scenario, _ absences: LongAbsences
  ) -> [ResourceClass] {
    var position: [ClassKey: Int] = [:]
    var keys: [ClassKey] = []
    var rooms: [[Room.ID]] = []
    for id in scenario.rooms.ids where !absences.contains(id) {
      let room = scenario.rooms[id]
      let key = ClassKey(
        site: room.site, kind: room.kind, seats: room.seats, tags: room.tags,
        opening: room.opening)
      if let known = position[key] {
        rooms[known].append(id)
      } else {
        position[key] = keys.count
        keys.append(key)
        rooms.append([id])
      }
    }
    return zip(keys, rooms).map { key, rooms in
      ResourceClass(
        site: key.site, kind: key.kind, isPlace: scenario.kinds[key.kind].isPlace,
        seats: key.seats, tags: key.tags, opening: key.opening, rooms: rooms)
    }
  }

  private static func combinations(
    of kinds: [[Kind.ID]], at site: Site.ID, _ classes: [ResourceClass], _ scenario: Scenario
  ) -> [Combination] {
    var choices: [[Int]] = [[]]
    for alternatives in kinds {
      let here = classes.indices.filter {
        classes[$0].site == site && alternatives.contains(classes[$0].kind)
      }
      choices = choices.flatMap { chosen in here.map { chosen + [$0] } }
    }
    var seen: Set<[Int]> = []
    return choices.compactMap { chosen in
      let signature = signature(of: chosen, classes)
      guard seen.insert(signature).inserted else { return nil }
      for part in Set(chosen) where chosen.count(where: { $0 == part }) > classes[part].rooms.count
      {
        return nil
      }
      let place = chosen.first { classes[$0].isPlace }
      let opening = chosen.reduce(scenario.sites[site].opening) {
        $0.intersection(classes[$1].opening)
      }
      return Combination(
        site: site, classes: chosen, opening: opening,
        seats: chosen.compactMap { classes[$0].seats }.min(), signature: signature,
        tags: place.map { classes[$0].tags } ?? scenario.sites[site].tags)
    }
  }
}
