import Kezek

/// Which capacity rows over time a session takes, and how much of each: of its specialist, and of the
/// kinds of units that may run out.
struct TimeRows {
  private let scenario: Scenario
  /// By specialist, by specialist and site that it chooses, and by (site, kind).
  private let ofSpecialist: [Timeline]
  private let ofChosenSite: [ChosenSite: Timeline]
  /// By specialist: whether its rows are those of sites that it chooses.
  private let choosesSite: [Bool]
  private let ofRooms: [RoomKey: Timeline]
  private let roomsOfKey: [RoomKey: [Room.ID]]
  private let none: Timeline
  /// Whether there are half-days in which some sessions can be held for a part of the time only.
  let hasPartialHours: Bool

  private struct ChosenSite: Hashable {
    let specialist: Int
    let site: Int
  }

  private typealias RoomKey = TimeTakers.RoomKey

  /// What tells one session's cost from another's of the same specialist, but for posts.
  struct Shape: Hashable, Comparable {
    let day: Int
    let site: Int
    /// The kinds whose units it takes, in the order in which the service lists them.
    let kinds: [Int]
    /// Of the specialist's timeline, then of each kind's: the number of the parts; −1 where it has none.
    let parts: [Int]

    static func < (left: Shape, right: Shape) -> Bool {
      left.inOrder.lexicographicallyPrecedes(right.inOrder)
    }

    private var inOrder: [Int] { [day, site] + parts + kinds }
  }

  /// Of the same timelines: the number of what a session takes; −1 where it takes nothing.
  typealias Takes = [Int]

  /// - Parameter partMinutes: of the parts of a half-day in which only some of the sessions can be held;
  ///   nil where half-days stay whole.
  init(_ candidates: Candidates, _ shares: [GroupShare], partMinutes: Int? = nil) {
    let scenario = candidates.scenario
    self.scenario = scenario
    let none = Timeline(scenario)
    self.none = none
    let takers = TimeTakers(candidates, shares)
    func timeline(
      _ periods: PeriodSet, _ specialist: Specialist.ID, _ minutes: Int?
    ) -> Timeline {
      Timeline(
        periods.intersection(scenario.grid.open), takers.lengths[specialist.index], scenario,
        Timeline.Division(isInRuns: true, minutes: minutes)
      ) { _ in 1 }
    }
    var chosen: [ChosenSite: Timeline] = [:]
    var choosesSite = [Bool](repeating: false, count: scenario.specialists.count)
    var isCut = choosesSite
    ofSpecialist = scenario.specialists.ids.map { id in
      guard !takers.lengths[id.index].isEmpty else { return none }
      let places = candidates.filters.sites(of: id).filter {
        takers.sites[id.index].contains($0.site.index)
      }
      let all = places.reduce(scenario.grid.none) { $0.union($1.periods) }
      let whole = timeline(all, id, nil)
      isCut[id.index] = takers.arePartial(of: id, in: whole)
      let minutes = isCut[id.index] ? partMinutes : nil
      guard scenario.specialists[id].siteChoice != .given, places.count > 1 else {
        return minutes == nil ? whole : timeline(all, id, minutes)
      }
      choosesSite[id.index] = true
      for place in places {
        let key = ChosenSite(specialist: id.index, site: place.site.index)
        chosen[key] = timeline(place.periods, id, minutes)
      }
      return none
    }
    ofChosenSite = chosen
    self.choosesSite = choosesSite
    hasPartialHours = isCut.contains(true)
    var rooms: [RoomKey: Timeline] = [:]
    var units: [RoomKey: [Room.ID]] = [:]
    for (key, users) in takers.ofRooms.sorted(by: { $0.key < $1.key }) {
      let all = scenario.rooms.ids.filter {
        scenario.rooms[$0].site.index == key.site && scenario.rooms[$0].kind.index == key.kind
      }
      guard users.specialists.count > all.count else { continue }
      let opening = all.reduce(scenario.grid.none) { $0.union(scenario.rooms[$1].opening) }
      units[key] = all
      let minutes = users.specialists.contains { isCut[$0] } ? partMinutes : nil
      rooms[key] = Timeline(
        opening.intersection(scenario.grid.open), users.lengths, scenario,
        Timeline.Division(isInRuns: false, minutes: minutes)
      ) { period in all.count { scenario.rooms[$0].opening.contains(period) } }
    }
    ofRooms = rooms
    roomsOfKey = units
  }

