import Kezek

/// Which capacity rows of half-days a session takes, and how much of each.
struct HalfDayRows {
  private let scenario: Scenario
  private let noon: Int
  /// By specialist, by specialist and site that it chooses, and by (site, kind): the half-days.
  private let ofSpecialist: [[Block]]
  private let ofChosenSite: [ChosenSite: [Block]]
  /// By specialist: whether its rows are those of sites that it chooses.
  private let choosesSite: [Bool]
  private let ofRooms: [RoomKey: [Block]]
  private let roomsOfKey: [RoomKey: [Room.ID]]

  private struct ChosenSite: Hashable {
    let specialist: Int
    let site: Int
  }

  private struct RoomKey: Hashable, Comparable {
    let site: Int
    let kind: Int

    static func < (left: RoomKey, right: RoomKey) -> Bool {
      (left.site, left.kind) < (right.site, right.kind)
    }
  }

  /// One half of a day: its open periods and its posts, ascending; units open in all of them.
  private struct Block {
    let periods: [Int]
    let posts: [Int]
    let capacity: Double
    let postCapacity: Double
  }

  /// What tells one session's cost from another's of the same specialist, but for posts.
  struct Shape: Hashable, Comparable {
    let day: Int
    /// Periods in the morning and in the afternoon.
    let morning: Int
    let afternoon: Int
    let site: Int
    /// The kinds whose units it takes, in the order in which the service lists them.
    let kinds: [Int]

    static func < (left: Shape, right: Shape) -> Bool {
      let one = [left.day, left.morning, left.afternoon, left.site] + left.kinds
      let other = [right.day, right.morning, right.afternoon, right.site] + right.kinds
      return one.lexicographicallyPrecedes(other)
    }
  }

  init(_ candidates: Candidates, _ shares: [GroupShare]) {
    let scenario = candidates.scenario
    self.scenario = scenario
    noon = scenario.settings.noon
    var shortest = [Int](repeating: .max, count: scenario.specialists.count)
    var sites = [Set<Int>](repeating: [], count: scenario.specialists.count)
    var users: [RoomKey: Set<Int>] = [:]
    var shortestIn: [RoomKey: Int] = [:]
    func note(_ need: Need.ID, _ specialist: Specialist.ID, _ slots: [PairCandidate.Slots]) {
      let length = candidates.length(need)
      shortest[specialist.index] = min(shortest[specialist.index], length)
      for slot in slots {
        let combination = candidates.resources.combinations[slot.combination]
        sites[specialist.index].insert(combination.site.index)
        for part in combination.classes {
          let kind = candidates.resources.classes[part].kind
          let key = RoomKey(site: combination.site.index, kind: kind.index)
          users[key, default: []].insert(specialist.index)
          shortestIn[key] = min(shortestIn[key] ?? length, length)
        }
      }
    }
    for pair in candidates.pairs { note(pair.need, pair.specialist, pair.slots) }
    for share in shares {
      for member in share.members { note(member.need, share.specialist, member.slots) }
    }
    var chosen: [ChosenSite: [Block]] = [:]
    var choosesSite = [Bool](repeating: false, count: scenario.specialists.count)
    ofSpecialist = scenario.specialists.ids.map { id in
      let length = shortest[id.index]
      guard length < .max else { return [] }
      let places = candidates.filters.sites(of: id).filter {
        sites[id.index].contains($0.site.index)
      }
      func blocks(_ periods: PeriodSet) -> [Block] {
        Self.blocks(periods.intersection(scenario.grid.open), length, scenario) { _ in 1 }
      }
      if scenario.specialists[id].siteChoice != .given, places.count > 1 {
        choosesSite[id.index] = true
        for place in places {
          let key = ChosenSite(specialist: id.index, site: place.site.index)
          chosen[key] = blocks(place.periods)
        }
        return []
      }
      return blocks(places.reduce(scenario.grid.none) { $0.union($1.periods) })
    }
    ofChosenSite = chosen
    self.choosesSite = choosesSite
    var rooms: [RoomKey: [Block]] = [:]
    var units: [RoomKey: [Room.ID]] = [:]
    for key in users.keys.sorted() {
      let all = scenario.rooms.ids.filter {
        scenario.rooms[$0].site.index == key.site && scenario.rooms[$0].kind.index == key.kind
      }
      guard users[key, default: []].count > all.count else { continue }
      let opening = all.reduce(scenario.grid.none) { $0.union(scenario.rooms[$1].opening) }
      units[key] = all
      rooms[key] = Self.blocks(
        opening.intersection(scenario.grid.open), shortestIn[key] ?? 1, scenario
      ) { period in all.count { scenario.rooms[$0].opening.contains(period) } }
    }
    ofRooms = rooms
    roomsOfKey = units
  }

