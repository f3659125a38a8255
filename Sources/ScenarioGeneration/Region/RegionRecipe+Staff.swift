import Kezek

extension RegionRecipe {
  private static let workdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
  private static let townDays: [Weekday] = [.monday, .wednesday, .friday]
  private static let visitDays: [Weekday] = [.tuesday, .thursday]
  /// A post: 18 hours a week, 13 children in the middle of the norm.
  private static let postMinutes = 18 * 60
  private static let postChildren = 13

  /// Posts, visits and cabinets of every city and cluster, by what its children ask.
  func addStaff(
    _ map: RegionMap, to draft: inout ScenarioDraft, _ random: inout SplitMix64
  ) {
    let demand = Demand(draft, map, minutes: sessionMinutes)
    var units = [[Int]](repeating: [0, 0], count: map.places.count)
    for settlement in map.settlements {
      let posts = self.posts(of: settlement, demand, &random)
      let visits = self.visits(in: settlement, map, demand, posts: posts.count)
      addSpecialists(posts, visits, of: settlement, map, to: &draft, &units, &random)
    }
    addCabinets(map, units, to: &draft)
  }

  /// A post and the share of it that is filled, in hundredths.
  private struct Post {
    let service: String
    let share: Int
  }

  /// As many posts as leave what is asked above what they give by the scarcity, in a drawn order.
  private func posts(
    of settlement: RegionMap.Settlement, _ demand: Demand, _ random: inout SplitMix64
  ) -> [Post] {
    var posts: [Post] = []
    // With all children in the afternoon, 12 of the 18 hours can be used.
    let usable = knobs.oneShift ? Self.postMinutes * 2 / 3 : Self.postMinutes
    for service in ["speech therapist", "defectologist", "psychologist"] {
      let (needs, minutes) = demand.total(of: service, in: settlement.places)
      guard needs > 0 else { continue }
      let byHours = minutes * 100 / usable
      let byChildren = needs / Self.postChildren
      let hundredths = max(byHours, byChildren) * 100 / knobs.scarcity
      let count = (hundredths + 50) / 100
      if count == 0 {
        posts.append(Post(service: service, share: max(25, hundredths)))
      } else {
        posts += [Post](repeating: Post(service: service, share: 100), count: count)
      }
    }
    return random.shuffled(posts)
  }

  /// How many specialists visit each village that has none at home.
  private func visits(
    in settlement: RegionMap.Settlement, _ map: RegionMap, _ demand: Demand, posts: Int
  ) -> [Int] {
    let children = settlement.places.reduce(0) { $0 + demand.children[$1] }
    return settlement.places.flatMap { place -> [Int] in
      guard map.places[place].isVisited, children > 0 else { return [] }
      // A visitor is here for two days of five.
      let visitors = max(1, posts * demand.children[place] * 5 / (2 * children))
      return [Int](repeating: place, count: visitors)
    }
  }

  private func addSpecialists(
    _ posts: [Post], _ visits: [Int], of settlement: RegionMap.Settlement, _ map: RegionMap,
    to draft: inout ScenarioDraft, _ units: inout [[Int]], _ random: inout SplitMix64
  ) {
    let homes = settlement.places.filter { !map.places[$0].isVisited }
    let home = random.dealt(homes.map { ($0, map.places[$0].children) }, to: posts.count)
    let caseload = Self.postChildren * 1000 / (1000 - knobs.groups * 2 / 3)
    // Only where there are few sites: who may choose can be at any of them.
    let mayChoose = map.places.count <= 6
    let isLarge = posts.count { $0.service == "defectologist" } >= 6
    var waiting = visits
    for (index, post) in posts.enumerated() {
      let isEarly = index % 2 == 0
      var second: Int?
      if waiting.isEmpty == false, index >= posts.count - visits.count {
        second = waiting.removeFirst()
      } else if homes.count > 1, random.chance(perMille: knobs.travelling) {
        let position = homes.firstIndex(of: home[index]) ?? 0
        second = homes[(position + 1) % homes.count]
      }
      let chooses = mayChoose && second != nil && random.chance(perMille: 250)
      var row = SpecialistDraft(
        id: numbered("S-", draft.specialists.count + 1, width: "\(children / 6)".count),
        services: [post.service], halfHours: max(2, 36 * post.share / 100),
        hours: chooses
          ? hours(at: nil, Self.workdays, isEarly)
          : hours(of: home[index], second, map, isEarly),
        languages: random.pick(weighted: [(["kk"], 4), (["ru"], 2), (["kk", "ru"], 4)]),
        caseload: max(
          2, (caseload - 1 + random.integer(in: 0...2)) * post.share / 100), travels: chooses)
      // Where there are few, each takes every child.
      if post.service == "defectologist", isLarge { row.categories = categories(&random) }
      if second != nil { row.languages = ["kk", "ru"] }
      draft.specialists.append(row)
      for place in [home[index]] + (second.map { [$0] } ?? []) {
        if knobs.oneShift {
          units[place][0] += 1
          units[place][1] += 1
        } else {
          units[place][isEarly ? 0 : 1] += 1
        }
      }
    }
  }