  /// Whether a specialist has rows for each of several sites that it may choose.
  func choosesSite(_ specialist: Specialist.ID) -> Bool { choosesSite[specialist.index] }

  /// Whether units of a kind at a site have rows of their own.
  func mayRunOut(_ kind: Kind.ID, at site: Site.ID) -> Bool {
    ofRooms[RoomKey(site: site.index, kind: kind.index)] != nil
  }

  /// The timelines of a specialist's sessions in a combination of rooms.
  struct Lines {
    let site: Int
    let kinds: [Int]
    /// The specialist's, then each kind's.
    fileprivate let timelines: [Timeline]
    /// By timeline: what a session takes by its start.
    fileprivate let takes: [[Int32]]

    /// Whether sessions from two starts take the same.
    func areAlike(_ one: Int, _ other: Int) -> Bool {
      takes.allSatisfy { $0.isEmpty || $0[one] == $0[other] }
    }

    /// What a session from a start takes.
    func takes(_ start: Int) -> Takes { takes.map { $0.isEmpty ? -1 : Int($0[start]) } }

    func shape(of takes: Takes, _ day: Int) -> Shape {
      Shape(
        day: day, site: site, kinds: kinds,
        parts: zip(timelines, takes).map { $1 < 0 ? -1 : $0.takes[$1].number })
    }

    /// Whether one holds no more posts of any row than another, of the same shape.
    func holds(_ one: Takes, noMoreThan other: Takes) -> Bool {
      for (list, timeline) in timelines.enumerated() where one[list] != other[list] {
        let others = timeline.takes[other[list]].posts
        let isNoMore = timeline.takes[one[list]].posts.allSatisfy { share in
          others.contains { $0.row == share.row && $0.amount >= share.amount }
        }
        guard isNoMore else { return false }
      }
      return true
    }
  }

  /// - Parameter length: of the sessions, in periods.
  func lines(
    _ specialist: Specialist.ID, _ combination: Combination, _ resources: Resources, length: Int
  ) -> Lines {
    let kinds = combination.classes.map { resources.classes[$0].kind.index }
    let timelines = timelines(specialist, combination.site.index, kinds)
    return Lines(
      site: combination.site.index, kinds: kinds, timelines: timelines,
      takes: timelines.map { $0.takes(ofLength: length) })
  }

  /// The rows that a session takes, with how much of each and their capacities.
  func uses(
    _ specialist: Specialist.ID, _ shape: Shape, _ takes: Takes
  ) -> [(row: PricedRow, amount: Double, capacity: Double)] {
    var uses: [(row: PricedRow, amount: Double, capacity: Double)] = []
    let isChosen = choosesSite[specialist.index]
    for (list, timeline) in timelines(specialist, shape.site, shape.kinds).enumerated()
    where takes[list] >= 0 {
      let take = timeline.takes[takes[list]]
      for share in take.parts + take.posts {
        let row = timeline.rows[share.row]
        // What there is of sites that are chosen, only `SitePart` knows.
        let isOpen = list > 0 || !isChosen
        let priced: PricedRow =
          list > 0
          ? .rooms(rooms(shape, list - 1), row.periods)
          : isChosen
            ? .periodsAt(specialist, Site.ID(shape.site), row.periods)
            : .periods(specialist, row.periods)
        uses.append((priced, Double(share.amount), isOpen ? row.capacity : 0))
      }
    }
    return uses
  }

  private func timelines(
    _ specialist: Specialist.ID, _ site: Int, _ kinds: [Int]
  ) -> [Timeline] {
    let own =
      choosesSite[specialist.index]
      ? ofChosenSite[ChosenSite(specialist: specialist.index, site: site)]
      : ofSpecialist[specialist.index]
    return [own ?? none] + kinds.map { ofRooms[RoomKey(site: site, kind: $0)] ?? none }
  }

  private func rooms(_ shape: Shape, _ position: Int) -> [Room.ID] {
    roomsOfKey[RoomKey(site: shape.site, kind: shape.kinds[position])] ?? []
  }
}
