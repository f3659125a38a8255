import Kezek

/// A region of any size, from 20 children to the nation: cities of microdistricts and clusters of
/// villages, each with its cabinets, rehabilitation centres with turns, and commissions.
///
/// Staffing follows the norm of one post for 12–14 children; categories, languages, the urban share
/// and the numbers of centres and commissions are the published ones.
public struct RegionRecipe: ScenarioRecipe {
  public let name: String
  public var children: Int
  public var seed: UInt64
  public var knobs: Knobs

  /// The children that a region can have.
  public static let sizes = 20...100_000
  /// The most children for whom a clerk's table is made: the clerk looks at every specialist.
  public static let mostWithCurrent = 5000

  /// A region of so many children.
  ///
  /// - Parameter children: within `sizes`; others are brought to the nearer end.
  public init(
    name: String = "region", children: Int, seed: UInt64, knobs: Knobs = Knobs()
  ) {
    self.name = name
    self.children = min(max(children, Self.sizes.lowerBound), Self.sizes.upperBound)
    self.seed = seed
    self.knobs = knobs
  }

  public func files() -> [String: [UInt8]] { made().files }

  /// The files, and how much there is of what.
  public func made() -> (files: [String: [UInt8]], counts: Counts) {
    let draft = draft()
    var files = draft.files()
    if knobs.tiers > 0 { files["policy.yaml"] = Array(TierRule(steps: knobs.tiers).text.utf8) }
    let counts = Counts(
      children: draft.children.count, needs: draft.needs.count,
      specialists: draft.specialists.count, sites: draft.sites.count, turns: draft.turns.count,
      currentRows: draft.current.count)
    return (files, counts)
  }

  /// Rows of the tables.
  public struct Counts: Sendable, Hashable {
    public let children: Int
    public let needs: Int
    public let specialists: Int
    public let sites: Int
    public let turns: Int
    public let currentRows: Int
  }

  func draft() -> ScenarioDraft {
    var draft = ScenarioDraft(language: knobs.language, settings: settings)
    draft.services = services
    var random = SplitMix64(seed: seed, stream: "map")
    let map = RegionMap(children: children, knobs: knobs, random: &random)
    draft.sites = map.sites(withTurns: knobs.turns > 0)
    draft.travel = map.travel
    random = SplitMix64(seed: seed, stream: "children")
    for region in map.regions { addChildren(of: region, map, to: &draft, &random) }
    random = SplitMix64(seed: seed, stream: "needs")
    draft.needs = weeklyNeeds(of: draft.children, &random)
    random = SplitMix64(seed: seed, stream: "staff")
    addStaff(map, to: &draft, &random)
    if knobs.turns > 0 {
      random = SplitMix64(seed: seed, stream: "courses")
      addCourses(map, to: &draft, &random)
      random = SplitMix64(seed: seed, stream: "appointments")
      addAppointments(map, to: &draft, &random)
    }
    random = SplitMix64(seed: seed, stream: "absences")
    addAbsences(to: &draft, &random)
    guard knobs.hasCurrent, children <= Self.mostWithCurrent else { return draft }
    var clerk = Clerk(
      draft, habits: .init(asks: 3, pinsToStay: 8, pinsToGo: 2),
      random: SplitMix64(seed: seed, stream: "clerk"))
    random = SplitMix64(seed: seed, stream: "flaws")
    let flaws = ClerkFlaws(gapsUnused: children / 8, tooSoon: children / 200)
    draft.current = flaws.applied(to: clerk.table(), of: draft, random: &random)
    return draft
  }

  private var settings: SettingsDraft {
    var settings = SettingsDraft(first: .on(1, 9, 2026), last: .on(31, 12, 2026))
    settings.holidays = Holidays.autumn2026
    settings.grid = GridDraft(
      window: .init(from: 540, to: 1080), step: knobs.mixedLengths ? 15 : 30,
      pause: .init(from: 780, to: 840))
    settings.weeks = knobs.weeks
    settings.shifts = [.init(from: 480, to: 780), .init(from: 810, to: 1080)]
    settings.statesShifts = true
    settings.daySessions = 3
    settings.maxTravel = knobs.maxTravel
    settings.reportBy = ["область"]
    settings.asOf = .on(25, 8, 2026)
    settings.seed = seed
    return settings
  }

  /// The weekly services and, where there are turns, those that go by them.
  private var services: [ServiceDraft] {
    let weekly = ["speech therapist", "defectologist", "psychologist"].map { name in
      ServiceDraft(
        name: name, per: "week", minutes: sessionMinutes, form: "individual", groupMin: 2,
        groupMax: 4, ageGap: 2, rooms: ["cabinet"], who: "child")
    }
    guard knobs.turns > 0 else { return weekly }
    return weekly + [
      ServiceDraft(name: "rehabilitation", per: "year", gapDays: 90),
      ServiceDraft(name: "PMPC", per: "once"),
    ]
  }

  /// Minutes by age; without mixed lengths every session is one step of the grid.
  var sessionMinutes: [(under: Int?, minutes: Int)] {
    knobs.mixedLengths ? [(4, 20), (7, 30), (nil, 45)] : [(4, 20), (nil, 30)]
  }

  private func addChildren(
    of region: RegionMap.Region, _ map: RegionMap, to draft: inout ScenarioDraft,
    _ random: inout SplitMix64
  ) {
    var cohort = Cohort(
      count: region.children, ages: (2...14).map { ($0, $0 < 4 ? 6 : $0 < 7 ? 14 : 7) },
      homes: map.places[region.places].map { place in
        let home = Cohort.Home(
          place: place.name, isRural: place.isRural, attributes: [region.name])
        return (home, place.children)
      })
    cohort.firstNumber = draft.children.count + 1
    cohort.idWidth = max(3, "\(children)".count)
    cohort.firstFamily =
      draft.children.reduce(into: Set<String>()) { names, child in
        if let family = child.family { names.insert(family) }
      }.count + 1
    cohort.firstShift = knobs.oneShift ? 1000 : 600
    cohort.noConclusion = 50
    cohort.postponed = 25
    cohort.siblings = 60
    cohort.bounded = 110
    var children = cohort.children(draft.settings, random: &random)
    if knobs.oneShift {
      // Those who do not go to school are in the kindergarten before noon.
      for index in children.indices where children[index].shift == nil {
        children[index].hours = WeeklyHours(
          blocks: [.init(site: nil, days: [], span: .afternoon, week: nil)])
      }
    }
    draft.children += children
  }

  private func weeklyNeeds(of children: [ChildDraft], _ random: inout SplitMix64) -> [NeedDraft] {
    var needs = NeedProfile.city.needs(of: children, random: &random)
    for index in needs.indices where random.chance(perMille: knobs.groups) {
      needs[index].form = "group"
    }
    return needs
  }
}
