import Kezek

/// A clerk who hands out hours by day of application and by hand: the maker of `current.csv`.
///
/// Not the `queue` policy, which is exact. This clerk takes children by date of application, asks
/// only the first few specialists of the list, writes into the earliest free hours, never moves
/// anyone, and now and then overlooks a paper. The flaws are added afterwards (`ClerkFlaws`).
struct Clerk {
  let draft: ScenarioDraft
  let grid: TimeGrid
  let habits: Habits
  /// The terms of each need's service, by need.
  let terms: [ServiceTerms]
  /// Each need's child, by need.
  let childOfNeed: [Int]
  /// Completed years on the first day of the term, by child.
  let ages: [Int]
  /// When each child can come, school off.
  let childHours: [PeriodSet]
  let sites: [SiteDraft]
  /// Needs by day of application, then by the order of the papers.
  let queue: [Int]
  /// The units of resource at each site.
  let unitsAtSite: [[Int]]
  /// Specialists by service, in the order of the list.
  private let specialistsOf: [String: [Int]]
  private let travel: [String: [String: Int]]
  var state: ClerkState
  var rows: [CurrentDraft] = []
  var random: SplitMix64

  /// How a clerk works.
  struct Habits {
    /// How many of the fitting specialists are asked.
    var asks = 2
    /// Papers overlooked, of a thousand.
    var overlooks = 40
    /// Whether the table names rooms.
    var writesRooms = false
    /// Rows that are pinned to stay and rows that must go, of a thousand.
    var pinsToStay = 0
    var pinsToGo = 0
  }

  init(_ draft: ScenarioDraft, habits: Habits, random: SplitMix64) {
    self.draft = draft
    self.habits = habits
    self.random = random
    let grid = draft.settings.grid.timeGrid(weeks: draft.settings.weeks)
    self.grid = grid
    let index = draft.childIndex
    childOfNeed = draft.needs.map { index[$0.child] ?? 0 }
    var known: [String: ServiceTerms] = [:]
    for need in draft.needs where known[need.service] == nil {
      known[need.service] = ServiceTerms(of: need.service, in: draft.services)
    }
    terms = draft.needs.map {
      known[$0.service] ?? ServiceTerms(of: $0.service, in: draft.services)
    }
    ages = draft.children.map { draft.settings.first.completedYears(since: $0.born) }
    childHours = draft.children.map { Self.hours(of: $0, on: grid, draft.settings) }
    sites = draft.sites.isEmpty ? Self.namedSites(draft) : draft.sites
    let state = ClerkState(draft: draft, grid: grid)
    self.state = state
    queue = Self.queue(of: draft, childOfNeed)
    unitsAtSite = sites.map { site in
      state.units.indices.filter { state.units[$0].room.site == site.name }
    }
    var specialistsOf: [String: [Int]] = [:]
    for (index, row) in draft.specialists.enumerated() {
      for service in row.services { specialistsOf[service, default: []].append(index) }
    }
    self.specialistsOf = specialistsOf
    var travel: [String: [String: Int]] = [:]
    for row in draft.travel {
      travel[row.from, default: [:]][row.to] = row.minutes
      travel[row.to, default: [:]][row.from] = row.minutes
    }
    self.travel = travel
  }

  /// The table as the clerk leaves it: weekly sessions by child, then courses.
  mutating func table() -> [CurrentDraft] {
    for need in queue {
      if random.chance(perMille: habits.overlooks) || state.isServed[need] || isBarred(need) {
        continue
      }
      switch true {
      case !terms[need].isWeekly: continue
      case draft.needs[need].group != nil: placeRoster(of: need)
      case (draft.needs[need].form ?? terms[need].form) == "group": placeGroup(first: need)
      default: placeAlone(need)
      }
    }
    handOutCourses()
    let order = draft.childIndex
    let position = rows.indices.sorted { left, right in
      let (first, second) = (order[rows[left].child] ?? 0, order[rows[right].child] ?? 0)
      return (first, left) < (second, right)
    }
    return position.map { pinned(rows[$0]) }
  }

  func isBarred(_ need: Int) -> Bool {
    let child = draft.children[childOfNeed[need]]
    if child.status == "postponed" { return true }
    if let until = child.until, until < draft.settings.first { return true }
    return child.status != nil && draft.needs[need].service != "PMPC"
  }

  /// Specialists who may give the need, at which site: those nearest first, then by the list.
  func candidates(for need: Int) -> [(specialist: Int, site: Int)] {
    let row = draft.needs[need]
    let child = draft.children[childOfNeed[need]]
    let categories = row.categories.isEmpty ? child.categories : row.categories
    var found: [(specialist: Int, site: Int, minutes: Int)] = []
    for index in specialistsOf[row.service] ?? [] {
      let specialist = draft.specialists[index]
      guard Self.meets(specialist.categories, categories),
        Self.meets(specialist.languages, child.languages)
      else { continue }
      let named = specialist.hours.sites
      for (site, place) in sites.enumerated() where named.isEmpty || named.contains(place.name) {
        if let required = row.site, required != place.name { continue }
        let minutes = travel(from: child.lives, to: place)
        if let limit = draft.settings.maxTravel, minutes > limit { continue }
        found.append((index, site, minutes))
      }
    }
    found.sort { ($0.minutes, $0.specialist, $0.site) < ($1.minutes, $1.specialist, $1.site) }
    return found.map { ($0.specialist, $0.site) }
  }

  /// The row with a pin, now and then; nothing is pinned to stay of someone who is away for long.
  private mutating func pinned(_ row: CurrentDraft) -> CurrentDraft {
    var row = row
    if random.chance(perMille: habits.pinsToStay), !isAwayForLong(row) {
      row.keep = "yes"
    } else if random.chance(perMille: habits.pinsToGo) {
      row.keep = "no"
    }
    return row
  }

  private func isAwayForLong(_ row: CurrentDraft) -> Bool {
    let term = draft.settings.last.days(since: draft.settings.first) + 1
    return draft.absences.contains { absence in
      (absence.who == row.child || absence.who == row.specialist)
        && absence.days.count * 2 > term
    }
  }

  private func travel(from place: String, to site: SiteDraft) -> Int {
    place == site.place ? 0 : travel[place]?[site.place] ?? 0
  }

  private static func queue(of draft: ScenarioDraft, _ childOfNeed: [Int]) -> [Int] {
    let since = childOfNeed.map { draft.children[$0].since ?? draft.settings.first }
    return draft.needs.indices.sorted { (since[$0], $0) < (since[$1], $1) }
  }

  static func meets(_ left: [String], _ right: [String]) -> Bool {
    left.isEmpty || right.isEmpty || left.contains { right.contains($0) }
  }

  private static func hours(
    of child: ChildDraft, on grid: TimeGrid, _ settings: SettingsDraft
  ) -> PeriodSet {
    var hours = child.hours.periods(at: "", on: grid, noon: settings.noon)
    guard let shift = child.shift else { return hours }
    let school = settings.shifts[shift - 1]
    for period in hours.members where grid.weekday(ofDay: grid.day(of: period)) <= .friday {
      let minute = grid.minute(of: period)
      if minute < school.to, minute + grid.step > school.from { hours.remove(period) }
    }
    return hours
  }

  private static func namedSites(_ draft: ScenarioDraft) -> [SiteDraft] {
    var names: [String] = []
    for specialist in draft.specialists {
      for site in specialist.hours.sites where !names.contains(site) { names.append(site) }
    }
    return (names.isEmpty ? [""] : names).map { SiteDraft(name: $0, place: $0) }
  }
}