  /// Most defectologists take every child, some are trained for a few categories.
  private func categories(_ random: inout SplitMix64) -> [String] {
    random.pick(weighted: [
      ([], 10), (["hearing", "speech", "delay", "complex"], 1),
      (["vision", "delay", "intellect", "motor"], 1),
      (["autism", "delay", "intellect", "complex"], 1),
    ])
  }

  /// The week at one cabinet or at two.
  private func hours(of home: Int, _ second: Int?, _ map: RegionMap, _ isEarly: Bool)
    -> WeeklyHours
  {
    let cabinet = map.places[home].cabinet
    guard let second else { return hours(at: cabinet, Self.workdays, isEarly) }
    let other = map.places[second].cabinet
    if knobs.weeks == 2 {
      return hours(at: cabinet, Self.workdays, isEarly, week: 0)
        + hours(at: other, Self.workdays, isEarly, week: 1)
    }
    return hours(at: cabinet, Self.townDays, isEarly) + hours(at: other, Self.visitDays, isEarly)
  }

  /// Half-days of four hours: the mornings or the afternoons; of both, where all children come in
  /// the afternoon.
  private func hours(at site: String?, _ days: [Weekday], _ isEarly: Bool, week: Int? = nil)
    -> WeeklyHours
  {
    func block(_ days: [Weekday], _ from: Int, _ to: Int) -> WeeklyHours {
      WeeklyHours(blocks: [.init(site: site, days: days, span: .clock(from, to), week: week)])
    }
    guard knobs.oneShift else {
      return block(days, isEarly ? 540 : 840, isEarly ? 780 : 1080)
    }
    let early = isEarly ? Self.visitDays : [.monday, .friday]
    let late = days.filter { !early.contains($0) }
    let morning = days.filter(early.contains)
    return (late.isEmpty ? WeeklyHours() : block(late, 840, 1080))
      + (morning.isEmpty ? WeeklyHours() : block(morning, 540, 780))
  }

  private func addCabinets(
    _ map: RegionMap, _ units: [[Int]], to draft: inout ScenarioDraft
  ) {
    for (index, place) in map.places.enumerated() {
      let atOnce = units[index].max() ?? 0
      let count = knobs.rooms.map { max(1, atOnce * $0 / 100) } ?? (atOnce + 1)
      draft.rooms.append(
        RoomDraft(
          id: numbered("К-", draft.rooms.count + 1, width: 1), site: place.cabinet,
          kind: "cabinet", seats: 4,
          tags: place.isAccessible ? ["yes", "quiet", "loop"] : ["quiet"],
          count: count > 1 ? count : nil))
    }
  }
}

/// What the children of each place ask of each weekly service; those who are barred ask nothing.
private struct Demand {
  /// Children of each place.
  private(set) var children: [Int]
  /// Needs and minutes a week, by service and place; a group need counts a third.
  private var needs: [String: [Int]] = [:]
  private var minutes: [String: [Int]] = [:]

  init(
    _ draft: ScenarioDraft, _ map: RegionMap, minutes steps: [(under: Int?, minutes: Int)]
  ) {
    let place = Dictionary(
      map.places.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    children = [Int](repeating: 0, count: map.places.count)
    for child in draft.children { children[place[child.lives] ?? 0] += 1 }
    let zeros = [Int](repeating: 0, count: map.places.count)
    let index = draft.childIndex
    for need in draft.needs {
      guard let row = index[need.child] else { continue }
      let child = draft.children[row]
      guard child.status == nil else { continue }
      let home = place[child.lives] ?? 0
      let age = draft.settings.first.completedYears(since: child.born)
      let length = steps.first { step in step.under.map { age < $0 } ?? true }?.minutes ?? 30
      let members = need.form == "group" ? 1 : 3
      needs[need.service, default: zeros][home] += members
      minutes[need.service, default: zeros][home] += members * need.times * length
    }
  }

  /// Hundred times the needs, and the minutes a week.
  func total(of service: String, in places: Range<Int>) -> (needs: Int, minutes: Int) {
    func sum(_ table: [String: [Int]]) -> Int {
      table[service].map { row in places.reduce(0) { $0 + row[$1] } } ?? 0
    }
    return (sum(needs) * 100 / 3, sum(minutes) / 3)
  }
}