  /// Mornings and afternoons, day by day.
  private static func blocks(
    _ available: PeriodSet, _ shortest: Int, _ scenario: Scenario, _ units: (Int) -> Int
  ) -> [Block] {
    (0..<scenario.grid.dayCount).flatMap { day in
      [HalfDay.morning, .afternoon].map { half in
        let capacity = HalfDayCapacity(available, day: day, half: half, in: scenario)
        let periods = capacity.periods.members
        var posts: [Int] = []
        if shortest > 1 {
          posts = capacity.posts(forSessionsOf: shortest, in: scenario.grid).members
          if posts.count * shortest >= periods.count { posts = [] }
        }
        return Block(
          periods: periods, posts: posts,
          capacity: Double(periods.reduce(0) { $0 + units($1) }),
          postCapacity: Double(posts.reduce(0) { $0 + units($1) }))
      }
    }
  }

  /// Whether a specialist has rows for each of several sites that it may choose.
  func choosesSite(_ specialist: Specialist.ID) -> Bool { choosesSite[specialist.index] }

  /// Whether units of a kind at a site have rows of their own.
  func mayRunOut(_ kind: Kind.ID, at site: Site.ID) -> Bool {
    ofRooms[RoomKey(site: site.index, kind: kind.index)] != nil
  }

  /// The day of a session and how many of its periods lie in the morning and in the afternoon.
  struct Stretch: Equatable {
    let day: Int
    let morning: Int
    let afternoon: Int
  }

  func stretch(start: Int, length: Int) -> Stretch {
    let grid = scenario.grid
    var morning = 0
    var afternoon = 0
    for period in start..<(start + length) {
      let minute = grid.minute(of: period)
      if minute + grid.step <= noon { morning += 1 } else if minute >= noon { afternoon += 1 }
    }
    return Stretch(day: grid.day(of: start), morning: morning, afternoon: afternoon)
  }

  func shape(_ combination: Combination, _ resources: Resources, _ stretch: Stretch) -> Shape {
    Shape(
      day: stretch.day, morning: stretch.morning, afternoon: stretch.afternoon,
      site: combination.site.index,
      kinds: combination.classes.map { resources.classes[$0].kind.index })
  }

  /// How many posts a session from that start holds: of the specialist's morning and afternoon,
  /// then of each kind's.
  func posts(_ specialist: Specialist.ID, _ shape: Shape, _ start: Int) -> [Int] {
    let periods = start..<(start + shape.morning + shape.afternoon)
    return blockLists(specialist, shape).flatMap { blocks in
      (0..<2).map { half in
        blocks.isEmpty ? 0 : blocks[2 * shape.day + half].posts.count { periods.contains($0) }
      }
    }
  }

  /// The rows that a session takes, with how much of each and their capacities.
  func uses(
    _ specialist: Specialist.ID, _ shape: Shape, _ posts: [Int]
  ) -> [(row: PricedRow, amount: Double, capacity: Double)] {
    var uses: [(row: PricedRow, amount: Double, capacity: Double)] = []
    for (list, blocks) in blockLists(specialist, shape).enumerated() where !blocks.isEmpty {
      let units = list == 0 ? [] : rooms(shape, list - 1)
      func row(_ periods: [Int]) -> PricedRow {
        if list > 0 { return .rooms(units, periods) }
        return choosesSite[specialist.index]
          ? .periodsAt(specialist, Site.ID(shape.site), periods) : .periods(specialist, periods)
      }
      for (half, taken) in [shape.morning, shape.afternoon].enumerated() where taken > 0 {
        let block = blocks[2 * shape.day + half]
        guard !block.periods.isEmpty else { continue }
        // What there is of sites that are chosen, only `SitePart` knows.
        let isChosen = list == 0 && choosesSite[specialist.index]
        uses.append((row(block.periods), Double(taken), isChosen ? 0 : block.capacity))
        let held = posts[2 * list + half]
        if held > 0 {
          uses.append((row(block.posts), Double(held), isChosen ? 0 : block.postCapacity))
        }
      }
    }
    return uses
  }

  /// The specialist's blocks, then those of each kind; empty where units cannot run out.
  private func blockLists(_ specialist: Specialist.ID, _ shape: Shape) -> [[Block]] {
    let chosen = ChosenSite(specialist: specialist.index, site: shape.site)
    return [
      choosesSite[specialist.index]
        ? ofChosenSite[chosen] ?? [] : ofSpecialist[specialist.index]
    ] + shape.kinds.map { ofRooms[RoomKey(site: shape.site, kind: $0)] ?? [] }
  }

  private func rooms(_ shape: Shape, _ position: Int) -> [Room.ID] {
    roomsOfKey[RoomKey(site: shape.site, kind: shape.kinds[position])] ?? []
  }
}
